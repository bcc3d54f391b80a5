"""Where things are kept on this computer."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_state_path

APP = "soloist"


def workspace() -> Path:
    """The workspace of somebody who names none."""
    return user_data_path(APP, appauthor=False) / "soloist.db"


def settings() -> Path:
    """The settings and the keymap."""
    return user_config_path(APP, appauthor=False) / "settings.toml"


def crashes() -> Path:
    """Where the notes of crashes go."""
    return user_state_path(APP, appauthor=False) / "crashes"


def drafts() -> Path:
    """Where half-typed forms are kept."""
    return user_state_path(APP, appauthor=False) / "drafts"
