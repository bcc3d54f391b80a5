"""Half-typed forms, kept in private files until they are saved or given up.

One small file for each form and record. It is put in place in one step, so that a kill
at any moment leaves the text before or after; the disk is not waited for, because this
runs while somebody types.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LONGEST = 4_000_000
"""Bytes of a draft that are read back; no form makes a longer one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a form, by field, over which version of the record."""

    version: int
    texts: Mapping[str, str]
    kept_at: str
    """The instant of the last change, as the history writes instants."""


class Drafts:
    """The drafts of one workspace; without a folder none are kept."""

    def __init__(self, folder: Path | None, workspace: Path) -> None:
        self._folder = folder
        # Two workspaces may both have a person number 5.
        name = os.fsencode(workspace.absolute())
        self._workspace = hashlib.sha256(name).hexdigest()[:16]

    def _file(self, form: str, number: int) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / f"{form}-{number}-{self._workspace}.json"

    def read(self, form: str, number: int) -> Draft | None:
        """What was being typed when the form was last left without a word; or None."""
        file = self._file(form, number)
        if file is None:
            return None
        try:
            state = file.stat()
            if state.st_size > LONGEST:
                return None
            found = json.loads(file.read_text(encoding="utf-8"))
            version, texts = int(found["version"]), found["texts"]
        except (OSError, ValueError, TypeError, KeyError):
            return None  # none, or the disk lost a part of it: nothing to offer
        if not isinstance(texts, dict):
            return None
        clean = {str(name): str(text) for name, text in texts.items()}
        at = datetime.fromtimestamp(state.st_mtime, UTC).isoformat()
        return Draft(version, clean, at) if clean else None

    def keep(
        self, form: str, number: int, version: int, texts: Mapping[str, str]
    ) -> None:
        """Write what is typed so far; raises OSError when the disk does not take it."""
        file = self._file(form, number)
        if file is None:
            return
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(part, flags, 0o600), "w", encoding="utf-8") as draft:
            json.dump({"version": version, "texts": dict(texts)}, draft)
        part.replace(file)

    def drop(self, form: str, number: int) -> None:
        """Forget what was typed: it was saved, or given up."""
        if (file := self._file(form, number)) is not None:
            with suppress(OSError):
                file.unlink(missing_ok=True)
