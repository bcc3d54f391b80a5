"""An outreach sheet becomes people and their conversations, in one step of undo."""

from __future__ import annotations

from datetime import date

from store.exchange import talk_cells, talks_apply
from store.exchange.plan import ImportOptions
from store.history import History
from store.imports import Imports
from store.rules.money import Money
from tests.builders import everything, workspace
from tests.store.sheets_in import as_csv, bring, counts, told, values
from tests.store.talk_sheets import (
    NOTES_APP,
    SEEDING,
    SPANISH,
    bars,
    bring_talks,
    talks,
    touches,
)


def test_a_page_of_a_notes_app_comes_in_whole() -> None:
    """Stages, days, amounts, campaign; the channel also out of the stage's word."""
    with workspace() as database:
        report = bring_talks(database, NOTES_APP)
        assert counts(report) == (3, 0, 0, 0)
        assert not report.problems
        assert not report.questions
        found = talks(database)
        mina, tom, ana = found["Mina Park"], found["Tom Reed"], found["Ana Luz"]
        assert (mina.stage, mina.campaign, mina.notes) == (
            "contacted",
            "Spring",
            "kind",
        )
        assert (mina.asked, mina.cadence_step) == (Money(30_000, "USD"), 1)
        assert (mina.waiting_on, mina.next_kind) == ("influencer", "follow_up")
        # Three business days after the message.
        assert mina.next_step_on == date(2026, 3, 4)
        assert (tom.stage, tom.stage_since) == ("negotiating", date(2026, 2, 20))
        assert (tom.next_kind, tom.next_step_on) == ("reply", date(2026, 2, 23))
        assert (ana.stage, ana.campaign_id, ana.next_kind) == (
            "identified",
            None,
            "first",
        )
        assert touches(database) == [
            ("Tom Reed", "2026-02-03", "out", "mail", "2026-02-20"),
            ("Tom Reed", "2026-02-20", "in", "mail", None),
            ("Mina Park", "2026-03-01", "out", "dm", None),
        ]
        assert values(database, "SELECT name, currency FROM campaign") == [
            ("Spring", "USD")
        ]
        assert values(database, "SELECT notes FROM influencer") == [None, None, None]


def test_a_korean_seeding_list_comes_in_whole() -> None:
    """The unit of the header is the currency; an O means that they replied."""
    with workspace() as database:
        report = bring_talks(database, SEEDING)
        assert counts(report) == (3, 0, 0, 0)
        assert not report.problems
        found = talks(database)
        mina, jieun = found["김민아"], found["박지은"]
        assert (mina.stage, mina.offered) == ("negotiating", Money(500_000, "KRW"))
        assert mina.offers[0].on_day == date(2026, 2, 10)
        assert (jieun.stage, jieun.next_kind) == ("no_reply", "again")
        assert jieun.next_step_on == date(2026, 4, 13)
        assert found["최하나"].stage == "identified"
        assert values(database, "SELECT followers FROM account") == [12_000, 3_400, 900]


def test_a_spanish_list_comes_in_whole() -> None:
    """Days and amounts in the style of their columns."""
    with workspace() as database:
        report = bring_talks(database, SPANISH)
        assert counts(report) == (3, 0, 0, 0)
        assert not report.problems
        found = talks(database)
        lucia, alvaro, nuria = found["Lucía"], found["Álvaro"], found["Nuria"]
        assert (lucia.next_kind, lucia.next_step) == ("own", "Enviar contrato")
        assert lucia.next_step_on == date(2026, 3, 16)
        assert lucia.asked == Money(45_000, "EUR")
        assert (alvaro.stage, alvaro.last_on) == ("contacted", date(2026, 2, 25))
        assert (nuria.stage, nuria.asked) == ("declined", Money(125_050, "EUR"))
        assert nuria.next_step_on is None


def test_an_import_is_one_step_that_can_be_taken_back_and_done_again() -> None:
    """The same file again is no news, and no step; a dry run leaves nothing."""
    with workspace() as database:
        before = everything(database.reader)
        for sheet in (NOTES_APP, SEEDING, SPANISH):
            dry = bring_talks(database, sheet, dry_run=True)
            assert counts(dry) == (3, 0, 0, 0)
            bring_talks(database, sheet)
            again = bring_talks(database, sheet, today=date(2026, 3, 20))
            assert counts(again) == (0, 0, 3, 0)
        after = everything(database.reader)
        history = History(database)
        for _ in range(3):
            history.undo()
        assert everything(database.reader) == before
        for _ in range(3):
            history.redo()
        assert everything(database.reader) == after


def test_the_desks_hear_that_both_people_and_talks_are_others() -> None:
    """A list that is open is loaded again."""
    with workspace() as database:
        bring_talks(database, SEEDING)
        assert database.take_changes() == {"outreach", "roster"}
        ((kind,),) = database.read("SELECT kind FROM import_run")
        assert kind == "outreach"


def test_a_stage_nobody_knows_is_kept_as_a_note_and_told() -> None:
    """Where it stands then follows from the contacts."""
    sheet = as_csv(
        ["Name", "Handle", "Stage", "First contact", "Notes"],
        ["Mina", "@mina", "Vibing", "2026-02-20", "kind"],
        ["Ana", "@ana", "in progress", "", ""],
    )
    with workspace() as database:
        for expected in ((2, 0, 0, 0), (0, 0, 2, 0)):
            report = bring_talks(database, sheet)
            assert counts(report) == expected
            assert told(report) == [(2, "Stage", "Vibing"), (3, "Stage", "in progress")]
            assert report.problems[0].reason == talk_cells.UNKNOWN_STAGE
        found = talks(database)
        assert (found["Mina"].stage, found["Mina"].notes) == (
            "contacted",
            "kind\nStage: Vibing",
        )
        assert (found["Ana"].stage, found["Ana"].notes) == (
            "identified",
            "Stage: in progress",
        )


