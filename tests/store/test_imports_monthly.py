"""Next month's file: what changed is renewed, what is blank stays."""

from __future__ import annotations

from datetime import date

from store.history import History
from tests.builders import everything, person, workspace
from tests.store.sheets_in import as_csv, bring, counts, values

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)

READINGS = "SELECT read_on, followers FROM account_reading ORDER BY 1, 2"


def test_new_figures_are_an_update_and_a_reading_of_the_day() -> None:
    """The growth line grows by a point for whoever changed, and for nobody else."""
    first = "name,handle,followers\nMina,@mina,1000\nAna,@ana,50\n"
    second = "name,handle,followers\nMina,@mina,1200\nAna,@ana,50\n"
    with workspace() as database:
        assert counts(bring(database, first, today=MARCH)) == (2, 0, 0, 0)
        before = everything(database.reader)
        assert counts(bring(database, second, today=APRIL)) == (0, 1, 1, 0)
        assert values(database, READINGS) == [
            ("2026-03-02", 50),
            ("2026-03-02", 1000),
            ("2026-04-01", 1200),
        ]
        assert counts(bring(database, second, today=APRIL)) == (0, 0, 2, 0)
        History(database).undo()
        assert everything(database.reader) == before


def test_a_second_file_of_the_same_day_leaves_one_reading() -> None:
    """The later figures are the ones of that day."""
    with workspace() as database:
        bring(database, "handle,followers\n@mina,1000\n@ana,5\n", today=MARCH)
        before = everything(database.reader)
        report = bring(database, "handle,followers\n@mina,1100\n@ana,5\n", today=MARCH)
        assert counts(report) == (0, 1, 1, 0)
        assert values(database, READINGS) == [("2026-03-02", 5), ("2026-03-02", 1100)]
        History(database).undo()
        assert everything(database.reader) == before


def test_a_new_city_is_no_new_reading() -> None:
    """Only figures are measured."""
    with workspace() as database:
        bring(database, "handle,followers,city\n@mina,10,\n", today=MARCH)
        bring(database, "handle,followers,city\n@mina,10,Seoul\n", today=APRIL)
        assert values(database, READINGS) == [("2026-03-02", 10)]


def test_a_day_in_the_file_dates_the_reading() -> None:
    """What was looked at in January is a figure of January."""
    sheet = "handle,followers,checked on\n@mina,{},2026-0{}-15\n"
    with workspace() as database:
        bring(database, sheet.format(10, 1), today=APRIL)
        bring(database, sheet.format(10, 2), today=APRIL)
        bring(database, sheet.format(12, 3), today=APRIL)
        assert values(database, READINGS) == [
            ("2026-01-15", 10),
            ("2026-02-15", 10),
            ("2026-03-15", 12),
        ]


def test_a_blank_cell_never_takes_anything_away() -> None:
    """Nor does a word for nothing, nor a column that is not there any more."""
    with workspace() as database:
        full = "name,handle,email,city,followers,tags,status\n"
        bring(database, full + "Mina,@mina,m@x.example,Seoul,10,beauty,active\n")
        before = everything(database.reader)
        assert counts(bring(database, full + "Mina,@mina,,N/A,-,,\n")) == (0, 0, 1, 0)
        assert counts(bring(database, "name,handle\nMina,@mina\n")) == (0, 0, 1, 0)
        assert everything(database.reader) == before


def test_tags_come_together_and_notes_are_added_once() -> None:
    """What she wrote herself stays beside what the file says."""
    with workspace() as database:
        number = person(
            database, "Mina", handle="mina", tags=("VIP",), notes="Likes tea."
        )
        sheet = as_csv(
            ["handle", "tags", "notes", "alias"],
            ["@mina", "vip; beauty|food", "Answers late.", "미나; Minnie"],
        )
        for expected in ((0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 1, 0)):
            assert counts(bring(database, sheet)) == expected
        assert values(database, "SELECT notes FROM influencer") == [
            "Likes tea.\nAnswers late."
        ]
        assert values(database, "SELECT tags FROM roster_line") == ["beauty, food, VIP"]
        assert values(database, "SELECT name FROM alias ORDER BY 1") == [
            "Minnie",
            "미나",
        ]
        assert number == 1


