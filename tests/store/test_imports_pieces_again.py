"""Next week's calendar: pieces are found again, and move on; nothing is made twice."""

from __future__ import annotations

from datetime import date

import pytest

from store.campaigns import Campaigns
from store.deliverables import DeliverableDraft, Deliverables
from store.history import History
from tests.builders import TODAY, everything, person, workspace
from tests.store.outreach_desk import desks
from tests.store.piece_sheets import Row, bars, bring_pieces, column, pieces
from tests.store.sheets_in import counts, told, values

HEADER = "Handle|Content type|Topic|Draft due|Publish date|Status|Post URL|Campaign"
FIRST = bars(
    HEADER,
    "@mina|Reel|Glow|2026-02-10|2026-02-20|Approved||Spring",
    "@mina|Story||2026-02-10|2026-02-21|Briefed||Spring",
    "@mina|Story||2026-02-17|2026-02-28|Briefed||Spring",
    "@tom|Video|Desk tour|2026-03-01|2026-03-10|In progress||Spring",
)
SECOND = bars(
    HEADER,
    "@mina|Reel|Glow|2026-02-10|2026-02-22|Published"
    "|https://www.instagram.com/reel/A/|Spring",
    "@mina|Story||2026-02-10|2026-02-21|Submitted||Spring",
    "@mina|Story||2026-02-24|2026-03-04|Briefed||Spring",
    "@tom|Video|Desk tour|2026-03-01|2026-03-10|Changes||Spring",
    "@tom|Short||2026-03-01|2026-03-12|Briefed||Spring",
)


def test_next_week_moves_what_is_known() -> None:
    """By title, by day, by order; the dry run shows it, undo takes exactly it back."""
    with workspace() as database:
        bring_pieces(database, FIRST)
        before = everything(database.reader)
        dry = bring_pieces(database, SECOND, dry_run=True)
        shown = {
            (each.row, each.field): (each.before, each.after) for each in dry.changes
        }
        assert shown == {
            (2, "live_due_on"): ("2026-02-20", "2026-02-22"),
            (2, "state"): ("approved", "live"),
            (2, "post_url"): (None, "https://www.instagram.com/reel/A/"),
            (2, "live_on"): (None, "2026-02-22"),
            (3, "state"): ("briefed", "submitted"),
            (4, "draft_due_on"): ("2026-02-17", "2026-02-24"),
            (4, "live_due_on"): ("2026-02-28", "2026-03-04"),
            (5, "state"): ("drafting", "changes_requested"),
            (5, "round"): (0, 1),
        }
        assert everything(database.reader) == before
        assert counts(bring_pieces(database, SECOND)) == (1, 4, 0, 0)
        assert pieces(database) == [
            Row("mina", "Spring", "reel", "Glow", "2026-02-10", "2026-02-22", "live",
                "2026-02-22"),
            Row("mina", "Spring", "story", None, "2026-02-10", "2026-02-21",
                "submitted", None),
            Row("mina", "Spring", "story", None, "2026-02-24", "2026-03-04", "briefed",
                None),
            Row("tom", "Spring", "video", "Desk tour", "2026-03-01", "2026-03-10",
                "changes_requested", None),
            Row("tom", "Spring", "short", None, "2026-03-01", "2026-03-12", "briefed",
                None),
        ]  # fmt: skip
        assert column(database, "state_since") == ["2026-03-02"] * 5
        again = bring_pieces(database, SECOND)
        assert (counts(again), again.changes) == ((0, 0, 5, 0), ())
        History(database).undo()
        assert everything(database.reader) == before


def test_a_look_at_a_draft_is_kept_as_one() -> None:
    """As it is when she approves or asks for changes here."""
    with workspace() as database:
        bring_pieces(database, FIRST)
        bring_pieces(database, SECOND)
        approved = SECOND.replace(",Changes,", ",Approved,")
        bring_pieces(database, approved, today=date(2026, 3, 9))
        assert values(
            database, "SELECT deliverable_id, round, verdict, on_day FROM review"
        ) == [(4, 0, "changes", "2026-03-02"), (4, 1, "approved", "2026-03-09")]


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        SECOND,
        bars(
            "Name|Type|Date|Status|Notes",
            "Mina|2 reels, 1 story|2026-03-14|Approved|one a week",
            "|Blog||Done|",
            "Tom|Mystery|2026-03-15|Called off|",
        ),
        bars("Handle|Type|Publish date", *["@mina|Reel|2026-03-14"] * 3),
    ],
)
def test_the_same_file_twice_changes_nothing(text: str) -> None:
    """Whatever names its pieces."""
    with workspace() as database:
        first = bring_pieces(database, text)
        kept = everything(database.reader)
        again = bring_pieces(database, text)
        assert (again.created, again.updated, again.changes) == (0, 0, ())
        assert again.unchanged == first.created
        for table, rows in everything(database.reader).items():
            if table not in {"import_run", "unit", "header_map"}:
                assert rows == kept[table], table


