"""What a report says of a campaign, and which reports were made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from checklists.facts import REPORT_LINES
from store.errors import Invalid, NotFound
from store.reports import Reports
from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import SPRING, books

if TYPE_CHECKING:
    from store.report_facts import ReportFacts
    from tests.store.results_desk import Books


def reports(book: Books) -> Reports:
    """The desk for reports."""
    return Reports(book.database, book.of.settings)


def facts(book: Books) -> ReportFacts:
    """What the report of Spring says."""
    return reports(book).facts(SPRING, MONDAY)


def test_a_campaign_without_anything_has_no_figures_made_up() -> None:
    """All seven lines are there, and none of them has data."""
    with books() as book:
        found = facts(book)
    assert tuple(line.key for line in found.lines) == REPORT_LINES
    assert not any(line.has for line in found.lines)
    assert found.total.roi is None
    assert (found.people, found.pieces, found.codes, found.months) == ((), (), (), ())
    assert found.audience.people == 0
    assert found.made_on == MONDAY


def test_the_reference_is_in_it_as_the_results_have_it() -> None:
    """The same rows, the same total: nothing is worked out twice."""
    with books() as book:
        book.reference()
        found = facts(book)
        assert found.channels == book.table()
    assert found.total.roi is not None
    assert str(found.total.roi.shown) == "6.69"
    assert found.budget.own_time.minutes == found.total.minutes == 1_350 * 60


def test_sales_are_told_by_how_it_is_known_whose_they_are() -> None:
    """By code, by hand, nobody's; what was called off is in none."""
    with books() as book:
        mina = book.join("Mina")
        with book.database.writing("Code", ("outreach",)) as unit:
            unit.connection.execute(
                "UPDATE collaboration SET promo_code='MINA10' WHERE id=?", (mina,)
            )
        book.sold(4_000, 2, collaboration_id=mina, attributed_by="code")
        book.sold(1_000, collaboration_id=mina)
        book.sold(500, kind="newsletter")
        book.sold(9_000, status="cancelled")
        found = facts(book)
    told = [(row.key, row.conversions, row.revenue_minor) for row in found.sources]
    assert told == [("code", 2, 4_000), ("manual", 1, 1_000), ("none", 1, 500)]
    told = [(row.key, row.conversions, row.revenue_minor) for row in found.kinds]
    assert told == [("purchase", 3, 5_000), ("newsletter", 1, 500)]
    (code,) = found.codes
    assert (code.code, code.name, code.conversions) == ("MINA10", "Mina", 2)
    assert code.revenue_minor == 4_000
    assert found.results.table.cancelled == 1


def test_a_code_of_unknown_worth_has_a_dash_and_no_zero() -> None:
    """Nobody said what an order came to."""
    with books() as book:
        mina = book.join("Mina")
        with book.database.writing("Code", ("outreach",)) as unit:
            unit.connection.execute(
                "UPDATE collaboration SET promo_code='MINA10' WHERE id=?", (mina,)
            )
        book.sold(None, 3, collaboration_id=mina, attributed_by="code")
        (code,) = facts(book).codes
    assert (code.conversions, code.revenue_minor) == (3, None)


def test_who_agreed_is_counted_by_size_and_fit() -> None:
    """Each mean with how many it stands on; who only talks is in none."""
    with books() as book:
        one = book.join("Mina", handle="mina", fit_voice="5")
        book.join("Jun", handle="jun")
        with book.database.writing("Agreed", ("outreach",)) as unit:
            unit.connection.execute(
                "UPDATE collaboration SET stage='agreed' WHERE id=?", (one,)
            )
            unit.connection.execute(
                "UPDATE account SET audience_country='KR', followers=24000"
            )
        audience = facts(book).audience
    assert (audience.people, audience.tiers) == (1, (("micro", 1),))
    assert audience.countries == (("KR", 1),)
    assert [(fit.name, fit.mean, fit.n) for fit in audience.fit] == [
        ("fit_voice", 5.0, 1)
    ]


def test_content_comes_the_most_answered_first() -> None:
    """A piece that nobody measured is last, without figures."""
    with books() as book:
        mina = book.join("Mina")
        quiet, loud = book.post(mina, title="Quiet"), book.post(mina, title="Loud")
        book.post(mina, title="Unseen")
        book.read(quiet, likes=5, comments=1)
        book.read(loud, likes=50, comments=10, reach=900)
        pieces = facts(book).pieces
    assert [piece.title for piece in pieces] == ["Loud", "Quiet", "Unseen"]
    assert pieces[0].figures["engagements"] == 60
    assert pieces[0].figures["reach"] == 900
    assert pieces[2].figures == {}


def test_a_report_is_noted_in_one_step() -> None:
    """The newest first; undo takes the note back, and it can be done again."""
    with books() as book:
        desk = reports(book)
        desk.note(SPRING, date(2026, 3, 1), "md", "ko", "~/old.md")
        desk.note(SPRING, MONDAY, "html", "es", "")
        told = [(row.on_day, row.format, row.language) for row in desk.of(SPRING)]
        assert told == [
            (MONDAY, "html", "es"),
            (date(2026, 3, 1), "md", "ko"),
        ]
        assert [row.file for row in desk.of(SPRING)] == [None, "~/old.md"]
        book.of.history.undo()
        assert [row.format for row in desk.of(SPRING)] == ["md"]
        book.of.history.redo()
        assert len(desk.of(SPRING)) == 2


@pytest.mark.parametrize(("kind", "language"), [("pdf", "en"), ("html", "fr")])
def test_what_no_report_can_be_is_refused(kind: str, language: str) -> None:
    """Another format, another language."""
    with books() as book, pytest.raises(Invalid):
        reports(book).note(SPRING, MONDAY, kind, language, "")


def test_a_campaign_that_is_not_there_is_refused() -> None:
    """Neither told nor noted."""
    with books() as book:
        with pytest.raises(NotFound):
            reports(book).facts(99, MONDAY)
        with pytest.raises(NotFound):
            reports(book).note(99, MONDAY, "html", "en", "")
