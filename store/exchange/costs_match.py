"""Which cost, or which own time, that is known a row of a sheet means.

What a row says is compared, and what it leaves open is not: a cost without a category
in the sheet is the same one after she gave it one. A cell that could not be read is no
cell left open, and an amount alone says nothing: the day, whom it is for, what it is
for or a bill has to agree, or else all of what tells costs apart, blanks included.
Equal rows are told apart by their order, so that two equal costs stay two. A known row
is meant once at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.exchange.costs_reader import ROWS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

NOBODY = "''"
"""The column that is equal where both are of nobody."""

_NOTHING, _JOINT = "char(30)", "char(31)"


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two rows the same; all are columns of both tables."""

    known: str
    """The SQL for the known rows that may be meant: ``id``, ``whole`` (1 for what was
    split, as it was before), and the columns named below."""
    always: tuple[str, ...]
    """What every row says."""
    maybe: tuple[str, ...]
    """What counts only in rows that say it."""
    who: tuple[tuple[str, str, str], ...]
    """How both are of the same person: conditions on a row and on a known one, and the
    column that is equal then; the surest first."""
    telling: str
    """Of these, what says in words which one it is."""
    bare: tuple[str, ...]
    """What has to be equal, blanks too, for rows that say too little, or something
    that could not be read."""
    loose: tuple[str, ...] = ()
    """Of these, what need not be equal where ``telling`` is said and equal."""
    bill: str = ""
    """The column of bills, which tell rows of one campaign apart by themselves."""
    words: str = ""
    """The column that keeps in words what could not be read."""


def pair(connection: sqlite3.Connection, identity: Identity) -> int:
    """Fill ``known`` of the rows that are there already; returns how many."""
    connection.execute("DROP TABLE IF EXISTS temp.there")
    connection.execute(f"CREATE TEMP TABLE there AS {identity.known}")
    (some,) = connection.execute("SELECT EXISTS (SELECT 1 FROM there)").fetchone()
    if not some:
        return 0
    said = "+".join(
        f"({_said(name)})*{1 << place}" for place, name in enumerate(identity.maybe)
    )
    unsure = 1 << len(identity.maybe)
    connection.execute(f"UPDATE {ROWS} SET mask={said}+(unsure<>0)*{unsure}")
    wholes = connection.execute("SELECT DISTINCT whole FROM there ORDER BY 1")
    found = [whole for (whole,) in wholes.fetchall()]
    masks = connection.execute(f"SELECT DISTINCT mask FROM {ROWS}").fetchall()
    ordered = sorted((mask for (mask,) in masks), key=lambda one: -one.bit_count())
    for own, theirs, who in identity.who:
        ways = list(_ways(identity, ordered, is_somebody=who != NOBODY))
        for whole in found:
            for condition, names in ways:
                _pair_by(
                    connection,
                    (f"{condition} AND {own}", f"whole={whole} AND {theirs}"),
                    (who, *identity.always, *names),
                )
    return int(
        connection.execute(
            f"SELECT count(*) FROM {ROWS} WHERE known NOTNULL"
        ).fetchone()[0]
    )


def _said(name: str) -> str:
    return "campaign_key NOTNULL" if name == "campaign_id" else f"{name} NOTNULL"


def _ways(
    identity: Identity, masks: Sequence[int], *, is_somebody: bool
) -> Iterator[tuple[str, Sequence[str]]]:
    """Which rows are compared by which columns, the surest first."""
    maybe = identity.maybe
    said = {
        mask: [name for place, name in enumerate(maybe) if mask >> place & 1]
        for mask in masks
    }
    for mask, names in said.items():
        if identity.words and mask >> len(maybe):
            left = [name for name in names if name not in identity.loose]
            its = (identity.words, "campaign_id")
            yield f"mask={mask} AND {identity.words} NOTNULL", _with(left, its)
    yield "1", maybe
    for mask, names in said.items():
        is_unsure = bool(mask >> len(maybe))
        more = _needed(identity, names, is_somebody=is_somebody, is_unsure=is_unsure)
        if identity.bill and not is_unsure:
            its = (identity.bill, "campaign_id")
            yield f"mask={mask} AND {identity.bill} NOTNULL", _with(names, its)
        yield f"mask={mask}", _with(names, more)
    for mask, names in said.items():
        is_told = identity.telling in names
        left = [name for name in names if name not in identity.loose]
        if is_told and len(left) < len(names):
            yield f"mask={mask}", left


def _needed(
    identity: Identity, said: Sequence[str], *, is_somebody: bool, is_unsure: bool
) -> Sequence[str]:
    """What has to be equal beside what rows say, blanks too."""
    is_told = is_somebody or identity.telling in said
    if is_unsure or not (is_told or "on_day" in said):
        return identity.bare
    if not is_told and "channel" not in said:
        # On one day two campaigns may well spend the same amount.
        return ("campaign_id",)
    return ()


def _with(names: Sequence[str], more: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys((*names, *more)))


def _pair_by(
    connection: sqlite3.Connection, conditions: tuple[str, str], names: Sequence[str]
) -> None:
    key = f"||{_JOINT}||".join(f"ifnull({name},{_NOTHING})" for name in names)
    turn = f"row_number() OVER (PARTITION BY {key} ORDER BY {{}})"
    own, theirs = conditions
    connection.execute(
        f"WITH said AS MATERIALIZED (SELECT row, {key} AS key, {turn.format('row')} AS"
        f" turn FROM {ROWS} WHERE known ISNULL AND {own}), free AS MATERIALIZED (SELECT"
        f" id, {key} AS key, {turn.format('id')} AS turn FROM there WHERE {theirs} AND"
        f" id NOT IN (SELECT known FROM {ROWS} WHERE known NOTNULL)) UPDATE {ROWS} SET"
        " known=f.id FROM (SELECT said.row, free.id FROM said JOIN free ON"
        f" free.key=said.key AND free.turn=said.turn) f WHERE f.row={ROWS}.row"
    )
