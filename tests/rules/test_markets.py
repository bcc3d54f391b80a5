"""Whose rules on labelling hold where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.brief import MARKETS
from store.rules.markets import disclosure_market


@pytest.mark.parametrize(
    ("country", "market"),
    [
        *(("KR", "KR"), ("US", "US"), ("ES", "ES"), ("GB", "UK"), ("UK", "UK")),
        *(("FR", "EU"), ("DE", "EU"), ("NO", "EU"), ("EU", "EU"), (" fr ", "EU")),
        *(("JP", None), ("CH", None), ("", None), (None, None)),
    ],
)
def test_a_country_has_the_rules_of_a_market(
    country: str | None, market: str | None
) -> None:
    """Its own, those of Europe, or none that are known."""
    assert disclosure_market(country) == market


@given(st.text(max_size=4))
def test_every_answer_is_a_market_that_there_are_rules_for(country: str) -> None:
    """Whatever is asked."""
    assert disclosure_market(country) in {*MARKETS, None}
