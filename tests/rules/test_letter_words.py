"""Amounts, days and codes as a letter in each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from store.rules import letter_words as write
from store.rules.money import Money
from store.rules.vocabulary import PLATFORMS

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("amount", "in_english", "in_korean", "in_spanish"),
    [
        (Money(500_000, "KRW"), "₩500,000", "500,000원", "500.000 KRW"),
        (Money(45_000, "EUR"), "€450", "€450", "450 €"),
        (Money(123_456, "EUR"), "€1,234.56", "€1,234.56", "1.234,56 €"),
        (Money(45_050, "EUR"), "€450.50", "€450.50", "450,50 €"),
        (Money(99, "GBP"), "£0.99", "£0.99", "0,99 GBP"),
        (Money(1_500, "JPY"), "¥1,500", "JP¥1,500", "1.500 JPY"),
    ],
)
def test_an_amount_is_exact_in_every_language(
    amount: Money, in_english: str, in_korean: str, in_spanish: str
) -> None:
    """To the last unit, with its currency and an ordinary space."""
    written = [write.amount(amount, language) for language in ("en", "ko", "es")]
    assert written == [in_english, in_korean, in_spanish]


def test_a_day_is_in_words_with_its_year_when_that_is_another() -> None:
    """As somebody would write it to somebody."""
    near, far = date(2026, 2, 12), date(2025, 12, 1)
    assert write.day(near, "en", TODAY) == "12 February"
    assert write.day(near, "ko", TODAY) == "2월 12일"
    assert write.day(near, "es", TODAY) == "12 de febrero"
    assert write.day(far, "en", TODAY) == "1 December 2025"
    assert write.day(far, "ko", TODAY) == "2025년 12월 1일"
    assert write.day(far, "es", TODAY) == "1 de diciembre de 2025"


def test_codes_are_words() -> None:
    """Platforms, sizes, countries; what is no code stays as it is."""
    assert write.platform("naver_blog", "ko") == "네이버 블로그"
    assert write.platform("other", "en") == ""
    assert write.tier("celebrity", "es") == "mega"
    assert write.tier("거대", "es") == "거대"
    assert write.country("KR", "es") == "Corea del Sur"
    assert write.country("Atlantis", "ko") == "Atlantis"
    assert write.count(48_200, "es") == "48.200"


def test_every_platform_but_other_has_a_name() -> None:
    """A letter names where somebody was seen."""
    named = [code for code in PLATFORMS if write.platform(code, "ko")]
    assert named == [code for code in PLATFORMS if code != "other"]