def test_stages_have_her_own_names_too() -> None:
    """What she calls a stage on her board she calls it in her sheets."""
    with workspace() as database:
        from store.settings import Settings

        Settings(database).set_stages([("agreed", "진행중")])
        bring_talks(database, "name,handle,stage\nMina,@mina,진행 중\n")
        assert talks(database)["Mina"].stage == "agreed"


def test_what_cannot_be_read_is_left_out_and_told_per_cell() -> None:
    """Row as a person counts, column, value; the rest of the row comes in."""
    sheet = bars(
        "handle|stage|last contact|contacted via|asked|deal type|commission %"
        "|waiting on|replied|next step date",
        "@a|contacted|soon|pigeon|300|friendship|140%|nobody|perhaps|later",
        "@b|declined|2026-12-24|DM|-3 USD|gifted|12.5%|brand|no|2026-03-09",
    )
    with workspace() as database:
        report = bring_talks(database, sheet, platform="instagram")
        assert counts(report) == (2, 0, 0, 0)
        assert sorted(told(report)) == [
            (2, "asked", "300"),
            (2, "commission %", "140%"),
            (2, "contacted via", "pigeon"),
            (2, "deal type", "friendship"),
            (2, "last contact", "soon"),
            (2, "next step date", "later"),
            (2, "replied", "perhaps"),
            (2, "waiting on", "nobody"),
            (3, "asked", "-3 USD"),
            (3, "last contact", "2026-12-24"),
            (3, "next step date", "2026-03-09"),
        ]
        reasons = {problem.reason for problem in report.problems}
        assert {talk_cells.FUTURE, talk_cells.NOT_A_SHARE, talks_apply.OVER} <= reasons
        found = talks(database)
        assert found["a"].asked is None
        assert (found["b"].deal_kind, found["b"].commission_percent) == (
            "gifted",
            "12.5",
        )
        assert touches(database) == []
        # How somebody is talked to is kept with the person where no touch says it.
        preferred = "SELECT name, preferred_channel FROM influencer ORDER BY id"
        assert values(database, preferred) == [("a", None), ("b", "dm")]


def test_days_are_never_guessed() -> None:
    """The third of April or the fourth of March; and a day without its year."""
    sheet = "name,email,stage,first contact,last contact\nMina,,,{},{}\n"
    with workspace() as database:
        report = bring_talks(database, sheet.format("02/03/2026", "Feb 20"))
        assert [question.code for question in report.questions] == [
            "date_order",
            "year",
        ]
        assert [row[1] for row in told(report)] == ["first contact", "last contact"]
        assert touches(database) == []
        bring_talks(
            database, sheet.format("02/01/2026", "2026-02-20"), date_order="dmy"
        )
        assert [row[1] for row in touches(database)] == ["2026-01-02", "2026-02-20"]


def test_one_day_of_doubt_leaves_no_other_contact_out() -> None:
    """Only the cell that reads two ways waits, and is told."""
    sheet = (
        "name,email,stage,first contact\nMina,,contacted,2026-02-03\n"
        "Ana,,contacted,02/03/2026\nZoe,,contacted,2026. 2. 20.\n"
    )
    with workspace() as database:
        report = bring_talks(database, sheet)
        assert [question.code for question in report.questions] == ["date_order"]
        assert told(report) == [(3, "first contact", "02/03/2026")]
        assert [row[1] for row in touches(database)] == ["2026-02-03", "2026-02-20"]


def test_a_sheet_without_any_day_asks_nothing_about_days() -> None:
    """An empty column is no riddle."""
    with workspace() as database:
        report = bring_talks(
            database, "name,email,stage,next step date\nMina,,contacted,\n"
        )
        assert report.questions == ()


def test_unknown_columns_are_fields_of_the_person() -> None:
    """And are renewed like those of any list of people."""
    with workspace() as database:
        sheet = "name,handle,stage,shoe size\nMina,@mina,contacted,{}\n"
        bring_talks(database, sheet.format(38))
        assert counts(bring_talks(database, sheet.format(39))) == (0, 1, 0, 0)
        assert values(database, "SELECT name, value FROM custom_value") == [
            ("shoe size", "39")
        ]


def test_the_same_sheet_can_be_brought_in_as_a_list_of_people() -> None:
    """The kind is hers to say; what she said of a column is remembered by kind."""
    with workspace() as database:
        report = bring(database, NOTES_APP, kind="roster", mapping={"Rate": ""})
        assert report.plan.kind == "roster"
        assert database.read("SELECT count(*) FROM collaboration") == [(0,)]
        mapping = {"Rate": "fee"}
        bring_talks(database, NOTES_APP, kind="outreach", mapping=mapping)
        assert bring_talks(database, NOTES_APP).plan.mapping["Rate"] == "fee"
        assert talks(database)["Mina Park"].fee == Money(30_000, "USD")


def test_pasted_cells_come_in_alike() -> None:
    """A few rows from the clipboard."""
    with workspace() as database:
        imports = Imports(database)
        plan = imports.plan_text("Name\tStage\nMina\tContacted\n", ImportOptions())
        assert imports.run(plan, today=date(2026, 3, 2)).created == 1
        assert talks(database)["Mina"].stage == "contacted"
