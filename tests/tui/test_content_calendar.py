"""The calendar of content: a month and a week of it, and the keys that move in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from store.content_list import ContentView
from tests.store.planned_content import DAY, MONDAY, Planned
from tests.tui.calendar_host import Shown, shown
from tui import i18n
from tui.format import DASH
from tui.widgets.content_calendar import ContentCalendar


def here(desk: Shown) -> tuple[date | None, str]:
    """The day of the cursor, and who stands there."""
    found = desk.calendar.current
    return desk.calendar.day, "" if found is None else found.name


def nothing(_plan: Planned) -> dict[str, int]:
    """No content at all."""
    return {}


def crowd(plan: Planned) -> dict[str, int]:
    """Twenty pieces on one day, and one far off."""
    made = {f"g{n}": plan.piece(f"Guest {n}", MONDAY) for n in range(20)}
    return made | {"far": plan.piece("Far Away", date(2026, 7, 9))}


async def test_a_month_stands_in_weeks_from_monday(tmp_path: Path) -> None:
    """Numbers, pieces with their signs, what is beyond; the day in words below."""
    async with shown(tmp_path) as desk:
        lines = desk.lines()
        assert lines[1].startswith(" March 2026")
        assert lines[1].endswith("17 pieces · ! 1 late · 1 without a day")
        assert lines[2].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        assert lines[3].startswith(" 23 Feb ───  24 ───────")
        assert lines[4].strip() == "◕!Ben H."
        assert lines[5].startswith("[2] ━━━━━━━   3 ───────")
        assert lines[6].split()[:3] == ["▸◑", "김민수", "○≠Mina"]
        assert lines[7].split()[:3] == ["●", "Eli", "Noor"]
        assert "✎ Carmen" in desk.page()
        assert "25 ──── +4" in desk.page()
        assert "Ill" not in desk.page()
        assert lines[-4].startswith("━ 2 pieces on Mon 2 Mar, today ━━")
        assert lines[-3] == (
            "▸ ◑  김민수 · Reel: 아침 루틴 · Draft is here · your turn · Spring"
        )


async def test_every_way_of_moving_in_a_month(tmp_path: Path) -> None:
    """Days, weeks, months, the ends of a week, today; no letter is needed for it."""
    async with shown(tmp_path) as desk:
        for key, day in (
            *(("right", 3), ("down", 10), ("left", 9), ("l", 10), ("k", 3), ("h", 2)),
            *(("j", 9), ("end", 15), ("home", 9), ("ctrl+d", 23), ("ctrl+u", 9)),
            *(("G", 31), ("g", 2), ("down", 9), ("full_stop", 2)),
        ):
            await desk.press(key)
            assert desk.calendar.day == date(2026, 3, day), key
        await desk.press("pagedown")
        assert here(desk)[0] == date(2026, 4, 2)
        await desk.press("right")
        assert here(desk) == (date(2026, 4, 3), "Ana Luz")
        await desk.press("pageup", "pageup")
        assert here(desk)[0] == date(2026, 2, 3)
        assert desk.lines()[1].startswith(" February 2026")
        assert desk.calendar.shown is not None
        assert desk.calendar.shown.first == date(2026, 1, 26)


async def test_tab_goes_through_the_pieces_of_a_day(tmp_path: Path) -> None:
    """Round and round, and back; Enter opens the one it stands on."""
    async with shown(tmp_path) as desk:
        names = []
        for key in ("tab", "tab", "shift+tab"):
            await desk.press(key)
            names.append(here(desk)[1])
        assert names == ["Eli Noor", "김민수", "Eli Noor"]
        assert desk.lines()[7].startswith("▸● Eli Noor")
        desk.calendar.action_open()
        await desk.press("right", "tab")
        desk.calendar.action_open()
        await desk.press()
        opened = [
            one.deliverable_id
            for one in desk.screen.heard
            if isinstance(one, ContentCalendar.Opened)
        ]
        assert opened == [desk.made["live"]]


async def test_a_week_tells_each_piece_in_full(tmp_path: Path) -> None:
    """What it is, where it stands, whose turn; up and down go through the day."""
    async with shown(tmp_path) as desk:
        await desk.press("w")
        assert desk.lines()[1].startswith(f" Mon 2 Mar {DASH} Sun 8 Mar 2026")
        assert "Reel:" in desk.page()
        assert "your turn" in desk.page()
        await desk.press("down", "down")
        assert here(desk) == (MONDAY, "Eli Noor")
        await desk.press("up", "up")
        assert here(desk) == (MONDAY, "김민수")
        await desk.press("pagedown")
        assert here(desk)[0] == MONDAY + 7 * DAY
        await desk.press("end", "w")
        assert here(desk)[0] == MONDAY + 13 * DAY
        assert desk.lines()[1].startswith(" March 2026")


async def test_in_a_full_week_the_current_piece_is_in_sight(tmp_path: Path) -> None:
    """However far down the day it stands; the number says how many are not."""
    async with shown(tmp_path, crowd) as desk:
        await desk.press("w", *["down"] * 12)
        assert here(desk) == (MONDAY, "Guest 12")
        assert "▸○!" not in desk.page()
        assert "▸○≠" not in desk.page()
        assert "▸○ Guest 12" in desk.page()
        assert "+" in desk.lines()[3]


async def test_of_a_full_day_everything_is_there_for_tab(tmp_path: Path) -> None:
    """The first few are shown at once, the rest is read when the cursor comes."""
    async with shown(tmp_path, crowd) as desk:
        assert "20 pieces on Mon 2 Mar" in desk.page()
        await desk.press(*["tab"] * 19)
        assert here(desk)[1] == "Guest 19"
        assert "Guest 19" in desk.lines()[-2]
        await desk.press("tab")
        assert here(desk)[1] == "Guest 0"


async def test_wide_windows_have_the_day_beside_the_month(tmp_path: Path) -> None:
    """With more of each piece, and nothing below."""
    async with shown(tmp_path, size=(120, 40)) as desk:
        await desk.press("right", "right", "right")
        page = desk.page()
        assert "│ ━ Thu 5 Mar ━" in page
        assert "≠ same account: Story" in page
        assert "Briefed · their turn" in page
        await desk.press("right")
        assert "Nothing on this day" in desk.page()
        assert {cell_len(line) for line in desk.app.lines()} == {120}


async def test_a_promise_to_another_brand_is_told_in_words(tmp_path: Path) -> None:
    """Not by a sign alone."""
    async with shown(tmp_path) as desk:
        desk.calendar.go_to(date(2026, 3, 19))
        await desk.press()
        assert "≠ bound to Summer until Tue 31 Mar · Approved" in desk.page()


async def test_holidays_of_her_market_are_named(tmp_path: Path) -> None:
    """In the rule of their day, and below in full."""

    def prepare(plan: Planned) -> dict[str, int]:
        plan.store.settings.set_market("ES")
        return nothing(plan)

    async with shown(tmp_path, prepare) as desk:
        desk.calendar.go_to(date(2026, 4, 3))
        await desk.press()
        assert "Nothing on Fri 3 Apr · Good Friday" in desk.page()
        assert "  3 Good…" in desk.page()


@pytest.mark.parametrize(
    ("language", "month", "week"),
    [
        ("ko", " 2026년 3월", ["일", "월", "화", "수", "목", "금", "토"]),
        ("es", " marzo de 2026", ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]),
    ],
)
async def test_the_month_speaks_her_language(
    tmp_path: Path, language: str, month: str, week: list[str]
) -> None:
    """Its name, its weekdays, and the day that a week begins with."""
    i18n.install(language)
    async with shown(tmp_path) as desk:
        assert desk.lines()[1].startswith(month)
        assert desk.lines()[2].split() == week
        await desk.press("down", "home")
        first = date(2026, 3, 8) if language == "ko" else date(2026, 3, 9)
        assert desk.calendar.day == first


async def test_a_campaign_and_a_filter_narrow_the_month(tmp_path: Path) -> None:
    """What the screen says is shown, and nothing else."""
    view = ContentView(filter="mina")
    async with shown(tmp_path, view=view) as desk:
        assert " 2 pieces" in desk.lines()[1]
        assert "Carmen" not in desk.page()
        desk.screen.view = ContentView(campaign_id=999)
        await desk.screen.load()
        await desk.press()
        assert " 0 pieces" in desk.lines()[1]


async def test_the_title_counts_every_piece_once(tmp_path: Path) -> None:
    """With its draft and its post; of the month or week alone, not of its edges."""
    async with shown(tmp_path) as desk:
        desk.calendar.go_to(date(2026, 3, 12))
        await desk.press("w")
        assert " 1 piece " in f"{desk.lines()[1]} "
        await desk.press("pagedown")
        assert " 2 pieces" in desk.lines()[1]
        await desk.press("w", "pagedown")
        assert "April 2026" in desk.lines()[1]
        assert " 1 piece ·" in desk.lines()[1]


async def test_what_changes_elsewhere_is_shown_with_the_cursor_on_its_piece(
    tmp_path: Path,
) -> None:
    """A piece that came before it on the day does not push the cursor off."""
    async with shown(tmp_path) as desk:
        await desk.press("tab")
        assert here(desk)[1] == "Eli Noor"
        desk.plan.piece("New One", MONDAY, "briefed")
        desk.app.changed.publish(frozenset({"campaigns"}))
        await desk.press()
        assert here(desk) == (MONDAY, "Eli Noor")
        assert "3 pieces on Mon 2 Mar" in desk.page()
        desk.plan.run("DELETE FROM deliverable WHERE id=?", desk.made["live"])
        desk.app.changed.publish(frozenset({"campaigns"}))
        await desk.press()
        assert here(desk)[0] == MONDAY
        assert here(desk)[1] in {"New One", "김민수"}


async def test_a_step_paints_two_days_and_the_words_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day the cursor leaves, the one it comes to, and the lines below the month."""
    async with shown(tmp_path) as desk:
        painted: list[int] = []
        paint = ContentCalendar.render_line

        def note(calendar: ContentCalendar, y: int) -> object:
            painted.append(y)
            return paint(calendar, y)

        monkeypatch.setattr(ContentCalendar, "render_line", note)
        await desk.press("right")
        assert len(set(painted)) == 3 + 3


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 15), (30, 6), (200, 60)])
async def test_any_size_has_a_calendar(tmp_path: Path, size: tuple[int, int]) -> None:
    """Tight or roomy, in both ways to look, no line is longer than the window."""
    async with shown(tmp_path, size=size) as desk:
        await desk.press("w", "tab", "right", "w", "down")
        assert {cell_len(line) for line in desk.app.lines()} == {size[0]}
        await desk.pilot.resize_terminal(100, 30)
        await desk.press("left")
        assert "March 2026" in desk.page()


async def test_an_empty_month_has_nothing_to_do(tmp_path: Path) -> None:
    """No key upsets it."""
    async with shown(tmp_path, nothing) as desk:
        keys = ("tab", "space", "v", "enter", "m", "plus", "minus", "escape", "ctrl+a")
        await desk.press(*keys, "v", "w", "tab", "down", "up", "m")
        assert "Nothing on Mon 2 Mar, today" in desk.page()
        assert desk.app.told == []
        assert desk.calendar.current_id is None


async def test_before_days_were_read_the_calendar_is_blank() -> None:
    """And no key upsets it either."""
    calendar = ContentCalendar()
    for action in ("pick_up", "drop", "put_back", "day_later", "open", "mark_all"):
        getattr(calendar, f"action_{action}")()
    for action in ("next_piece", "cursor_up", "cursor_down", "page_up", "week_start"):
        getattr(calendar, f"action_{action}")()
    assert (calendar.day, calendar.current, calendar.wanted) == (None, None, None)
