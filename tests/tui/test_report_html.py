"""The HTML report: for every reader, on every screen, on paper; and nothing acts."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from store import open_store
from store.demo import fill
from tests.tui.report_books import Page
from tui.i18n import speaking
from tui.reports import html
from tui.reports.wording import LINES, page_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.report_facts import ReportFacts
    from tests.tui.report_books import Element

TODAY = date(2026, 11, 23)
LANGUAGES = ("en", "ko", "es")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReportFacts, ...]:
    """The campaigns of the demo, one of them without results."""
    path = tmp_path_factory.mktemp("reports") / "demo.db"
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with open_store(path, now=lambda: now, create=True) as store:
        fill(store, TODAY)
        return tuple(
            store.reports.facts(one.id, TODAY) for one in store.campaigns.all()
        )


def page(facts: ReportFacts, language: str = "en") -> str:
    """The page in a language."""
    with speaking(language):
        return html.render(page_of(facts))


def each_page(told: tuple[ReportFacts, ...]) -> list[tuple[str, Element]]:
    """Every campaign in every language, taken apart."""
    return [
        (language, Page(page(facts, language)).root)
        for facts in told
        for language in LANGUAGES
    ]


def test_it_has_a_frame_that_can_be_walked_by_ear(
    told: tuple[ReportFacts, ...],
) -> None:
    """Its language, one title, a heading for each line, a name for each section."""
    for language, root in each_page(told):
        assert root.one("html").attrs["lang"] == language
        assert len([*root.every("h1")]) == len([*root.every("main")]) == 1
        ids = [part.attrs["id"] for part in root.every() if "id" in part.attrs]
        assert len(ids) == len(set(ids))
        levels = [int(head.tag[1]) for head in root.every("h1", "h2", "h3")]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        sections = [*root.every("section")]
        keys = [section.attrs["id"] for section in sections]
        assert keys[1:8] == list(LINES)
        for section in sections:
            named = section.attrs["aria-labelledby"]
            assert root.one("h2", id=named).text.strip()


def test_tables_say_what_they_hold(told: tuple[ReportFacts, ...]) -> None:
    """A caption, a scope for each head, a region that the keyboard can scroll."""
    for _, root in each_page(told):
        for region in root.every("div"):
            if region.attrs.get("role") != "region":
                continue
            assert region.attrs["tabindex"] == "0"
            assert root.one("caption", id=region.attrs["aria-labelledby"]).text
        for table in root.every("table"):
            assert table.one("caption").text.strip()
            scopes = {head.attrs.get("scope") for head in table.every("th")}
            assert scopes == {"col", "row"}
            widths = {len([*row.every("th", "td")]) for row in table.every("tr")}
            assert len(widths) == 1


def test_charts_are_named_and_their_figures_stand_beside_them(
    told: tuple[ReportFacts, ...],
) -> None:
    """Whoever does not see them reads a sentence and a table."""
    seen = 0
    for _, root in each_page(told):
        for drawing in root.every("svg"):
            seen += 1
            assert drawing.attrs["role"] == "img"
            named = drawing.attrs["aria-labelledby"].split()
            first, second = [*drawing.every("title"), *drawing.every("desc")]
            assert [first.attrs["id"], second.attrs["id"]] == named
            assert first.text.strip()
            assert second.text.strip()
            assert root.one("table", id=f"table-{named[0].removesuffix('-name')}")
    assert seen > 20


def test_it_asks_for_nothing_and_runs_nothing(told: tuple[ReportFacts, ...]) -> None:
    """No script, no address, no handler; and a policy that forbids them anyway."""
    for _, root in each_page(told):
        assert not [*root.every("script", "link", "img", "iframe", "form", "a", "base")]
        names = {name for part in root.every() for name in part.attrs}
        assert not {name for name in names if name.startswith("on")}
        assert not names & {"href", "src", "action", "style", "xlink:href"}
        policy = root.one("meta", **{"http-equiv": "Content-Security-Policy"})
        assert policy.attrs["content"] == (
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        )
    assert not re.search(r"url\(|@import|https?:", html.style())


def test_a_line_without_data_says_so(told: tuple[ReportFacts, ...]) -> None:
    """No figure is made up."""
    (facts,) = (one for one in told if not one.total.posts and not one.total.orders)
    root = Page(page(facts)).root
    for key in ("reach", "traffic"):
        section = root.one("section", id=key)
        assert "No readings yet" in section.text
        assert not [*section.every("table", "svg")]


# Colours

PAIRS = ("ink", "soft", "accent", "gain", "loss", "second")
"""What is written, on paper and on what is raised from it."""


def schemes() -> Mapping[str, Mapping[str, str]]:
    """The colours of the light page, the dark one and the printed one."""
    sheet = html.style()
    parts = re.findall(r":root \{(.*?)\}", sheet, flags=re.DOTALL)
    found = [dict(re.findall(r"--(\w+): (#\w{6});", part)) for part in parts]
    return dict(zip(("light", "dark", "print"), found, strict=True))


def brightness(color: str) -> float:
    """How bright a colour is, as WCAG has it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_everything_can_be_read(scheme: str) -> None:
    """At least 4.5 to 1, on paper and on what is raised."""
    colors = schemes()[scheme]
    for name in PAIRS:
        for under in ("paper", "raised"):
            pair = sorted((brightness(colors[name]), brightness(colors[under])))
            assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (name, under)


def test_every_colour_is_one_of_the_scheme() -> None:
    """Nothing is coloured outside of it, so that nothing is forgotten in the dark."""
    rules = re.sub(r":root \{.*?\}", "", html.style(), flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", rules)
    assert not re.search(r"\b(rgb|hsl)a?\(", rules)


def test_print_is_light_and_keeps_its_colours() -> None:
    """Also from a dark screen."""
    assert schemes()["print"] == schemes()["light"]
    printed = html.style().partition("@media print")[2]
    for rule in ("print-color-adjust: exact", "break-inside: avoid", "@page"):
        assert rule in printed
