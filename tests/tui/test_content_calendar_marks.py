"""Marks in the calendar of content: one by one, over days, and on all in sight."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.store.planned_content import DAY, MONDAY, Planned
from tests.tui.calendar_host import Shown, shown


def names(desk: Shown) -> set[str]:
    """Whose pieces are marked, as far as the test knows them."""
    return {name for name, number in desk.made.items() if number in desk.calendar.marks}


def crowd(plan: Planned) -> dict[str, int]:
    """Twenty pieces on one day, one on the next, one a month later."""
    made = {f"g{n}": plan.piece(f"Guest {n}", MONDAY) for n in range(20)}
    made["next"] = plan.piece("Next Day", MONDAY + DAY)
    return made | {"april": plan.piece("April", MONDAY + 35 * DAY)}


async def test_space_marks_and_goes_on_through_the_day(tmp_path: Path) -> None:
    """Again takes the mark away; Escape takes them all."""
    async with shown(tmp_path) as desk:
        await desk.press("space", "space")
        assert names(desk) == {"today", "live"}
        assert "✓◑ 김민수" in desk.page()
        await desk.press("space")
        assert names(desk) == {"live"}
        assert desk.calendar.action_clear_marks()
        assert not desk.calendar.action_clear_marks()
        assert names(desk) == set()


async def test_a_range_marks_whole_days(tmp_path: Path) -> None:
    """It follows the cursor, both ways, until it is ended; days are read for it."""
    async with shown(tmp_path, crowd) as desk:
        await desk.press("right", "v")
        assert names(desk) == {"next"}
        await desk.press("left")
        assert len(names(desk)) == 21
        await desk.press("right")
        assert names(desk) == {"next"}
        await desk.press("v", "left")
        assert names(desk) == {"next"}
        await desk.press("v", "v", "escape", "down")
        desk.calendar.action_clear_marks()
        assert names(desk) == set()


async def test_all_of_a_month_are_marked_or_of_a_week(tmp_path: Path) -> None:
    """What was not read yet, too; what is in the next month is not."""
    async with shown(tmp_path, crowd) as desk:
        await desk.press("ctrl+a")
        assert len(names(desk)) == 21
        assert "april" not in names(desk)
        desk.calendar.action_clear_marks()
        await desk.press("down", "w", "ctrl+a")
        assert names(desk) == set()
        await desk.press("up", "pageup", "ctrl+a")
        assert len(names(desk)) == 21


async def test_marks_are_set_from_outside_and_follow_the_pieces(
    tmp_path: Path,
) -> None:
    """By number; what is deleted is marked no more, what moved still is."""
    async with shown(tmp_path) as desk:
        calendar = desk.calendar
        calendar.marks = {desk.made["first"], desk.made["carmen"], 999}
        assert names(desk) == {"first", "carmen"}
        desk.plan.run("DELETE FROM deliverable WHERE id=?", desk.made["first"])
        desk.app.changed.publish(frozenset({"campaigns"}))
        await desk.press()
        assert names(desk) == {"carmen"}
        assert {one.what for one in calendar.chosen} == {"due", "draft"}
        calendar.go_to(date(2026, 3, 12))
        await desk.press("pagedown", "pagedown", "pagedown")
        assert names(desk) == {"carmen"}
        assert await calendar.all_marks() == calendar.marks
