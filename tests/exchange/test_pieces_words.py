"""The words of a content calendar, and the months and days that stand in one."""

from __future__ import annotations

from datetime import date

import pytest

from store.exchange import pieces_words
from store.exchange.pieces_months import (
    Month,
    first_of_month,
    is_completed,
    is_week,
    read_day,
    read_month,
    read_month_number,
    year_in,
)
from store.exchange.pieces_words import (
    Asked,
    is_post,
    kind_of_post,
    post_key,
    read_kind,
    read_pieces,
    read_state,
)
from store.rules.campaign_words import CONTENT_KINDS, CONTENT_STATES
from store.rules.dates import DateOrder
from store.rules.vocabulary import spelling_key
from tui import i18n
from tui.content_columns import LANE

MARCH = Month(2026, 3)


def test_no_spelling_has_two_meanings() -> None:
    """And every kind and state of ours can be written."""
    for table, codes in (("kinds", CONTENT_KINDS), ("states", CONTENT_STATES)):
        meant: dict[str, str] = {}
        listed = pieces_words._tables()[table]
        assert set(listed) == set(codes)
        for code, words in listed.items():
            for word in words:
                assert meant.setdefault(spelling_key(word), code) == code, word


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reel", "reel"),
        ("IG Reels", "reel"),
        ("인스타 릴스", "reel"),
        ("유튜브 쇼츠", "short"),
        ("historia", "story"),
        ("Publicación", "post"),
        ("vídeo", "video"),
        ("directo", "live"),
        ("라이브 방송", "live"),
        ("Naver blog", "blog"),
        ("carrusel", "carousel"),
        ("challenge", None),
        ("Instagram", None),
        ("", None),
    ],
)
def test_kinds_of_content(text: str, kind: str | None) -> None:
    """In three languages, with or without where it is."""
    assert read_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("릴스 2, 스토리 1", [("reel", 2), ("story", 1)]),
        ("2 reels + 1 story", [("reel", 2), ("story", 1)]),
        ("2 reels 1 story", [("reel", 2), ("story", 1)]),
        ("릴스 2 스토리 1", [("reel", 2), ("story", 1)]),
        ("1x Post", [("post", 1)]),
        ("YouTube Shorts \u00d72", [("short", 2)]),
        ("Reels (3)", [("reel", 3)]),
        ("스토리 3건", [("story", 3)]),
        ("Reel & Story", [("reel", 1), ("story", 1)]),
        ("dos historias y un vídeo", [("story", 2), ("video", 1)]),
        ("릴스/스토리", [("reel", 1), ("story", 1)]),
    ],
)
def test_several_pieces_in_a_cell(text: str, asked: list[tuple[str, int]]) -> None:
    """However their numbers are written."""
    assert read_pieces(text) == tuple(Asked(*each) for each in asked)


def test_what_may_be_a_number_or_how_many() -> None:
    """Reel 2 is two reels or the second one; in a list it is how many."""
    assert read_pieces("Reel 2") == (Asked("reel", 2, number=True),)
    assert read_pieces("Reel 1") == (Asked("reel", 1),)
    assert read_pieces("Reel 2, Story 2") == (Asked("reel", 2), Asked("story", 2))


@pytest.mark.parametrize("text", ["2000 reels", "릴스 2000", "2 dances", "", "x 2"])
def test_what_names_no_pieces(text: str) -> None:
    """Nothing is taken for likely, nor thousands of pieces for meant."""
    assert read_pieces(text) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("기획", "briefed"),
        ("작업중", "drafting"),
        ("borrador", "drafting"),
        ("제출", "submitted"),
        ("enviado", "submitted"),
        ("수정요청", "changes_requested"),
        ("cambios", "changes_requested"),
        ("3. 승인", "approved"),
        ("Aprobado \u2705", "approved"),
        ("업로드 완료", "live"),
        ("Publicado", "live"),
        ("취소 (제품 회수)", "cancelled"),
        ("완료", None),
        ("done", None),
        ("", None),
    ],
)
def test_states(text: str, state: str | None) -> None:
    """A word that may mean two things means nothing."""
    assert read_state(text) == state


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("briefed", "Pendiente, Pending, To do, 예정, 대기, Con brief, 브리프 전달"),
        ("drafting", "In the making, 제작 중, En producción, En preparación, 진행 중"),
        ("submitted", "Draft is here, 초안 도착, Por revisar"),
        ("changes_requested", "Changes asked, 수정 요청, Con cambios"),
        ("approved", "Approved, 승인, Aprobado, Por publicar, Programado, Scheduled"),
        ("live", "Live, 게시됨, Publicado, Measured, 측정 완료, Medido"),
        ("cancelled", "Called off, 취소됨, Cancelado"),
    ],
)
def test_our_own_words_and_the_commonest(state: str, words: str) -> None:
    """What the screens show of a state is understood in a sheet."""
    assert {word: read_state(word) for word in words.split(", ")} == dict.fromkeys(
        words.split(", "), state
    )


