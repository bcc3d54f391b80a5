"""A piece of content in words: its card, its line, and what stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.content_rows import ContentLine
from store.contracts import ContractDraft
from tests.tui.content_app import TODAY, desk_of, opened, quiet
from tests.tui.roster_app import shown
from tui.content_columns import ALL, awaited, card, checked, due, line, past, title_of
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store

DAY = timedelta(days=1)

PIECE = ContentLine(
    *(1, 1, 1, "Mina", "mina", "instagram", 1, "Spring", "reel", "Haul", "drafting"),
    state_since=TODAY - 3 * DAY,
    round=0,
    draft_due_on=TODAY + 2 * DAY,
    live_due_on=TODAY + 9 * DAY,
    live_on=None,
    next_on=TODAY + 2 * DAY,
    is_late=False,
    blocking="influencer",
    has_draft=False,
    has_post=False,
    checked=0,
    failed=0,
)


def test_a_card_says_who_when_what_and_how_it_stands() -> None:
    """The day at the right; days in the lane, whose turn, what for, which campaign."""
    found = card(PIECE, TODAY)
    assert (found.title, found.badge, found.badge_tone) == ("Mina", "4 Mar", "dim")
    assert found.lines == (
        ("Reel: Haul", "dim"),
        ("3d Them · draft · Spring", "dim"),
    )


def test_in_one_campaign_a_card_says_where_instead() -> None:
    """Which campaign it is stands above the board."""
    found = card(PIECE, TODAY, is_of_one=True)
    assert found.lines[1] == ("3d Them · draft · Instagram", "dim")


def test_what_is_late_has_a_sign_besides_its_colour() -> None:
    """But only where somebody still waits for it."""
    on = TODAY - 4 * DAY
    late = replace(PIECE, next_on=on, is_late=True)
    assert due(late, TODAY) == "! 4d late"
    assert card(late, TODAY).badge_tone == "error"
    assert line(late, TODAY).style == "error"
    assert due(replace(late, is_late=False), TODAY) == "4d late"


def test_what_is_not_in_order_is_said_first() -> None:
    """On the card, and beside the count of what was looked at."""
    wrong = replace(PIECE, checked=3, failed=1)
    assert card(wrong, TODAY).lines[1] == (
        "not in order · 3d Them · draft · Spring",
        "warning",
    )
    assert checked(wrong) == "! 3/12"
    assert line(wrong, TODAY).style == "warning"


@pytest.mark.parametrize(
    ("lane", "draft", "said"),
    [
        ("drafting", TODAY, "draft"),
        ("drafting", None, "post"),
        ("submitted", TODAY, "post"),
        ("live", TODAY, "figures"),
    ],
)
def test_the_next_day_is_that_of_something(lane: str, draft: object, said: str) -> None:
    """Its draft, then its post, then its figures."""
    assert awaited(replace(PIECE, lane=lane, draft_due_on=draft)) == said  # type: ignore[arg-type]


def test_what_is_over_shows_its_own_day_and_is_quiet() -> None:
    """Nobody waits for anything."""
    over = replace(
        PIECE, lane="measured", next_on=None, live_on=TODAY - DAY, blocking=""
    )
    cells = dict(zip((one.key for one in ALL), line(over, TODAY).cells, strict=True))
    assert (cells["due"], cells["turn"], cells["awaited"]) == ("yesterday", "", "")
    assert (cells["live"], cells["draft"]) == ("yesterday", "✓")
    assert line(over, TODAY).style == "dim"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (-1, "yesterday"), (-12, "18 Feb"), (-90, "2025-12"), (3, "5 Mar")],
)
def test_a_day_that_was_is_never_late(days: int, said: str) -> None:
    """In few cells, whichever year it was."""
    assert past(TODAY + days * DAY, TODAY) == said


def test_several_are_counted_one_is_named() -> None:
    """By its title, or by what it is."""
    assert title_of([PIECE]) == "Mina · Haul"
    assert title_of([replace(PIECE, title=None)]) == "Mina · Reel"
    assert title_of([PIECE, PIECE]) == "2 pieces"


def spoil(store: Store) -> None:
    """Ben's video has no contract, a clash, an exclusivity and a point in disorder."""
    (row,) = store.database.read(
        "SELECT d.id, d.collaboration_id, c.influencer_id, d.live_due_on FROM"
        " deliverable d JOIN collaboration c ON c.id=d.collaboration_id"
        " WHERE d.title='Desk tour'"
    )
    piece, talk, person, day = row
    winter = next(c.id for c in store.campaigns.all() if c.name == "Winter")
    (other,) = store.outreach.start([person], winter, today=TODAY)
    until = TODAY + 60 * DAY
    signed = ContractDraft("signed", signed_on=TODAY, exclusivity_until=until)
    store.contracts.save(other, signed, today=TODAY)
    with store.database.writing("Spoiled", ("campaigns",)) as unit:
        run = unit.connection.execute
        run("DELETE FROM contract WHERE collaboration_id=?", (talk,))
        run(
            "INSERT INTO deliverable(collaboration_id, kind, live_due_on, state,"
            " state_since, round, created_at, updated_at, version)"
            " VALUES (?,'story',?,'briefed','2026-03-01',0,'x','x',1)",
            (talk, day),
        )
        run(
            "INSERT INTO compliance_check(deliverable_id, item, ok, on_day)"
            " VALUES (?,'label',0,'2026-03-01')",
            (piece,),
        )


async def test_what_stands_against_a_piece_is_told(tmp_path: Path) -> None:
    """The contract, the same account, another brand, a point that is not in order."""
    kept = Settings(content_face="list")
    async with opened(tmp_path, settings=kept, prepare=spoil) as (pilot, _store):
        await quiet(pilot, "slash", *"desk", "enter", "equals_sign")
        text = shown(pilot)
        assert "The contract with Ben Hale is not signed." in text
        assert "something else on that day: Story" in text
        assert "works for nobody but Winter" in text
        assert "1 point is not in order." in text
        await quiet(pilot, "escape")
        assert pilot.app.screen is desk_of(pilot)