def test_a_rate_that_changed_is_a_new_entry_of_its_history() -> None:
    """What was asked last year stays known."""
    with workspace() as database:
        sheet = "handle,rate\n@mina,{}\n"
        for amount, today in (
            ("500 USD", MARCH),
            ("500 USD", APRIL),
            ("600 USD", APRIL),
        ):
            bring(database, sheet.format(amount), today=today)
        assert values(database, "SELECT amount_minor, quoted_on FROM rate") == [
            (50_000, "2026-03-02"),
            (60_000, "2026-04-01"),
        ]
        assert values(database, "SELECT rate_minor FROM roster_line") == [60_000]


def test_columns_of_her_own_are_kept_and_renewed() -> None:
    """An unknown header is a field of hers; the newest value counts."""
    with workspace() as database:
        bring(database, "handle,blood type\n@mina,A\n@ana,B\n")
        report = bring(database, "handle,blood type\n@mina,0\n@ana,\n")
        assert counts(report) == (0, 1, 1, 0)
        assert report.plan.unmapped == ("blood type",)
        assert values(database, "SELECT name, value FROM custom_value") == [
            ("blood type", "0"),
            ("blood type", "B"),
        ]


def test_further_addresses_of_a_row_are_kept_too() -> None:
    """Several e-mails in a cell, several phones, several profile addresses."""
    with workspace() as database:
        sheet = as_csv(
            ["Name", "E-mail 1 - Value", "Phone 1", "Phone 2", "IG url", "YouTube url"],
            [
                "Mina", "a@x.example ::: b@x.example", "010-1111-2222", "010-3333-4444",
                "instagram.com/mina", "youtube.com/@mina",
            ],
        )  # fmt: skip
        assert counts(bring(database, sheet)) == (1, 0, 0, 0)
        assert values(database, "SELECT email, phone FROM influencer") == [
            ("a@x.example", "010-1111-2222")
        ]
        assert values(database, "SELECT value FROM custom_value ORDER BY 1") == [
            "010-3333-4444",
            "b@x.example",
            "youtube.com/@mina",
        ]
        assert counts(bring(database, sheet)) == (0, 0, 1, 0)


def test_how_she_read_a_header_is_remembered_and_can_be_overruled() -> None:
    """Also for a sheet that nothing but her own word explains."""
    sheet = "wer,was\nMina,Seoul\nAna,Madrid\n"
    with workspace() as database:
        bring(database, sheet, mapping={"wer": "name", "was": "city"})
        again = bring(database, sheet)
        assert again.plan.mapping == {"wer": "name", "was": "city"}
        assert counts(again) == (0, 0, 2, 0)
        other = bring(database, sheet, mapping={"was": "country"})
        assert other.plan.mapping == {"wer": "name", "was": "country"}
        kept = bring(database, sheet, mapping={"was": ""}, remember=False)
        assert kept.plan.unmapped == ("was",)
        assert bring(database, sheet).plan.mapping["was"] == "country"


def test_a_column_left_out_on_purpose_stays_left_out() -> None:
    """Next month nobody has to say it again; a blank column is another matter."""
    with workspace() as database:
        bring(database, "handle,city,notes\n@mina,Seoul,\n", mapping={"city": ""})
        report = bring(database, "handle,city,notes\n@mina,Seoul,kind\n")
        assert report.plan.unmapped == ("city",)
        assert report.plan.mapping["notes"] == "notes"
        back = bring(
            database, "handle,city,notes\n@mina,Seoul,\n", mapping={"city": "city"}
        )
        assert back.plan.mapping["city"] == "city"
