"""Sixty made-up influencers, for trying Soloist out without typing anything.

None of them exists: handles are invented, addresses end in ``.example``, telephone
numbers are ones that nobody is given. Dates in the file are days before today, so that
the demo never looks old.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from store.errors import CannotRead
from store.rules.vocabulary import CHANNELS, PLATFORMS, STATUSES
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ROSTER = Path(__file__).with_name("data") / "demo_roster.toml"

KINDS = ("post", "reel", "story", "video", "live", "blog")
"""What a rate can be quoted for."""

_FIGURES = (
    "followers",
    "following",
    "avg_views",
    "avg_likes",
    "avg_comments",
    "avg_relevant_comments",
    "avg_shares",
    "avg_saves",
    "avg_link_clicks",
)
_SHAPES = {
    "language": re.compile(r"[a-z]{2}"),
    "country": re.compile(r"[A-Z]{2}"),
    "audience_country": re.compile(r"[A-Z]{2}"),
    "timezone": re.compile(r"[A-Z]\w+(?:/\w+){1,2}"),
    "currency": re.compile(r"[A-Z]{3}"),
    "email": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+"),
    "agent_email": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+"),
}
_LISTS: dict[str, tuple[str, ...]] = {
    "status": STATUSES,
    "preferred_channel": CHANNELS,
    "platform": PLATFORMS,
    "kind": KINDS,
}


@dataclass(frozen=True, slots=True)
class DemoReading:
    """The figures of an account as they were on a day; None where nobody looked."""

    read_on: date
    followers: int | None
    following: int | None
    avg_views: int | None
    avg_likes: int | None
    avg_comments: int | None
    avg_relevant_comments: int | None
    avg_shares: int | None
    avg_saves: int | None
    avg_link_clicks: int | None
    audience_country: str


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One presence on one platform, with its figures of ``checked_on``.

    ``readings`` go from the oldest to the newest. The newest is that of ``checked_on``
    with the same figures; an account with no history has none.
    """

    platform: str
    handle: str
    followers: int | None
    following: int | None
    avg_views: int | None
    avg_likes: int | None
    avg_comments: int | None
    avg_relevant_comments: int | None
    avg_shares: int | None
    avg_saves: int | None
    avg_link_clicks: int | None
    audience_country: str
    checked_on: date
    readings: tuple[DemoReading, ...]


