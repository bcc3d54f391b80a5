"""Figures of channels for longer than a day: what adds up, and what holds alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import SPRING, books

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.result_campaign import CampaignResults
    from tests.store.results_desk import Books


@pytest.fixture
def book() -> Iterator[Books]:
    """A workspace with a campaign."""
    with books() as found:
        yield found


def advertised(book: Books, first: str | None, last: str, **figures: Any) -> None:
    """One export of an advertisement."""
    book.read(
        channel="Google",
        campaign_id=SPRING,
        label="Search ads",
        source="import",
        starts_on=first,
        on_day=last,
        **figures,
    )


def came(book: Books) -> CampaignResults:
    """What came of the campaign."""
    return book.results.campaign(SPRING, MONDAY)


def test_months_of_an_advertisement_add_up(book: Books) -> None:
    """Each month is its own file; what was spent and stated adds up with it."""
    for first, last, shown in (
        ("2026-01-01", "2026-01-31", 1_000),
        ("2026-02-01", "2026-02-28", 300),
    ):
        advertised(
            book,
            first,
            last,
            impressions=shown,
            clicks=shown // 100,
            stated_conversions=1_500,
            spend_minor=shown,
            spend_currency="USD",
        )
    (ads,) = came(book).beside_channels
    assert ads.figures == {"impressions": 1_300, "clicks": 13}
    assert (ads.stated_conversions, ads.spend) == (Decimal(3), (("USD", 1_300),))
    assert (ads.days, ads.periods) == (0, 2)
    (step,) = [one for one in came(book).funnel if one.name == "impressions"]
    assert (step.value, step.basis) == (1_300, "channels")


def test_of_periods_that_share_a_day_the_newer_holds(book: Books) -> None:
    """The month so far, and the whole month later: the same days count once."""
    advertised(book, "2026-01-01", "2026-01-31", clicks=10)
    advertised(book, "2026-02-01", "2026-02-14", clicks=4)
    advertised(book, "2026-02-01", "2026-02-28", clicks=9)
    (ads,) = came(book).beside_channels
    assert (ads.figures, ads.periods) == ({"clicks": 19}, 2)


def test_a_whole_year_takes_the_place_of_its_months(book: Books) -> None:
    """Whatever is inside a newer period is in it already."""
    advertised(book, "2026-01-01", "2026-01-31", clicks=10)
    advertised(book, "2026-02-01", "2026-02-28", clicks=9)
    advertised(book, "2026-01-01", "2026-12-31", clicks=50)
    (ads,) = came(book).beside_channels
    assert (ads.figures, ads.periods) == ({"clicks": 50}, 0)


def test_a_file_without_a_first_day_is_of_all_days_before(book: Books) -> None:
    """It is of all days until its own; what came later is added to it."""
    advertised(book, "2026-01-01", "2026-01-31", clicks=10)
    advertised(book, None, "2026-02-28", clicks=9)
    (ads,) = came(book).beside_channels
    assert ads.figures == {"clicks": 9}
    advertised(book, "2026-03-01", "2026-03-31", clicks=5)
    (ads,) = came(book).beside_channels
    assert ads.figures == {"clicks": 14}


def test_people_are_the_same_in_every_month(book: Books) -> None:
    """Reach and users are those of the newest period, whatever else adds up."""
    advertised(book, "2026-01-01", "2026-01-31", reach=500, views=600)
    advertised(book, "2026-02-01", "2026-02-28", reach=400, views=700)
    (ads,) = came(book).beside_channels
    assert ads.figures == {"reach": 400, "views": 1_300}
