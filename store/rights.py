"""The rights desk: what we may do with content, where, and until when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.contracts import TOPIC, name_of
from store.errors import Invalid, NotFound, Stale
from store.right_draft import RightDraft, as_draft, checked, days_of
from store.right_rows import (
    RightRow,
    as_day,
    as_text,
    read_agreed,
    read_rights,
    settle_rights,
)
from store.rules.content_words import RIGHT_LADDER, RIGHT_LAYERS
from store.rules.rights import Ruling, next_rung, rule
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from store.engine import Database, UnitOfWork


__all__ = ["RightDraft", "RightRow", "Rights", "as_draft"]


class Rights:
    """What was agreed on the use of content; what writes is one step of undo each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_collaboration(self, collaboration_id: int) -> tuple[RightRow, ...]:
        """All rights of a collaboration, the one that ends first before the others."""
        return read_rights(self._database, "r.collaboration_id=?", (collaboration_id,))

    def of_deliverable(self, deliverable_id: int) -> tuple[RightRow, ...]:
        """The rights to a piece: its own, and those to all of its collaboration."""
        return read_rights(
            self._database,
            "(r.deliverable_id=? OR r.deliverable_id IS NULL) AND r.collaboration_id="
            "(SELECT own.collaboration_id FROM deliverable own WHERE own.id=?)",
            (deliverable_id, deliverable_id),
        )

    def one(self, right_id: int) -> RightRow:
        """One right; raises NotFound."""
        found = read_rights(self._database, "r.id=?", (right_id,))
        if not found:
            raise NotFound(_MISSING, number=right_id)
        return found[0]

    def add(
        self, collaboration_ids: Sequence[int], draft: RightDraft, *, today: date
    ) -> tuple[int, ...]:
        """Note the same right with each of these people; returns the numbers.

        One that waits for something that has come already begins with that day. A piece
        can be named for its own collaboration only. Raises Invalid and NotFound.
        """
        values = checked(draft)
        label = N_("Noted a right to content of {name}")
        with self._database.writing(label, TOPIC) as unit:
            owners = tuple(dict.fromkeys(collaboration_ids))
            numbers = []
            for owner in owners:
                unit.name(label, name=name_of(unit, owner))
                _check_piece(unit, owner, draft.deliverable_id)
                first = (draft.starts_on or today) if draft.begins == "date" else None
                days = days_of(draft, first, today)
                numbers.append(_insert(unit, owner, values | days))
                settle_rights(unit, owner, today)
            if len(owners) > 1:
                unit.name(N_("Noted rights with {count} people"), count=len(owners))
        return tuple(numbers)

    def edit(
        self,
        right_id: int,
        draft: RightDraft,
        version: int | None = None,
        *,
        today: date,
    ) -> None:
        """Say otherwise what was agreed; raises Invalid, NotFound and Stale.

        Its reminders begin anew only if its days change.
        """
        values = checked(draft)
        label = N_("Changed a right to content of {name}")
        with self._database.writing(label, TOPIC) as unit:
            owner, name = _owner(unit, right_id)
            unit.name(label, name=name)
            _check_piece(unit, owner, draft.deliverable_id)
            values |= _days_again(unit, right_id, draft, today)
            sets = ",".join(f"{column}=?" for column in values)
            saved = unit.connection.execute(
                f"UPDATE usage_right SET {sets}, version=version+1, updated_at=?"
                " WHERE id=? AND version=ifnull(?, version)",
                (*values.values(), unit.at, right_id, version),
            ).rowcount
            if not saved:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=name,
                )
            settle_rights(unit, owner, today)

    def remove(self, *right_ids: int) -> None:
        """Delete rights that were never agreed; raises NotFound."""
        label = N_("Deleted a right to content of {name}")
        with self._database.writing(label, TOPIC) as unit:
            for number in right_ids:
                unit.name(label, name=_owner(unit, number)[1])
            unit.connection.execute(
                "DELETE FROM usage_right WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(right_ids),),
            )
            if len(right_ids) > 1:
                unit.name(N_("Deleted {count} rights"), count=len(right_ids))

    def extend(self, right_ids: Sequence[int], ends_on: date, *, today: date) -> int:
        """Let rights last until a later day, whatever they begin with; how many.

        The rungs that are behind are not spoken of again. Raises NotFound, and Invalid
        for a right that ends then or later anyway, or has no end.
        """
        if ends_on < today:
            raise Invalid(N_("{day} is over already."), day=ends_on.isoformat())
        label = N_("Extended a right to content of {name}")
        with self._database.writing(label, TOPIC) as unit:
            for number in right_ids:
                name = _owner(unit, number)[1]
                unit.name(label, name=name)
                _extend(unit, number, ends_on, today, name)
            if len(right_ids) > 1:
                unit.name(N_("Extended {count} rights"), count=len(right_ids))
        return len(right_ids)

    def noted(self, right_ids: Sequence[int], *, today: date) -> int:
        """The end of rights was spoken of: the next rung comes; how many were due.

        What is not due yet is left alone. Raises NotFound.
        """
        label = N_("Spoke of a right to content of {name}")
        changed = 0
        with self._database.writing(label, TOPIC) as unit:
            for number in right_ids:
                unit.name(label, name=_owner(unit, number)[1])
                changed += _next(unit, number, today)
            if len(right_ids) > 1:
                unit.name(N_("Spoke of {count} rights"), count=changed)
        return changed

    def ending(
        self, today: date, campaign_id: int | None = None
    ) -> tuple[RightRow, ...]:
        """Rights that have a first day and end within the ladder, the next first.

        People in the trash are left out.
        """
        given: list[object] = [today.isoformat(), today.isoformat(), RIGHT_LADDER[0]]
        place = (
            "r.ends_on BETWEEN ? AND date(?, '+' || ? || ' days')"
            " AND (r.starts_on IS NOT NULL OR r.begins='date')"
            " AND i.archived_at IS NULL"
        )
        if campaign_id is not None:
            place += " AND c.campaign_id=?"
            given.append(campaign_id)
        return read_rights(self._database, place, given)

    def may_run(
        self, asset_ids: Iterable[int], today: date, country: str | None = None
    ) -> dict[int, tuple[Ruling, ...]]:
        """Whether assets may be run today, on each layer of RIGHT_LAYERS in order.

        An asset is covered by the rights to all content of its collaboration and by
        those to its piece; one of no collaboration by none.
        """
        rows = self._database.read(_ASKED, (json.dumps(list(asset_ids)),))
        agreed = read_agreed(
            self._database,
            {talk for _, talk, _ in rows if talk is not None},
            {piece for _, _, piece in rows if piece is not None},
        )
        found = {}
        for number, talk, piece in rows:
            rights = [
                right
                for about in dict.fromkeys((None, piece))
                for right in agreed.get((talk, about), ())
            ]
            found[number] = tuple(
                rule(rights, layer, country, today) for layer in RIGHT_LAYERS
            )
        return found


