"""Content as a list: every sort, met from its beginning and as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from store import content_list
from store.content_list import SORTS, ContentLine, ContentList, ContentView
from store.roster import Roster
from store.rules.content_words import LANES
from store.rules.text import fold
from tests.store.content_made import owed, piece
from tests.store.outreach_desk import MONDAY, Desks, desks

KEYS: dict[str, Any] = {
    "due": lambda row: row.next_on,
    "live": lambda row: row.live_on or row.live_due_on,
    "draft": lambda row: row.draft_due_on,
    "name": lambda row: fold(row.name),
    "campaign": lambda row: row.campaign and fold(row.campaign),
    "since": lambda row: row.state_since,
}


@pytest.fixture(scope="module")
def made() -> Iterator[tuple[Desks, ContentList]]:
    """Eighty pieces of ten people, none of which is changed here."""
    with owed() as opened:
        yield opened


@pytest.fixture
def pieces(made: tuple[Desks, ContentList]) -> ContentList:
    """The list of that content."""
    desk, _ = made
    return ContentList(desk.database, desk.settings)


@pytest.fixture(params=[2_000, 3], ids=["few", "many"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few matches are sorted, many are met walking along an index: the same rows."""
    monkeypatch.setattr(content_list, "FEW", request.param)


def ids(rows: tuple[ContentLine, ...]) -> list[int]:
    """Their numbers."""
    return [row.id for row in rows]


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("text", ["", "luna", "is:open", "waiting:me"])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_the_beginning_is_the_beginning_of_the_whole(
    pieces: ContentList, sort: str, text: str, *, descending: bool
) -> None:
    """However much is asked for at first, the order is one."""
    view = ContentView(text, sort, descending)
    order = pieces.order(view, MONDAY).tolist()
    assert len(order) == len(set(order)) == pieces.count(view, MONDAY) > 0
    for count in (1, 10, 40, 100):
        assert ids(pieces.first(view, MONDAY, count)) == order[:count]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(set(SORTS) - {"lane"}))
def test_what_nobody_knows_stands_at_the_end(
    pieces: ContentList, sort: str, *, descending: bool
) -> None:
    """Known values are in order, both ways; the others follow."""
    rows = pieces.first(ContentView(sort=sort, descending=descending), MONDAY)
    key = KEYS.get(sort, lambda row: getattr(row, sort))
    known = [row for row in rows if key(row) is not None]
    assert rows[: len(known)] == tuple(known)
    values = [key(row) for row in known]
    assert values == sorted(values, reverse=descending)


def test_lanes_stand_in_their_order(pieces: ContentList) -> None:
    """Sorted by lane, in the counts, and with the way turned round."""
    shown = [row.lane for row in pieces.first(ContentView(sort="lane"), MONDAY)]
    assert shown == sorted(shown, key=LANES.index)
    turned = pieces.first(ContentView(sort="lane", descending=True), MONDAY)
    assert list(dict.fromkeys(row.lane for row in turned)) == list(reversed(LANES))
    counts = pieces.lanes(ContentView(), MONDAY)
    assert tuple(counts) == LANES
    assert counts == {lane: shown.count(lane) for lane in LANES}


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("text", ["", "luna", "is:late", "kind:reel,post"])
def test_a_lane_goes_by_what_is_due_next(pieces: ContentList, text: str) -> None:
    """What has no day comes after; where all is over, the latest is seen first."""
    view = ContentView(text)
    met: list[int] = []
    for lane, count in pieces.lanes(view, MONDAY).items():
        rows = pieces.first_of(lane, view, MONDAY, 100)
        assert {row.lane for row in rows} <= {lane}
        assert len(rows) == count
        dated = [row.next_on for row in rows if row.next_on is not None]
        assert dated == sorted(dated)
        assert [row.next_on for row in rows[: len(dated)]] == dated
        if lane in {"measured", "cancelled"}:
            days = [str(row.live_on or row.live_due_on or "") for row in rows]
            assert days == sorted(days, reverse=True)
        assert ids(rows) == pieces.order_of(lane, view, MONDAY).tolist()
        assert pieces.first_of(lane, view, MONDAY, 2) == rows[:2]
        met += ids(rows)
    assert sorted(met) == sorted(pieces.order(view, MONDAY))