@pytest.mark.parametrize("language", ["en", "ko", "es"])
def test_what_the_screens_say_of_a_state(language: str) -> None:
    """Whatever it is translated to."""
    before = i18n.current()
    i18n.install(language)
    try:
        for state, word in LANE.items():
            expected = {"measured": "live"}.get(state, state)
            assert read_state(i18n._(word)) == expected, word
    finally:
        i18n.install(before)


def test_what_an_address_tells() -> None:
    """The kind of a post, and whether two spellings are one post."""
    reel = "https://www.instagram.com/reel/ABC/"
    assert kind_of_post(reel) == "reel"
    assert kind_of_post("https://youtube.com/shorts/abcdefghijk") == "short"
    assert kind_of_post("https://www.instagram.com/p/ABC/") is None
    assert is_post(reel)
    assert not is_post("https://www.instagram.com/mina")
    assert not is_post("mina")
    assert post_key(reel) == post_key("instagram.com/reel/ABC?igsh=1")
    assert post_key("http://www.shop.example/a/") == post_key("shop.example/a")
    assert post_key("shop.example/a?p=1") != post_key("shop.example/a?p=2")
    assert post_key(None) is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026년 3월", (2026, 3)),
        ("2026년 3월 콘텐츠 캘린더", (2026, 3)),
        ("March 2026", (2026, 3)),
        ("Content calendar March 2026", (2026, 3)),
        ("marzo de 2026", (2026, 3)),
        ("2026-03", (2026, 3)),
        ("03/2026", (2026, 3)),
        ("2026 March", (2026, 3)),
        ("26년 3월", (26, 3)),
        ("Mar '26", (26, 3)),
        ("3월", (None, 3)),
        ("MARZO", (None, 3)),
        ("3월 콘텐츠", (None, 3)),
        ("3월~5월 2026년", None),
        ("March 2026 and April 2026", None),
        ("March 2025, March 2026", None),
        ("4 March 2026", None),
        ("as of 4 March 2026", None),
        ("2026-03-04", None),
        ("we may post", None),
        ("Spring", None),
        ("12/03/2026", None),
        ("3월 " * 100, None),
        ("", None),
    ],
)
def test_months(text: str, month: tuple[int | None, int] | None) -> None:
    """Headings say one; ranges, days and sentences say none."""
    assert read_month(text) == (month and Month(*month))


def test_a_year_that_is_said_completes_a_month() -> None:
    """A year of two digits takes its century."""
    assert Month(None, 3).in_year(2026) == MARCH
    assert Month(26, 3).in_year(2031) == MARCH
    assert MARCH.in_year(2031) == MARCH
    assert Month(None, 3).in_year(None) == Month(None, 3)
    assert not Month(26, 3).is_known


def test_a_column_of_months() -> None:
    """There a bare number is a month; a real date is the month it shows."""
    assert read_month_number("3") == Month(None, 3)
    assert read_month_number("2026-03-01T00:00:00") == MARCH
    assert read_month_number("March 2026") == MARCH
    assert read_month_number("13") is None
    assert first_of_month("2026-03-01T00:00:00") == MARCH
    assert first_of_month("2026-03-02") is None
    assert first_of_month("Spring") is None


@pytest.mark.parametrize("text", ["Week 2", "3주차", "semana 4: fotos", "3월 1주차"])
def test_headings_of_weeks(text: str) -> None:
    """They say nothing of a piece."""
    assert is_week(text)
    assert not is_week("주차장")


def test_the_year_of_a_title() -> None:
    """Only where it is the only one, and no part of a day."""
    assert year_in(["Calendar 2026", "Mina"]) == 2026
    assert year_in(["2025-2026"]) is None
    assert year_in(["Saved 2026-03-04"]) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4", 4),
        ("04", 4),
        ("4일", 4),
        ("4(수)", 4),
        ("Wed 4", 4),
        ("4th", 4),
        ("mié 4", 4),
        ("3월 4일", 4),
        ("25/3", 25),
        ("2026-03-04", None),
        ("3/8", 8),
    ],
)
def test_days_under_a_month(text: str, day: int | None) -> None:
    """The month above completes them, whatever the order of their column."""
    if day is None:
        assert not is_completed(text, MARCH)
    else:
        assert is_completed(text, MARCH)
        assert read_day(text, None, MARCH) == date(2026, 3, day)


@pytest.mark.parametrize("text", ["32", "31 February", "Mon 4", "3/4", "2/3", "6/7"])
def test_days_that_no_month_completes(text: str) -> None:
    """Not those of another weekday, nor those that reach into the months beside."""
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the words
        read_day(text, None, MARCH)


def test_days_without_a_month() -> None:
    """A number alone is none; a whole day needs the order of its column."""
    for month in (None, Month(None, 3), Month(26, 3)):
        with pytest.raises(ValueError, match="only the number"):
            read_day("4", DateOrder.DMY, month)
    assert read_day("03/04/2026", DateOrder.DMY, MARCH) == date(2026, 4, 3)
    assert read_day("3/4", DateOrder.DMY, None, 2026) == date(2026, 4, 3)
    assert read_day("tbd", None, MARCH) is None
