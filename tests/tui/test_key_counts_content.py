"""How many keys content takes on the list of the day, as docs/keys.md counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.test_key_counts import counted, pressed
from tests.tui.today_content import looked_at, review, signed
from tests.tui.today_day import TODAY, Day, opened, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from store.deliverable_rows import DeliverableRow
    from store.live_checks import LiveCheckRow


def approved(day: Day) -> None:
    """A reel that may go live today."""
    pieces, number = day.store.deliverables, review(day)
    pieces.set_day(number, "live", TODAY)
    pieces.move([number], "approved", today=TODAY)


async def after(
    folder: Path, fill: Callable[[Day], object], moment: str, words: str = ""
) -> tuple[DeliverableRow, tuple[LiveCheckRow, ...]]:
    """Press the keys of a moment; how the only piece stands then, and its looks."""
    names = {".": "full_stop", "/": "slash"}
    typed = [names.get(letter, letter) for letter in words]
    async with opened(folder, fill) as (pilot, store):
        await settle(pilot, *pressed(counted()[moment][0], typed))
        return store.deliverables.one(1), store.live_checks.of(1)


async def test_a_draft_is_approved(tmp_path: Path) -> None:
    """One key, no question."""
    row, _looks = await after(tmp_path, review, "Approve a draft")
    assert (row.state, row.guideline, row.brand_fit) == ("approved", True, True)


async def test_a_draft_goes_back(tmp_path: Path) -> None:
    """Three keys with a reason that is offered."""
    row, _looks = await after(
        tmp_path, review, "Send a draft back with an offered reason"
    )
    assert (row.state, row.round) == ("changes_requested", 1)


async def test_a_post_is_live(tmp_path: Path) -> None:
    """Two keys and the address: looks, figures and payment have their days."""
    row, looks = await after(
        tmp_path, approved, "Note that a post is live", "instagram.com/reel/Cx1"
    )
    assert (row.post_platform, row.post_id) == ("instagram", "Cx1")
    assert len(looks) == 5


async def test_a_post_is_still_up(tmp_path: Path) -> None:
    """One key; the next look is dated already."""
    _row, looks = await after(tmp_path, looked_at, "A post is still up and labelled")
    assert [one.on_day == TODAY for one in looks[:3]] == [True, True, False]


async def test_nobody_else_is_touched(tmp_path: Path) -> None:
    """Without a draft there, the key does nothing."""
    moment = counted()["Approve a draft"][0]
    async with opened(tmp_path, lambda day: signed(day, "Mina Park")) as (pilot, store):
        steps = len(store.history.units())
        await settle(pilot, *pressed(moment, []))
        assert len(store.history.units()) == steps
