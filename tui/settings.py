"""The user's own settings: a small TOML file that may hold comments.

Business data never goes here: it is in the workspace.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.errors import Invalid, StoreError
from tui.i18n import LANGUAGES, N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

THEMES = ("dark", "light")
FACES = ("board", "list")
CONTENT_FACES = ("board", "list", "calendar")


@dataclass(slots=True)
class Settings:
    """What the user chose; the file holds only what differs from these."""

    language: str = ""
    """en, ko or es; empty: what the terminal asks for."""
    theme: str = "dark"
    """dark or light."""
    roster_columns: list[str] = field(default_factory=list)
    """Columns of the roster, in order; empty: the usual ones."""
    outreach_face: str = "board"
    """board or list: how outreach was looked at last."""
    outreach_sort: str = ""
    """What outreach was sorted by last, with - for downward; empty: by what is due."""
    content_face: str = "board"
    """board, list or calendar: how content was looked at last."""
    content_sort: str = ""
    """What content was sorted by last, with - for downward; empty: by what is due."""
    keymap: dict[str, str] = field(default_factory=dict)
    """Command id -> key, where the user wants another."""


def load(path: Path) -> Settings:
    """Read the settings; raises Invalid naming the file and the key that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as problem:
        raise Invalid(
            N_("{file} cannot be read: {reason}."), file=path, reason=problem
        ) from None
    import tomllib  # noqa: PLC0415 - most people have no settings file

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise Invalid(
            N_("{file} is not valid TOML: {reason}."), file=path, reason=problem
        ) from None
    return _checked(found, path)


def save(path: Path, **changes: object) -> None:
    """Write single settings, leaving the rest of the file and its comments alone."""
    import tomlkit  # noqa: PLC0415 - only when something is written

    from store.exchange.atomic import atomic_path  # noqa: PLC0415

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        document = tomlkit.document()
    for name, value in changes.items():
        document[name] = value
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with atomic_path(path) as part:
        part.write_text(tomlkit.dumps(document), encoding="utf-8")


def _checked(found: Mapping[str, Any], path: Path) -> Settings:
    known = Settings.__dataclass_fields__
    for name in found:
        if name not in known:
            from difflib import get_close_matches  # noqa: PLC0415 - for a slip only

            nearest = get_close_matches(name, known, n=1)
            raise Invalid(
                N_("{file}: there is no setting called {name}. Nearest: {nearest}."),
                file=path,
                name=name,
                nearest=nearest[0] if nearest else "-",
            )
    settings = Settings()
    for name, value in found.items():
        if type(value) is not type(getattr(settings, name)):
            raise _wrong(path, name, value)
        setattr(settings, name, value)
    if settings.language and settings.language not in LANGUAGES:
        raise _wrong(path, "language", settings.language)
    if settings.theme not in THEMES:
        raise _wrong(path, "theme", settings.theme)
    if settings.outreach_face not in FACES:
        raise _wrong(path, "outreach_face", settings.outreach_face)
    if settings.content_face not in CONTENT_FACES:
        raise _wrong(path, "content_face", settings.content_face)
    if not all(isinstance(key, str) for key in settings.keymap.values()):
        raise _wrong(path, "keymap", settings.keymap)
    return settings


def _wrong(path: Path, name: str, value: object) -> StoreError:
    return Invalid(
        N_("{file}: {name} cannot be {value}."), file=path, name=name, value=repr(value)
    )
