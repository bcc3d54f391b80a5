"""Whether every row of a sheet is a new person of its own, told while it is read.

Nobody known and no earlier row may have the handle, profile, e-mail or phone of a row;
between two rows of the sheet, an equal e-mail or phone counts together with the name
only, as it does in `gathering`. In doubt the answer is no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

Column = list[Any]

MOST = 150_000
"""Rows that are compared while they are read; past that the finished tables are."""

_KNOWN = {
    "handle_key": "SELECT platform, handle_key FROM account",
    "url_key": "SELECT url_key FROM account WHERE url_key IS NOT NULL",
    "email_key": "SELECT email_key FROM influencer WHERE email_key IS NOT NULL",
    "phone_key": "SELECT phone_key FROM influencer WHERE phone_key IS NOT NULL",
    "name_key": "SELECT name_key FROM roster_line",
}


class NotPlain(Exception):
    """Some row is about somebody known, or about somebody of another row."""


class Strangers:
    """Takes note of chunk after chunk; raises NotPlain when not everybody is new."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._known = {
            name: {row if len(row) > 1 else row[0] for row in connection.execute(sql)}
            for name, sql in _KNOWN.items()
        }
        self._seen: dict[str, set[int]] = {name: set() for name in _KNOWN}
        self._count = 0
        self.is_sure = True
        """Whether all rows were compared; if not, ask `are_twice` at the end."""

    def note(self, got: dict[str, Column]) -> None:
        """Take note of a chunk, by its columns with their keys."""
        names = got["name_key"]
        self._count += len(names)
        if self._count > MOST:
            self.is_sure = False
            self._seen = {name: set() for name in _KNOWN}
        keys = [
            got[name]
            for name in ("handle_key", "email_key", "phone_key")
            if name in got
        ]
        if "handle_key" in got:
            handles = zip(got["platform"], got["handle_key"], strict=True)
            self._compare("handle_key", handles)
            self._compare("url_key", got["url_key"])
            self._add("handle_key", got["handle_key"], got["platform"])
        for name in ("email_key", "phone_key"):
            if name in got:
                self._compare(name, got[name])
                self._add(name, got[name], names)
        if all(None in column for column in keys):
            self._note_bare(names, keys)

    def _note_bare(self, names: Column, keys: Sequence[Column]) -> None:
        """Rows with nothing but a name are told apart by it."""
        bare = [
            name
            for name, *own in zip(names, *keys, strict=True)
            if name is not None and not any(own)
        ]
        if bare and not self.is_sure:
            raise NotPlain
        self._compare("name_key", bare)
        self._add("name_key", bare, bare)

    def _compare(self, name: str, keys: Iterable[object]) -> None:
        known = self._known[name]
        if known and not known.isdisjoint(keys):
            raise NotPlain

    def _add(self, name: str, keys: Column, others: Column) -> None:
        if not self.is_sure:
            return
        # Numbers made from the texts take a third of their room. Where two texts have
        # the same one, the slower way in finds out that nothing was the matter.
        pairs: Iterable[object] = zip(keys, others, strict=True)
        if None in keys:
            pairs = [
                pair for pair in zip(keys, others, strict=True) if pair[0] is not None
            ]
        made = list(map(hash, pairs))
        seen = self._seen[name]
        wanted = len(seen) + len(made)
        seen.update(made)
        if len(seen) < wanted:
            raise NotPlain


def are_twice(connection: sqlite3.Connection, base: int) -> bool:
    """Whether a person above a number shares e-mail or phone, and the name.

    Of handles the index itself allows no two.
    """
    for key in ("email_key", "phone_key"):
        shared = (
            f"SELECT {key} FROM influencer WHERE {key} IS NOT NULL GROUP BY {key}"
            f" HAVING count(*)>1 AND max(id)>{base}"
        )
        found = connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM influencer WHERE {key} IN ({shared}) AND"
            f" id>{base} GROUP BY {key}, fold(name) HAVING count(*)>1)"
        )
        if found.fetchone()[0]:
            return True
    return False
