"""Lists of own time come in: hours or minutes, with or without anybody."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.exchange.costs_cells import MORE_THAN_A_DAY, NOT_A_TIME, PART_OF_A_MINUTE
from store.exchange.days import NO_YEAR
from store.exchange.hours_apply import NO_TALK, UNKNOWN
from store.exchange.hours_in import NO_TIME
from store.history import History
from store.rules.spend import time_cost
from tests.builders import TODAY, everything, person, workspace
from tests.store.money_sheets import asked, bars, bring_money, hours, reasons
from tests.store.sheets_in import bring, counts, values

FIELD = (
    "channel|hours|hourly_rate",
    "Facebook|400|50.00",
    "LinkedIn|500|50.00",
    "Twitter|150|50.00",
    "YouTube|300|50.00",
    "Total|1,350|",
)
"""What four channels took, at 50 an hour."""


def test_what_channels_took_needs_nobody() -> None:
    """The reference table: 1,350 hours at 50 are 67,500."""
    with workspace() as database:
        report = bring_money(database, *FIELD, kind="hours", currency="USD")
        assert counts(report) == (4, 0, 0, 0)
        found = hours(database)
        assert [(each.channel, each.minutes) for each in found] == [
            ("facebook", 24000),
            ("linkedin", 30000),
            ("x", 9000),
            ("youtube", 18000),
        ]
        assert time_cost((each.minutes, each.rate or 0) for each in found) == 6_750_000
        assert asked(report) == {"campaign": "", "day": TODAY.isoformat()}
        later = TODAY.replace(day=9)
        again = bring_money(database, *FIELD, kind="hours", currency="USD", today=later)
        assert counts(again) == (0, 0, 4, 0)


def test_times_as_people_write_them() -> None:
    """In three languages; what is none is left out and told."""
    times = ("1.5", "1h30", "1:30", "90 min", "1시간 30분", "1 h 30 min", "90분")
    rows = [f"2026-02-01|{text}" for text in times]
    bad = "2026-02-01|a while", "2026-02-01|", "2026-02-01|-2"
    with workspace() as database:
        report = bring_money(database, "date|time spent", *rows, *bad, kind="hours")
        assert {each.minutes for each in hours(database)} == {90}
        assert reasons(report) == [
            (9, "a while", NOT_A_TIME),
            (10, "", NO_TIME),
            (11, "-2", NOT_A_TIME),
        ]
        assert counts(report) == (7, 0, 0, 3)


def test_hours_and_minutes_side_by_side() -> None:
    """Two hours, thirty minutes; or the same time written twice."""
    with workspace() as database:
        sheet = "date|hours|minutes", "2026-02-01|2|30", "2026-02-02|1.5|90"
        bring_money(database, *sheet, kind="hours")
        assert [each.minutes for each in hours(database)] == [150, 90]
        bring_money(database, "날짜|소요시간(분)", "2026-02-03|45", kind="hours")
        assert hours(database)[-1].minutes == 45


def test_what_is_no_whole_time_of_one_day_is_left_out() -> None:
    """Told once each, with the day that waits for its year."""
    sheet = (
        "date|hours|minutes",
        "2026-02-01||1.5",
        "2026-02-02|2|1.5",
        "2026-02-03|25:00|",
        "2/4|1|",
        "2026-02-20|400|",
    )
    with workspace() as database:
        report = bring_money(database, *sheet, kind="hours")
        assert reasons(report) == [
            (2, "1.5", PART_OF_A_MINUTE),
            (3, "1.5", PART_OF_A_MINUTE),
            (4, "25:00", MORE_THAN_A_DAY),
            (5, "2/4", NO_YEAR),
        ]
        assert [(one.on_day, one.minutes) for one in hours(database)] == [
            ("2026-02-20", 24000)
        ]
        assert counts(report) == (1, 0, 0, 4)
        assert asked(report)["year"] is None


def test_a_rate_that_cannot_be_read_is_no_rate_left_open() -> None:
    """Time at another rate is other time; the same sheet is known again."""
    header = "date|hours|hourly rate"
    with workspace() as database:
        bring_money(database, header, "2026-02-01|2|40 EUR", kind="hours")
        bad = header, "2026-02-01|2|forty"
        assert counts(bring_money(database, *bad, kind="hours")) == (1, 0, 0, 0)
        assert counts(bring_money(database, *bad, kind="hours")) == (0, 0, 1, 0)


def test_a_spanish_list_with_people() -> None:
    """Whom we work with by their collaboration, others by name in the note."""
    sheet = (
        "Fecha|Canal|Creadora|Horas|Tarifa por hora|Tarea",
        "13/02/2026|Instagram|Luz|1,5|40 €|Llamada",
        "14/02/2026|TikTok|Nadie|2|40 €|",
        "15/02/2026||Ana|0,25|40 €|Correo",
    )
    with workspace() as database:
        person(database, "Luz", handle="luz.f")
        person(database, "Ana", handle="ana")
        bring_money(database, "fecha|creadora|importe", "2026-01-01|Luz|5 EUR",
                    campaign="Verano")  # fmt: skip
        report = bring_money(database, *sheet, kind="hours", campaign="Verano")
        assert reasons(report) == [(3, "Nadie", UNKNOWN), (4, "Ana", NO_TALK)]
        assert [(one.name, one.minutes, one.note) for one in hours(database)] == [
            ("Luz", 90, "Llamada"),
            (None, 120, "Nadie"),
            (None, 15, "Correo\nAna"),
        ]
        assert len(values(database, "SELECT id FROM collaboration")) == 1
        before = everything(database.reader)
        again = bring_money(database, *sheet, kind="hours", campaign="Verano")
        assert counts(again) == (0, 0, 3, 0)
        assert everything(database.reader) == before
        History(database).undo()
        assert not hours(database)


def test_somebody_who_works_with_us_since_is_the_same() -> None:
    """Their time was kept with the name in its note."""
    sheet = "date|influencer|hours|note", "2026-02-01|Mina|2|Calls"
    with workspace() as database:
        bring_money(database, *sheet, kind="hours", campaign="Spring")
        person(database, "Mina", handle="mina")
        bring_money(database, "date|influencer|amount", "2026-01-01|Mina|5 EUR",
                    campaign="Spring")  # fmt: skip
        report = bring_money(database, *sheet, kind="hours", campaign="Spring")
        assert counts(report) == (0, 0, 1, 0)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2026-01-31", "2026-02-28", ""]),
        st.sampled_from(["", "TikTok", "Mail"]),
        st.sampled_from(["", "Mina", "Nobody"]),
        st.integers(1, 6000),
        st.sampled_from(["", "40 EUR", "0.10 USD", "₩30,000"]),
        st.sampled_from(["", "Calls"]),
    ),
    min_size=1,
    max_size=6,
)


@given(rows=ROWS, campaign=st.sampled_from(["", "Spring"]))
@settings(max_examples=150, deadline=None)
def test_every_list_of_time_comes_in_whole_and_only_once(
    rows: list[tuple[object, ...]], campaign: str
) -> None:
    """Each minute; then nothing new."""
    lines = ["|".join(map(str, row)) for row in rows]
    text = bars("date|channel|influencer|minutes|hourly rate|note", *lines)
    said: dict[str, Any] = {"kind": "hours", "campaign": campaign or None}
    with workspace() as database:
        person(database, "Mina", handle="mina")
        assert counts(bring(database, text, **said)) == (len(rows), 0, 0, 0)
        kept = sorted(each.minutes for each in hours(database))
        assert kept == sorted(int(str(row[3])) for row in rows)
        before = everything(database.reader)
        assert counts(bring(database, text, **said)) == (0, 0, len(rows), 0)
        assert everything(database.reader) == before
