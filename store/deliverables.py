"""The deliverables desk: the content that is owed, from the brief until it is live."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from store.contracts import name_of
from store.deliverable_rows import CONTRACT, DeliverableRow, Gate, read_deliverables
from store.errors import GateClosed, Invalid, NotFound, Stale
from store.outreach_rows import body_text
from store.roster_rows import one_line
from store.rules.campaign_words import CONTENT_KINDS, CONTENT_STATES
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import Database, UnitOfWork

TOPIC = ("campaigns", "outreach")

BY_HAND = tuple(one for one in CONTENT_STATES if one not in {"live", "cancelled"})
"""States that a piece of content can be put into without more to say."""

SIGNED = frozenset({"signed", "ended"})
"""States of a contract that was agreed to by both."""


@dataclass(frozen=True, slots=True)
class DeliverableDraft:
    """A piece of content as it is typed."""

    kind: str = "post"
    """Of CONTENT_KINDS."""
    title: str = ""
    substance: str = ""
    account_id: int | None = None
    draft_due_on: date | None = None
    live_due_on: date | None = None


class Deliverables:
    """What content is owed by whom; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_campaign(self, campaign_id: int) -> tuple[DeliverableRow, ...]:
        """All that is owed in a campaign, by its day, then by name."""
        return read_deliverables(self._database, "c.campaign_id=?", campaign_id)

    def of_collaboration(self, collaboration_id: int) -> tuple[DeliverableRow, ...]:
        """All that is owed in a collaboration, by its day."""
        return read_deliverables(self._database, "c.id=?", collaboration_id)

    def one(self, deliverable_id: int) -> DeliverableRow:
        """One piece of content; raises NotFound."""
        found = read_deliverables(self._database, "d.id=?", deliverable_id)
        if not found:
            raise NotFound(_MISSING, number=deliverable_id)
        return found[0]

    def waiting(self, collaboration_id: int) -> int | None:
        """The piece of content of a collaboration that is to be seen next, if any."""
        return next(
            (
                row.id
                for row in self.of_collaboration(collaboration_id)
                if row.state not in {"live", "cancelled"}
            ),
            None,
        )

    def add(
        self, collaboration_ids: Sequence[int], draft: DeliverableDraft, *, today: date
    ) -> tuple[int, ...]:
        """Ask the same of each of these people; returns the numbers.

        An account can be named for one person only. Raises Invalid and NotFound.
        """
        values = _checked(draft)
        label = N_("Asked {name} for content")
        with self._database.writing(label, TOPIC) as unit:
            owners = tuple(dict.fromkeys(collaboration_ids))
            for owner in owners:
                unit.name(label, name=name_of(unit, owner))
                _check_account(unit, owner, draft.account_id)
            if len(owners) > 1:
                unit.name(N_("Asked {count} people for content"), count=len(owners))
            return tuple(_insert(unit, owner, values, today) for owner in owners)

    def edit(
        self, deliverable_id: int, draft: DeliverableDraft, version: int | None = None
    ) -> None:
        """Say otherwise what is owed; raises Invalid, NotFound and Stale."""
        values = _checked(draft)
        label = N_("Changed what {name} owes")
        with self._database.writing(label, TOPIC) as unit:
            owner, name = _owner(unit, deliverable_id)
            unit.name(label, name=name)
            _check_account(unit, owner, draft.account_id)
            sets = ",".join(f"{column}=?" for column in values)
            saved = unit.connection.execute(
                f"UPDATE deliverable SET {sets}, version=version+1, updated_at=?"
                " WHERE id=? AND version=ifnull(?, version)",
                (*values.values(), unit.at, deliverable_id, version),
            ).rowcount
            if not saved:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=name,
                )

    def remove(self, *deliverable_ids: int) -> None:
        """Delete pieces of content that were never to be; raises NotFound."""
        self._each(
            deliverable_ids,
            "DELETE FROM deliverable WHERE id IN (SELECT value FROM json_each(?))",
            (),
            (N_("Deleted a piece of content of {name}"), N_("Deleted {count} pieces")),
        )

    def move(self, ids: Sequence[int], state: str, *, today: date) -> int:
        """Put pieces of content into a state; returns how many were in another.

        Asking for changes begins a new round. Going live and cancelling need more to
        be said: ``go_live``, ``cancel``. Raises Invalid and NotFound.
        """
        if state not in BY_HAND:
            raise Invalid(
                N_("{word} is no state that content can be put into."), word=state
            )
        return self._each(
            ids,
            "UPDATE deliverable SET state=?2, state_since=?3, live_on=NULL,"
            " round=round+(?2='changes_requested'), version=version+1, updated_at=?4"
            " WHERE id IN (SELECT value FROM json_each(?1)) AND state<>?2",
            (state, today.isoformat()),
            (_MOVED[state], N_("Moved {count} pieces")),
            is_stamped=True,
        )

    def cancel(self, ids: Sequence[int], reason: str, *, today: date) -> int:
        """Call pieces of content off, saying why; raises Invalid and NotFound."""
        words = body_text(reason, N_("Reason"))
        if words is None:
            raise Invalid(N_("Say in a word why it is called off."))
        return self._each(
            ids,
            "UPDATE deliverable SET state='cancelled', reason=?2, state_since=?3,"
            " version=version+1, updated_at=?4"
            " WHERE id IN (SELECT value FROM json_each(?1)) AND state<>'cancelled'",
            (words, today.isoformat()),
            (N_("Called off content of {name}"), N_("Called off {count} pieces")),
            is_stamped=True,
        )

    def gate(self, deliverable_id: int) -> Gate | None:
        """What should come before it goes live; None when nothing is missing."""
        row = self.one(deliverable_id)
        if row.contract_status in SIGNED:
            return None
        return Gate(row.id, row.name, row.contract_status)

    def go_live(
        self,
        deliverable_id: int,
        *,
        url: str,
        on: date,
        today: date,
        override: str = "",
    ) -> None:
        """Note that it can be seen, where, and since when.

        Without a signed contract it raises GateClosed, unless ``override`` says why it
        went live all the same; that is kept. Raises Invalid and NotFound.
        """
        where = _seen(url, on, today)
        note = body_text(override, N_("Reason"))
        label = N_("{name} is live")
        with self._database.writing(label, TOPIC) as unit:
            _, name = _owner(unit, deliverable_id)
            unit.name(label, name=name)
            _pass_gate(unit, deliverable_id, name, note)
            unit.connection.execute(
                "UPDATE deliverable SET state='live', post_url=?, live_on=?,"
                " state_since=?, reason=?, version=version+1, updated_at=? WHERE id=?",
                (
                    where,
                    on.isoformat(),
                    today.isoformat(),
                    note,
                    unit.at,
                    deliverable_id,
                ),
            )

    def posted(
        self,
        collaboration_id: int,
        *,
        url: str,
        on: date,
        today: date,
        override: str = "",
    ) -> int:
        """Note a post of somebody, of the piece that is due first; returns its number.

        Where nothing is owed any more, the post is noted as one more piece. As with
        ``go_live``, raises GateClosed, Invalid and NotFound.
        """
        number = self.waiting(collaboration_id)
        if number is not None:
            self.go_live(number, url=url, on=on, today=today, override=override)
            return number
        where = _seen(url, on, today)
        note = body_text(override, N_("Reason"))
        label = N_("{name} is live")
        with self._database.writing(label, TOPIC) as unit:
            name = name_of(unit, collaboration_id)
            unit.name(label, name=name)
            number = _insert(unit, collaboration_id, _checked(_POST), today)
            _pass_gate(unit, number, name, note)
            unit.connection.execute(
                "UPDATE deliverable SET state='live', post_url=?, live_on=?, reason=?"
                " WHERE id=?",
                (where, on.isoformat(), note, number),
            )
        return number

    def _each(
        self,
        ids: Sequence[int],
        sql: str,
        values: tuple[object, ...],
        labels: tuple[str, str],
        *,
        is_stamped: bool = False,
    ) -> int:
        """Do the same to each, as one step of undo; returns how many were changed."""
        with self._database.writing(labels[0], TOPIC) as unit:
            for number in ids:
                unit.name(labels[0], name=_owner(unit, number)[1])
            stamp = (unit.at,) if is_stamped else ()
            changed = unit.connection.execute(
                sql, (json.dumps(list(ids)), *values, *stamp)
            ).rowcount
            if len(ids) > 1:
                unit.name(labels[1], count=changed)
        return changed


