"""The contracts desk: what was agreed in writing, and what of it was not kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.contract_rows import (
    CONTRACT_DAYS,
    BreachRow,
    Conflict,
    ContractRow,
    read_breaches,
    read_conflicts,
    read_contracts,
)
from store.errors import Invalid, NotFound, Stale
from store.outreach_rows import body_text
from store.right_rows import settle_rights
from store.roster_rows import one_line
from store.rules.campaign_words import CLAUSES, CONTRACTS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import Database, UnitOfWork

TOPIC = ("campaigns", "outreach")


@dataclass(frozen=True, slots=True)
class ContractDraft:
    """A contract as it is typed."""

    status: str = "draft"
    """draft, sent, signed, ended or cancelled."""
    scope: str = ""
    compensation: str = ""
    sent_on: date | None = None
    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    file: str = ""
    """A path or an address."""
    clauses: frozenset[str] = frozenset()
    """Of CLAUSES: disclosure, revisions, exclusivity and the others."""
    exclusivity: str = ""
    exclusivity_until: date | None = None
    payment_days: int | None = None
    """Days from going live until the fee is paid; None leaves it to the setting."""


class Contracts:
    """Contracts and breaches of collaborations; every method is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_collaboration(self, collaboration_id: int) -> tuple[ContractRow, ...]:
        """The contracts of a collaboration, newest first."""
        return read_contracts(self._database, collaboration_id)

    def save(
        self,
        collaboration_id: int,
        draft: ContractDraft,
        contract_id: int | None = None,
        version: int | None = None,
        *,
        today: date | None = None,
    ) -> int:
        """Keep a contract, a new one without ``contract_id``; returns its number.

        What is sent or signed without a day gets ``today``, or else the day of the
        saving. Raises Invalid, NotFound, and Stale when ``version`` was overtaken.
        """
        values = _checked(draft)
        with self._database.writing("", TOPIC) as unit:
            name = name_of(unit, collaboration_id)
            on = unit.at[:10] if today is None else today.isoformat()
            if draft.status in _DAY_OF and values[_DAY_OF[draft.status]] is None:
                values[_DAY_OF[draft.status]] = on
            if contract_id is None:
                number = _insert(unit, collaboration_id, values)
                unit.name(N_("Noted a contract with {name}"), name=name)
            else:
                number = contract_id
                _update(unit, number, values, version, name)
                unit.name(N_("Changed the contract with {name}"), name=name)
            settle_rights(unit, collaboration_id, today)
        return number

    def send(self, collaboration_ids: Sequence[int], today: date) -> int:
        """Say that contracts have gone out: drafts become sent, the rest get one."""
        label = N_("Sent the contract to {name}")
        with self._database.writing(label, TOPIC) as unit:
            for number in dict.fromkeys(collaboration_ids):
                unit.name(label, name=name_of(unit, number))
                on = today.isoformat()
                sent = unit.connection.execute(
                    "UPDATE contract SET status='sent', sent_on=?, version=version+1,"
                    " updated_at=? WHERE id=(SELECT id FROM contract"
                    " WHERE collaboration_id=? AND status='draft'"
                    " ORDER BY id DESC LIMIT 1)",
                    (on, unit.at, number),
                ).rowcount
                if not sent:
                    values = _checked(ContractDraft("sent", sent_on=today))
                    _insert(unit, number, values)
            count = len(set(collaboration_ids))
            if count > 1:
                unit.name(N_("Sent {count} contracts"), count=count)
        return count

    def sign(self, contract_ids: Sequence[int], today: date) -> int:
        """Note that contracts were signed by both; returns how many were not yet."""
        return self._settle(
            contract_ids,
            "status='signed', signed_on=coalesce(signed_on, ?)",
            ("signed", "ended", "cancelled"),
            (N_("Signed with {name}"), N_("{count} contracts signed")),
            today,
        )

    def end(self, contract_ids: Sequence[int], today: date) -> int:
        """Note that contracts are over; returns how many were not yet."""
        return self._settle(
            contract_ids,
            "status='ended', ends_on=coalesce(ends_on, ?)",
            ("ended", "cancelled"),
            (N_("Ended the contract with {name}"), N_("{count} contracts ended")),
            today,
        )

    def remove(self, contract_id: int) -> None:
        """Delete a contract; raises NotFound."""
        with self._database.writing("", TOPIC) as unit:
            name = _name_of_contract(unit, contract_id)
            (owner,) = _owners(unit, (contract_id,))
            unit.connection.execute("DELETE FROM contract WHERE id=?", (contract_id,))
            unit.name(N_("Deleted a contract with {name}"), name=name)
            settle_rights(unit, owner)

    def conflicts(
        self, collaboration_id: int | None = None, *, campaign_id: int | None = None
    ) -> tuple[Conflict, ...]:
        """Exclusivities that somebody here has promised elsewhere, by the same days.

        Asked of one collaboration or of a whole campaign. An exclusivity for the same
        brand is none.
        """
        return read_conflicts(self._database, collaboration_id, campaign_id)

    def breaches(self, collaboration_id: int) -> tuple[BreachRow, ...]:
        """What was not kept, the open ones first, then the newest."""
        return read_breaches(self._database, collaboration_id)

    def note_breach(
        self, collaboration_id: int, what: str, on: date, action: str = ""
    ) -> int:
        """Note that something was not kept; returns its number. Raises Invalid."""
        words = body_text(what, N_("What happened"))
        if words is None:
            raise Invalid(N_("Say in a word what was not kept."))
        done = body_text(action, N_("What was done"))
        label = N_("Noted a breach by {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=name_of(unit, collaboration_id))
            number = unit.connection.execute(
                "INSERT INTO breach(collaboration_id, what, on_day, action, created_at,"
                " updated_at, version) VALUES (?,?,?,?,?,?,1)",
                (collaboration_id, words, on.isoformat(), done, unit.at, unit.at),
            ).lastrowid
        return number or 0

    def settle_breach(self, breach_id: int, action: str, on: date) -> None:
        """Say what was done about a breach, and when; raises Invalid and NotFound."""
        done = body_text(action, N_("What was done"))
        if done is None:
            raise Invalid(N_("Say in a word what was done about it."))
        label = N_("Settled a breach by {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=_name_of_breach(unit, breach_id))
            unit.connection.execute(
                "UPDATE breach SET action=?, settled_on=?, version=version+1,"
                " updated_at=? WHERE id=?",
                (done, on.isoformat(), unit.at, breach_id),
            )

    def remove_breach(self, breach_id: int) -> None:
        """Delete a breach that was none; raises NotFound."""
        label = N_("Deleted a breach by {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=_name_of_breach(unit, breach_id))
            unit.connection.execute("DELETE FROM breach WHERE id=?", (breach_id,))

    def _settle(
        self,
        contract_ids: Sequence[int],
        sets: str,
        settled: tuple[str, ...],
        labels: tuple[str, str],
        today: date,
    ) -> int:
        """Bring contracts to a state, leaving those alone that are there or beyond."""
        with self._database.writing(labels[0], TOPIC) as unit:
            for number in contract_ids:
                unit.name(labels[0], name=_name_of_contract(unit, number))
            changed = unit.connection.execute(
                f"UPDATE contract SET {sets}, version=version+1, updated_at=?"
                " WHERE id IN (SELECT value FROM json_each(?))"
                " AND status NOT IN (SELECT value FROM json_each(?))",
                (
                    today.isoformat(),
                    unit.at,
                    json.dumps(list(contract_ids)),
                    json.dumps(settled),
                ),
            ).rowcount
            if len(contract_ids) > 1:
                unit.name(labels[1], count=changed)
            for owner in _owners(unit, contract_ids):
                settle_rights(unit, owner, today)
        return changed


LATEST = 3_650
"""The most days after which a fee can be paid."""

_DAY_OF = {"sent": "sent_on", "signed": "signed_on"}
"""The day that belongs to a state."""


def name_of(unit: UnitOfWork, collaboration_id: int) -> str:
    """Whom a collaboration is with; raises NotFound."""
    return _name(
        unit,
        "collaboration c ON c.id=?",
        collaboration_id,
        N_("There is no collaboration number {number}."),
    )


def _name_of_contract(unit: UnitOfWork, number: int) -> str:
    return _name(
        unit,
        "contract o ON o.id=? JOIN collaboration c ON c.id=o.collaboration_id",
        number,
        N_("There is no contract number {number}."),
    )


def _owners(unit: UnitOfWork, contract_ids: Sequence[int]) -> tuple[int, ...]:
    """The collaborations that contracts belong to, each once."""
    rows = unit.connection.execute(
        "SELECT DISTINCT collaboration_id FROM contract WHERE id IN"
        " (SELECT value FROM json_each(?))",
        (json.dumps(list(contract_ids)),),
    )
    return tuple(row[0] for row in rows)


def _name_of_breach(unit: UnitOfWork, number: int) -> str:
    return _name(
        unit,
        "breach o ON o.id=? JOIN collaboration c ON c.id=o.collaboration_id",
        number,
        N_("There is no breach number {number}."),
    )


def _name(unit: UnitOfWork, joined: str, number: int, missing: str) -> str:
    found = unit.connection.execute(
        f"SELECT i.name FROM (SELECT 1) JOIN {joined}"
        " JOIN influencer i ON i.id=c.influencer_id",
        (number,),
    ).fetchone()
    if found is None:
        raise NotFound(missing, number=number)
    return str(found[0])


def _checked(draft: ContractDraft) -> dict[str, object]:
    """What is stored of a draft, by column; raises Invalid."""
    if draft.status not in CONTRACTS:
        raise Invalid(N_("{word} is no state of a contract."), word=draft.status)
    if strange := draft.clauses - set(CLAUSES):
        raise Invalid(N_("{word} is no clause known here."), word=min(strange))
    for first, last in (
        (draft.starts_on, draft.ends_on),
        (draft.starts_on, draft.exclusivity_until),
        (draft.sent_on, draft.signed_on),
    ):
        if first is not None and last is not None and last < first:
            raise Invalid(
                N_("Contract: {last} is before {first}."),
                first=first.isoformat(),
                last=last.isoformat(),
            )
    if draft.payment_days is not None and not 0 <= draft.payment_days <= LATEST:
        raise Invalid(
            N_("Paid {count} days after going live: that is not between 0 and {most}."),
            count=draft.payment_days,
            most=LATEST,
        )
    days = {
        name: None if (day := getattr(draft, name)) is None else day.isoformat()
        for name in CONTRACT_DAYS
    }
    return {
        "status": draft.status,
        "scope": body_text(draft.scope, N_("What is owed")),
        "compensation": body_text(draft.compensation, N_("What is paid")),
        "file": _line(draft.file, N_("File")),
        "clauses": " ".join(one for one in CLAUSES if one in draft.clauses),
        "exclusivity": _line(draft.exclusivity, N_("Exclusivity")),
        "payment_days": draft.payment_days,
        **days,
    }


def _line(text: str, title: str) -> str | None:
    return one_line(text, title) if text.strip() else None


def _insert(unit: UnitOfWork, collaboration_id: int, values: dict[str, object]) -> int:
    names = ",".join(values)
    number = unit.connection.execute(
        f"INSERT INTO contract(collaboration_id, {names}, created_at, updated_at,"
        f" version) VALUES (?,{','.join('?' * len(values))},?,?,1)",
        (collaboration_id, *values.values(), unit.at, unit.at),
    ).lastrowid
    return number or 0


def _update(
    unit: UnitOfWork,
    number: int,
    values: dict[str, object],
    version: int | None,
    name: str,
) -> None:
    sets = ",".join(f"{column}=?" for column in values)
    saved = unit.connection.execute(
        f"UPDATE contract SET {sets}, version=version+1, updated_at=?"
        " WHERE id=? AND version=ifnull(?, version)",
        (*values.values(), unit.at, number, version),
    ).rowcount
    if saved:
        return
    _name_of_contract(unit, number)
    raise Stale(
        N_(
            "{name} was changed elsewhere while you were editing. Nothing was"
            " overwritten; your text is still in the form."
        ),
        name=name,
    )
