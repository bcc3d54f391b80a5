"""What a figure of results was made of: the rows where they are few, else their sums.

Each input says its day and where it is from. Nobody waits for a million rows to be
listed: then they come by month, or by kind, with how many they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from store.piece_lines import NEWEST_FIRST
from store.result_sources import Scope
from store.rules.content_words import READING_FIGURES
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from store.rate_rows import Ask

LISTED = 40
"""Rows that are listed one by one."""

SCANNED = 20_000
"""Rows of a campaign that are looked through for them."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that a figure was made of."""

    words: str
    """What it is, as words to translate with places to fill."""
    detail: Mapping[str, object]
    """What fills them: names are as typed, codes are of the words of their table."""
    value: int
    """Minor units of ``currency``, minutes, or a count."""
    unit: str
    """money, minutes or count."""
    currency: str | None = None
    on_day: date | None = None
    """Its day; of several the last."""
    source: str = ""
    """Who said so, or where it is from: a code."""
    count: int = 1
    """How many rows it stands for."""


@dataclass(frozen=True, slots=True)
class Which:
    """Of which part of results something is asked."""

    by: str
    """Of BY; "" for all of them."""
    key: str
    """What ``RoiRow.ref`` says."""
    scope: Scope = field(default_factory=Scope)
    currency: str | None = None
    """That of the table it stands in."""

    def where(self, day: str = "on_day") -> tuple[str, tuple[object, ...]]:
        """The SQL for its rows ``r``, and what stands for the marks."""
        sql, given = self.scope.rows(f"r.{day}")
        parts, more = self._part(day)
        return f"{sql} AND {parts}{self._home('r')}", (*given, *more)

    def kept(self) -> tuple[str, tuple[object, ...]]:
        """The SQL for sums ``t`` of its campaigns, and what stands for the marks."""
        where, given = self.scope.kept()
        if self.by == "campaign" and self.key:
            where, given = "t.campaign_id=?", (int(self.key),)
        return f"{where}{self._home('t')}", given

    def worth(self, row: str) -> str:
        """The SQL for what an amount counts as in the table; NULL for what does not."""
        code = f"'{self.currency or ''}'"
        return (
            f"CASE ifnull((SELECT g.currency FROM campaign g WHERE g.id={row}"
            f".campaign_id),'') WHEN '' THEN iif({row}.amount_currency={code},"
            f"{row}.amount_minor,NULL) WHEN {code} THEN"
            f" iif({row}.counted_currency={code},{row}.counted_minor,NULL) END"
        )

    def _home(self, row: str) -> str:
        """Of all campaigns only those that are in the table."""
        if self.scope.campaign_id is not None:
            return ""
        return (
            f" AND (ifnull({row}.campaign_id,0)=0 OR {row}.campaign_id IN"
            " (SELECT g.id FROM campaign g WHERE g.archived_at IS NULL"
            f" AND ifnull(g.currency,'{self.currency}')='{self.currency}'))"
        )

    def _part(self, day: str) -> tuple[str, tuple[object, ...]]:
        if self.by == "channel":
            return "ifnull(r.channel,'')=?", (self.key,)
        if self.by == "month":
            return f"substr(r.{day},1,7)=?", (self.key,)
        if self.by == "campaign" and self.key:
            return "ifnull(r.campaign_id,0)=?", (int(self.key),)
        if self.by in {"influencer", "format"}:
            if self.key in {"", "0"}:
                return "r.collaboration_id IS NULL", ()
            return self.work("r")
        return "1", ()

    def work(self, row: str) -> tuple[str, tuple[object, ...]]:
        """The SQL for what is of one person's work, or of work of one format."""
        sql = f"{row}.collaboration_id IN (SELECT o.collaboration_id FROM result_line o"
        if self.by == "influencer":
            return f"{sql} WHERE o.influencer_id=?)", (int(self.key),)
        key = "" if self.key == "none" else self.key
        return f"{sql} WHERE o.format=?)", (key,)


def count_of(ask: Ask, table: str, which: Which) -> int:
    """How many rows there are at most to look through, from the sums."""
    if which.by == "influencer" and which.key not in {"", "0"}:
        return 0
    kept = {"conversion": "conversion_total", "cost": "budget_total"}[table]
    where, given = which.kept()
    sql = f"SELECT ifnull(sum(t.many),0) FROM {kept} t WHERE {where}"
    return int(next(iter(ask(sql, given)))[0])


def hours(
    ask: Ask, which: Which, currency: str | None, hourly: int | None
) -> Iterator[Input]:
    """Own time, by what an hour of it costs; ``hourly`` is what the campaign says."""
    where, given = which.where()
    rows = ask(
        "SELECT r.hourly_rate_minor, r.hourly_rate_currency, sum(r.minutes), count(*),"
        f" max(r.on_day) FROM work_time r WHERE {where} GROUP BY 1, 2 ORDER BY 3 DESC",
        given,
    )
    for rate, code, minutes, many, last in rows:
        told: dict[str, object] = {"rate": rate, "currency": code}
        if rate is None:
            told = {"rate": hourly, "currency": currency}
        words = N_("Own time at the rate of the campaign")
        if rate is not None:
            words = N_("Own time at a rate of its own")
        elif hourly is None:
            words = N_("Own time without a rate")
        yield Input(
            words,
            told,
            minutes,
            "minutes",
            None,
            date.fromisoformat(last),
            "",
            many,
        )


def figures(ask: Ask, which: Which, name: str) -> Iterator[Input]:
    """A figure of content: of each piece the newest, with who said so and when."""
    where, given = which.where("live_on")
    where = where.replace("r.campaign_id IS NULL", "r.campaign_id=0")
    shown = name if name in READING_FIGURES else "likes"
    rows: Iterable[Any] = ask(
        f"SELECT p.kind, p.channel, i.name, d.title, p.value, p.many, p.whole,"
        f" (SELECT r.on_day || ' ' || r.source || ' ' || r.window FROM reading r"
        f" WHERE r.deliverable_id=p.deliverable_id AND r.{shown} NOTNULL"
        f" ORDER BY {NEWEST_FIRST} LIMIT 1) FROM (SELECT r.*, r.{name} AS value,"
        f" count(*) OVER () AS many, sum(r.{name}) OVER () AS whole"
        f" FROM piece_line r WHERE {where} AND r.{name}"
        f" NOTNULL ORDER BY r.{name} DESC LIMIT {LISTED}) p"
        " JOIN deliverable d ON d.id=p.deliverable_id"
        " JOIN influencer i ON i.id=p.influencer_id",
        given,
    )
    told = left = 0
    for kind, channel, person, title, value, many, whole, said in rows:
        on_day, source, window = (said or "  ").split(" ")
        yield Input(
            N_("{kind} of {name} on {channel}, {window}"),
            {
                "kind": kind,
                "name": person,
                "channel": channel,
                "title": title or "",
                "window": window,
            },
            value,
            "count",
            None,
            date.fromisoformat(on_day) if on_day else None,
            source,
        )
        left = (left if told else whole) - value
        told += 1
        others = many - told
    if told and others:
        words = N_("other pieces: {count}")
        yield Input(words, {"count": others}, left, "count", None, None, "", others)