def test_rows_in_another_order_are_the_same_pieces() -> None:
    """Titles, posts and days find them, wherever they stand now."""
    lines = FIRST.splitlines()
    turned = "\n".join([lines[0], *reversed(lines[1:])])
    with workspace() as database:
        bring_pieces(database, FIRST)
        assert counts(bring_pieces(database, turned)) == (0, 0, 4, 0)


def test_a_post_is_found_by_its_address_whatever_its_title_is_now() -> None:
    """Its address may be written otherwise too."""
    sheet = bars(
        HEADER,
        "@mina|Reel|Before|||Published|https://www.instagram.com/reel/A/|Spring",
    )
    live = sheet.replace("Before||", "Before||2026-02-20")
    later = live.replace("Before", "After").replace(
        "https://www.instagram.com/reel/A/", "instagram.com/reel/A?igsh=1"
    )
    with workspace() as database:
        bring_pieces(database, live)
        assert counts(bring_pieces(database, later)) == (0, 1, 0, 0)
        assert column(database, "title") == ["After"]


def test_another_post_under_the_same_title_is_another_piece() -> None:
    """A weekly vlog is live every week; a corrected address of one day is not."""
    week = "@mina|Video|Weekly|||Published|https://youtu.be/{}|Spring"
    first = bars(HEADER, week.format("aaa").replace("y||", "y||2026-02-20"))
    next_one = bars(HEADER, week.format("bbb").replace("y||", "y||2026-02-27"))
    mended = bars(HEADER, week.format("ccc").replace("y||", "y||2026-02-20"))
    with workspace() as database:
        bring_pieces(database, first)
        assert counts(bring_pieces(database, next_one)) == (1, 0, 0, 0)
        assert counts(bring_pieces(database, mended)) == (0, 1, 0, 0)
        assert column(database, "post_url") == [
            "https://youtu.be/ccc",
            "https://youtu.be/bbb",
        ]


def test_what_contradicts_a_known_piece_is_a_new_one() -> None:
    """Another title on another day; nor does a live one take the next of its kind."""
    sheet = bars(HEADER, "@mina|Reel|Glow||2026-03-20|Briefed||Spring")
    other = bars(HEADER, "@mina|Reel|Night||2026-03-27|Briefed||Spring")
    with workspace() as database:
        bring_pieces(database, sheet)
        assert counts(bring_pieces(database, other)) == (1, 0, 0, 0)
        bare = bars(HEADER, "@mina|Reel|||2026-04-03|Briefed||Spring")
        assert counts(bring_pieces(database, bare)) == (0, 1, 0, 0)
    live = bars(HEADER, "@mina|Reel|||2026-02-20|Live|https://youtu.be/a|Spring")
    with workspace() as database:
        bring_pieces(database, live)
        bare = bars(HEADER, "@mina|Reel|||2026-04-03|Briefed||Spring")
        assert counts(bring_pieces(database, bare)) == (1, 0, 0, 0)


def test_a_row_without_a_kind_is_what_it_is_known_as() -> None:
    """By its title or its day; its kind stays."""
    with workspace() as database:
        bring_pieces(database, FIRST)
        bare = bars(
            "Handle|Topic|Publish date|Status|Campaign",
            "@mina|Glow|2026-02-25|Approved|Spring",
            "@mina||2026-02-21|Approved|Spring",
        )
        report = bring_pieces(database, bare, kind="deliverables")
        assert counts(report) == (0, 2, 0, 0)
        assert column(database, "kind") == ["reel", "story", "story", "video"]


