"""What a campaign did beside sales: audiences that grew, the brand, what was said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.campaign_standing import AGREED
from store.rules.result_words import PHASES, SENTIMENTS
from store.rules.roi import Ratio, rate

if TYPE_CHECKING:
    from store.rate_rows import Ask


@dataclass(frozen=True, slots=True)
class Change:
    """Followers of the same accounts, before a campaign and later."""

    before: int
    then: int
    n: int
    """Of how many accounts both are known."""

    @property
    def percent(self) -> Ratio | None:
        """By how much they grew."""
        return rate(self.then - self.before, self.before)


@dataclass(frozen=True, slots=True)
class BrandPhase:
    """The newest that is known of the brand before, during or after a campaign."""

    phase: str
    channel: str
    """Where its followers are; "" for all of them."""
    on_day: date
    followers: int | None
    searches: int | None
    mentions: int | None
    sentiment: str | None
    """Positive less negative in percent, as it was noted."""
    source: str


@dataclass(frozen=True, slots=True)
class Growth:
    """How audiences grew over a campaign."""

    accounts: int
    """Accounts of those who agreed."""
    during: Change | None
    """Before it against its own days; None where no account has both."""
    after: Change | None
    """Before it against after it."""
    brand: tuple[BrandPhase, ...]
    """By channel, then as time goes."""
    line: tuple[tuple[date, int], ...] = ()
    """Followers of all accounts that were counted twice at least, by day: each as it
    was counted last, before its first count as that."""
    drawn: int = 0
    """How many accounts the line is of."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """How the brand was spoken of."""

    positive: int = 0
    neutral: int = 0
    negative: int = 0
    unjudged: int = 0

    @property
    def many(self) -> int:
        """All of them."""
        return self.judged + self.unjudged

    @property
    def judged(self) -> int:
        """Those that were judged."""
        return self.positive + self.neutral + self.negative

    @property
    def net(self) -> Ratio | None:
        """Positive less negative, in percent of those that were judged."""
        return rate(self.positive - self.negative, self.judged)


@dataclass(frozen=True, slots=True)
class Targeting:
    """Whether those who were reached are whom it was for."""

    market: str | None
    """The country that the campaign is for."""
    accounts: int
    """Accounts of those who agreed."""
    known: int
    """Of how many it is known where their audience is."""
    inside: int
    """Of how many it is in that country."""


_AGREED = ",".join(f"'{stage}'" for stage in AGREED)
_ACCOUNTS = f"""
FROM collaboration c CROSS JOIN account a ON a.influencer_id=c.influencer_id
WHERE c.campaign_id=?1 AND c.stage IN ({_AGREED})
"""
_NEWEST = """(SELECT r.followers FROM account_reading r WHERE r.account_id=a.id
 AND r.followers NOTNULL{days} ORDER BY r.read_on DESC LIMIT 1)"""
_GROWTH = f"""
SELECT count(*), sum(before) FILTER (WHERE during NOTNULL),
 sum(during) FILTER (WHERE before NOTNULL),
 count(during) FILTER (WHERE before NOTNULL),
 sum(before) FILTER (WHERE later NOTNULL), sum(later) FILTER (WHERE before NOTNULL),
 count(later) FILTER (WHERE before NOTNULL)
FROM (SELECT {_NEWEST.format(days=" AND r.read_on<?2")} AS before,
 {_NEWEST.format(days=" AND r.read_on>=?2 AND r.read_on<=?3")} AS during,
 {_NEWEST.format(days=" AND r.read_on>?3")} AS later
 {_ACCOUNTS})
