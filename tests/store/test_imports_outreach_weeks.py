"""Next week's outreach sheet: stages move, touches come, and what is known stays."""

from __future__ import annotations

from datetime import date

from store.deals import Deals
from store.history import History
from store.outreach import Outreach
from store.rules.money import Money
from store.settings import Settings
from tests.builders import everything, person, workspace
from tests.store.sheets_in import counts, values
from tests.store.talk_sheets import bars, bring_talks, talks, touches

HEADER = (
    "Name|Handle|Platform|Stage|Channel|First contact|Last contact|Next step"
    "|Next step date|Fee|Notes"
)
FIRST = bars(
    HEADER,
    "Mina|@mina|IG|Contacted|DM|2026-02-20|||||kind",
    "Ana|@ana|IG|Contacted|mail|2026-02-20|||||",
)
SECOND = bars(
    HEADER,
    "Mina|@mina|IG|Negotiating|DM|2026-02-20|2026-02-27|Send the brief|2026-03-06"
    "|500 USD|likes tea",
    "Ana|@ana|IG|Contacted|mail|2026-02-20|||||",
)


def test_stages_move_and_touches_are_added() -> None:
    """The dry run shows it before; undo takes exactly that back."""
    with workspace() as database:
        bring_talks(database, FIRST)
        before = everything(database.reader)
        dry = bring_talks(database, SECOND, dry_run=True)
        shown = {
            (each.name, each.field): (each.before, each.after) for each in dry.changes
        }
        assert shown == {
            ("Mina", "stage"): ("contacted", "negotiating"),
            ("Mina", "next_step_on"): ("2026-02-25", "2026-03-06"),
            ("Mina", "next_step"): (None, "Send the brief"),
            ("Mina", "waiting_on"): ("influencer", "me"),
            ("Mina", "fee"): (None, "500.00 USD"),
            ("Mina", "notes"): ("kind", "kind\nlikes tea"),
        }
        assert everything(database.reader) == before
        assert counts(bring_talks(database, SECOND)) == (0, 1, 1, 0)
        mina = talks(database)["Mina"]
        assert (mina.stage, mina.stage_since) == ("negotiating", date(2026, 2, 27))
        assert (mina.fee, mina.unanswered) == (Money(50_000, "USD"), 0)
        assert touches(database) == [
            ("Mina", "2026-02-20", "out", "dm", "2026-02-27"),
            ("Ana", "2026-02-20", "out", "mail", None),
            ("Mina", "2026-02-27", "in", "dm", None),
        ]
        assert counts(bring_talks(database, SECOND)) == (0, 0, 2, 0)
        History(database).undo()
        assert everything(database.reader) == before


def test_an_amount_that_changed_is_a_new_entry_of_its_history() -> None:
    """What was asked before stays known."""
    sheet = "name,handle,stage,asked\nMina,@mina,negotiating,{}\n"
    with workspace() as database:
        for amount in ("500 USD", "500 USD", "600 USD", "", "₩700,000"):
            bring_talks(database, sheet.format(amount.replace(",", "")))
        asked = "SELECT amount_minor, currency FROM offer ORDER BY id"
        assert values(database, asked) == [
            (50_000, "USD"),
            (60_000, "USD"),
            (700_000, "KRW"),
        ]
        assert talks(database)["Mina"].offers[0].amount == Money(700_000, "KRW")


def test_what_she_logged_herself_does_not_come_twice() -> None:
    """The same day and direction is the same touch; her own notes stay beside."""
    with workspace() as database:
        mina = person(database, "Mina", handle="mina")
        outreach = Outreach(database, Settings(database))
        (number,) = outreach.start([mina], today=date(2026, 2, 20))
        outreach.sent([number], today=date(2026, 2, 20))
        Deals(database, Settings(database)).edit(
            number, talks(database)["Mina"].version, {"notes": "hers"}
        )
        bring_talks(database, FIRST)
        assert [row[:3] for row in touches(database)] == [
            ("Mina", "2026-02-20", "out"),
            ("Ana", "2026-02-20", "out"),
        ]
        assert talks(database)["Mina"].id == number
        assert talks(database)["Mina"].notes == "hers\nkind"


def test_a_touch_of_long_ago_moves_nothing() -> None:
    """It is history: the clock has gone on."""
    with workspace() as database:
        bring_talks(database, FIRST)
        before = talks(database)["Mina"]
        late = "name,handle,platform,first contact\nMina,@mina,IG,2026-01-15\n"
        assert counts(bring_talks(database, late)) == (0, 1, 0, 0)
        after = talks(database)["Mina"]
        assert after.next_step_on == before.next_step_on
        assert (after.last_on, after.unanswered) == (before.last_on, 2)


def test_a_plan_of_hers_lives_on_as_a_task() -> None:
    """As with every touch: what is said meanwhile must not take it with it."""
    with workspace() as database:
        bring_talks(database, FIRST)
        outreach = Outreach(database, Settings(database))
        number = talks(database)["Mina"].id
        ahead = date(2026, 3, 20)
        outreach.plan([number], ahead, "Ask about summer", today=date(2026, 2, 21))
        sheet = "name,handle,platform,last contact\nMina,@mina,IG,2026-02-26\n"
        bring_talks(database, sheet)
        assert values(database, "SELECT title, due_on FROM task") == [
            ("Ask about summer", "2026-03-20")
        ]
        assert talks(database)["Mina"].next_kind == "follow_up"


def test_a_blank_cell_takes_nothing_away() -> None:
    """Nor does a column that is not there any more."""
    with workspace() as database:
        bring_talks(database, SECOND)
        before = everything(database.reader)
        blank = bars(HEADER, "Mina|@mina|IG||||||||")
        assert counts(bring_talks(database, blank)) == (0, 0, 1, 0)
        assert everything(database.reader) == before


def test_the_end_of_a_talk_and_a_new_one() -> None:
    """What is over is taken again while nothing is newer; then a new one begins."""
    sheet = "name,handle,platform,stage,last contact\nMina,@mina,IG,{},{}\n"
    with workspace() as database:
        for expected in ((1, 0, 0, 0), (0, 0, 1, 0)):
            report = bring_talks(database, sheet.format("Declined", "2026-01-20"))
            assert counts(report) == expected
        again = bring_talks(database, sheet.format("Contacted", "2026-02-27"))
        assert counts(again) == (1, 0, 0, 0)
        for _ in range(2):
            repeated = bring_talks(database, sheet.format("Contacted", "2026-02-27"))
            assert counts(repeated) == (0, 0, 1, 0)
        stages = "SELECT stage FROM collaboration ORDER BY id"
        assert values(database, stages) == ["declined", "contacted"]


def test_a_warm_up_is_no_message() -> None:
    """Nobody was asked anything yet."""
    with workspace() as database:
        sheet = "name,handle,stage,last contact\nMina,@mina,warming up,2026-02-27\n"
        bring_talks(database, sheet)
        assert values(database, "SELECT kind FROM touch") == ["warm_up"]
        mina = talks(database)["Mina"]
        assert (mina.stage, mina.unanswered, mina.next_kind) == ("warming", 0, "first")