_MISSING = N_("There is no piece of content number {number}.")
_POST = DeliverableDraft()

_MOVED = {
    "briefed": N_("{name} is briefed"),
    "drafting": N_("{name} is at work"),
    "submitted": N_("{name} sent a draft"),
    "changes_requested": N_("Asked {name} for changes"),
    "approved": N_("Approved the draft of {name}"),
}


def read_address(text: str) -> str:
    """Where a post is, as it is kept; raises Invalid for what is no web address."""
    value = one_line(text, N_("Address of the post"))
    address = value if "//" in value else f"https://{value}"
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    is_web = parts.scheme in {"http", "https"} and "." in parts.netloc
    if not is_web or " " in address:
        raise Invalid(N_("{text} is not the web address of a post."), text=value)
    return address


def _seen(url: str, on: date, today: date) -> str:
    """Where something can be seen since a day; raises Invalid for one to come."""
    if on > today:
        raise Invalid(
            N_("Live on {day}: that day is still to come."), day=on.isoformat()
        )
    return read_address(url)


def _pass_gate(
    unit: UnitOfWork, deliverable_id: int, name: str, note: str | None
) -> None:
    """Refuse what has no signed contract, unless there is a note why not."""
    found = unit.connection.execute(
        f"SELECT {CONTRACT} FROM deliverable d JOIN collaboration c"
        " ON c.id=d.collaboration_id WHERE d.id=?",
        (deliverable_id,),
    ).fetchone()
    if found[0] not in SIGNED and note is None:
        raise GateClosed(
            N_(
                "There is no signed contract with {name}. Say why it goes live all the"
                " same, or have it signed first."
            ),
            name=name,
        )


