"""The closed lists, read from what people type in three languages."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.vocabulary import (
    CHANNELS,
    PLATFORMS,
    STATUSES,
    read_channel,
    read_country,
    read_language,
    read_platform,
    read_status,
    spelling_key,
)


@pytest.mark.parametrize(
    ("typed", "platform"),
    [
        ("IG", "instagram"),
        ("Insta", "instagram"),
        ("인스타", "instagram"),
        ("인스타그램", "instagram"),
        ("유튜브", "youtube"),
        ("Youtube", "youtube"),
        ("You Tube", "youtube"),
        ("YT", "youtube"),
        ("틱톡", "tiktok"),
        ("Tik-Tok", "tiktok"),
        ("트위터", "x"),
        ("Twitter", "x"),
        ("X (Twitter)", "x"),
        ("FB", "facebook"),
        ("네이버 블로그", "naver_blog"),
        ("블로그", "naver_blog"),
        ("naver_blog", "naver_blog"),
        (" threads ", "threads"),
        ("Pódcast", "podcast"),
        ("otro", "other"),
    ],
)
def test_a_platform_is_known_by_any_of_its_spellings(typed: str, platform: str) -> None:
    """English, Korean, Spanish and the abbreviations of all three."""
    assert read_platform(typed) == platform


@pytest.mark.parametrize("typed", ["", " ", "Narnia", "insta story", "-", "💄"])
def test_an_unknown_platform_is_left_to_the_caller(typed: str) -> None:
    """Nothing is guessed."""
    assert read_platform(typed) is None


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("Active", "active"),
        ("활동중", "active"),
        ("Activa", "active"),
        ("후보", "prospect"),
        ("lead", "prospect"),
        ("En pausa", "resting"),
        ("휴식", "resting"),
        ("Let go", "let_go"),
        ("let_go", "let_go"),
        ("종료", "let_go"),
        ("Bloqueada", "blocked"),
        ("블랙리스트", "blocked"),
    ],
)
def test_a_status_is_known_in_three_languages(typed: str, status: str) -> None:
    """What a sheet says about somebody, as one of our five."""
    assert read_status(typed) == status


def test_a_status_of_another_kind_is_none_of_ours() -> None:
    """미진행 says that a contact was not made, not how we stand with somebody."""
    assert read_status("미진행") is None


@pytest.mark.parametrize(
    ("typed", "channel"),
    [
        ("E-mail", "mail"),
        ("correo electrónico", "mail"),
        ("메일", "mail"),
        ("Instagram DM", "dm"),
        ("디엠", "dm"),
        ("카톡", "kakao"),
        ("KakaoTalk", "kakao"),
        ("teléfono", "phone"),
        ("전화", "phone"),
        ("WhatsApp", "other"),
    ],
)
def test_a_channel_is_known_in_three_languages(typed: str, channel: str) -> None:
    """However the touch was noted down."""
    assert read_channel(typed) == channel


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("KR", "KR"),
        ("kor", "KR"),
        ("Korea", "KR"),
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("한국", "KR"),
        ("대한민국", "KR"),
        ("Corea del Sur", "KR"),
        ("🇰🇷", "KR"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("United States", "US"),
        ("EE.UU.", "US"),
        ("미국", "US"),
        ("UK", "GB"),
        ("Reino Unido", "GB"),
        ("España", "ES"),
        ("ESPANA", "ES"),
        ("스페인", "ES"),
        ("México", "MX"),
        ("Mexico", "MX"),
        ("Hong Kong", "HK"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("베트남", "VN"),
    ],
)
def test_a_country_is_known_by_name_code_and_flag(typed: str, code: str) -> None:
    """Alpha-2, alpha-3, three languages, and the short forms people write."""
    assert read_country(typed) == code


@pytest.mark.parametrize("typed", ["", "EU", "XX", "Narnia", "150", "🇿🇿", "Seoul"])
def test_what_is_no_country_stays_as_typed(typed: str) -> None:
    """Regions, cities and inventions have no country code."""
    assert read_country(typed) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ko", "ko"),
        ("KR", "ko"),
        ("Korean", "ko"),
        ("한국어", "ko"),
        ("coreano", "ko"),
        ("kor", "ko"),
        ("ko-KR", "ko"),
        ("es_MX", "es"),
        ("Español", "es"),
        ("스페인어", "es"),
        ("English", "en"),
        ("inglés", "en"),
        ("日本語", "ja"),
        ("zh-Hans", "zh"),
    ],
)
def test_a_language_is_known_by_name_and_code(typed: str, code: str) -> None:
    """ISO 639-1, with or without a region behind it."""
    assert read_language(typed) == code


@pytest.mark.parametrize("typed", ["", "Spanglish", "x-klingon", "ko ko", "--"])
def test_an_unknown_language_stays_as_typed(typed: str) -> None:
    """Nothing is guessed here either."""
    assert read_language(typed) is None


def test_every_code_reads_as_itself() -> None:
    """What we wrote into a file, we can read back."""
    assert [read_platform(code) for code in PLATFORMS] == list(PLATFORMS)
    assert [read_status(code) for code in STATUSES] == list(STATUSES)
    assert [read_channel(code) for code in CHANNELS] == list(CHANNELS)


@given(st.text())
def test_no_text_upsets_the_readers(text: str) -> None:
    """Each answers one of its codes, or None."""
    assert read_platform(text) in {None, *PLATFORMS}
    assert read_status(text) in {None, *STATUSES}
    assert read_channel(text) in {None, *CHANNELS}
    assert (read_country(text) or "XX").isupper()
    assert (read_language(text) or "xx").islower()
    assert spelling_key(spelling_key(text)) == spelling_key(text)


def test_the_tables_of_countries_are_not_loaded_before_they_are_asked() -> None:
    """Starting the program must not pay for babel."""
    code = "import sys, store.rules.vocabulary; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
