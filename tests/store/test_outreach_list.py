"""Outreach as a list: every sort, met from its beginning and as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from store import outreach_list
from store.outreach_list import SORTS, OutreachList, OutreachRow, OutreachView
from store.roster import Roster
from store.rules.pipeline import OPEN, STAGES, WAITING
from store.rules.text import fold
from tests.store.outreach_desk import MONDAY, Desks, desks
from tests.store.pipeline_made import GONE, pipeline

SHOWN = 56
"""Of sixty conversations, those with people who are not in the trash."""

KEYS: dict[str, Any] = {
    "name": lambda row: fold(row.name),
    "campaign": lambda row: row.campaign and fold(row.campaign),
    "waiting_on": lambda row: WAITING.index(row.waiting_on),
    "asked": lambda row: row.asked_minor,
    "fee": lambda row: row.fee_minor,
}


@pytest.fixture(scope="module")
def made() -> Iterator[tuple[Desks, OutreachList]]:
    """Sixty conversations with thirty people, nobody of whom is changed here."""
    with pipeline() as opened:
        yield opened


@pytest.fixture
def pipe(made: tuple[Desks, OutreachList]) -> OutreachList:
    """The list of those conversations."""
    desk, _ = made
    return OutreachList(desk.database, desk.settings)


@pytest.fixture(params=[2_000, 3], ids=["few", "many"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few matches are sorted, many are met walking along an index: the same rows."""
    monkeypatch.setattr(outreach_list, "FEW", request.param)


def ids(rows: tuple[OutreachRow, ...]) -> list[int]:
    """Their numbers."""
    return [row.id for row in rows]


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_the_beginning_is_the_beginning_of_the_whole(
    pipe: OutreachList, sort: str, *, descending: bool
) -> None:
    """However much is asked for at first, the order is one."""
    view = OutreachView(sort=sort, descending=descending)
    order = pipe.order(view, MONDAY).tolist()
    assert len(order) == len(set(order)) == SHOWN
    for count in (1, 10, 40, 100):
        assert ids(pipe.first(view, MONDAY, count)) == order[:count]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(set(SORTS) - {"stage"}))
def test_what_nobody_knows_stands_at_the_end_by_name(
    pipe: OutreachList, sort: str, *, descending: bool
) -> None:
    """Known values are in order, both ways; the others follow like a list of names."""
    rows = pipe.first(OutreachView(sort=sort, descending=descending), MONDAY)
    key = KEYS.get(sort, lambda row: getattr(row, sort))
    known = [row for row in rows if key(row) is not None]
    assert rows[: len(known)] == tuple(known)
    if sort in {"asked", "fee"}:
        codes = [getattr(row, f"{sort}_currency") for row in known]
        assert codes == sorted(codes), "currencies are never mixed"
        known = [row for row in known if getattr(row, f"{sort}_currency") == "EUR"]
    values = [key(row) for row in known]
    assert values == sorted(values, reverse=descending)
    others = [fold(row.name) for row in rows if key(row) is None]
    assert others == sorted(others)


def test_stages_stand_in_her_order() -> None:
    """Sorted by stage, in the counts, and with the way turned round."""
    with pipeline() as (desk, pipe):
        mine = ("agreed", "negotiating", *sorted({*STAGES} - {"agreed", "negotiating"}))
        desk.settings.set_stages([(stage, "") for stage in mine])
        shown = [row.stage for row in pipe.first(OutreachView(sort="stage"), MONDAY)]
        assert shown == sorted(shown, key=mine.index)
        turned = pipe.first(OutreachView(sort="stage", descending=True), MONDAY)
        assert list(dict.fromkeys(row.stage for row in turned)) == [
            stage for stage in reversed(mine) if stage in shown
        ]
        counts = pipe.stages()
        assert tuple(counts) == mine
        assert counts == {stage: shown.count(stage) for stage in mine}


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("text", ["", "luna", "waiting:me", "luna is:open"])
def test_a_column_begins_with_what_is_adrift_then_goes_by_day_and_name(
    pipe: OutreachList, text: str
) -> None:
    """Whatever has no next step is seen first; all columns together are the list."""
    view = OutreachView(text)
    met: list[int] = []
    for stage, count in pipe.stages(view, MONDAY).items():
        rows = pipe.first_of(stage, view, MONDAY)
        keys = [(row.next_step_on or "", fold(row.name), row.id) for row in rows]
        assert keys == sorted(keys)
        assert ids(rows) == pipe.order_of(stage, view, MONDAY).tolist()[:30]
        assert pipe.first_of(stage, view, MONDAY, 2) == rows[:2]
        assert {row.stage for row in rows} <= {stage}
        assert len(rows) == count
        met += ids(rows)
    assert sorted(met) == sorted(pipe.order(view, MONDAY))
    assert len(met) == pipe.count(view, MONDAY)


def test_nothing_of_people_in_the_trash_is_shown(
    made: tuple[Desks, OutreachList],
) -> None:
    """Not in the list, not by number, not in any count; brought back, all of it is."""
    desk, pipe = made
    hidden = [
        row[0]
        for row in desk.database.read(
            "SELECT c.id FROM collaboration c JOIN influencer i ON"
            " i.id=c.influencer_id WHERE i.archived_at IS NOT NULL"
        )
    ]
    view = OutreachView()
    assert len(hidden) == 60 - SHOWN
    assert pipe.rows(hidden) == ()
    assert sum(pipe.stages().values()) == pipe.count(view, MONDAY) == SHOWN
    people = [number + 1 for number in GONE]
    roster = Roster(desk.database)
    roster.bring_back(people)
    assert sum(pipe.stages().values()) == pipe.count(view, MONDAY) == 60
    assert len(pipe.rows(hidden)) == len(hidden)
    roster.archive(people)


def test_adrift_is_whatever_is_open_without_a_next_step(pipe: OutreachList) -> None:
    """The count, and the filter that shows them."""
    rows = pipe.first(OutreachView("is:adrift"), MONDAY)
    assert pipe.adrift(MONDAY) == len(rows) > 0
    assert all(row.next_step_on is None and row.stage in OPEN for row in rows)


def test_a_filter_is_asked_anew_after_something_was_saved() -> None:
    """What was found for one column of the board is not what is there later."""
    with pipeline() as (desk, pipe):
        view = OutreachView("stage:identified")
        before = pipe.first(view, MONDAY)
        desk.outreach.move([before[0].id], "warming", today=MONDAY)
        assert ids(pipe.first(view, MONDAY)) == ids(before)[1:]


def test_values_in_use_are_known_for_completion() -> None:
    """Campaigns, tags and countries that are there; her own name of a stage."""
    with pipeline() as (desk, pipe):
        Roster(desk.database).tag([1], add=["beauty"])
        desk.settings.set_stages([("negotiating", "Haggling")])
        known = pipe.known_values()
        assert known["campaign"] == ("Otoño", "Spring", "봄 세일")
        assert known["tag"] == ("beauty",)
        assert known["country"] == ("ES", "KR")
        assert known["stage"][0] == "Haggling"
        assert "identified" in known["stage"]


def test_an_empty_list_is_empty_everywhere() -> None:
    """No conversation yet: nothing fails, every stage counts nothing."""
    with desks() as desk:
        pipe = OutreachList(desk.database, desk.settings)
        assert pipe.first(OutreachView(), MONDAY) == ()
        assert pipe.order(OutreachView("luna"), MONDAY).tolist() == []
        assert set(pipe.stages().values()) == {0}
        assert pipe.adrift(MONDAY) == 0
