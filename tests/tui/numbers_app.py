"""A workspace with posts whose figures are due, opened on the grid of figures."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from store.deliverables import DeliverableDraft
from store.readings import ReadingDraft
from tests.tui import results_app
from tests.tui.results_app import DAY, TODAY, face_of, page, settle
from tui.screens.numbers_face import NumbersFace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from store.readings import ReadingRow
    from tests.tui.results_app import Spring

__all__ = [
    "DAY",
    "TODAY",
    "face",
    "noted",
    "numbers",
    "opened",
    "page",
    "piece",
    "post",
    "row",
    "settle",
    "steps",
]

POSTS = (
    ("Ana Luz", "video", "Haul", "https://www.tiktok.com/@ana.luz/video/777", 32),
    ("김민수", "reel", "아침 루틴", "https://www.instagram.com/reel/Made1up/", 8),
    ("Ana Luz", "story", "Swipe up", "https://www.tiktok.com/@ana.luz/video/778", 1),
)
"""Whose, kind, title, address, days since it is live: the longest due come first."""


def post(spring: Spring, made: tuple[str, str, str, str, int]) -> int:
    """A post of POSTS."""
    name, kind, title, url, days = made
    desk, day = spring.store.deliverables, TODAY - days * DAY
    draft = DeliverableDraft(kind, title)
    (number,) = desk.add([spring.talks[name]], draft, today=day)
    desk.go_live(number, url=url, on=day, today=day, override="agreed by mail")
    return number


def numbers(spring: Spring) -> None:
    """Three posts; of two something is known."""
    haul, reel, _story = (post(spring, one) for one in POSTS)
    note = spring.store.readings.note
    week = {"views": 1_234_567, "likes": 64_000}
    note(haul, ReadingDraft("7d", TODAY - 25 * DAY, figures=week), TODAY)
    day = {"views": 9_100, "likes": 640, "comments": 31}
    note(reel, ReadingDraft("24h", TODAY - 7 * DAY, figures=day), TODAY)


@asynccontextmanager
async def opened(
    folder: Path, *, size: tuple[int, int] = (80, 24), language: str = "en"
) -> AsyncIterator[tuple[Pilot[None], Spring]]:
    """The workspace, open on the grid; nothing may have crashed."""
    async with results_app.opened(
        folder, "numbers", size=size, language=language, prepare=numbers
    ) as (pilot, spring):
        yield pilot, spring


def face(pilot: Pilot[None]) -> NumbersFace:
    """The grid and what is beside it."""
    found = face_of(pilot)
    assert isinstance(found, NumbersFace)
    return found


def row(pilot: Pilot[None], title: str) -> str:
    """A row of the grid as it is painted."""
    grid = face(pilot).grid
    place = next(n for n, one in enumerate(grid.rows) if one.due.title == title)
    return grid.render_line(place - grid._top + 1).text.rstrip()


def piece(spring: Spring, title: str) -> int:
    """The number of a post."""
    sql = "SELECT id FROM deliverable WHERE title=?"
    return int(spring.store.database.read(sql, (title,))[0][0])


def noted(
    spring: Spring, title: str, window: str, source: str = "influencer"
) -> dict[str, int]:
    """What is stored of a window by a source."""
    rows: tuple[ReadingRow, ...] = spring.store.readings.of(piece(spring, title))
    return {
        name: value
        for one in rows
        if (one.window, one.source) == (window, source)
        for name, value in one.figures.items()
        if value is not None
    }


def steps(spring: Spring) -> int:
    """How many steps could be taken back."""
    return sum(not unit.undone for unit in spring.store.history.units(1_000))