@dataclass(frozen=True, slots=True)
class DemoRate:
    """A price somebody quoted: minor units of an ISO currency."""

    kind: str
    amount_minor: int
    currency: str
    quoted_on: date


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One made-up influencer; a text nobody has filled in is empty, a fit is None."""

    name: str
    real_name: str
    email: str
    phone: str
    preferred_channel: str
    language: str
    country: str
    city: str
    timezone: str
    niche: str
    status: str
    blocked_reason: str
    agent_name: str
    agent_email: str
    address: str
    fit_reach: int | None
    fit_authenticity: int | None
    fit_engagement: int | None
    fit_voice: int | None
    notes: str
    source: str
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    accounts: tuple[DemoAccount, ...]
    rates: tuple[DemoRate, ...]


def demo_people(today: date) -> tuple[DemoPerson, ...]:
    """Read the demo roster as of ``today``; ``CannotRead`` names what is wrong."""
    return read_people(ROSTER.read_text("utf-8"), ROSTER.name, today)


def read_people(text: str, file: str, today: date) -> tuple[DemoPerson, ...]:
    """Read a roster in the demo's TOML form; ``file`` is named in refusals."""
    try:
        everything = _Table(file, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise CannotRead(
            N_("{file} is not TOML: {reason}."), file=file, reason=error
        ) from None
    people = tuple(_person(entry, today) for entry in everything.tables("person"))
    everything.end()
    _refuse_shared_handles(file, people)
    return people


class _Table:
    """One table of the file, emptied key by key: what is left over is a slip."""

    def __init__(self, where: str, values: Mapping[str, object]) -> None:
        self.where = where
        self._values = dict(values)
        self._known: list[str] = []

    def refuse(self, problem: str) -> NoReturn:
        """Name the table and what is wrong in it."""
        raise CannotRead(N_("{where}: {problem}."), where=self.where, problem=problem)

    def text(self, key: str, *, needed: bool = False) -> str:
        """Take a text, empty when absent; of the right shape where it has one."""
        value = self._take(key, "")
        if not isinstance(value, str):
            self.refuse(f"{key} is {value!r}, not a text")
        if needed and not value.strip():
            self.refuse(f"{key} is missing")
        if value and key in _LISTS:
            self._one_of(key, value)
        if value and key in _SHAPES and not _SHAPES[key].fullmatch(value):
            self.refuse(f"{key} cannot be {value!r}")
        return value

    def number(self, key: str, most: int | None = None) -> int | None:
        """Take a whole number from 0 to ``most``, or None when absent."""
        value = self._take(key, None)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(f"{key} is {value!r}, not a whole number")
        if value < 0 or (most is not None and value > most):
            self.refuse(f"{key} cannot be {value}")
        return value

    def needed_number(self, key: str) -> int:
        """Take a whole number that must be there."""
        value = self.number(key)
        if value is None:
            self.refuse(f"{key} is missing")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts, none of them empty, none twice."""
        value = self._take(key, [])
        if not isinstance(value, list):
            self.refuse(f"{key} is {value!r}, not a list")
        if not all(isinstance(each, str) and each.strip() for each in value):
            self.refuse(f"{key} holds something that is no text")
        if len(set(value)) < len(value):
            self.refuse(f"{key} holds a text twice")
        return tuple(value)

    def tables(self, key: str) -> list[_Table]:
        """Take a list of tables, each named by its number and its name or handle."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(x, dict) for x in value):
            self.refuse(f"{key} is not a list of tables")
        return [
            _Table(f"{self.where}, {key} {number}{_called(each)}", each)
            for number, each in enumerate(value, start=1)
        ]

    def end(self) -> None:
        """Refuse what nobody has asked for: a misspelt key would be lost silently."""
        for key in self._values:
            near = difflib.get_close_matches(key, self._known, n=1)
            self.refuse(f"{key} is no known key" + (f" ({near[0]}?)" if near else ""))

    def _take(self, key: str, absent: object) -> object:
        self._known.append(key)
        return self._values.pop(key, absent)

    def _one_of(self, key: str, value: str) -> None:
        if value not in _LISTS[key]:
            self.refuse(f"{key} is {value!r}, not one of {', '.join(_LISTS[key])}")


def _called(values: Mapping[str, object]) -> str:
    name = values.get("name") or values.get("handle")
    return f" ({name})" if name else ""


def _person(table: _Table, today: date) -> DemoPerson:
    person = DemoPerson(
        name=table.text("name", needed=True),
        real_name=table.text("real_name"),
        email=table.text("email"),
        phone=table.text("phone"),
        preferred_channel=table.text("preferred_channel"),
        language=table.text("language"),
        country=table.text("country"),
        city=table.text("city"),
        timezone=table.text("timezone"),
        niche=table.text("niche"),
        status=table.text("status", needed=True),
        blocked_reason=table.text("blocked_reason"),
        agent_name=table.text("agent_name"),
        agent_email=table.text("agent_email"),
        address=table.text("address"),
        fit_reach=table.number("fit_reach", 5),
        fit_authenticity=table.number("fit_authenticity", 5),
        fit_engagement=table.number("fit_engagement", 5),
        fit_voice=table.number("fit_voice", 5),
        notes=table.text("notes"),
        source=table.text("source"),
        aliases=table.texts("aliases"),
        tags=table.texts("tags"),
        accounts=tuple(_account(each, today) for each in table.tables("account")),
        rates=tuple(_rate(each, today) for each in table.tables("rate")),
    )
    if (person.status == "blocked") != bool(person.blocked_reason):
        table.refuse("a blocked_reason belongs to somebody blocked, and to nobody else")
    table.end()
    return person


def _account(table: _Table, today: date) -> DemoAccount:
    figures = _figures(table)
    audience = table.text("audience_country")
    checked = table.needed_number("checked_days_ago")
    past = [_reading(each, today) for each in table.tables("readings")]
    checked_on = today - timedelta(days=checked)
    if past:
        past.append(
            DemoReading(read_on=checked_on, **figures, audience_country=audience)
        )
    days = [reading.read_on for reading in past]
    if days != sorted(set(days)):
        table.refuse("readings go from the oldest to the newest, all before the check")
    account = DemoAccount(
        platform=table.text("platform", needed=True),
        handle=table.text("handle", needed=True),
        **figures,
        audience_country=audience,
        checked_on=checked_on,
        readings=tuple(past),
    )
    table.end()
    return account


def _reading(table: _Table, today: date) -> DemoReading:
    reading = DemoReading(
        read_on=today - timedelta(days=table.needed_number("days_ago")),
        **_figures(table),
        audience_country=table.text("audience_country"),
    )
    table.end()
    return reading


def _figures(table: _Table) -> dict[str, int | None]:
    return {key: table.number(key) for key in _FIGURES}


def _rate(table: _Table, today: date) -> DemoRate:
    rate = DemoRate(
        kind=table.text("kind", needed=True),
        amount_minor=table.needed_number("amount_minor"),
        currency=table.text("currency", needed=True),
        quoted_on=today - timedelta(days=table.needed_number("quoted_days_ago")),
    )
    table.end()
    return rate


def _refuse_shared_handles(file: str, people: tuple[DemoPerson, ...]) -> None:
    """Nobody can be given an account that is there; the store would refuse it too."""
    owners: dict[tuple[str, str], str] = {}
    for person in people:
        for account in person.accounts:
            key = (account.platform, account.handle.casefold())
            if key in owners:
                raise CannotRead(
                    N_("{file}: {handle} on {platform} belongs to {one} and {other}."),
                    file=file,
                    handle=account.handle,
                    platform=account.platform,
                    one=owners[key],
                    other=person.name,
                )
            owners[key] = person.name
