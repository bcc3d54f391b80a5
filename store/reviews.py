"""The reviews desk: drafts looked at, approved, or sent back with a reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.compliance_rows import note_checks, own_only
from store.deliverable_writes import TOPIC, say_whose
from store.errors import Invalid
from store.outreach_rows import body_text
from store.review_rows import ReviewRow, note_review, read_reviews
from store.rules.content_words import OWN_CHECKS, REVISE_WITHIN
from store.rules.text import clean, fold
from store.rules.urgency import workdays_sql
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from store.engine import Database, UnitOfWork
    from store.settings import Settings

__all__ = ["ReviewRow", "Reviews"]

LATEST = 60
"""Reasons of her own that are looked through for what she says again and again."""

LONGEST_SNIPPET = 120
"""Characters of a line that is offered again."""


_REVISED_BY = (
    "CASE WHEN draft_due_on<=?1 THEN max(?1, min(ifnull(live_due_on, '9'),"
    f" {workdays_sql('?1', REVISE_WITHIN)})) ELSE draft_due_on END"
)


class Reviews:
    """Looks at drafts; every method that writes is one step of undo."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def of(self, deliverable_id: int) -> tuple[ReviewRow, ...]:
        """The looks at the drafts of a piece of content, newest first."""
        return read_reviews(self._database, deliverable_id)

    def approve(
        self,
        ids: Sequence[int],
        *,
        today: date,
        note: str = "",
        checks: Mapping[str, bool] | None = None,
    ) -> int:
        """Approve drafts, with a word if there is one; returns how many were not yet.

        ``checks`` answers some of OWN_CHECKS along with it; of the others, a yes to the
        draft is a yes where nobody had looked. What is live or called off stays so.
        Raises Invalid and NotFound.
        """
        words = body_text(note, N_("Note"))
        answers = own_only(checks)
        one, many = N_("Approved the draft of {name}"), N_("Approved {count} drafts")
        with self._database.writing(one, TOPIC) as unit:
            numbers = say_whose(unit, ids, one, many)
            count = note_review(unit, numbers, "approved", today, words)
            self._answer(unit, numbers, answers, today)
            self._agree(unit, numbers, today)
            unit.connection.execute(
                "UPDATE deliverable SET state='approved', state_since=?,"
                " version=version+1, updated_at=?"
                " WHERE id IN (SELECT value FROM json_each(?))"
                " AND state NOT IN ('approved','live','cancelled')",
                (today.isoformat(), unit.at, json.dumps(numbers)),
            )
            if len(numbers) > 1:
                unit.name(many, count=count)
        return count

    def ask_changes(
        self,
        ids: Sequence[int],
        reason: str,
        *,
        today: date,
        checks: Mapping[str, bool] | None = None,
    ) -> int:
        """Send drafts back, saying what has to change; returns how many.

        Each begins a new round; what changes were asked of already gets this reason as
        one more of the same round. Where the day of the draft is over, the changes are
        due in REVISE_WITHIN business days, but before the post. What is live or called
        off stays so. Raises Invalid without a reason, and NotFound.
        """
        words = body_text(reason, N_("Reason"))
        if words is None:
            raise Invalid(N_("Say in a word what has to change."))
        answers = own_only(checks)
        one, many = N_("Asked {name} for changes"), N_("Sent {count} drafts back")
        with self._database.writing(one, TOPIC) as unit:
            numbers = say_whose(unit, ids, one, many)
            count = note_review(unit, numbers, "changes_requested", today, words)
            self._answer(unit, numbers, answers, today)
            # A file may have told of changes that were asked for, and not how often.
            unit.connection.execute(
                "UPDATE deliverable SET state='changes_requested', round=round+1,"
                " state_since=CASE state WHEN 'changes_requested' THEN state_since"
                f"  ELSE ?1 END, draft_due_on={_REVISED_BY},"
                " version=version+1, updated_at=?2"
                " WHERE id IN (SELECT value FROM json_each(?3))"
                " AND state NOT IN ('live','cancelled')"
                " AND (state<>'changes_requested' OR round=0)",
                (today.isoformat(), unit.at, json.dumps(numbers)),
            )
            if len(numbers) > 1:
                unit.name(many, count=count)
        return count

    def _answer(
        self,
        unit: UnitOfWork,
        ids: Sequence[int],
        answers: Mapping[str, bool],
        today: date,
    ) -> None:
        if answers:
            whom = self._settings.sender()["my_name"] or None
            for item, ok in answers.items():
                note_checks(unit, ids, item, ok=ok, today=today, by_whom=whom)

    def _agree(self, unit: UnitOfWork, ids: Sequence[int], today: date) -> None:
        """Say yes to what is her own to check, where nothing was said of it."""
        unit.connection.execute(
            "INSERT INTO compliance_check(deliverable_id, item, ok, by_whom, on_day)"
            " SELECT d.id, i.value, 1, ?3, ?4 FROM json_each(?1) j"
            " JOIN deliverable d ON d.id=j.value AND d.state<>'cancelled'"
            " CROSS JOIN json_each(?2) i WHERE NOT EXISTS"
            "  (SELECT 1 FROM compliance_check k WHERE k.deliverable_id=d.id"
            "   AND k.item=i.value)",
            (
                json.dumps(list(ids)),
                json.dumps(OWN_CHECKS),
                self._settings.sender()["my_name"] or None,
                today.isoformat(),
            ),
        )

    def queue(self, campaign_id: int | None = None) -> tuple[int, ...]:
        """The pieces whose draft waits to be looked at, the longest waiting first."""
        rows = self._database.read(
            "SELECT d.id FROM deliverable d JOIN collaboration c"
            " ON c.id=d.collaboration_id WHERE d.state='submitted'"
            " AND (?1 IS NULL OR c.campaign_id=?1) ORDER BY d.state_since, d.id",
            (campaign_id,),
        )
        return tuple(number for (number,) in rows)

    def snippets(self, language: str, limit: int = 9) -> tuple[str, ...]:
        """What is often said of a draft: her own lines first, then shipped ones.

        Her own are those said to somebody of that language, or of none that is known,
        the latest first; a reason of several lines is several. An unknown language gets
        the shipped ones in English.
        """
        # Read from a file, so only by whoever asks for them.
        from store.exchange.review_reasons import shipped_reasons  # noqa: PLC0415

        found: dict[str, str] = {}
        for line in (*self._own_lines(language), *shipped_reasons(language)):
            found.setdefault(fold(line), line)
        return tuple(found.values())[:limit]

    def _own_lines(self, language: str) -> Iterator[str]:
        rows = self._database.read(
            "SELECT r.reason FROM (SELECT id, reason, deliverable_id FROM review"
            "  WHERE verdict='changes' AND reason IS NOT NULL"
            "  ORDER BY id DESC LIMIT ?1) r JOIN deliverable d ON d.id=r.deliverable_id"
            " JOIN collaboration c ON c.id=d.collaboration_id"
            " JOIN influencer i ON i.id=c.influencer_id"
            " WHERE ifnull(i.language, ?2)=?2 ORDER BY r.id DESC",
            (LATEST, language),
        )
        for (reason,) in rows:
            for line in map(clean, reason.splitlines()):
                if line and len(line) <= LONGEST_SNIPPET:
                    yield line
