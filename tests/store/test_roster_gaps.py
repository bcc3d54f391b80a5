"""What the roster is short of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.errors import Invalid
from store.roster import Roster
from store.roster_gaps import DIMENSIONS, OTHERS, WIDEST, Gaps, RosterGaps
from store.settings import Settings
from tests.builders import person, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import Database


@pytest.fixture
def people() -> Iterator[Database]:
    """Four for beauty, three of them micro; one for games; one nobody knows of."""
    with workspace() as database:
        for name, followers in (("Ana", 12_000), ("Bea", 20_000), ("Cleo", 30_000)):
            figures: dict[str, int | None] = {"followers": followers}
            person(
                database,
                name,
                handle=name,
                figures=figures,
                niche="Beauty",
                country="KR",
            )
        person(
            database,
            "Dora",
            handle="dora",
            figures={"followers": 500_000},
            niche="beauty",
            country="ES",
        )
        person(database, "Emil", niche="Games")
        person(database, "Finn")
        yield database


def table(database: Database, *asked: str) -> Gaps:
    """The table of the roster."""
    return RosterGaps(database, Settings(database)).table(*asked)


def counts(gaps: Gaps) -> dict[str | None, list[int]]:
    """The figures by line."""
    return {row.key: [cell.count for cell in row.cells] for row in gaps.rows}


def test_every_tier_is_there_even_without_anybody(people: Database) -> None:
    """That is the gap; what is unknown stands last."""
    gaps = table(people)
    assert [column.key for column in gaps.columns] == [
        *("starter", "nano", "micro", "macro", "celebrity"),
        None,
    ]
    assert counts(gaps) == {
        "Beauty": [0, 0, 3, 1, 0, 0],
        "Games": [0, 0, 0, 0, 0, 1],
        None: [0, 0, 0, 0, 0, 1],
    }
    assert [column.total for column in gaps.columns] == [0, 0, 3, 1, 0, 2]
    assert [row.total for row in gaps.rows] == [4, 1, 1]
    assert gaps.people == 6


def test_thin_is_what_offers_no_choice(people: Database) -> None:
    """A kind with a choice in it shows where there is none; a line can be thin."""
    beauty, games, unknown = table(people).rows
    assert [cell.thin for cell in beauty.cells] == [
        True,
        True,
        False,
        True,
        True,
        False,
    ]
    assert not any(cell.thin for row in (games, unknown) for cell in row.cells)
    assert [row.thin for row in (beauty, games, unknown)] == [False, True, False]


def test_any_two_traits_can_be_laid_across_each_other(people: Database) -> None:
    """Most people first; a filter counts only some of them."""
    gaps = table(people, "niche", "country")
    assert [column.key for column in gaps.columns] == ["KR", "ES", None]
    assert counts(table(people, "tier", "country", "niche:beauty country:KR")) == {
        "starter": [0],
        "nano": [0],
        "micro": [3],
        "macro": [0],
        "celebrity": [0],
    }
    for rows in DIMENSIONS:
        for columns in DIMENSIONS:
            assert table(people, rows, columns).people == 6
    with pytest.raises(Invalid, match="no field called mood"):
        table(people, "mood")


def test_many_columns_end_in_the_others(people: Database) -> None:
    """Nobody is left out of the count."""
    for number in range(WIDEST + 3):
        person(people, f"P{number}", language=f"l{number:02}")
    gaps = table(people, "status", "language")
    assert len(gaps.columns) == WIDEST + 2
    assert [column.key for column in gaps.columns][-2:] == [OTHERS, None]
    assert [column.total for column in gaps.columns][-2:] == [3, 6]
    assert not gaps.rows[0].cells[-2].thin


def test_people_in_the_trash_fill_no_gap(people: Database) -> None:
    """Unless they are asked for."""
    Roster(people).archive([1])
    assert table(people).people == 5
    assert table(people, "niche", "tier", "is:trash").people == 1


def test_an_empty_roster_has_only_gaps() -> None:
    """No lines, and every tier at nothing."""
    with workspace() as database:
        gaps = table(database)
    assert (gaps.rows, gaps.people) == ((), 0)
    assert {column.total for column in gaps.columns} == {0}
