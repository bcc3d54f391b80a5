"""Pieces that a calendar says are live: all follows that follows here one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from store.contracts import Contracts
from store.exchange import pieces_apply
from store.going_live import Seen, make_live
from store.settings import Settings
from tests.builders import TODAY, workspace
from tests.store.piece_sheets import bars, bring_pieces, column, pieces
from tests.store.sheets_in import counts, told, values

if TYPE_CHECKING:
    from store.engine import Database

HEADER = "Handle|Content type|Publish date|Status|Post URL|Campaign"
REEL = "https://www.instagram.com/reel/{}/"

FOLLOWING = {
    "deliverable": (
        "collaboration_id, kind, state, post_url, post_platform, post_id, live_on,"
        " state_since, measure_due_on, measured_on, payment_due_on, reason, id"
    ),
    "live_check": "deliverable_id, due_on, after_days, on_day",
    "asset": (
        "place, influencer_id, collaboration_id, deliverable_id, kind, title,"
        " captured_on"
    ),
    "usage_right": "collaboration_id, layer, starts_on, ends_on, remind_on",
}
"""What follows from going live, table by table."""


def _following(database: Database) -> dict[str, list[object]]:
    return {
        table: values(database, f"SELECT {names} FROM {table} ORDER BY 1, 2, 3")
        for table, names in FOLLOWING.items()
    }


def _url(number: int) -> str:
    """Where a piece is; the sixth is where the first is, of the same person."""
    return REEL.format(0 if number == 5 else number)


def _sheet(state: str) -> str:
    """Many posts: stories and others, of one address, with and without contracts."""
    lines = []
    for number in range(24):
        day = TODAY - timedelta(days=9 * number)
        kind = ("Reel", "Story", "Video", "Blog")[number % 4]
        url = _url(number) if state == "Live" else ""
        lines.append(f"@p{number % 5}|{kind}|{day}|{state}|{url}|C{number % 2}")
    return bars(HEADER, *lines)


def _prepare(database: Database) -> None:
    """Pieces that are approved, some with a contract, a gift, or a right that waits."""
    bring_pieces(database, _sheet("Approved"))
    contracts = Contracts(database)
    talks = values(database, "SELECT id FROM collaboration ORDER BY id")
    contracts.send(talks[:3], TODAY)
    contracts.sign([1, 2], TODAY)
    Settings(database).set_payment_days(14)
    with database.writing("Rights", ("outreach",)) as unit:
        unit.connection.execute(
            "UPDATE collaboration SET deal_kind='gifted' WHERE id=?", talks[3:4]
        )
        unit.connection.execute("UPDATE contract SET payment_days=45 WHERE id=2")
        unit.connection.execute(
            "INSERT INTO usage_right(collaboration_id, layer, begins, lasts_days,"
            " created_at, updated_at, version) SELECT id, 'paid', 'live', 90, 'x', 'x',"
            " 1 FROM collaboration WHERE id<?",
            talks[3:4],
        )


def test_many_at_once_are_the_same_as_one_by_one() -> None:
    """Looks, figures, payments, the library, rights: row for row."""
    with workspace() as database:
        _prepare(database)
        bring_pieces(database, _sheet("Live"))
        at_once = _following(database)
    with workspace() as database:
        _prepare(database)
        with database.writing("Live", ("campaigns",)) as unit:
            signed = set(
                values(database, "SELECT collaboration_id FROM contract WHERE id<3")
            )
            for number, talk, url, on in _to_come(database):
                note = None if talk in signed else "list.csv"
                seen = Seen(url, date.fromisoformat(on), TODAY, note, 14)
                make_live(unit, number, "Somebody", seen)
        assert _following(database) == at_once
    assert len(at_once["live_check"]) == 6 + 18 * 5
    assert len(at_once["asset"]) == 23


def _to_come(database: Database) -> list[tuple[int, int, str, str]]:
    """The pieces, in the order they were made, and where they go live."""
    rows = values(
        database, "SELECT id, collaboration_id, live_due_on FROM deliverable ORDER BY 1"
    )
    days = {str(TODAY - timedelta(days=9 * at)): at for at in range(24)}
    return [(number, talk, _url(days[on]), on) for number, talk, on in rows]


def test_a_post_that_was_live_before_goes_the_long_way() -> None:
    """Its address and day are corrected; a look that was made keeps its answer."""
    live = bars(HEADER, f"@mina|Reel|2026-02-20|Live|{REEL.format('A')}|Spring")
    moved = bars(HEADER, f"@mina|Reel|2026-02-23|Live|{REEL.format('A')}|Spring")
    with workspace() as database:
        bring_pieces(database, live)
        with database.writing("Look", ("campaigns",)) as unit:
            unit.connection.execute(
                "UPDATE live_check SET on_day='2026-02-21', live=1, labelled=1 WHERE"
                " after_days=1"
            )
        assert counts(bring_pieces(database, moved)) == (0, 1, 0, 0)
        assert column(database, "live_on") == ["2026-02-23"]
        assert column(database, "payment_due_on") == ["2026-03-25"]
        assert column(database, "reason") == ["list.csv"]
        assert values(
            database, "SELECT after_days, due_on, on_day FROM live_check ORDER BY 2"
        ) == [
            (1, "2026-02-24", "2026-02-21"),
            (7, "2026-03-02", None),
            (30, "2026-03-25", None),
            (90, "2026-05-24", None),
            (180, "2026-08-22", None),
        ]
        assert counts(bring_pieces(database, moved)) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("row", "state", "problem"),
    [
        ("@mina|Reel|2026-02-20|Live||S", "approved", (2, "Status", "Live")),
        (
            f"@mina|Reel||Live|{REEL.format('A')}|S",
            "approved",
            (2, "Post URL", REEL.format("A")),
        ),
        (
            f"@mina|Reel|2026-03-20|Live|{REEL.format('A')}|S",
            "approved",
            (2, "Publish date", "2026-03-20"),
        ),
        (f"@mina|Reel|2026-02-20||{REEL.format('A')}|S", "live", None),
        (f"@mina|Reel|2026-03-20||{REEL.format('A')}|S", "briefed", None),
        (f"@mina|Reel|2026-02-20|Approved|{REEL.format('A')}|S", "approved", None),
        ("@mina|Reel|2026-02-20|||S", "briefed", None),
    ],
)
def test_what_a_live_piece_lacks_is_told(
    row: str, state: str, problem: tuple[int, str, str] | None
) -> None:
    """It waits as approved; an address on a day that is over speaks for itself."""
    with workspace() as database:
        report = bring_pieces(database, bars(HEADER, row))
        assert [each.state for each in pieces(database)] == [state]
        assert told(report) == ([] if problem is None else [problem])
        again = bring_pieces(database, bars(HEADER, row))
        assert counts(again) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("cells", "state", "live_on", "bad"),
    [
        ("2026-02-20|2026-02-21|Live|{}", "live", "2026-02-21", []),
        ("2026-02-20||Live|{}", "approved", None, ["Post URL"]),
        ("2026-02-20|2026-02-21||{}", "live", "2026-02-21", []),
        ("2026-02-20|2026-02-21||", "approved", None, ["Status"]),
        ("2026-03-20|2026-03-21||{}", "briefed", None, []),
        ("2026-03-20|2026-03-21|Live|{}", "approved", None, ["Posted on"]),
        ("2026-02-20|2026-02-21|Approved|{}", "approved", None, ["Posted on"]),
    ],
)
def test_a_day_of_its_own_says_since_when(
    cells: str, state: str, live_on: str | None, bad: list[str]
) -> None:
    """Where there is such a column, the day that was planned is not taken for it."""
    header = "Handle|Content type|Planned date|Posted on|Status|Post URL"
    sheet = bars(header, f"@mina|Reel|{cells.format(REEL.format('A'))}")
    with workspace() as database:
        report = bring_pieces(database, sheet)
        (row,) = pieces(database)
        assert (row.state, row.live_on) == (state, live_on)
        assert [column for _row, column, _value in told(report)] == bad


def test_a_live_piece_is_corrected_by_its_own_day_only() -> None:
    """Not by one that is still to come, and a sheet without news says nothing."""
    header = "Handle|Content type|Planned date|Posted on|Status|Post URL"
    url = REEL.format("A")
    with workspace() as database:
        for posted, live_on in (
            ("2026-02-20", "2026-02-20"),
            ("2026-02-21", "2026-02-21"),
            ("2026-03-21", "2026-02-21"),
            ("", "2026-02-21"),
        ):
            sheet = bars(header, f"@mina|Reel|2026-02-18|{posted}|Live|{url}")
            report = bring_pieces(database, sheet)
            assert column(database, "live_on") == [live_on]
            assert bool(report.problems) == (posted == "2026-03-21")


def test_posts_of_several_pieces_go_to_those_of_their_kind() -> None:
    """One too many is told; the same one twice is one piece."""
    urls = " ".join(
        [
            "https://www.instagram.com/stories/mina/123/",
            REEL.format("A"),
            "https://www.instagram.com/p/B/",
            REEL.format("C"),
        ]
    )
    sheet = bars(
        HEADER,
        f'@mina|Reel, Story, Post|2026-02-20|Live|"{urls}"|Spring',
        f"@mina|Story|2026-02-21|Live|{REEL.format('A')}?igsh=1|Spring",
    )
    with workspace() as database:
        report = bring_pieces(database, sheet.replace('"""', '"'))
        assert column(database, "post_id") == ["A", "123", "B"]
        assert counts(report) == (1, 0, 0, 1)
        assert [each[:2] for each in told(report)] == [(2, "Post URL"), (3, "Post URL")]


