"""Whom a quick log line may mean, and in which currency they speak of money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store.conversations import Found
from store.rules.profiles import handle_key, read_profile
from store.rules.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.conversations import Conversation, Conversations
    from store.engine import Database

OFFERED = 8
"""People that are offered for one word."""

LAST = chr(0x10FFFF)
"""What stands behind every name with the same beginning."""

# The + keeps SQLite from walking the whole roster along an index of it.
_PERSON = "SELECT influencer_id, name, handle, platform FROM roster_line WHERE "
_NUMBERED = f"{_PERSON} +archived=0 AND influencer_id"
_CALLED = f"""
{_NUMBERED} IN (
 SELECT influencer_id FROM account WHERE handle_key=?1 AND (?2='' OR platform=?2)
 UNION SELECT influencer_id FROM roster_line WHERE archived=0 AND name_key=?3
) ORDER BY +followers DESC, influencer_id
"""
_ALIAS = f"""
{_NUMBERED} IN (SELECT influencer_id FROM alias WHERE fold(name)=?)
ORDER BY +followers DESC, influencer_id
"""
_BEGINNING = f"""
SELECT * FROM ({_NUMBERED} IN (SELECT influencer_id FROM account
 WHERE handle_key>=?1 AND handle_key<?1||?2 LIMIT ?3) LIMIT ?3)
UNION SELECT * FROM (
 {_PERSON} archived=0 AND name_key>=?1 AND name_key<?1||?2 LIMIT ?3)
LIMIT ?3
"""
_RATE = """
SELECT currency FROM rate WHERE influencer_id=? ORDER BY quoted_on DESC, id DESC LIMIT 1
"""


class Called(NamedTuple):
    """Whom words may mean, best first."""

    people: tuple[Found, ...] = ()
    is_exact: bool = False
    """Whether each of them is called that, and not only something like it."""


class QuickPeople:
    """Questions about people, asked again with every letter that is typed."""

    def __init__(self, database: Database, conversations: Conversations) -> None:
        self._database = database
        self._conversations = conversations
        self._last: tuple[object, Called] = (None, Called())

    def person(self, number: int) -> Found | None:
        """Somebody by number; None for who is in the trash, or gone."""
        rows = self._database.read(f"{_NUMBERED}=?", (number,))
        return Found(*rows[0]) if rows else None

    def called(self, who: str) -> Called:
        """Whom a name, handle, alias, link or initials may mean.

        Whoever is called exactly that leaves out all who are called something like it:
        handles and names before aliases, aliases before beginnings and parts.
        """
        # The same words come again with every letter that is typed behind them.
        asked = (who, self._database.version())
        if self._last[0] != asked:
            exact = self._exactly(who)
            people = exact or self._nearly(who)
            self._last = (asked, Called(people, is_exact=bool(exact)))
        return self._last[1]

    def _exactly(self, who: str) -> tuple[Found, ...]:
        """Those whose handle or name it is, else those who have it as an alias."""
        profile = read_profile(who) if "/" in who else None
        handle = handle_key(profile.handle if profile else who)
        platform = profile.platform if profile else ""
        name = fold(clean(who))
        rows = self._database.read(_CALLED, (handle, platform, name))
        return _found(rows or self._database.read(_ALIAS, (name,)))

    def _nearly(self, who: str) -> tuple[Found, ...]:
        """Those whose handle or name begins so; if they are few, all it is in."""
        # What is in too many names is not looked for: it would take long.
        rows = self._database.read(_BEGINNING, (handle_key(who), LAST, OFFERED))
        if len(rows) == OFFERED:
            return _found(rows)
        return self._conversations.find(who, OFFERED)

    def currency(
        self, influencer_id: int, conversation: Conversation | None, usual: str | None
    ) -> str | None:
        """What money is spoken of in: here, in this campaign, by them, at their place.

        ``usual`` is the currency of the campaign. None when nothing tells.
        """
        if conversation is not None:
            newest = [offer.amount for offer in conversation.offers[:1]]
            kept = (conversation.fee, conversation.offered, conversation.asked)
            for amount in (*newest, *kept):
                if amount is not None:
                    return amount.currency
        if usual:
            return usual
        if rows := self._database.read(_RATE, (influencer_id,)):
            return str(rows[0][0])
        country = self._database.read(
            "SELECT country FROM influencer WHERE id=?", (influencer_id,)
        )
        return _of_country(country[0][0]) if country and country[0][0] else None


def _found(rows: Iterable[Any]) -> tuple[Found, ...]:
    return tuple(Found(*row) for row in rows)


def _of_country(country: str) -> str | None:
    """The currency a country pays in today; None for one that has none of its own."""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415 - slow to load

    found = get_territory_currencies(country)
    return str(found[0]) if found else None