"""
_NO_DAY = "9999-12-31"


def read_growth(
    ask: Ask, campaign_id: int, starts_on: date | None, ends_on: date | None
) -> Growth:
    """How audiences grew; without a first day nothing is before or after."""
    given = (
        campaign_id,
        starts_on.isoformat() if starts_on else "",
        ends_on.isoformat() if ends_on else _NO_DAY,
    )
    row = next(iter(ask(_GROWTH, given)))
    line, drawn = _read_line(ask, campaign_id, starts_on, ends_on)
    return Growth(
        accounts=int(row[0]),
        during=Change(*map(int, row[1:4])) if row[3] else None,
        after=Change(*map(int, row[4:7])) if row[6] else None,
        brand=_read_brand(ask, campaign_id, starts_on, ends_on),
        line=line,
        drawn=drawn,
    )


AROUND = timedelta(days=90)
"""How long before and after a campaign followers are looked at."""

COUNTS = 2_000
"""Counts that a line of followers is made of at most; of more there is none."""

_LINE = f"""
SELECT r.account_id, r.read_on, r.followers FROM (SELECT DISTINCT a.id {_ACCOUNTS}) a
CROSS JOIN account_reading r ON r.account_id=a.id
WHERE r.followers NOTNULL AND r.read_on>=?2 AND r.read_on<=?3
ORDER BY r.read_on LIMIT {COUNTS + 1}
"""


def _read_line(
    ask: Ask, campaign_id: int, starts_on: date | None, ends_on: date | None
) -> tuple[tuple[tuple[date, int], ...], int]:
    """Followers of all accounts together by day, and how many accounts those are."""
    first = (starts_on - AROUND).isoformat() if starts_on else ""
    last = (ends_on + AROUND).isoformat() if ends_on else _NO_DAY
    rows = [*ask(_LINE, (campaign_id, first, last))]
    counts = Counter(account for account, _, _ in rows)
    kept = [row for row in rows if counts[row[0]] > 1]
    if len(rows) > COUNTS or not kept:
        return (), 0
    # Before its first count an account has that: it did not come into being then.
    now = {account: followers for account, _, followers in reversed(kept)}
    days: dict[str, int] = {}
    for account, day, followers in kept:
        now[account] = followers
        days[day] = sum(now.values())
    line = tuple((date.fromisoformat(day), many) for day, many in days.items())
    return line, len(now)


def phase_of(day: date, starts_on: date | None, ends_on: date | None) -> str:
    """Whether a day is before, during or after a campaign."""
    if starts_on is not None and day < starts_on:
        return "before"
    return "after" if ends_on is not None and day > ends_on else "during"


def _read_brand(
    ask: Ask, campaign_id: int, starts_on: date | None, ends_on: date | None
) -> tuple[BrandPhase, ...]:
    """The newest reading of the brand in each phase, of each channel."""
    rows = ask(
        "SELECT on_day, phase, ifnull(channel,''), followers, searches, mentions,"
        " sentiment, source FROM brand_reading WHERE campaign_id=?"
        " ORDER BY on_day, id",
        (campaign_id,),
    )
    newest: dict[tuple[str, int], BrandPhase] = {}
    for on_day, said, channel, *rest in rows:
        day = date.fromisoformat(on_day)
        phase = said or phase_of(day, starts_on, ends_on)
        newest[channel, PHASES.index(phase)] = BrandPhase(phase, channel, day, *rest)
    return tuple(newest[key] for key in sorted(newest))


def read_mentions(ask: Ask, campaign_id: int) -> Mentions:
    """How often the brand was spoken of, by how it was."""
    found = dict(
        ask(
            "SELECT ifnull(sentiment,''), count(*) FROM mention WHERE campaign_id=?"
            " GROUP BY 1",
            (campaign_id,),
        )
    )
    counts = {word: int(found.get(word, 0)) for word in SENTIMENTS}
    return Mentions(**counts, unjudged=int(found.get("", 0)))


def read_targeting(ask: Ask, campaign_id: int, market: str | None) -> Targeting:
    """Where the audiences of those who agreed are."""
    row = next(
        iter(
            ask(
                "SELECT count(*), count(a.audience_country),"
                " ifnull(sum(a.audience_country=?2),0)"
                f" {_ACCOUNTS}",
                (campaign_id, market),
            )
        )
    )
    return Targeting(market, *map(int, row))