def _owner(unit: UnitOfWork, number: int) -> tuple[int, str]:
    """The collaboration of a piece of content, and with whom; raises NotFound."""
    found = unit.connection.execute(
        "SELECT collaboration_id FROM deliverable WHERE id=?", (number,)
    ).fetchone()
    if found is None:
        raise NotFound(_MISSING, number=number)
    return int(found[0]), name_of(unit, found[0])


def _check_account(unit: UnitOfWork, owner: int, account_id: int | None) -> None:
    """Refuse the account of somebody else."""
    if account_id is None:
        return
    found = unit.connection.execute(
        "SELECT 1 FROM account a JOIN collaboration c"
        " ON c.influencer_id=a.influencer_id WHERE a.id=? AND c.id=?",
        (account_id, owner),
    ).fetchone()
    if found is None:
        raise Invalid(
            N_("That account is not one of {name}."), name=name_of(unit, owner)
        )


def _checked(draft: DeliverableDraft) -> dict[str, object]:
    """What is stored of a draft, by column; raises Invalid."""
    if draft.kind not in CONTENT_KINDS:
        raise Invalid(N_("{word} is no kind of content."), word=draft.kind)
    first, last = draft.draft_due_on, draft.live_due_on
    if first is not None and last is not None and last < first:
        raise Invalid(
            N_("The post is due on {last}, before its draft on {first}."),
            first=first.isoformat(),
            last=last.isoformat(),
        )
    return {
        "kind": draft.kind,
        "title": one_line(draft.title, N_("Title")) if draft.title.strip() else None,
        "substance": body_text(draft.substance, N_("What it shows and says")),
        "account_id": draft.account_id,
        "draft_due_on": None if first is None else first.isoformat(),
        "live_due_on": None if last is None else last.isoformat(),
    }


def _insert(
    unit: UnitOfWork, owner: int, values: dict[str, object], today: date
) -> int:
    names = ",".join(values)
    number = unit.connection.execute(
        f"INSERT INTO deliverable(collaboration_id, {names}, state, state_since, round,"
        f" created_at, updated_at, version) VALUES (?,{','.join('?' * len(values))},"
        "'briefed',?,0,?,?,1)",
        (owner, *values.values(), today.isoformat(), unit.at, unit.at),
    ).lastrowid
    return number or 0