_MISSING = N_("There is no usage right number {number}.")

_ASKED = """
SELECT a.id, a.collaboration_id, a.deliverable_id FROM asset a
WHERE a.id IN (SELECT value FROM json_each(?))
"""


def _days_again(
    unit: UnitOfWork, number: int, draft: RightDraft, today: date
) -> dict[str, str | None]:
    """The days of a right that is edited: what was and stays keeps its reminder."""
    begins, piece, was, ended, remind = unit.connection.execute(
        "SELECT begins, deliverable_id, starts_on, ends_on, remind_on"
        " FROM usage_right WHERE id=?",
        (number,),
    ).fetchone()
    first = None
    if draft.begins == "date":
        first = draft.starts_on or as_day(was) or today
    elif (draft.begins, draft.deliverable_id) == (begins, piece):
        first = as_day(was)
    days = days_of(draft, first, today)
    if (days["starts_on"], days["ends_on"]) == (was, ended):
        days["remind_on"] = remind
    return days


def _insert(unit: UnitOfWork, owner: int, values: dict[str, object]) -> int:
    names = ",".join(values)
    number = unit.connection.execute(
        f"INSERT INTO usage_right(collaboration_id, {names}, created_at, updated_at,"
        f" version) VALUES (?,{','.join('?' * len(values))},?,?,1)",
        (owner, *values.values(), unit.at, unit.at),
    ).lastrowid
    return number or 0


def _extend(
    unit: UnitOfWork, number: int, ends_on: date, today: date, name: str
) -> None:
    """Give one right a later end, as a day of its own."""
    begins, start, end = unit.connection.execute(
        "SELECT begins, starts_on, ends_on FROM usage_right WHERE id=?", (number,)
    ).fetchone()
    was = as_day(end)
    is_open = was is None and (start is not None or begins == "date")
    if is_open or (was is not None and was >= ends_on):
        raise Invalid(
            N_("The right to content of {name} does not end before {day} anyway."),
            name=name,
            day=ends_on.isoformat(),
        )
    waits = start is None and begins != "date"
    remind = None if waits else next_rung(ends_on, today)
    unit.connection.execute(
        "UPDATE usage_right SET lasts_days=NULL, ends_on=?, remind_on=?,"
        " version=version+1, updated_at=? WHERE id=?",
        (ends_on.isoformat(), as_text(remind), unit.at, number),
    )


def _next(unit: UnitOfWork, number: int, today: date) -> int:
    """Put the reminder of one right on its next rung if it was due; 1 if it was."""
    end, remind = unit.connection.execute(
        "SELECT ends_on, remind_on FROM usage_right WHERE id=?", (number,)
    ).fetchone()
    if remind is None or remind > today.isoformat():
        return 0
    unit.connection.execute(
        "UPDATE usage_right SET remind_on=?, version=version+1, updated_at=?"
        " WHERE id=?",
        (as_text(next_rung(as_day(end), today)), unit.at, number),
    )
    return 1


def _owner(unit: UnitOfWork, number: int) -> tuple[int, str]:
    """The collaboration of a right, and with whom; raises NotFound."""
    found = unit.connection.execute(
        "SELECT collaboration_id FROM usage_right WHERE id=?", (number,)
    ).fetchone()
    if found is None:
        raise NotFound(_MISSING, number=number)
    return int(found[0]), name_of(unit, found[0])


def _check_piece(unit: UnitOfWork, owner: int, deliverable_id: int | None) -> None:
    """Refuse the piece of another collaboration."""
    if deliverable_id is None:
        return
    found = unit.connection.execute(
        "SELECT collaboration_id FROM deliverable WHERE id=?", (deliverable_id,)
    ).fetchone()
    if found is None or found[0] != owner:
        raise Invalid(
            N_("That piece of content is not one of {name}."), name=name_of(unit, owner)
        )
