"""Until when: one digit, or the day in words; and the forms of a next step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App
from textual.events import Paste
from textual.widgets import Static

from tests.tui.roster_app import shown
from tui import i18n
from tui.dialogs.next_step import PlanDialog, Planned, TaskForm
from tui.dialogs.snooze import SnoozeDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot
    from textual.screen import Screen

TODAY = date(2026, 11, 23)
"""A Monday."""


class Host(App[None]):
    """A program that asks one question."""

    CSS_PATH = "../../tui/soloist.tcss"

    def __init__(self, question: Screen[Any]) -> None:
        super().__init__()
        self.question = question
        self.answers: list[object] = []

    async def on_mount(self) -> None:
        """Ask."""
        await self.push_screen(self.question, self.answers.append)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins, and ends, in English."""
    i18n.install("en")
    yield
    i18n.install("en")


def snooze() -> Host:
    """Put somebody off."""
    return Host(SnoozeDialog("Put off: Mina", TODAY))


def read(pilot: Pilot[None]) -> str:
    """The day, or the sentence, under the field."""
    return str(pilot.app.screen.query_one("#read", Static).content)


@pytest.mark.parametrize("digit", "123456789")
async def test_a_digit_is_so_many_days_at_once(digit: str) -> None:
    """No Enter is needed."""
    app = snooze()
    async with app.run_test() as pilot:
        await pilot.press(digit)
        await pilot.pause()
        assert app.answers == [TODAY + timedelta(days=int(digit))]


async def test_what_the_digits_are_stands_there_with_its_day() -> None:
    """Three days on is a Thursday."""
    app = snooze()
    async with app.run_test() as pilot:
        text = shown(pilot)
        assert "3  In 3 days" in text
        assert "Thu 26 Nov" in text
        assert "Mon 30 Nov" in text


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("fri", date(2026, 11, 27)),
        ("next week", date(2026, 11, 30)),
        ("다음주", date(2026, 11, 30)),
        ("다음주 금요일", date(2026, 12, 4)),
        ("mañana", date(2026, 11, 24)),
        ("wed", date(2026, 11, 25)),
        ("+3w", date(2026, 12, 14)),
        ("el 15", date(2026, 12, 15)),
    ],
)
async def test_words_are_read_while_they_are_typed(words: str, day: date) -> None:
    """In any of the languages; Enter takes the day that is shown."""
    app = snooze()
    async with app.run_test() as pilot:
        await pilot.press(*("space" if one == " " else one for one in words))
        await pilot.pause()
        assert f"{day:%d}".lstrip("0") in read(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.answers == [day]


async def test_after_tab_digits_are_part_of_a_date() -> None:
    """So that 26 nov can be typed."""
    app = snooze()
    async with app.run_test() as pilot:
        await pilot.press("tab", *"26", "space", *"nov", "enter")
        await pilot.pause()
        assert app.answers == [date(2026, 11, 26)]


async def test_a_pasted_date_is_read_too() -> None:
    """A digit in a paste is no key."""
    app = snooze()
    async with app.run_test() as pilot:
        assert pilot.app.focused is not None
        pilot.app.focused.post_message(Paste("2026-12-01"))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.answers == [date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("words", "said"),
    [("yesterday", "That day has passed."), ("soonish", "no day that can be read")],
)
async def test_what_is_no_day_to_come_is_said_and_kept(words: str, said: str) -> None:
    """Enter does nothing then; Escape leaves."""
    app = snooze()
    async with app.run_test() as pilot:
        await pilot.press(*words, "enter")
        await pilot.pause()
        assert said in read(pilot)
        assert app.answers == []
        await pilot.press("escape")
        await pilot.pause()
        assert app.answers == [None]


async def test_enter_on_nothing_asks_on() -> None:
    """There is no day that would be meant by itself."""
    app = snooze()
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert app.answers == []


async def test_a_click_on_a_line_is_its_digit() -> None:
    """The third one is three days."""
    app = snooze()
    async with app.run_test() as pilot:
        await pilot.click("QuickDays", offset=(4, 2))
        await pilot.pause()
        assert app.answers == [TODAY + timedelta(days=3)]


@pytest.mark.parametrize("language", ["ko", "es"])
async def test_the_day_is_written_in_her_language(language: str) -> None:
    """11월 27일 (금), vie 27 nov."""
    i18n.install(language)
    app = snooze()
    async with app.run_test() as pilot:
        await pilot.press(*"fri")
        await pilot.pause()
        assert {"ko": "11월 27일 (금)", "es": "vie 27 nov"}[language] in read(pilot)


async def test_a_plan_has_words_and_a_day() -> None:
    """Enter goes from the words to the day, and saves there."""
    app = Host(PlanDialog("Next step", TODAY))
    async with app.run_test() as pilot:
        await pilot.press(*"call", "enter", *"3d")
        await pilot.pause()
        assert "Thu 26 Nov" in read(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.answers == [Planned("call", date(2026, 11, 26))]


async def test_a_plan_may_do_without_words_but_not_without_a_day() -> None:
    """The step stays what it was; only its day is another."""
    app = Host(PlanDialog("Next step", TODAY))
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert read(pilot).startswith("Say when")
        await pilot.press(*"fri", "ctrl+s")
        await pilot.pause()
        assert app.answers == [Planned("", date(2026, 11, 27))]


async def test_a_plan_to_come_stands_there_and_a_late_one_does_not() -> None:
    """What is late needs another day."""
    for on, value in ((date(2026, 11, 30), "2026-11-30"), (date(2026, 11, 3), "")):
        app = Host(PlanDialog("Next step", TODAY, words="call", on=on))
        async with app.run_test() as pilot:
            assert pilot.app.screen.query_one("#what").value == "call"  # type: ignore[attr-defined]
            assert pilot.app.screen.query_one("#when").value == value  # type: ignore[attr-defined]


async def test_a_task_needs_words() -> None:
    """An empty one is sent back to its first field."""
    app = Host(TaskForm("New task", TODAY, on=TODAY))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert read(pilot) == "Say what there is to do."
        await pilot.press(*"pay", "ctrl+s")
        await pilot.pause()
        assert app.answers == [Planned("pay", TODAY)]
