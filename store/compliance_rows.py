"""Answers to the points of law, guideline and brand: as they are read, and noted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.content_words import OWN_CHECKS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.engine import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One point and what was found of it."""

    item: str
    """Of the compliance list, or of OWN_CHECKS."""
    ok: bool | None
    """Whether it is in order or does not apply; None while nobody looked."""
    evidence: str
    """What shows it: a path, an address, or words; "" for none."""
    by_whom: str
    """Who looked; "" for nobody said."""
    on_day: date | None


def read_checks(
    database: Database, deliverable_id: int, items: Sequence[str]
) -> tuple[CheckRow, ...]:
    """What was found of these points at a piece of content, in their order."""
    rows = database.read(
        "SELECT item, ok, ifnull(evidence,''), ifnull(by_whom,''), on_day"
        " FROM compliance_check WHERE deliverable_id=?",
        (deliverable_id,),
    )
    found = {
        item: CheckRow(item, bool(ok), evidence, whom, date.fromisoformat(on))
        for item, ok, evidence, whom, on in rows
    }
    return tuple(found.get(item, CheckRow(item, None, "", "", None)) for item in items)


def note_checks(
    unit: UnitOfWork,
    ids: Sequence[int],
    item: str,
    *,
    ok: bool,
    today: date,
    evidence: str | None = None,
    by_whom: str | None = None,
) -> None:
    """Note what was found of a point at pieces of content, in place of what was.

    Evidence that was there stays when the answer is the same and none is given.
    """
    unit.connection.execute(
        "INSERT INTO compliance_check(deliverable_id, item, ok, evidence, by_whom,"
        " on_day) SELECT value, ?2, ?3, ?4, ?5, ?6 FROM json_each(?1) WHERE 1"
        " ON CONFLICT(deliverable_id, item) DO UPDATE SET ok=excluded.ok,"
        "  evidence=ifnull(excluded.evidence,"
        "   CASE WHEN ok=excluded.ok THEN evidence END),"
        "  by_whom=excluded.by_whom, on_day=excluded.on_day",
        (json.dumps(list(ids)), item, ok, evidence, by_whom, today.isoformat()),
    )


def own_only(checks: Mapping[str, bool] | None) -> Mapping[str, bool]:
    """Answers that may come with a look at a draft; raises Invalid for others."""
    answers = checks or {}
    for item in answers:
        if item not in OWN_CHECKS:
            raise Invalid(
                N_("{word} is no point that a draft is checked for."), word=item
            )
    return answers
