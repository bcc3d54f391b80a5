"""Days, lateness, stages and amounts in few cells, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store.history import UnitRow
from store.rules.money import Money
from store.rules.pipeline import DEALS, OFFERS, STAGES, TOUCHES, WAITING, Stage
from tui import format as fmt
from tui import i18n

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins, and ends, in English."""
    i18n.install("en")
    yield
    i18n.install("en")


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (-1, "yesterday"),
        (0, "today"),
        (1, "tomorrow"),
        (3, "Thu 26 Nov"),
        (40, "Sat 2 Jan 2027"),
        (-400, "Sun 19 Oct 2025"),
    ],
)
def test_a_day_is_said_as_people_say_it(away: int, words: str) -> None:
    """Near ones by name, others with the weekday, another year with the year."""
    assert fmt.short_day(TODAY + timedelta(days=away), TODAY) == words


@pytest.mark.parametrize(
    ("language", "near", "far"),
    [
        ("ko", "11월 26일 (목)", "2027년 1월 2일 (토)"),
        ("es", "jue 26 nov", "sáb 2 ene 2027"),
    ],
)
def test_a_day_in_the_other_languages(language: str, near: str, far: str) -> None:
    """In their own order."""
    i18n.install(language)
    assert fmt.short_day(date(2026, 11, 26), TODAY) == near
    assert fmt.short_day(date(2027, 1, 2), TODAY) == far


def test_lateness_is_short() -> None:
    """For a column of a list."""
    assert fmt.late(3) == "3d late"
    assert fmt.late(1200) == "1,200d late"


def test_her_own_stage_is_shown_as_it_is() -> None:
    """The usual one is translated."""
    assert fmt.stage(Stage("agreed", "Deal!", own=True)) == "Deal!"
    assert fmt.stage(Stage("agreed", fmt.STAGE["agreed"])) == "Agreed"


def test_every_code_has_a_word() -> None:
    """Whatever the store keeps can be said."""
    assert set(fmt.STAGE) == set(STAGES)
    assert set(fmt.WAITING) == set(WAITING)
    assert set(fmt.TOUCH) == set(TOUCHES)
    assert set(fmt.DEAL) == set(DEALS)
    assert set(fmt.OFFER) == set(OFFERS)


def test_a_step_of_the_history_names_stages_and_days() -> None:
    """No code and no ISO date reaches the reader."""
    talk = {"name": "Mina", "stage": "agreed"}
    moved = UnitRow(1, "", "Moved {name} to {stage}", talk, undone=False)
    assert fmt.step(moved) == "Moved Mina to Agreed"
    line = {"day": "2026-11-26", "count": 2}
    put_off = UnitRow(1, "", "Put off until {day}: {count}", line, undone=False)
    assert fmt.step(put_off) == "Put off until Thu 26 Nov 2026: 2"
    odd = UnitRow(1, "", "{day}", {"day": "some day"}, undone=False)
    assert fmt.step(odd) == "some day"


def test_amounts_without_anything_slow() -> None:
    """Separators of the language, the currency behind."""
    assert fmt.amount(Money(500_000, "KRW")) == "500,000 KRW"
    assert fmt.amount(Money(120_050, "EUR")) == "1,200.50 EUR"
    assert fmt.amount(None) == fmt.DASH
    i18n.install("es")
    assert fmt.amount(Money(120_050, "EUR")) == "1.200,50 EUR"
