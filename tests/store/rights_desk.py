"""People who agreed, and the desks of rights and of the library."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.deliverables import DeliverableDraft
from store.library import Library
from store.rights import Rights
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.engine import Database

__all__ = ["DAY", "MONDAY", "Kept", "kept_desks"]


@dataclass
class Kept:
    """The desks, and short ways to come to what a test is about."""

    of: Agreed
    rights: Rights
    library: Library

    @property
    def database(self) -> Database:
        """The workspace."""
        return self.of.desks.database

    def owner(self, talk: int) -> int:
        """The person of a collaboration."""
        found = self.database.read(
            "SELECT influencer_id FROM collaboration WHERE id=?", (talk,)
        )
        return int(found[0][0])

    def piece(self, talk: int, title: str = "Morning routine") -> int:
        """A reel that is owed."""
        draft = DeliverableDraft("reel", title)
        return self.of.deliverables.add([talk], draft, today=MONDAY)[0]

    def live(self, piece: int, on: date) -> None:
        """A piece goes live, signed or not."""
        self.of.deliverables.go_live(
            piece,
            url=f"https://www.instagram.com/p/made{piece}/",
            on=on,
            today=on,
            override="It was agreed by telephone",
        )

    def undo(self) -> str:
        """Take the last step back; what it was."""
        step = self.of.desks.history.undo()
        return step.label.format(**step.detail)


@contextmanager
def kept_desks() -> Iterator[Kept]:
    """An empty workspace and its desks."""
    with agreed_desks() as opened:
        database = opened.desks.database
        yield Kept(opened, Rights(database), Library(database, opened.desks.settings))
