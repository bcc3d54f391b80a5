"""Carrying content to other days: by keys, by the mouse, and what is against it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.events import MouseScrollDown, MouseScrollUp

from tests.store.planned_content import DAY, MONDAY, Planned
from tests.tui.calendar_host import Shown, shown

FIFTH = date(2026, 3, 5)


def stored(desk: Shown, name: str) -> tuple[str | None, str | None]:
    """The day of the draft and of the post of a piece, in March."""
    draft, live = desk.plan.days_of(desk.made[name])
    return (draft or "")[5:] or None, (live or "")[5:] or None


def units(desk: Shown) -> int:
    """How many steps there are to take back."""
    return len(desk.plan.store.history.units(99))


def carries(desk: Shown) -> bool:
    """Whether anything is carried."""
    return desk.calendar.is_carrying


async def to(desk: Shown, day: date) -> None:
    """Put the cursor on a day."""
    desk.calendar.go_to(day)
    await desk.press()


async def test_a_piece_is_carried_to_another_day(tmp_path: Path) -> None:
    """Where it would stand is seen on the way; put down, it is one step of undo."""
    async with shown(tmp_path) as desk:
        before = units(desk)
        await to(desk, FIFTH)
        await desk.press("m")
        assert "Mina Park is picked up: arrows carry it" in desk.page()
        assert desk.lines()[-1].startswith(" Enter Put down  Esc Leave it")
        await desk.press("down", "right")
        assert "━ Mina Park: Thu 5 Mar → Fri 13 Mar, 8 days later ━" in desk.page()
        assert "»○ Mina P." in desk.page()
        assert "·○≠Mina P." in desk.page()
        assert "Nothing stands against it" in desk.page()
        assert stored(desk, "first") == (None, "03-05")
        await desk.press("enter")
        assert stored(desk, "first") == (None, "03-13")
        assert units(desk) == before + 1
        assert desk.screen.said == ["Moved 1 piece: 8 days later. u takes it back."]
        assert desk.calendar.current_id == desk.made["first"]
        assert "»" not in desk.page()
        assert desk.lines()[-1].startswith(" m Carry")
        await desk.press("u")
        assert stored(desk, "first") == (None, "03-05")


async def test_escape_leaves_it_where_it_was(tmp_path: Path) -> None:
    """The cursor is back on it, too; so is Enter on its own day."""
    async with shown(tmp_path) as desk:
        before = units(desk)
        await to(desk, FIFTH)
        await desk.press("tab", "m", "pagedown", "escape")
        assert desk.calendar.day == FIFTH
        assert desk.calendar.current_id == desk.made["second"]
        await desk.press("m", "right", "left", "enter")
        assert not carries(desk)
        assert units(desk) == before
        assert "✓" not in desk.page()


async def test_a_post_takes_its_draft_along_and_a_draft_goes_alone(
    tmp_path: Path,
) -> None:
    """Which is said while it is carried."""
    async with shown(tmp_path) as desk:
        await to(desk, date(2026, 3, 12))
        await desk.press("m", "right")
        assert "its draft moves along to Tue 10 Mar" in desk.page()
        await desk.press("enter")
        assert stored(desk, "carmen") == ("03-10", "03-13")
        await to(desk, date(2026, 3, 20))
        await desk.press("m", "left", "left", "enter")
        assert stored(desk, "far") == ("03-18", "03-27")


async def test_a_draft_does_not_go_behind_its_post(tmp_path: Path) -> None:
    """It is said on the way; all the same it is refused, and the cursor goes back."""
    async with shown(tmp_path) as desk:
        await to(desk, date(2026, 3, 20))
        await desk.press("m", "down", "right")
        assert "! its post is due before that, on Fri 27 Mar" in desk.page()
        await desk.press("enter")
        assert stored(desk, "far") == ("03-20", "03-27")
        assert desk.app.told == [
            "The post is due on Fri 27 Mar 2026, before its draft on Sat 28 Mar 2026."
        ]
        assert desk.calendar.day == date(2026, 3, 20)
        assert desk.calendar.current_id == desk.made["far"]


async def test_what_stands_against_a_day_is_told_on_the_way(tmp_path: Path) -> None:
    """The past, a weekend, another piece on the account, a promise to others."""
    async with shown(tmp_path) as desk:
        await to(desk, FIFTH)
        await desk.press("m", "left", "left", "left", "left")
        assert "! that day is over · Sun 1 Mar: weekend" in desk.page()
        await desk.press("escape", "tab", "m", "down", "enter")
        await to(desk, FIFTH)
        await desk.press("m", "down")
        assert "≠ Mina Park, same account that day: Story" in desk.page()
        await desk.press("escape")
        await to(desk, date(2026, 3, 19))
        await desk.press("m", "right")
        assert "≠ 이하늘 is bound to Summer until Tue 31 Mar" in desk.page()
        await desk.press("pagedown")
        assert "Nothing stands against it" in desk.page()
        await desk.press("enter")
        assert stored(desk, "bound") == (None, "04-20")


async def test_wide_windows_tell_it_beside_the_month(tmp_path: Path) -> None:
    """Line by line."""
    async with shown(tmp_path, size=(120, 40)) as desk:
        await to(desk, date(2026, 3, 19))
        await desk.press("m", "right")
        assert "│ ━ Carrying ━" in desk.page()
        assert "│ ≠ 이하늘 is bound to Summer" in desk.page()
        assert "│ Enter puts it there, Esc" in desk.page()


async def test_what_is_live_cannot_be_picked_up(tmp_path: Path) -> None:
    """Why not is a sentence."""
    async with shown(tmp_path) as desk:
        await desk.press("tab", "m")
        await desk.press("plus")
        sentence = "Eli Noor is live since Mon 2 Mar 2026: that day cannot be moved."
        assert desk.app.told == [sentence] * 2
        assert not carries(desk)
        await desk.press("shift+tab", "ctrl+a", "m")
        assert desk.app.told[2] == "1 is live and stays where it is."
        await desk.press("escape", "escape", "right")
        desk.calendar.marks = {desk.made["live"]}
        await desk.press("m")
        assert desk.app.told[-1] == sentence
        desk.plan.run("UPDATE deliverable SET state='live', live_on='2026-03-02'")
        desk.app.changed.publish(frozenset({"campaigns"}))
        await desk.press()
        await to(desk, MONDAY)
        await desk.press("ctrl+a", "m")
        assert desk.app.told[-1] == "All of these are live: such a day cannot be moved."


async def test_marked_pieces_go_together(tmp_path: Path) -> None:
    """By as many days each, in one step; afterwards nothing is marked."""
    async with shown(tmp_path) as desk:
        await to(desk, FIFTH)
        await desk.press("space", "space")
        await to(desk, date(2026, 3, 12))
        await desk.press("space", "m", "down")
        assert "━ 3 pieces: Thu 12 Mar → Thu 19 Mar, 7 days later ━" in desk.page()
        assert desk.page().count("»") == 2
        before = units(desk)
        await desk.press("enter")
        assert stored(desk, "first") == (None, "03-12")
        assert stored(desk, "second") == (None, "03-12")
        assert stored(desk, "carmen") == ("03-16", "03-19")
        assert units(desk) == before + 1
        assert desk.calendar.marks == frozenset()
        told = "Moved 3 pieces: 7 days later. u takes it back."
        assert desk.screen.said == [told]


async def test_drafts_and_posts_are_not_mixed(tmp_path: Path) -> None:
    """Of different pieces; a draft that is marked with its own post goes along."""
    async with shown(tmp_path) as desk:
        await to(desk, date(2026, 3, 9))
        await desk.press("space")
        await to(desk, date(2026, 3, 19))
        await desk.press("space", "m")
        mixed = "Drafts and posts are moved apart: mark one kind only."
        assert desk.app.told == [mixed]
        await desk.press("escape")
        await to(desk, date(2026, 3, 9))
        await desk.press("space", "down", "right", "right", "right", "home")
        await to(desk, date(2026, 3, 12))
        await desk.press("space", "plus")
        assert stored(desk, "carmen") == ("03-10", "03-13")


async def test_plus_and_minus_move_by_a_day_as_often_as_pressed(
    tmp_path: Path,
) -> None:
    """Faster than it is saved, it is always the same piece; marks stay."""
    async with shown(tmp_path) as desk:
        await to(desk, date(2026, 3, 19))
        await desk.press("plus", "plus", "plus", "plus", "plus")
        assert stored(desk, "bound") == (None, "03-24")
        assert stored(desk, "far") == ("03-20", "03-27")
        assert desk.calendar.current_id == desk.made["bound"]
        await desk.press("minus")
        assert desk.calendar.day == date(2026, 3, 23)
        assert stored(desk, "bound") == (None, "03-23")
        await desk.press("space", "plus", "plus")
        assert stored(desk, "bound") == (None, "03-25")
        assert desk.calendar.marks == {desk.made["bound"]}
        await desk.press("u", "u")
        assert stored(desk, "bound") == (None, "03-23")


async def test_on_a_crowded_day_the_cursor_is_on_what_was_put_there(
    tmp_path: Path,
) -> None:
    """Though it was not among the first that are read of the day."""

    def crowd(plan: Planned) -> dict[str, int]:
        for number in range(20):
            plan.piece(f"Guest {number}", MONDAY + DAY)
        return {"late comer": plan.piece("Late Comer", MONDAY)}

    async with shown(tmp_path, crowd) as desk:
        await desk.press("m", "right", "enter")
        assert desk.calendar.current_id == desk.made["late comer"]
        assert "▸ ○  Late Comer" in desk.page()


async def test_a_week_carries_too(tmp_path: Path) -> None:
    """By days, and by whole weeks."""
    async with shown(tmp_path) as desk:
        await to(desk, FIFTH)
        await desk.press("w", "m", "right", "right")
        assert "»○ Mina P." in desk.page()
        assert "Sat 7 Mar: weekend" in desk.page()
        await desk.press("down", "left", "enter")
        assert stored(desk, "first") == (None, "03-13")
        assert desk.calendar.day == date(2026, 3, 13)


async def test_the_mouse_drags_a_piece_to_its_day(tmp_path: Path) -> None:
    """Down on the piece, up on the day; a click goes there, a second one opens."""
    async with shown(tmp_path) as desk:
        pilot = desk.pilot
        await pilot.mouse_down("ContentCalendar", offset=(40, 5))
        await pilot.hover("ContentCalendar", offset=(52, 8))
        assert carries(desk)
        await pilot.hover("ContentCalendar", offset=(40, 7))
        await pilot.mouse_up("ContentCalendar", offset=(40, 7))
        await desk.press()
        assert stored(desk, "first") == (None, "03-12")
        await pilot.click("ContentCalendar", offset=(4, 6))
        assert desk.calendar.current_id == desk.made["live"]
        assert [type(one).__name__ for one in desk.screen.heard].count("Opened") == 0
        await pilot.click("ContentCalendar", offset=(4, 6))
        assert [type(one).__name__ for one in desk.screen.heard].count("Opened") == 1
        await pilot.mouse_down("ContentCalendar", offset=(4, 6))
        await pilot.hover("ContentCalendar", offset=(30, 8))
        await pilot.mouse_up("ContentCalendar", offset=(30, 8))
        assert not carries(desk)
        assert desk.app.told[-1].startswith("Eli Noor is live")


async def test_dragged_off_the_days_it_goes_back(tmp_path: Path) -> None:
    """And the wheel turns the page."""
    async with shown(tmp_path) as desk:
        await desk.pilot.mouse_down("ContentCalendar", offset=(40, 5))
        await desk.pilot.hover("ContentCalendar", offset=(52, 8))
        await desk.pilot.mouse_up("ContentCalendar", offset=(40, 0))
        await desk.press()
        assert not carries(desk)
        assert stored(desk, "first") == (None, "03-05")
        assert desk.calendar.day == FIFTH
        for turn in (MouseScrollDown, MouseScrollDown, MouseScrollUp):
            await desk.pilot._post_mouse_events([turn], desk.calendar, offset=(40, 8))
        await desk.press()
        assert desk.calendar.day == date(2026, 4, 5)
