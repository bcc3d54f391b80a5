"""Pieces of content as they are written: found, named, checked and put in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.contracts import name_of
from store.errors import Invalid, NotFound
from store.outreach_rows import body_text
from store.roster_rows import one_line
from store.rules.campaign_words import CONTENT_KINDS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import UnitOfWork

TOPIC = ("campaigns", "outreach")
"""What the news of a piece of content is about."""

MISSING = N_("There is no piece of content number {number}.")


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


def owner_of(unit: UnitOfWork, number: int) -> tuple[int, str]:
    """The collaboration of a piece of content, and with whom; raises NotFound."""
    found = unit.connection.execute(
        "SELECT collaboration_id FROM deliverable WHERE id=?", (number,)
    ).fetchone()
    if found is None:
        raise NotFound(MISSING, number=number)
    return int(found[0]), name_of(unit, found[0])


def say_whose(unit: UnitOfWork, ids: Sequence[int], one: str, many: str) -> list[int]:
    """Name a unit after the person, or after how many pieces; the ids, each once.

    ``one`` has a place for ``name``, ``many`` for ``count``. Raises NotFound.
    """
    numbers = list(dict.fromkeys(ids))
    for number in numbers:
        unit.name(one, name=owner_of(unit, number)[1])
    if len(numbers) > 1:
        unit.name(many, count=len(numbers))
    return numbers


def check_account(unit: UnitOfWork, owner: int, account_id: int | None) -> None:
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


def checked(draft: DeliverableDraft) -> dict[str, object]:
    """What is stored of a draft, by column; raises Invalid."""
    if draft.kind not in CONTENT_KINDS:
        raise Invalid(N_("{word} is no kind of content."), word=draft.kind)
    in_order(draft.draft_due_on, draft.live_due_on)
    return {
        "kind": draft.kind,
        "title": one_line(draft.title, N_("Title")) if draft.title.strip() else None,
        "substance": body_text(draft.substance, N_("What it shows and says")),
        "account_id": draft.account_id,
        "draft_due_on": as_text(draft.draft_due_on),
        "live_due_on": as_text(draft.live_due_on),
    }


def in_order(draft_due_on: date | None, live_due_on: date | None) -> None:
    """Refuse a post that is due before its draft."""
    first, last = draft_due_on, live_due_on
    if first is not None and last is not None and last < first:
        raise Invalid(
            N_("The post is due on {last}, before its draft on {first}."),
            first=first.isoformat(),
            last=last.isoformat(),
        )


def insert(unit: UnitOfWork, owner: int, values: dict[str, object], today: date) -> int:
    """Put in a new piece of content; returns its number."""
    names = ",".join(values)
    number = unit.connection.execute(
        f"INSERT INTO deliverable(collaboration_id, {names}, state, state_since, round,"
        f" created_at, updated_at, version) VALUES (?,{','.join('?' * len(values))},"
        "'briefed',?,0,?,?,1)",
        (owner, *values.values(), today.isoformat(), unit.at, unit.at),
    ).lastrowid
    return number or 0


def as_text(day: date | None) -> str | None:
    """A day as it is kept."""
    return None if day is None else day.isoformat()
