"""The page of a piece of content, opened over a campaign with people in it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from tests.filled import filled
from tests.tui.campaign_page import NOW, TODAY, Spring, fill, page, settle, write
from tui import i18n
from tui.app import SoloistApp
from tui.screens.piece import Neighbours, PieceScreen
from tui.terminal import clipboard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from store import Store
    from store.deliverable_rows import DeliverableRow

__all__ = ["DAY", "NOW", "TODAY", "Made", "opened", "page", "settle", "write"]

DAY = timedelta(days=1)

LABELLED = "[광고] 아침 루틴을 바꾼 세럼 하나.\n#광고 #모닝루틴"
UNLABELLED = "아침 루틴을 바꾼 세럼 하나.\n#모닝루틴"


class Made(NamedTuple):
    """The workspace, and the two pieces in it: a Korean reel and a Spanish post."""

    store: Store
    spring: Spring
    reel: int
    post: int

    @property
    def row(self) -> DeliverableRow:
        """The reel as it is stored."""
        return self.store.deliverables.one(self.reel)

    def to(self, *states: str) -> None:
        """Take the reel through states."""
        for state in states:
            self.store.deliverables.move([self.reel], state, today=TODAY - 2 * DAY)

    def live(self, since: int = 3) -> None:
        """The reel went live some days ago."""
        self.store.deliverables.go_live(
            self.reel,
            url="https://instagram.com/reel/Cmorning1",
            on=TODAY - since * DAY,
            today=TODAY - since * DAY,
        )


def made(store: Store) -> Made:
    """Two people who agreed, a signed contract with the first, a piece of each."""
    spring = fill(store)
    minsu, ana = spring.talks["김민수"], spring.talks["Ana Luz"]
    store.roster.set_field([spring.people["김민수"]], "language", "ko")
    store.roster.set_field([spring.people["Ana Luz"]], "language", "es")
    store.settings.set_sender(my_name="한지우")
    signed = ContractDraft("signed", signed_on=TODAY - 4 * DAY)
    store.contracts.save(minsu, signed, today=TODAY)
    (reel,) = store.deliverables.add(
        [minsu],
        DeliverableDraft(
            "reel",
            "Morning routine",
            "Serum before the make-up",
            draft_due_on=TODAY - DAY,
            live_due_on=TODAY + 4 * DAY,
        ),
        today=TODAY - 5 * DAY,
    )
    (post,) = store.deliverables.add(
        [ana], DeliverableDraft("post", live_due_on=TODAY + 9 * DAY), today=TODAY
    )
    return Made(store, spring, reel, post)


@asynccontextmanager
async def opened(
    folder: Path,
    prepare: Callable[[Made], object] | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
) -> AsyncIterator[tuple[Pilot[None], Made]]:
    """The page of the reel; nothing may have crashed at the end."""
    i18n.install(language)
    then = () if prepare is None else (prepare,)
    there: Made
    store, there = filled(folder / "spring.db", made, *then, now=lambda: NOW)
    app = SoloistApp(
        store,
        mode="roster",
        today=lambda: TODAY,
        draft_folder=folder / "drafts",
    )
    try:
        async with app.run_test(size=size) as pilot:
            app.push_screen(PieceScreen(there.reel, _beside(there)))
            await settle(pilot)
            yield pilot, there
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


def _beside(there: Made) -> Neighbours:
    """The reel stands before the post in the list it was opened from."""

    async def beside(number: int, step: int) -> int | None:
        numbers = [there.reel, there.post]
        place = numbers.index(number) + step
        return numbers[place] if 0 <= place < len(numbers) else None

    return beside


async def again(pilot: Pilot[None]) -> None:
    """Read the page anew: something was done behind its back."""
    screen = pilot.app.screen
    assert isinstance(screen, PieceScreen)
    screen.reload()
    await settle(pilot)


def copies(monkeypatch: pytest.MonkeyPatch, by: str = "tool") -> list[str]:
    """What is put on the clipboard from here on."""
    taken: list[str] = []

    def copy(text: str, *_rest: object) -> str:
        taken.append(text)
        return by

    monkeypatch.setattr(clipboard, "copy", copy)
    return taken


def said(pilot: Pilot[None]) -> str:
    """What the line of the page says was done last."""
    from tui.widgets.said_line import SaidLine

    return pilot.app.screen.query_one(SaidLine).text
