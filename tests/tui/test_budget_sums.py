"""Figures on a line of their own: wrapped between parts, never inside of an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.cost_draft import CostDraft
from store.rules.money import Money
from tests.tui.ledger_app import TODAY, opened, quiet
from tests.tui.roster_app import shown
from tui.screens.budget_face import DOT, MOST, PLUS, in_lines

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store

AMOUNTS = st.lists(
    st.sampled_from(["1,650,000 KRW", "49.00 EUR", "12,345,678.90 USD", "비용 7 JPY"]),
    min_size=1,
    max_size=6,
).map(PLUS.join)


def many_currencies(store: Store) -> None:
    """Costs in more currencies than fit on one line."""
    ours = store.campaigns.find("봄").id
    for currency in ("EUR", "GBP", "CHF", "CAD", "AUD"):
        amount = Money(1_234_567_89, currency)
        for campaign in (ours, None):
            draft = CostDraft("other", amount, TODAY, campaign, state="committed")
            store.costs.add(draft)


def test_a_line_breaks_between_its_parts() -> None:
    """Inside of a part only where that is longer than a line."""
    said = "5 costs · open 1,600,000 KRW · without a rate 120.50 USD"
    assert in_lines(said, 80) == [said]
    assert in_lines(said, 40) == [
        "5 costs · open 1,600,000 KRW",
        "without a rate 120.50 USD",
    ]
    assert in_lines("open 1,000 KRW + 20.00 EUR + 3.00 USD", 28) == [
        "open 1,000 KRW + 20.00 EUR",
        "+ 3.00 USD",
    ]
    assert in_lines("8 costs · 1.00 EUR · 2.00 USD · 3.00 GBP", 22, 1) == [
        "8 costs · 1.00 EUR …"
    ]


@given(st.lists(AMOUNTS, min_size=1, max_size=6).map(DOT.join), st.integers(24, 120))
def test_every_amount_is_whole_or_left_out(said: str, width: int) -> None:
    """Nothing is wider than the line; what is left out is told by an ellipsis."""
    lines = in_lines(said, width)
    assert len(lines) <= MOST
    assert all(cell_len(line) <= width for line in lines)
    whole = [one for part in said.split(DOT) for one in part.split(PLUS)]
    found = [
        one
        for line in lines
        for part in line.removesuffix(" …").removeprefix("+ ").split(DOT)
        for one in part.split(PLUS)
    ]
    assert found == whole[: len(found)]
    assert (len(found) < len(whole)) is lines[-1].endswith(" …")


@pytest.mark.parametrize("language", ["en", "ko", "es"])
@pytest.mark.parametrize("face", ["ledger", "payments"])
async def test_sums_of_many_currencies_take_more_lines(
    tmp_path: Path, face: str, language: str
) -> None:
    """At 80 columns no amount is parted from its currency."""
    way = opened(
        tmp_path, face, size=(80, 24), language=language, prepare=many_currencies
    )
    async with way as (pilot, _store):
        seen = shown(pilot).replace(".", ",")
        for currency in ("EUR", "GBP", "CHF", "CAD", "AUD"):
            total = "2,469,135,78" if face == "payments" else "1,234,567,89"
            assert f"{total} {currency}" in seen
        await quiet(pilot, "ctrl+a")
        assert "1,600,000 KRW" in shown(pilot).replace(".", ",")