def test_what_is_over_here_is_not_taken_back_by_an_older_sheet() -> None:
    """A live piece stays live, one that was called off stays off; both are told."""
    with workspace() as database:
        bring_pieces(database, FIRST)
        desk = Deliverables(database)
        desk.go_live(1, url="a.example/1", on=TODAY, today=TODAY, override="agreed")
        desk.cancel([4], "Recalled", today=TODAY)
        report = bring_pieces(database, FIRST)
        assert counts(report) == (0, 0, 4, 0)
        assert told(report) == [(2, "Status", "Approved"), (5, "Status", "In progress")]
        assert [row.state for row in pieces(database)] == [
            *("live", "briefed", "briefed", "cancelled")
        ]
        assert column(database, "reason")[-1] == "Recalled"
        off = FIRST.replace("In progress", "Cancelled")
        assert counts(bring_pieces(database, off)) == (0, 0, 4, 0)


def test_what_was_called_off_can_still_go_live() -> None:
    """If the sheet shows where; that it did is not enough."""
    header = "Handle|Content type|Topic|Publish date|Status|Post URL"
    line = "@mina|Reel|Glow|2026-02-20|{}|{}"
    with workspace() as database:
        bring_pieces(database, bars(header, line.format("Approved", "")))
        Deliverables(database).cancel([1], "Recalled", today=TODAY)
        for state, url, reported in (
            ("", "", []),
            ("Live", "", ["Live", "Live"]),
            ("Live", "https://youtu.be/abc", []),
        ):
            assert column(database, "state") == ["cancelled"]
            report = bring_pieces(database, bars(header, line.format(state, url)))
            assert [value for _row, _column, value in told(report)] == reported
        assert column(database, "state") == ["live"]


def test_what_she_wrote_stays_while_the_sheet_says_the_same() -> None:
    """Lines of the sheet take the place of those under the same header."""
    sheet = bars(
        "Handle|Type|Publish date|Status|Brief|Mood",
        "@mina|Reel|2026-03-20|Done|Show it|calm",
    )
    with workspace() as database:
        bring_pieces(database, sheet)
        assert column(database, "substance") == ["Show it\nMood: calm"]
        draft = DeliverableDraft(
            "reel",
            substance="Show it\nno music\nMood: calm",
            live_due_on=date(2026, 3, 20),
        )
        Deliverables(database).edit(1, draft)
        known = sheet.replace("Done", "Approved").replace("calm", '"loud\nand fast"')
        bring_pieces(database, known)
        assert column(database, "substance") == [
            "Show it\nno music\nMood: loud / and fast"
        ]
        bring_pieces(database, known.replace("Show it", "Show all of it"))
        assert column(database, "substance") == [
            "Show all of it\nMood: loud / and fast"
        ]


def test_a_collaboration_without_a_campaign_is_found_again() -> None:
    """The open one; later the one that was wrapped up, or that the post belongs to."""
    sheet = bars(
        "Handle|Type|Publish date|Status|Post URL",
        "@mina|Reel|2026-02-20|Live|https://www.instagram.com/reel/A/",
        "@tom|Reel|2026-03-20|Approved|",
    )
    with workspace() as database:
        bring_pieces(database, sheet)
        with database.writing("Wrapped", ("outreach",)) as unit:
            unit.connection.execute(
                "UPDATE collaboration SET stage='wrapped', next_step_on=NULL,"
                " next_kind=NULL"
            )
        assert counts(bring_pieces(database, sheet)) == (0, 0, 2, 0)
        assert values(database, "SELECT count(*) FROM collaboration") == [2]
        with database.writing("Declined", ("outreach",)) as unit:
            unit.connection.execute("UPDATE collaboration SET stage='declined'")
        assert counts(bring_pieces(database, sheet)) == (1, 0, 1, 0)


def test_pieces_by_hand_are_matched_too() -> None:
    """With the account they are for, if nobody said."""
    with desks() as desk:
        database = desk.database
        mina = person(database, "Mina", platform="instagram", handle="mina")
        spring = Campaigns(database).add("Spring")
        talks = desk.outreach.start([mina], spring, today=TODAY)
        Deliverables(database).add(talks, DeliverableDraft("reel"), today=TODAY)
        sheet = bars(HEADER, "@mina|Reel|Glow||2026-03-20|||Spring")
        assert counts(bring_pieces(database, sheet)) == (0, 1, 0, 0)
        assert values(database, "SELECT account_id, title FROM deliverable") == [
            (1, "Glow")
        ]
