"""A usage right as it is typed, and what is stored of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.outreach_rows import body_text
from store.right_rows import as_text, reminder
from store.rules.content_words import RIGHT_BEGINS, RIGHT_LAYERS
from store.rules.rights import LONGEST, last_day
from store.rules.vocabulary import read_country
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from store.right_rows import RightRow


@dataclass(frozen=True, slots=True)
class RightDraft:
    """A right as it is typed."""

    layer: str
    """Of RIGHT_LAYERS."""
    territory: tuple[str, ...] = ()
    """Countries in any spelling; empty is everywhere."""
    begins: str = "date"
    """Of RIGHT_BEGINS; one that begins on a date without one begins today."""
    lasts_days: int | None = None
    starts_on: date | None = None
    """Only for one that begins on a date; the others follow what they wait for."""
    ends_on: date | None = None
    """Its last day, where that is not counted from the first."""
    deliverable_id: int | None = None
    notes: str = ""


def as_draft(row: RightRow) -> RightDraft:
    """What would be typed to get a right as it is kept; for a form to begin with."""
    return RightDraft(
        row.layer,
        row.territory,
        row.begins,
        row.lasts_days,
        row.starts_on if row.begins == "date" else None,
        row.ends_on if row.lasts_days is None else None,
        row.deliverable_id,
        row.notes or "",
    )


def checked(draft: RightDraft) -> dict[str, object]:
    """What is stored of a draft besides its days, by column; raises Invalid."""
    if draft.layer not in RIGHT_LAYERS:
        raise Invalid(N_("{word} is no layer of rights."), word=draft.layer)
    if draft.begins not in RIGHT_BEGINS:
        raise Invalid(
            N_("{word} is nothing that a right begins with."), word=draft.begins
        )
    if draft.lasts_days is not None and not 0 < draft.lasts_days <= LONGEST:
        raise Invalid(
            N_("A right lasts between 1 and {most} days, not {count}."),
            most=LONGEST,
            count=draft.lasts_days,
        )
    return {
        "deliverable_id": draft.deliverable_id,
        "layer": draft.layer,
        "territory": " ".join(_countries(draft.territory)) or None,
        "begins": draft.begins,
        "lasts_days": draft.lasts_days,
        "notes": body_text(draft.notes, N_("Notes")),
    }


def _countries(words: Iterable[str]) -> list[str]:
    """The codes of countries, in the order of the alphabet; raises Invalid."""
    found = set()
    for word in filter(str.strip, words):
        code = read_country(word)
        if code is None:
            raise Invalid(N_("{text} is no country."), text=word.strip())
        found.add(code)
    return sorted(found)


def days_of(
    draft: RightDraft, first: date | None, today: date
) -> dict[str, str | None]:
    """The days of a right that begins on ``first``, or waits; raises Invalid."""
    try:
        counted = last_day(first, draft.lasts_days, draft.ends_on)
    except OverflowError:
        raise Invalid(
            N_("A right lasts between 1 and {most} days, not {count}."),
            most=LONGEST,
            count=draft.lasts_days,
        ) from None
    said = draft.ends_on
    if said is not None and draft.lasts_days is not None and said != counted:
        raise Invalid(
            N_("It cannot last {count} days and end on {day}: say one of the two."),
            count=draft.lasts_days,
            day=said.isoformat(),
        )
    if first is not None and counted is not None and counted < first:
        raise Invalid(
            N_("Right: {last} is before {first}."),
            first=first.isoformat(),
            last=counted.isoformat(),
        )
    remind = reminder(first, counted, draft.begins, today)
    return {
        "starts_on": as_text(first),
        "ends_on": as_text(counted),
        "remind_on": as_text(remind),
    }
