"""The mentions desk: who spoke of the brand, and how."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.campaign_rows import name_of
from store.cost_draft import line, read_channel
from store.errors import Duplicate, Invalid, NotFound
from store.mention_list import (
    NO_CAMPAIGN,
    SORTS,
    MentionList,
    MentionRow,
    MentionView,
    SentimentCounts,
)
from store.outreach_rows import body_text
from store.products import save_row
from store.rules.mention_mark import mention_mark
from store.rules.posts import read_address, read_post
from store.rules.result_words import SENTIMENTS
from store.rules.text import clean
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import UnitOfWork

__all__ = [
    "NO_CAMPAIGN",
    "SORTS",
    "MentionDraft",
    "MentionRow",
    "MentionView",
    "Mentions",
    "SentimentCounts",
]

TOPIC = ("results", "campaigns")


@dataclass(frozen=True, slots=True)
class MentionDraft:
    """A mention as it is typed; it has an address or a text."""

    on_day: date
    platform: str = ""
    """A platform in any spelling, or any name; else what the address says."""
    url: str = ""
    author: str = ""
    keyword: str = ""
    sentiment: str = ""
    """Of SENTIMENTS; "" is not judged."""
    text: str = ""
    campaign_id: int | None = None


class Mentions(MentionList):
    """Mentions; every method that writes is one step of undo."""

    def one(self, number: int) -> MentionRow:
        """One mention; raises NotFound."""
        found = self.rows((number,))
        if not found:
            raise _not_there(number)
        return found[0]

    def add(self, draft: MentionDraft, *, today: date) -> int:
        """Keep a mention; returns its number.

        Raises Invalid, NotFound for the campaign, and Duplicate for an address that is
        there already.
        """
        values = _checked(draft, today)
        with self._database.writing(N_("Noted a mention"), TOPIC) as unit:
            _check_place(unit, values, 0)
            told = ("on_day", "platform", "author", "text")
            if values["url"] is None:
                values["mark"] = mention_mark(*(values[name] for name in told))
            row = values | {"created_at": unit.at, "updated_at": unit.at, "version": 1}
            number = unit.connection.execute(
                f"INSERT INTO mention({','.join(row)})"
                f" VALUES ({','.join('?' * len(row))})",
                tuple(row.values()),
            ).lastrowid
        return number or 0

    def edit(
        self, number: int, draft: MentionDraft, version: int, *, today: date
    ) -> None:
        """Save one that was read with this version; raises what ``add`` does, Stale."""
        values = _checked(draft, today)
        with self._database.writing(N_("Changed a mention"), TOPIC) as unit:
            _check_place(unit, values, number)
            save_row(unit, "mention", number, version, values)

    def judge(self, ids: Sequence[int], sentiment: str) -> int:
        """Say how mentions speak of the brand, "" for nothing; of how many it changed.

        Raises Invalid for another word.
        """
        said = _sentiment(sentiment)
        one, many = N_("Judged a mention"), N_("Judged {count} mentions")
        with self._database.writing(one, TOPIC) as unit:
            changed = unit.connection.execute(
                "UPDATE mention SET sentiment=?1, version=version+1, updated_at=?2"
                " WHERE id IN (SELECT value FROM json_each(?3))"
                " AND sentiment IS NOT ?1",
                (said, unit.at, json.dumps(list(ids))),
            ).rowcount
            if changed != 1:
                unit.name(many, count=changed)
        return changed

    def set_campaign(self, ids: Sequence[int], campaign_id: int | None) -> int:
        """Say which campaign mentions are of, None for none; of how many it changed.

        Raises NotFound.
        """
        one, many = N_("Moved a mention"), N_("Moved {count} mentions")
        with self._database.writing(one, TOPIC) as unit:
            if campaign_id is not None:
                name_of(unit, campaign_id)
            changed = unit.connection.execute(
                "UPDATE mention SET campaign_id=?1, version=version+1, updated_at=?2"
                " WHERE id IN (SELECT value FROM json_each(?3))"
                " AND campaign_id IS NOT ?1",
                (campaign_id, unit.at, json.dumps(list(ids))),
            ).rowcount
            if changed != 1:
                unit.name(many, count=changed)
        return changed

    def remove(self, ids: Sequence[int]) -> int:
        """Delete mentions; returns how many there were."""
        one, many = N_("Deleted a mention"), N_("Deleted {count} mentions")
        with self._database.writing(one, TOPIC) as unit:
            gone = unit.connection.execute(
                "DELETE FROM mention WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            ).rowcount
            if gone != 1:
                unit.name(many, count=gone)
        return gone


def _checked(draft: MentionDraft, today: date) -> dict[str, Any]:
    """What is stored of a draft by column; raises Invalid."""
    if draft.on_day > today:
        raise Invalid(
            N_("A mention of {day}: that day is still to come."),
            day=draft.on_day.isoformat(),
        )
    url = read_address(draft.url) if clean(draft.url) else None
    text = body_text(draft.text, N_("Text"))
    if url is None and text is None:
        raise Invalid(N_("A mention needs an address, or what was said."))
    platform = read_channel(draft.platform)
    if platform is None and url is not None:
        platform = read_post(url).platform or None
    return {
        "on_day": draft.on_day.isoformat(),
        "platform": platform,
        "url": url,
        "author": line(draft.author, N_("Author")),
        "keyword": line(draft.keyword, N_("Keyword")),
        "sentiment": _sentiment(draft.sentiment),
        "text": text,
        "campaign_id": draft.campaign_id,
    }


def _sentiment(text: str) -> str | None:
    if text and text not in SENTIMENTS:
        raise Invalid(N_("{word} is nothing that a mention is judged by."), word=text)
    return text or None


def _check_place(unit: UnitOfWork, values: dict[str, Any], number: int) -> None:
    """Refuse a campaign that is not there, and an address that is there already."""
    if values["campaign_id"] is not None:
        name_of(unit, values["campaign_id"])
    if unit.connection.execute(
        "SELECT 1 FROM mention WHERE url=? AND id<>?", (values["url"], number)
    ).fetchone():
        raise Duplicate(
            N_("{url} is among the mentions already."), url=values["url"][:60]
        )


def _not_there(number: int) -> NotFound:
    return NotFound(N_("There is no mention number {number}."), number=number)
