"""The demo's results: sales by code, link and nobody; figures; how the brand stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checklists.facts import REPORT_LINES
from store import Store, open_store
from store.demo import fill
from store.rules.result_words import PHASES, SENTIMENTS

TODAY = date(2026, 3, 4)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A workspace with the demo in it, which nothing here writes to."""
    now = datetime(2026, 3, 4, 9, tzinfo=UTC)
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    with open_store(path, now=lambda: now, create=True) as opened:
        fill(opened, TODAY)
        yield opened


def campaign(store: Store, name: str) -> int:
    """The number of a campaign."""
    return store.campaigns.find(name).id


def counted(store: Store, column: str, table: str = "conversion") -> Counter[object]:
    """How often each value stands in a column."""
    rows = store.database.read(f"SELECT {column}, count(*) FROM {table} GROUP BY 1")
    return Counter(dict(rows))


def test_sales_are_somebody_s_by_code_and_link_or_nobody_s(store: Store) -> None:
    """And some were called off, or came back, wholly or in part."""
    how = counted(store, "attributed_by")
    assert min(how[word] for word in ("code", "link", "none")) >= 5
    states = counted(store, "status")
    for state in ("paid", "cancelled", "refunded", "partly_refunded"):
        assert states[state]
    assert {"shopify", "woocommerce", "cafe24", "file"} == set(counted(store, "source"))
    months = store.database.read("SELECT count(DISTINCT month) FROM conversion_total")
    assert months[0][0] >= 3


def test_what_says_nothing_of_anybody_is_nobody_s(store: Store) -> None:
    """A code that everybody has, a click too long ago, a link without a name."""
    rows = store.database.read(
        "SELECT DISTINCT attributed_by FROM conversion WHERE code='BIENVENIDA5'"
        " OR julianday(on_day)-julianday(clicked_on)>30 OR url LIKE '%cushion-ads'"
    )
    assert rows == [("none",)]


def test_some_sold_well_some_did_not_and_of_some_there_is_nothing_to_say(
    store: Store,
) -> None:
    """Above zero, below it, under three, and no return at all."""
    people = store.influencer_results.of_campaign(campaign(store, "Cuadernos")).rows
    won = {row.name: row.roi.shown for row in people if row.roi is not None}
    assert won["Laura Quimbaya Ortiz"] > 100
    assert won["Maite Olabe"] > 0
    assert won["Malena Güiraldo"] < 0
    assert {row.decision for row in people} == {"renew", "fix"}
    (table,) = store.results.roi("channel", campaign(store, "봄빛"))
    assert table.currency == "KRW"
    assert next(row.roi for row in table.rows if row.channel == "youtube") is None
    few = store.influencer_results.of_campaign(campaign(store, "봄빛")).rows
    assert [row.conversions for row in few if row.conversions] == [9, 2]


def test_totals_are_of_each_currency_and_one_order_waits_for_a_rate(
    store: Store,
) -> None:
    """Won and euros; dollars count through their rate, yen through none."""
    tables = {table.currency: table for table in store.results.roi("campaign")}
    assert {"KRW", "EUR"} <= set(tables)
    totals = [tables[code].total.roi for code in ("KRW", "EUR")]
    assert all(roi is not None for roi in totals)
    (kitchen,) = store.results.roi("channel", campaign(store, "mesa"))
    assert {part.currency for part in kitchen.beside if part.revenue_minor} == {"JPY"}
    assert kitchen.total.roi is not None
    assert kitchen.total.roi.shown < 0


def test_two_say_different_things_of_one_post(store: Store) -> None:
    """On the same day, for the same window."""
    rows = store.database.read(
        "SELECT count(DISTINCT source), count(DISTINCT reach) FROM reading"
        ' WHERE deliverable_id IS NOT NULL GROUP BY deliverable_id, "window", on_day'
        " HAVING count(*)>1"
    )
    assert rows == [(2, 2)]


def test_the_brand_was_seen_before_during_and_after(store: Store) -> None:
    """In the campaign that is over; the others have no after yet."""
    phases = [row.phase for row in store.brand.of(campaign(store, "Cuadernos"))]
    assert phases == list(PHASES)
    for name in ("mesa", "봄빛"):
        rows = store.brand.of(campaign(store, name))
        assert [row.phase for row in rows] == ["before", "during"]


def test_people_speak_of_it_in_three_languages(store: Store) -> None:
    """Well, badly, neither; and some nobody has judged."""
    found = counted(store, "ifnull(sentiment,'')", "mention")
    assert set(found) == {*SENTIMENTS, ""}
    texts = [text for (text,) in store.database.read("SELECT text FROM mention")]
    assert any("가" <= sign <= "힣" for sign in "".join(texts))
    assert any("¿" in text for text in texts)
    assert any(text.startswith("The ") for text in texts)


def test_the_report_of_what_is_over_has_all_its_lines(store: Store) -> None:
    """4.1, 4.2 and 8.3 are met by evidence, not by hand."""
    number = campaign(store, "Cuadernos")
    facts = store.checklist.facts([number], TODAY)[number]
    assert facts.report_lines == set(REPORT_LINES)
    assert facts.reported_on is not None
    assert facts.brand_concluded
    page = store.checklist.standing(number, TODAY, "es")
    states = {one.item.key: one.state for one in page.checklists[0].items}
    assert {states[key] for key in ("4.1", "4.2", "4.3", "5.1", "8.3")} == {"met"}


def test_figures_of_advertising_stay_apart_from_costs(store: Store) -> None:
    """Day by day, with what the program says was spent."""
    rows = store.database.read(
        "SELECT count(*), sum(spend_minor) FROM reading WHERE spend_minor NOTNULL"
    )
    assert rows == [(14, 300_000)]
    paid = store.database.read(
        "SELECT amount_minor FROM cost WHERE description='릴스 홍보, 2주'"
    )
    assert paid == [(300_000,)]


def test_all_that_is_kept_with_it_is_right(store: Store, tmp_path: Path) -> None:
    """Sums and lines are what their rows make."""
    told = {check.code: check.ok for check in store.keeping.check(tmp_path)}
    assert {code: ok for code, ok in told.items() if not ok} in ({}, {"backups": False})