def test_a_draft_is_never_due_after_its_post() -> None:
    """The day that the sheet brings is left out and told."""
    header = "Handle|Content type|Draft due|Publish date"
    with workspace() as database:
        first = bring_pieces(database, bars(header, "@mina|Reel|2026-03-20|2026-03-13"))
        assert told(first) == [(2, "Draft due", "2026-03-20")]
        bring_pieces(database, bars(header, "@mina|Reel|2026-03-10|2026-03-13"))
        late = bring_pieces(database, bars(header, "@mina|Reel||2026-03-06"))
        assert told(late) == [(2, "Publish date", "2026-03-06")]
        (row,) = pieces(database)
        assert (row.draft, row.due) == ("2026-03-10", "2026-03-13")


def test_why_it_went_live_or_was_called_off_is_kept() -> None:
    """A reason of the sheet goes before the name of the file."""
    header = "Handle|Content type|Publish date|Status|Post URL|Reason"
    sheet = bars(
        header,
        f"@mina|Reel|2026-02-20|Live|{REEL.format('A')}|agreed on the phone",
        "@tom|Reel|2026-02-20|Cancelled||Recalled",
        "@ana|Reel|2026-03-20|Approved||ask again",
    )
    with workspace() as database:
        bring_pieces(database, sheet)
        assert column(database, "reason") == ["agreed on the phone", "Recalled", None]
        assert column(database, "substance") == [None, None, "Reason: ask again"]
        other = sheet.replace("Recalled", "No stock")
        assert counts(bring_pieces(database, other)) == (0, 1, 2, 0)


def test_pages_of_collaborations(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many go in at a time, the same comes of it."""
    with workspace() as database:
        bring_pieces(database, _sheet("Live"))
        whole = _following(database)
    monkeypatch.setattr(pieces_apply, "PAGE", 2)
    with workspace() as database:
        bring_pieces(database, _sheet("Live"))
        assert _following(database) == whole
        assert counts(bring_pieces(database, _sheet("Live"))) == (0, 0, 24, 0)


def test_a_signed_contract_needs_no_reason() -> None:
    """The gate is open then."""
    sheet = bars(HEADER, "@mina|Reel|2026-02-20|Approved||Spring")
    live = bars(HEADER, f"@mina|Reel|2026-02-20|Live|{REEL.format('A')}|Spring")
    with workspace() as database:
        bring_pieces(database, sheet)
        (talk,) = values(database, "SELECT id FROM collaboration")
        Contracts(database).send([talk], TODAY)
        Contracts(database).sign([1], TODAY)
        bring_pieces(database, live)
        assert column(database, "reason") == [None]
