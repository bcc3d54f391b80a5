"""Two records of one person become one, inside a unit of work; nothing is lost."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from store.errors import Invalid, NotFound
from store.merging_outreach import move_outreach
from store.rules import people
from store.rules.text import fold
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from store.engine import UnitOfWork
    from store.rules.people import Value

Person = dict[str, "Value"]
"""The fields of one person that somebody may type, by name."""


def both(connection: sqlite3.Connection, keep: int, gone: int) -> tuple[Person, Person]:
    """The two people of a merge; raises NotFound or Invalid when they cannot be."""
    pair = _person(connection, keep), _person(connection, gone)
    if keep == gone:
        raise Invalid(
            N_("{name} cannot be merged with the same record."), name=pair[0]["name"]
        )
    return pair


def merge(unit: UnitOfWork, keep: int, gone: int, take: Collection[str]) -> None:
    """Give everything of ``gone`` to ``keep``, then delete ``gone``.

    The fields in ``take`` come from ``gone``. Raises NotFound, and Invalid for a field
    that is none, for somebody in the trash, and for one record given twice.
    """
    unknown = sorted(set(take) - set(people.BY_NAME))
    if unknown:
        raise Invalid(N_("There is no field called {field}."), field=unknown[0])
    kept, other = both(unit.connection, keep, gone)
    values: Person = {name: other[name] for name in people.BY_NAME if name in take}
    if "notes" not in values:
        values["notes"] = _joined(kept["notes"], other["notes"])
    names = str(kept["name"]), str(other["name"])
    _move_accounts(unit, keep, gone)
    _move_aliases(unit.connection, keep, gone, str(values.get("name", names[0])), names)
    _move_tags(unit.connection, keep, gone)
    _move_custom(unit.connection, keep, gone)
    unit.connection.execute(
        "UPDATE rate SET influencer_id=? WHERE influencer_id=?", (keep, gone)
    )
    move_outreach(unit, keep, gone)
    unit.connection.execute("DELETE FROM influencer WHERE id=?", (gone,))
    _save(unit, keep, values)


def _person(connection: sqlite3.Connection, number: int) -> Person:
    names = ",".join(people.BY_NAME)
    row = connection.execute(
        f"SELECT archived_at, {names} FROM influencer WHERE id=?", (number,)
    ).fetchone()
    if row is None:
        raise NotFound(N_("There is no influencer number {number}."), number=number)
    person = dict(zip(people.BY_NAME, row[1:], strict=True))
    if row[0] is not None:
        raise Invalid(
            N_("{name} is in the trash; restore the record before merging it."),
            name=person["name"],
        )
    return person


def _save(unit: UnitOfWork, keep: int, values: Person) -> None:
    columns = values | people.keys(values)
    sets = ",".join(f"{name}=?" for name in columns)
    unit.connection.execute(
        f"UPDATE influencer SET {sets}, version=version+1, updated_at=? WHERE id=?",
        (*columns.values(), unit.at, keep),
    )


def _joined(kept: Value, other: Value) -> Value:
    """Both notes, the kept one first; said once when they say the same."""
    if not kept or not other or kept == other:
        return kept or other
    return f"{kept}\n\n{other}"


def _move_accounts(unit: UnitOfWork, keep: int, gone: int) -> None:
    """Their readings belong to the accounts and come along."""
    unit.connection.execute(
        "UPDATE account SET influencer_id=?, version=version+1, updated_at=?"
        " WHERE influencer_id=?",
        (keep, unit.at, gone),
    )


def _move_aliases(
    connection: sqlite3.Connection,
    keep: int,
    gone: int,
    final: str,
    names: tuple[str, str],
) -> None:
    """Aliases come along unless they are there; so does the name that was not kept."""
    there = connection.execute("SELECT name FROM alias WHERE influencer_id=?", (keep,))
    known = {fold(final)} | {fold(name) for (name,) in there}
    theirs = connection.execute(
        "SELECT id, name FROM alias WHERE influencer_id=? ORDER BY id", (gone,)
    ).fetchall()
    for number, name in theirs:
        if fold(name) not in known:
            known.add(fold(name))
            connection.execute(
                "UPDATE alias SET influencer_id=? WHERE id=?", (keep, number)
            )
    for name in names:
        if fold(name) not in known:
            connection.execute(
                "INSERT INTO alias(influencer_id, name) VALUES (?,?)", (keep, name)
            )


def _move_tags(connection: sqlite3.Connection, keep: int, gone: int) -> None:
    connection.execute(
        "UPDATE influencer_tag SET influencer_id=? WHERE influencer_id=? AND tag_id"
        " NOT IN (SELECT tag_id FROM influencer_tag WHERE influencer_id=?)",
        (keep, gone, keep),
    )


def _move_custom(connection: sqlite3.Connection, keep: int, gone: int) -> None:
    """A second value under one name gets a name of its own: "size", "size (2)"."""
    known = dict(
        connection.execute(
            "SELECT name, value FROM custom_value WHERE influencer_id=?", (keep,)
        )
    )
    theirs = connection.execute(
        "SELECT id, name, value FROM custom_value WHERE influencer_id=? ORDER BY id",
        (gone,),
    ).fetchall()
    taken = set(known) | {name for _, name, _ in theirs}
    for number, name, value in theirs:
        if known.get(name) == value:
            continue
        free = name
        if name in known:
            tries = (f"{name} ({place})" for place in count(2))
            free = next(title for title in tries if title not in taken)
            taken.add(free)
        connection.execute(
            "UPDATE custom_value SET influencer_id=?, name=? WHERE id=?",
            (keep, free, number),
        )
