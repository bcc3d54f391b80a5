"""How the brand stood, and who spoke of it, come in from sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from store.errors import Invalid
from store.exchange import brand_apply, mentions_apply
from store.exchange.mentions_in import NOTHING_SAID
from store.exchange.plan import ImportOptions
from store.exchange.readings_cells import NOT_A_WORD
from store.exchange.readings_reader import NO_FIGURE
from store.history import History
from store.imports import Imports
from store.mentions import Mentions
from tests.builders import TODAY, everything, workspace
from tests.store.figure_sheets import asked, bars, bring_figures, reasons
from tests.store.sheets_in import counts, values

if TYPE_CHECKING:
    from store.engine import Database

BRAND = (
    "날짜|시점|채널|팔로워|브랜드 검색량|언급량|감성|비고",
    "2026-01-01|캠페인 전|인스타그램|1.2만|880|12|좋음|첫 조사",
    "2026-02-01||인스타그램|1.3만|1,240||",
)
MENTIONS = (
    "Date|Source|URL|Author|Keyword|Sentiment|Text",
    "2026-01-05|Instagram|https://www.instagram.com/p/Made1up/|ana|serum|Positive|I ❤",
    "2026-01-06|Forum||bora|serum|부정|Too sticky",
    "2026-01-07|||||mixed|=1+1",
    "2026-01-08|Forum||cleo|serum||",
)


def brand(database: Database) -> list[Any]:
    """What is kept of the brand."""
    return database.read(
        "SELECT on_day, phase, channel, followers, searches, mentions, sentiment,"
        " source, notes FROM brand_reading ORDER BY id"
    )


def test_the_brand_before_and_after() -> None:
    """What is blank stays unknown; the same file twice changes nothing."""
    with workspace() as database:
        report = bring_figures(database, *BRAND, campaign="봄")
        assert counts(report) == (2, 0, 0, 0)
        assert report.totals == {"followers": 25_000, "searches": 2_120, "mentions": 12}
        assert asked(report) == {}
        assert brand(database) == [
            ("2026-01-01", "before", "instagram", 12_000, 880, 12, "좋음", "import",
             "첫 조사"),
            ("2026-02-01", None, "instagram", 13_000, 1_240, None, None, "import",
             None),
        ]  # fmt: skip
        before = everything(database.reader)
        assert counts(bring_figures(database, *BRAND, campaign="봄")) == (0, 0, 2, 0)
        assert everything(database.reader) == before
        more = (BRAND[0], BRAND[2].replace("||", "|후|", 1), "2026-03-01|||||7||")
        assert counts(bring_figures(database, *more, campaign="봄")) == (1, 1, 0, 0)
        assert [row[1] for row in brand(database)] == ["before", "after", None]
        History(database).undo()
        assert everything(database.reader) == before


def test_a_brand_sheet_without_days_is_of_today() -> None:
    """Only once; what says nothing, or the same day again, is told."""
    sheet = (
        "canal|búsquedas|menciones|Nº encuestas",
        "ig|10|1|40",
        "ig|11|2|",
        "x|||3",
    )
    with workspace() as database:
        report = bring_figures(database, *sheet)
        assert counts(report) == (1, 0, 0, 2)
        assert reasons(report) == [(3, brand_apply.TWICE), (4, NO_FIGURE)]
        assert asked(report) == {"campaign": "", "day": TODAY.isoformat()}
        assert brand(database) == [
            (TODAY.isoformat(), None, "instagram", None, 10, 1, None, "import",
             "Nº encuestas: 40"),
        ]  # fmt: skip
        assert values(database, "SELECT written FROM channel_name") == ["ig"]


def test_mentions_with_how_they_speak_of_the_brand() -> None:
    """Markup and formulas are text; rows that say nothing are told."""
    with workspace() as database:
        report = bring_figures(database, *MENTIONS, kind="mentions")
        assert counts(report) == (3, 0, 0, 1)
        assert report.totals == {"negative": 1, "neutral": 1, "positive": 1}
        assert reasons(report) == [(5, NOTHING_SAID)]
        rows = database.read(
            "SELECT on_day, platform, author, keyword, sentiment, text FROM mention"
        )
        assert rows == [
            ("2026-01-05", "instagram", "ana", "serum", "positive", "I ❤"),
            ("2026-01-06", "Forum", "bora", "serum", "negative", "Too sticky"),
            ("2026-01-07", None, None, None, "neutral", "=1+1"),
        ]
        before = everything(database.reader)
        again = bring_figures(database, *MENTIONS, kind="mentions")
        assert counts(again) == (0, 0, 3, 1)
        assert everything(database.reader) == before


def test_what_she_judged_herself_stays() -> None:
    """A later file fills only what nobody said; its campaign comes along."""
    with workspace() as database:
        bring_figures(database, *MENTIONS, kind="mentions")
        Mentions(database).judge([1], "negative")
        report = bring_figures(database, *MENTIONS, kind="mentions", campaign="Spring")
        assert counts(report) == (0, 3, 0, 1)
        assert values(database, "SELECT sentiment FROM mention WHERE id=1") == [
            "negative"
        ]
        assert Mentions(database).by_sentiment(1).many == 3


def test_a_mention_twice_and_a_word_nobody_knows() -> None:
    """The address tells; text with the same words on the same day is the same."""
    sheet = (
        "작성일|매체|링크|작성자|긍부정|내용",
        "2026-01-05|네이버 블로그|https://blog.naver.com/a/123|ana|긍정|좋아요",
        "2026-01-06|네이버 블로그|blog.naver.com/a/123|ana|긍정|좋아요",
        "2026-01-06|카페||bora|글쎄|별로",
        "2026-01-06|카페||BORA|부정|별로",
        "2026-01-06|||no|부정|not an address either",
    )
    with workspace() as database:
        report = bring_figures(database, *sheet, kind="mentions")
        assert counts(report) == (3, 0, 0, 2)
        assert reasons(report) == [
            (3, mentions_apply.TWICE),
            (4, NOT_A_WORD),
            (5, mentions_apply.TWICE),
        ]


def test_mentions_need_an_address_or_a_text() -> None:
    """Else nothing would say which is which."""
    text = bars("sentiment|author|keyword", "positive|ana|serum")
    with workspace() as database:
        imports, said = Imports(database), ImportOptions(kind="mentions")
        with pytest.raises(Invalid, match="no column of mentions"):
            imports.plan_text(text, said)