@pytest.mark.usefixtures("limit")
def test_one_campaign_is_a_list_of_its_own(
    made: tuple[Desks, ContentList], pieces: ContentList
) -> None:
    """Its pieces only, under a filter too, in every lane and sort."""
    desk, _ = made
    everything = pieces.first(ContentView(), MONDAY, 1000)
    for campaign in desk.campaigns.all():
        view = ContentView(campaign_id=campaign.id)
        own = {row.id for row in everything if row.campaign_id == campaign.id}
        assert own
        assert set(pieces.order(view, MONDAY)) == own
        assert sum(pieces.lanes(view, MONDAY).values()) == len(own)
        for sort in SORTS:
            sorted_so = ContentView(sort=sort, campaign_id=campaign.id)
            assert set(ids(pieces.first(sorted_so, MONDAY))) == own
        late = ContentView("is:late", campaign_id=campaign.id)
        assert set(pieces.order(late, MONDAY)) == {
            row.id for row in everything if row.id in own and row.is_late
        }
        assert pieces.late(view, MONDAY) == pieces.count(late, MONDAY)


def test_nothing_of_people_in_the_trash_is_shown(
    made: tuple[Desks, ContentList], pieces: ContentList
) -> None:
    """Not in the list, not by number, not in any count; brought back, all of it is."""
    desk, _ = made
    found = desk.database.read(
        "SELECT d.id, i.id FROM deliverable d JOIN collaboration c"
        " ON c.id=d.collaboration_id JOIN influencer i ON i.id=c.influencer_id"
        " WHERE i.archived_at IS NOT NULL"
    )
    hidden, people = [row[0] for row in found], sorted({row[1] for row in found})
    view = ContentView()
    before = pieces.count(view, MONDAY)
    assert hidden
    assert before + len(hidden) == 80
    assert pieces.rows(hidden, MONDAY) == ()
    assert sum(pieces.lanes(view, MONDAY).values()) == before
    roster = Roster(desk.database)
    roster.bring_back(people)
    assert sum(pieces.lanes(view, MONDAY).values()) == pieces.count(view, MONDAY) == 80
    assert len(pieces.rows(hidden, MONDAY)) == len(hidden)
    roster.archive(people)


def test_what_is_asked_anew_after_something_was_saved() -> None:
    """What was found for one lane of the board is not what is there later."""
    with owed() as (desk, pieces):
        view = ContentView("state:briefed")
        before = ids(pieces.first(view, MONDAY))
        with desk.database.writing("Moved", ("campaigns",)) as unit:
            unit.connection.execute(
                "UPDATE deliverable SET state='drafting' WHERE id=?", before[:1]
            )
        assert ids(pieces.first(view, MONDAY)) == before[1:]


def test_a_line_says_who_blocks_and_what_comes_next() -> None:
    """Its draft, then its post, then its figures; late once that day has passed."""
    with desks() as desk:
        pieces = ContentList(desk.database, desk.settings)
        spring = desk.campaigns.add("Spring")
        (talk,) = desk.outreach.start([desk.person("Ana")], spring, today=MONDAY)
        days = {"draft_due_on": "2026-02-27", "live_due_on": "2026-03-05"}
        seen = {"live_on": "2026-03-01", "measure_due_on": "2026-03-02"}
        made = [
            piece(desk, talk, "briefed", **days),
            piece(desk, talk, "submitted", **days),
            piece(desk, talk, "approved", live_due_on="2026-03-01"),
            piece(desk, talk, "live", **seen),
            piece(desk, talk, "live", live_on="2026-01-01", measured_on="2026-02-02"),
            piece(desk, talk, "cancelled", **days),
        ]
        lines = pieces.rows(made, MONDAY)
        assert [line.lane for line in lines] == [
            *("briefed", "submitted", "approved", "live", "measured", "cancelled"),
        ]
        assert [line.blocking for line in lines] == [
            *("influencer", "me", "influencer", "me", "", ""),
        ]
        assert [str(line.next_on) for line in lines] == [
            *("2026-02-27", "2026-03-05", "2026-03-01", "2026-03-02", "None", "None"),
        ]
        assert [line.is_late for line in lines] == [True, False, True, *([False] * 3)]
        desk.outreach.move([talk], "wrapped", today=MONDAY)
        assert not any(line.is_late for line in pieces.rows(made, MONDAY))


def test_values_in_use_are_known_for_completion() -> None:
    """Campaigns, tags and countries that are there."""
    with owed() as (desk, pieces):
        Roster(desk.database).tag([1], add=["beauty"])
        known = pieces.known_values()
        assert known["campaign"] == ("Otoño", "Spring", "봄 세일")
        assert known["tag"] == ("beauty",)


def test_an_empty_list_is_empty_everywhere() -> None:
    """No content yet: nothing fails, every lane counts nothing."""
    with desks() as desk:
        pieces = ContentList(desk.database, desk.settings)
        view = ContentView()
        assert pieces.first(view, MONDAY) == ()
        assert pieces.order(ContentView("luna"), MONDAY).tolist() == []
        assert set(pieces.lanes(view, MONDAY).values()) == {0}
        assert pieces.late(view, MONDAY) == 0
