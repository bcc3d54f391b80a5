"""Keys: what a user moved, what a Korean layout sends, and how a key is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import Invalid
from tui.commands import ALL, BY_ID
from tui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

_KOREAN = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"
_LATIN = "qwertyuiopasdfghjklzxcvbnm"
KOREAN_LAYOUT = dict(zip(_KOREAN, _LATIN, strict=True)) | dict(
    zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True)
)
"""What the two-set Korean layout sends, and the letter on the same key."""

_WRITTEN = {
    "question_mark": "?",
    "slash": "/",
    "number_sign": "#",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
    "dollar_sign": "$",
    "percent_sign": "%",
    "exclamation_mark": "!",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "⌫",
    "delete": "Del",
}


def written(key: str) -> str:
    """A key as people write it: ctrl+p is ^P, slash is /."""
    if key.startswith("ctrl+"):
        return f"^{key[5:].upper()}"
    if key in _WRITTEN:
        return _WRITTEN[key]
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def check(keymap: Mapping[str, str], file: str) -> dict[str, str]:
    """A user's keymap; raises Invalid naming the file and what is wrong in it."""
    taken: dict[str, str] = {}
    for command in ALL:
        for key in keymap.get(command.id, command.key).split(","):
            taken.setdefault(f"{command.id.partition('.')[0]}:{key}", command.id)
    for name, key in keymap.items():
        if name not in BY_ID:
            from difflib import get_close_matches  # noqa: PLC0415 - for a slip only

            nearest = get_close_matches(name, BY_ID, n=1)
            raise Invalid(
                N_("{file}: there is no command called {name}. Nearest: {nearest}."),
                file=file,
                name=name,
                nearest=nearest[0] if nearest else "-",
            )
        for one in key.split(","):
            if (other := taken[f"{name.partition('.')[0]}:{one}"]) != name:
                raise Invalid(
                    N_("{file}: {key} is given to both {name} and {other}."),
                    file=file,
                    key=one,
                    name=name,
                    other=other,
                )
    return dict(keymap)
