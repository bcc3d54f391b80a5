"""The deliverables desk: the content that is owed, from the brief until it is live."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from store import deliverable_days
from store.contracts import name_of
from store.deliverable_rows import DeliverableRow, Gate, read_deliverables
from store.deliverable_writes import (
    MISSING,
    TOPIC,
    DeliverableDraft,
    check_account,
    checked,
    insert,
    owner_of,
    say_whose,
)
from store.errors import Invalid, NotFound, Stale
from store.going_live import (
    NOT_LIVE,
    SIGNED,
    WentLive,
    leaving,
    make_live,
    plan_anew,
    seen,
)
from store.measuring import measured
from store.outreach_rows import body_text
from store.review_rows import note_review
from store.roster_rows import one_line
from store.rules.campaign_words import CONTENT_STATES
from store.rules.posts import read_address, read_post
from store.rules.words import N_
from store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.deliverable_days import Which
    from store.engine import Database, UnitOfWork

__all__ = [
    "BY_HAND",
    "TOPIC",
    "DeliverableDraft",
    "Deliverables",
    "WentLive",
    "read_address",
]

BY_HAND = tuple(one for one in CONTENT_STATES if one not in {"live", "cancelled"})
"""States that a piece of content can be put into without more to say."""


class Deliverables:
    """What content is owed by whom; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings = Settings(database)

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
            raise NotFound(MISSING, number=deliverable_id)
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

    def same_post(self, url: str, besides: int | None = None) -> tuple[str, ...]:
        """Whose other pieces are live with the same post, each name once.

        The same number on a platform is the same post, however its address is written.
        """
        post = read_post(url)
        rows = self._database.read(
            "SELECT DISTINCT i.name FROM deliverable d"
            " JOIN collaboration c ON c.id=d.collaboration_id"
            " JOIN influencer i ON i.id=c.influencer_id"
            " WHERE d.state='live' AND d.id IS NOT ?1"
            "  AND (d.post_url IN (?2, 'https://' || ?2)"
            "   OR d.post_platform=?3 AND d.post_id=?4)"
            " ORDER BY i.name",
            (besides, url.strip(), post.platform or None, post.id or None),
        )
        return tuple(name for (name,) in rows)

    def add(
        self, collaboration_ids: Sequence[int], draft: DeliverableDraft, *, today: date
    ) -> tuple[int, ...]:
        """Ask the same of each of these people; returns the numbers.

        An account can be named for one person only. Raises Invalid and NotFound.
        """
        values = checked(draft)
        label = N_("Asked {name} for content")
        with self._database.writing(label, TOPIC) as unit:
            owners = tuple(dict.fromkeys(collaboration_ids))
            for owner in owners:
                unit.name(label, name=name_of(unit, owner))
                check_account(unit, owner, draft.account_id)
            if len(owners) > 1:
                unit.name(N_("Asked {count} people for content"), count=len(owners))
            return tuple(insert(unit, owner, values, today) for owner in owners)

    def edit(
        self, deliverable_id: int, draft: DeliverableDraft, version: int | None = None
    ) -> None:
        """Say otherwise what is owed; raises Invalid, NotFound and Stale."""
        values = checked(draft)
        label = N_("Changed what {name} owes")
        with self._database.writing(label, TOPIC) as unit:
            owner, name = owner_of(unit, deliverable_id)
            unit.name(label, name=name)
            check_account(unit, owner, draft.account_id)
            before = measured(unit, deliverable_id)
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
            if before is not None and before.kind != draft.kind:
                plan_anew(unit, before, draft.kind)

    def attach(
        self,
        deliverable_id: int,
        *,
        draft_ref: str | None = None,
        caption: str | None = None,
    ) -> None:
        """Say where its draft is, a path or an address, and what goes with it.

        "" empties, None leaves as it is. Raises Invalid and NotFound.
        """
        sets: dict[str, str | None] = {}
        if draft_ref is not None:
            is_said = bool(draft_ref.strip())
            sets["draft_ref"] = one_line(draft_ref, N_("Draft")) if is_said else None
        if caption is not None:
            sets["caption"] = body_text(caption, N_("Caption"))
        label = (
            N_("Noted the draft of {name}")
            if "caption" not in sets
            else N_("Noted the caption of {name}")
        )
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=owner_of(unit, deliverable_id)[1])
            for column, value in sets.items():
                unit.connection.execute(
                    f"UPDATE deliverable SET {column}=?1, version=version+1,"
                    f" updated_at=?2 WHERE id=?3 AND {column} IS NOT ?1",
                    (value, unit.at, deliverable_id),
                )

    def shift(self, ids: Sequence[int], days: int, *, what: Which = "both") -> int:
        """Put off what is due by so many days, or bring it forward; how many moved.

        What is live or called off stays where it is. Raises NotFound, and Invalid when
        nothing can be moved or a post would come before its draft.
        """
        one = N_("Moved a date of {name}")
        with self._database.writing(one, TOPIC) as unit:
            numbers = say_whose(unit, ids, one, _MANY_DATES)
            count = deliverable_days.shift(unit, numbers, days, what)
            if len(numbers) > 1:
                unit.name(_MANY_DATES, count=count)
        return count

    def set_day(
        self, deliverable_id: int, what: Literal["live", "draft"], day: date | None
    ) -> None:
        """Say by when a piece is due ("live") or its draft ("draft"); None for no day.

        Raises NotFound, and Invalid for what is live or called off.
        """
        label = N_("Moved a date of {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=owner_of(unit, deliverable_id)[1])
            deliverable_days.set_day(unit, deliverable_id, what, day)

    def remove(self, *deliverable_ids: int) -> None:
        """Delete pieces of content that were never to be; raises NotFound."""
        one = N_("Deleted a piece of content of {name}")
        with self._database.writing(one, TOPIC) as unit:
            ids = say_whose(unit, deliverable_ids, one, N_("Deleted {count} pieces"))
            # The rights that were about a piece go with it, those that waited stay.
            with leaving(unit, ids, None):
                unit.connection.execute(
                    "DELETE FROM deliverable WHERE id IN"
                    " (SELECT value FROM json_each(?))",
                    (json.dumps(ids),),
                )

    def move(self, ids: Sequence[int], state: str, *, today: date) -> int:
        """Put pieces of content into a state; returns how many were in another.

        Asking for changes begins a new round; that and an approval are noted as a look
        at the draft, but not when what is live goes back to approved. What was live
        loses all that followed from it. Going live and cancelling need more to be said:
        ``go_live``, ``cancel``. Raises Invalid and NotFound.
        """
        if state not in BY_HAND:
            raise Invalid(
                N_("{word} is no state that content can be put into."), word=state
            )
        with self._database.writing(_MOVED[state], TOPIC) as unit:
            numbers = say_whose(unit, ids, _MOVED[state], N_("Moved {count} pieces"))
            note_review(unit, numbers, state, today)
            count = self._put(unit, numbers, state, today)
            if len(numbers) > 1:
                unit.name(N_("Moved {count} pieces"), count=count)
        return count

    def cancel(self, ids: Sequence[int], reason: str, *, today: date) -> int:
        """Call pieces of content off, saying why; raises Invalid and NotFound."""
        words = body_text(reason, N_("Reason"))
        if words is None:
            raise Invalid(N_("Say in a word why it is called off."))
        one, many = N_("Called off content of {name}"), N_("Called off {count} pieces")
        with self._database.writing(one, TOPIC) as unit:
            numbers = say_whose(unit, ids, one, many)
            count = self._put(unit, numbers, "cancelled", today, words)
            if len(numbers) > 1:
                unit.name(many, count=count)
        return count

    def gate(self, deliverable_id: int) -> Gate | None:
        """What should come before it goes live; None when nothing is missing."""
        row = self.one(deliverable_id)
        if row.state == "live" or row.contract_status in SIGNED:
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
    ) -> WentLive:
        """Note that it can be seen, where, and since when; tells what follows.

        Later looks, figures and the payment get their days, rights that waited begin,
        the post is put into the library. Of what is live already, address and day are
        put right, and those days follow. Without a signed contract it raises
        GateClosed, unless ``override`` says why it went live all the same; that is
        kept. Raises Invalid and NotFound.
        """
        note = body_text(override, N_("Reason"))
        where = seen(url, on, today, note, self._settings.payment_days())
        label = N_("{name} is live")
        with self._database.writing(label, TOPIC) as unit:
            name = owner_of(unit, deliverable_id)[1]
            unit.name(label, name=name)
            return make_live(unit, deliverable_id, name, where)

    def posted(
        self,
        collaboration_id: int,
        *,
        url: str,
        on: date,
        today: date,
        override: str = "",
    ) -> WentLive:
        """Note a post of somebody, of the piece that is due first; tells what follows.

        Where nothing is owed any more, the post is noted as one more piece. As with
        ``go_live``, raises GateClosed, Invalid and NotFound.
        """
        number = self.waiting(collaboration_id)
        if number is not None:
            return self.go_live(number, url=url, on=on, today=today, override=override)
        note = body_text(override, N_("Reason"))
        where = seen(url, on, today, note, self._settings.payment_days())
        label = N_("{name} is live")
        with self._database.writing(label, TOPIC) as unit:
            name = name_of(unit, collaboration_id)
            unit.name(label, name=name)
            number = insert(unit, collaboration_id, checked(_POST), today)
            return make_live(unit, number, name, where)

    def _put(
        self,
        unit: UnitOfWork,
        ids: Sequence[int],
        state: str,
        today: date,
        reason: str | None = None,
    ) -> int:
        """Put pieces into a state other than live; returns how many were in another."""
        with leaving(unit, ids, today):
            return unit.connection.execute(
                f"UPDATE deliverable SET state=?2, state_since=?3, {NOT_LIVE},"
                " reason=ifnull(?4, reason), round=round+(?2='changes_requested'),"
                " version=version+1, updated_at=?5"
                " WHERE id IN (SELECT value FROM json_each(?1)) AND state<>?2",
                (json.dumps(list(ids)), state, today.isoformat(), reason, unit.at),
            ).rowcount


_POST = DeliverableDraft()
_MANY_DATES = N_("Moved the dates of {count} pieces")

_MOVED = {
    "briefed": N_("{name} is briefed"),
    "drafting": N_("{name} is at work"),
    "submitted": N_("{name} sent a draft"),
    "changes_requested": N_("Asked {name} for changes"),
    "approved": N_("Approved the draft of {name}"),
}
