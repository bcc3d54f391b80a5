"""Columns of costs and hours: what may never be cut fits in every language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tui import hours_columns, i18n, ledger_columns
from tui.budget_words import COST_SIGN, COST_STATE
from tui.ledger_columns import listed_day

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 3, 2)


@pytest.fixture(params=["en", "ko", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language in turn."""
    i18n.install(request.param)
    yield request.param
    i18n.install("en")


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("module", [ledger_columns, hours_columns])
def test_every_day_of_some_years_fits(module: object) -> None:
    """11월 22일 takes nine cells; another year is said in figures."""
    painted = module.painted()  # type: ignore[attr-defined]
    width = next(one.width for one in painted if one.key == "on_day")
    days = (date(2025, 1, 1) + timedelta(days=away) for away in range(3 * 365))
    assert max(cell_len(listed_day(day, TODAY)) for day in days) <= width


@pytest.mark.usefixtures("language")
def test_every_state_fits() -> None:
    """With its sign before it."""
    width = next(one.width for one in ledger_columns.painted() if one.key == "state")
    for code, word in COST_STATE.items():
        assert cell_len(f"{COST_SIGN[code]} {i18n._(word)}") <= width


def test_a_day_of_another_year_says_it() -> None:
    """In figures, which every language reads."""
    assert listed_day(date(2026, 11, 22), TODAY) == "22 Nov"
    assert listed_day(date(2025, 11, 22), TODAY) == "2025-11-22"
