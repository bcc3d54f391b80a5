"""A brief that goes out: in each language, in each form, nothing in it but text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from store.errors import CannotWrite
from store.exchange.briefs import (
    LANGUAGES,
    BriefPage,
    BriefPiece,
    as_html,
    as_markdown,
    as_text,
    write_brief,
)
from store.exchange.plain import lines, one_line
from store.rules.campaign_words import CONTENT_KINDS

TODAY = date(2026, 3, 2)

REEL = BriefPiece(
    "reel",
    account="@minapark",
    title="Morning routine",
    substance="- the toner after washing\n- her own words",
    draft_due_on=date(2026, 3, 9),
    live_due_on=date(2026, 3, 16),
)

GLOW = BriefPage(
    "Spring Glow",
    TODAY,
    brand="Papermoon",
    product="Calming toner",
    landing_url="https://papermoon.example/glow_26?from=brief&kind=a",
    starts_on=date(2026, 3, 5),
    ends_on=date(2026, 4, 1),
    summary="A toner for skin that is easily upset.\nFor people in their thirties.",
    messages="- calms within a minute\n- no perfume",
    do="Show how much you take",
    dont="No before and after pictures",
    hashtags="#papermoon @papermoon.kr",
    disclosure="#광고",
    pieces=(REEL,),
)

HOSTILE = (
    "<script>alert(1)</script>",
    "</p><img src=x onerror=alert(1)>",
    "**bold** _lean_ `code` ~~gone~~",
    "[here](https://evil.example)",
    "![picture](https://evil.example/x.png)",
    "# A heading",
    "1. first",
    "1) first",
    "+ plus",
    "> said",
    "---",
    "***",
    "====",
    "| a | b |",
    "&lt;b&gt; &copy;",
    "{title} {0} {style} %s",
    "=HYPERLINK(1)",
    "@SUM(1)",
    "\\*",
    "<https://evil.example>",
    "[x]: https://evil.example",
    "```",
    "$x$ ^a^",
)


class Reader(HTMLParser):
    """What a browser makes of a page: its elements, where it leads, its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: dict[str, list[str]] = {}
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count it, and keep its attributes."""
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.said.append(data)

    @property
    def words(self) -> str:
        """All of it on one line."""
        return " ".join("".join(self.said).split())


def from_markdown(text: str) -> Reader:
    """What a reader of Markdown shows, tables and strikes included."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return Reader(parser.render(text))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "Brief: Spring Glow|What it is about|What to say|Please do|Please don't"
                "|Hashtags and mentions|Label, word for word|What you deliver"
                "|Reel · @minapark · Morning routine|draft by 9 March"
                "|5 March 2026 to 1 April 2026|As of 2 March 2026"
            ),
        ),
        (
            "ko",
            (
                "캠페인 브리프: Spring Glow|캠페인 소개|꼭 전해 주세요|이렇게 해 주세요"
                "|이런 점은 피해 주세요|해시태그와 태그할 계정|제작할 콘텐츠"
                "|릴스 · @minapark|초안 3월 9일까지 · 게시 3월 16일까지"
                "|2026년 3월 5일 \u2013 2026년 4월 1일|2026년 3월 2일 기준"
            ),
        ),
        (
            "es",
            (
                "Brief: Spring Glow|De qué trata|Qué hay que contar|Qué sí|Qué no"
                "|Hashtags y menciones|Identificación publicitaria, tal cual"
                "|Qué entregas"
                "|Reel · @minapark|borrador: hasta el 9 de marzo"
                "|del 5 de marzo de 2026 al 1 de abril de 2026|Versión del 2 de marzo"
            ),
        ),
    ],
)
def test_a_brief_reads_the_same_in_every_form(language: str, words: str) -> None:
    """Every word is there as Markdown, as a page and as plain text."""
    shown = (
        from_markdown(as_markdown(GLOW, language)).words,
        Reader(as_html(GLOW, language)).words,
        " ".join(as_text(GLOW, language).split()),
    )
    hers = (
        "Papermoon|Calming toner|https://papermoon.example/glow_26?from=brief&kind=a"
        "|calms within a minute|no perfume|Show how much you take"
        "|No before and after pictures|#papermoon @papermoon.kr|#광고"
        "|the toner after washing|her own words|For people in their thirties."
    )
    for said in shown:
        for word in f"{words}|{hers}".split("|"):
            assert word in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CONTENT_KINDS)
def test_every_kind_of_content_has_a_name(language: str, kind: str) -> None:
    """A code never goes out, but for words that are their own names."""
    page = replace(GLOW, pieces=(BriefPiece(kind, title="Jar"),))
    line = next(row for row in as_text(page, language).split("\n") if "Jar" in row)
    name = line.removeprefix("• ").removesuffix(" · Jar")
    assert name[0].isupper() or language == "ko"
    assert name != kind


def test_a_language_nobody_wrote_is_english() -> None:
    """Better than none."""
    assert as_text(GLOW, "fr") == as_text(GLOW, "en")


