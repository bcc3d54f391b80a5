"""One dark and one light theme; no meaning hangs on a colour alone."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#7fb4ca",
    secondary="#9a9ae0",
    accent="#e6a26f",
    foreground="#d8dbe2",
    background="#16181d",
    surface="#1b1e24",
    panel="#262a33",
    success="#8fbf87",
    warning="#e0c070",
    error="#e07a75",
    dark=True,
    variables={
        "block-cursor-text-style": "none",
        "input-selection-background": "#3b5566",
    },
)
LIGHT = Theme(
    name="light",
    primary="#1f6683",
    secondary="#5050a0",
    accent="#a8541a",
    foreground="#22262e",
    background="#fafaf7",
    surface="#ffffff",
    panel="#eceae4",
    success="#2f6f2a",
    warning="#805a00",
    error="#a8322d",
    dark=False,
    variables={
        "block-cursor-text-style": "none",
        "input-selection-background": "#bcd9e6",
    },
)