def test_what_is_empty_is_left_out() -> None:
    """An empty brief is a title and a day."""
    bare = BriefPage("Glow", TODAY, summary="  \n ", do="- \n")
    assert as_text(bare, "en").split("\n") == [
        *("Brief: Glow", "", "As of 2 March 2026", "")
    ]
    assert Reader(as_html(bare, "en")).tags["h2"] == 0
    assert "##" not in as_markdown(bare, "en")
    since = replace(bare, starts_on=date(2026, 3, 5))
    assert "Dates: from 5 March 2026" in as_text(since, "en")
    until = replace(bare, ends_on=date(2026, 3, 5))
    assert "기간: 2026년 3월 5일까지" in as_text(until, "ko")


def test_pieces_that_read_alike_are_told_once() -> None:
    """Ten people who owe the same reel need one line."""
    page = replace(GLOW, pieces=(REEL, REEL, replace(REEL, kind="story")))
    text = as_text(page, "en")
    assert text.count("• Reel") == text.count("• Story") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_brief_stays_text(text: str) -> None:
    """Whatever a brief holds is read in it, and makes nothing."""
    plain = replace(GLOW, brand="x", summary="x", messages="x", hashtags="x")
    page = replace(plain, brand=text, summary=text, messages=text, hashtags=text)
    for shown in (from_markdown, Reader):
        write = as_markdown if shown is from_markdown else as_html
        here, there = shown(write(page, "en")), shown(write(plain, "en"))
        assert here.words.count(text) == 4
        # An address may be pressed; nothing else is more than there was.
        assert here.tags - there.tags <= Counter(a=4)
        assert "onerror" not in here.attributes
    assert as_text(page, "en").count(text) == 4


ANY = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("#*_`<>[]()!|~&=+-.:\\\n 1{}$^@/"),
    max_size=60,
)


@given(ANY, ANY, ANY)
def test_any_text_comes_back_from_markdown_as_it_was_typed(
    name: str, summary: str, line: str
) -> None:
    """One title, the parts there are, and her words between them."""
    page = BriefPage(name, TODAY, summary=summary, do=f"x{one_line(line)}")
    shown = from_markdown(as_markdown(page, "en"))
    assert shown.tags["h1"] == 1
    assert shown.tags["h2"] == 1 + bool(lines(summary).strip())
    assert shown.tags["li"] == 1
    assert set(shown.tags) <= {"h1", "h2", "p", "ul", "li", "em", "br", "a"}
    assert shown.tags["em"] == 1
    for typed in (one_line(name), summary, f"x{one_line(line)}"):
        assert " ".join(lines(typed).split()) in shown.words


@given(ANY, ANY)
def test_any_text_comes_back_from_the_page_as_it_was_typed(
    name: str, summary: str
) -> None:
    """No element, no attribute and no entity comes from her words."""
    page = BriefPage(name, TODAY, summary=summary)
    shown = Reader(as_html(page, "ko"))
    assert shown.tags["h1"] == shown.tags["footer"] == 1
    assert "a" not in shown.tags
    for typed in (one_line(name), summary):
        assert " ".join(lines(typed).split()) in shown.words


@given(ANY, ANY)
def test_no_line_of_a_plain_brief_is_a_formula(name: str, text: str) -> None:
    """Pasted into a sheet, each line is text."""
    page = BriefPage(name, TODAY, brand=text, summary=text, do=text, hashtags=text)
    for row in as_text(page, "en").split("\n"):
        assert not row.startswith(("=", "+", "-", "@", "\t"))


def test_a_page_asks_nobody_for_anything() -> None:
    """No picture, no script, no sheet from elsewhere: and it may not."""
    shown = Reader(as_html(GLOW, "en"))
    assert not {"script", "img", "link", "iframe", "object"} & set(shown.tags)
    assert "src" not in shown.attributes
    assert any("default-src 'none'" in one for one in shown.attributes["content"])
    assert shown.attributes["href"] == [GLOW.landing_url]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "papermoon.example", "ftp:a"]
)
def test_only_a_web_address_can_be_pressed(address: str) -> None:
    """Anything else is told and leads nowhere."""
    page = replace(GLOW, landing_url=address)
    for shown in (Reader(as_html(page, "en")), from_markdown(as_markdown(page, "en"))):
        assert "href" not in shown.attributes
        assert address in shown.words


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.md", "# 캠페인"),
        ("a.HTML", "<!doctype"),
        ("a.txt", "캠페인"),
        ("a", "캠페인"),
    ],
)
def test_the_suffix_says_in_which_form_it_is_written(
    tmp_path: Path, name: str, begins: str
) -> None:
    """UTF-8, for nobody else to read, and nothing is left beside it."""
    target = tmp_path / name
    write_brief(target, GLOW, "ko")
    assert target.read_bytes().decode().startswith(begins)
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_brief_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    """A folder that is not there is named."""
    with pytest.raises(CannotWrite, match="There is no folder"):
        write_brief(tmp_path / "none" / "a.md", GLOW, "en")
