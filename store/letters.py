"""The letters desk: what is known for a message to somebody, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from store.errors import NotFound
from store.exchange.plain import one_line
from store.exchange.shipped import LANGUAGES
from store.outreach_rows import read_cadences
from store.rules import cadence as cadence_rules
from store.rules import letter_words as write
from store.rules.given_names import first_name
from store.rules.money import Money
from store.rules.pipeline import CLOSED, OPEN, PARKED
from store.rules.words import N_
from store.said_before import said_before
from store.templates import kind_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database
    from store.rules.tiers import Tiers
    from store.settings import Settings
    from store.templates import TemplateRow

_SPANISH = (
    *("ES", "MX", "AR", "CO", "CL", "PE", "VE", "EC", "GT", "CU", "BO", "DO", "HN"),
    *("PY", "SV", "NI", "CR", "PA", "UY", "PR", "GQ"),
)
_ENGLISH = ("US", "GB", "IE", "AU", "NZ")

_FIGURES = ("asked", "offered", "fee")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Whom a message goes to and what it is about; what nobody noted is None."""

    influencer_id: int
    name: str
    language: str | None
    country: str | None
    city: str | None
    niche: str | None
    email: str | None
    agent_name: str | None
    agent_email: str | None
    handle: str | None
    platform: str | None
    followers: int | None
    tier: str | None
    sender: dict[str, str]
    collaboration_id: int | None
    """The conversation it belongs to; None begins a new one."""
    stage: str
    channel: str
    """How the next message goes, by the cadence."""
    kind: str
    """The kind of template that comes next."""
    campaign_id: int | None = None
    campaign: str | None = None
    brand: str | None = None
    currency: str | None = None
    product: str | None = None
    ends_on: date | None = None
    """The last day of the campaign."""
    piece: str | None = None
    """What the piece of content that is owed next is called."""
    draft_due_on: date | None = None
    live_due_on: date | None = None
    """By when its draft, and itself, are due."""
    link: str | None = None
    """Their tracked link."""
    last_on: date | None = None
    """The day of our last message."""
    asked: Money | None = None
    offered: Money | None = None
    fee: Money | None = None
    promo_code: str | None = None

    @property
    def address(self) -> str:
        """Where a mail goes: their own address, else that of whoever acts for them."""
        return self.email or self.agent_email or ""

    @property
    def first_name(self) -> str:
        """What they are called by; "" when their name does not tell."""
        korean = self.language == "ko" or self.country == "KR"
        return first_name(self.name, korean=korean)


class Letters:
    """What goes into messages; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def occasion(
        self, influencer_id: int, collaboration_id: int | None = None
    ) -> Occasion:
        """Everything known for the next message to somebody; raises NotFound.

        Without a number it is about the conversation that is going on, or else a new
        one.
        """
        people = self._database.read(_PERSON, (influencer_id,))
        if not people:
            raise NotFound(
                N_("There is no influencer number {number}."), number=influencer_id
            )
        person = dict(zip(_OF_PERSON, people[0], strict=True))
        preferred = person.pop("preferred_channel")
        found = self._conversation(influencer_id, collaboration_id)
        stage = found.pop("stage")
        next_one = self._next(stage, found, preferred)
        return Occasion(
            influencer_id=influencer_id,
            tier=_tier(self._settings.tiers(), person["followers"]),
            sender=self._settings.sender(),
            stage=stage,
            **person,
            **found,
            **next_one,
        )

    def said_before(
        self, about: Occasion, templates: Sequence[TemplateRow]
    ) -> dict[str, dict[str, str]]:
        """What earlier messages said, by language and field, to be said again."""
        return said_before(self._database, about, templates)

    def _conversation(self, influencer_id: int, number: int | None) -> dict[str, Any]:
        """The columns of the conversation; a new one is about nothing yet."""
        rows = self._database.read(_CONVERSATIONS, (influencer_id, number))
        named = [dict(zip(_OF_CONVERSATION, row, strict=True)) for row in rows]
        if number is not None and not named:
            raise NotFound(
                N_("There is no collaboration number {number}."), number=number
            )
        for stages in (OPEN, {PARKED}, CLOSED if number is not None else ()):
            for row in named:
                if row["stage"] in stages:
                    return _read(row)
        nothing = dict.fromkeys(_OF_CONVERSATION)
        return _read(nothing | {"stage": "identified", "cadence_step": 0})

    def _next(
        self, stage: str, found: dict[str, Any], preferred: str | None
    ) -> dict[str, Any]:
        """How the next message goes, and what kind of message that is."""
        sent, unanswered = found.pop("cadence_step"), found.pop("unanswered") or 0
        last = found.pop("last_channel")
        cadence = cadence_rules.chosen(
            read_cadences(self._database.reader), stage, last or preferred
        )
        channel = cadence_rules.next_channel(
            cadence, sent=sent, unanswered=unanswered, last=last, preferred=preferred
        )
        step = cadence.step_after(sent)
        kind = kind_for(stage, sent, channel, step.template if step else None)
        return {"channel": channel, "kind": kind}


def language_for(occasion: Occasion, usual: str) -> str:
    """The language to write to somebody in: theirs, their country's, else the usual."""
    if occasion.language in LANGUAGES:
        return str(occasion.language)
    if occasion.country == "KR":
        return "ko"
    if occasion.country in _SPANISH:
        return "es"
    return "en" if occasion.country in _ENGLISH else usual


def values(occasion: Occasion, language: str, *, today: date) -> dict[str, str]:
    """What merge fields stand for, written in a language; the unknown are left out.

    Every value is one line.
    """
    money = occasion.fee or occasion.offered or occasion.asked
    # Before anything is agreed, what we pay is what we offer.
    agreed = occasion.stage in {"agreed", *CLOSED}
    fee = occasion.fee or (None if agreed else occasion.offered)
    known = {
        "first_name": occasion.first_name,
        "name": occasion.name,
        "handle": occasion.handle,
        "platform": write.platform(occasion.platform or "", language),
        "niche": occasion.niche,
        "followers": _if(occasion.followers, lambda n: write.count(n, language)),
        "tier": _if(occasion.tier, lambda name: write.tier(name, language)),
        "country": _if(occasion.country, lambda code: write.country(code, language)),
        "city": occasion.city,
        "brand": occasion.brand,
        "campaign": occasion.campaign,
        "fee": _if(fee, lambda sum_: write.amount(sum_, language)),
        "asked": _if(occasion.asked, lambda sum_: write.amount(sum_, language)),
        "offered": _if(occasion.offered, lambda sum_: write.amount(sum_, language)),
        "currency": money.currency if money else occasion.currency,
        "product": occasion.product,
        "deliverable": occasion.piece,
        "draft_due": _if(
            occasion.draft_due_on, lambda on: write.day(on, language, today)
        ),
        "deadline": _if(
            occasion.live_due_on or occasion.ends_on,
            lambda on: write.day(on, language, today),
        ),
        "link": occasion.link,
        "promo_code": occasion.promo_code,
        "last_touch": _if(occasion.last_on, lambda on: write.day(on, language, today)),
        "agent_name": occasion.agent_name,
        **occasion.sender,
    }
    return {
        name: text for name, value in known.items() if (text := one_line(value or ""))
    }


def example(language: str) -> dict[str, str]:
    """Made-up values for every field, to see what a template looks like."""
    return dict(zip(_EXAMPLE_FIELDS, _EXAMPLES[language], strict=True))


def _if(value: Any, written: Any) -> str | None:
    return None if value is None else written(value)


def _tier(tiers: Tiers, followers: int | None) -> str | None:
    return tiers.of(followers)


def _read(row: dict[str, Any]) -> dict[str, Any]:
    """The columns of a conversation as an occasion has them."""
    found = dict(row)
    for name in _FIGURES:
        minor, currency = found.pop(f"{name}_minor"), found.pop(f"{name}_currency")
        found[name] = None if minor is None else Money(minor, currency)
    for name in ("ends_on", "draft_due_on", "live_due_on", "last_on"):
        text = found[name]
        found[name] = None if text is None else date.fromisoformat(text)
    return found


_OF_PERSON = (
    *("name", "language", "country", "city", "niche", "email", "agent_name"),
    *("agent_email", "preferred_channel", "handle", "platform", "followers"),
)

_PERSON = """
SELECT i.name, i.language, i.country, i.city, i.niche, i.email, i.agent_name,
 i.agent_email, i.preferred_channel, a.handle, a.platform, a.followers
FROM influencer i LEFT JOIN account a ON a.id=(SELECT id FROM account
 WHERE influencer_id=i.id ORDER BY followers DESC, id LIMIT 1) WHERE i.id=?
"""

_OF_CONVERSATION = (
    *("collaboration_id", "stage", "cadence_step", "unanswered", "last_channel"),
    *("last_on", "asked_minor", "asked_currency", "offered_minor"),
    *("offered_currency", "fee_minor", "fee_currency", "promo_code", "campaign_id"),
    *("campaign", "brand", "currency", "product", "ends_on", "piece"),
    *("draft_due_on", "live_due_on", "link"),
)

_CONVERSATIONS = """
SELECT c.id, c.stage, c.cadence_step, c.unanswered, c.last_channel,
 ifnull(c.written_on, c.last_on), c.asked_minor, c.asked_currency, c.offered_minor,
 c.offered_currency, c.fee_minor, c.fee_currency, c.promo_code, c.campaign_id,
 g.name, g.brand, g.currency, g.product, g.ends_on, d.title, d.draft_due_on,
 d.live_due_on, (SELECT k.url FROM tracked_link k WHERE k.collaboration_id=c.id
 ORDER BY k.id LIMIT 1)
FROM collaboration c LEFT JOIN campaign g ON g.id=c.campaign_id
LEFT JOIN deliverable d ON d.id=(SELECT e.id FROM deliverable e
 WHERE e.collaboration_id=c.id AND e.state NOT IN ('live','cancelled')
 ORDER BY ifnull(e.live_due_on,'9'), e.id LIMIT 1)
WHERE c.influencer_id=?1 AND (?2 IS NULL OR c.id=?2)
ORDER BY c.last_on DESC, c.id DESC
"""

_EXAMPLE_FIELDS = (
    *("first_name", "name", "handle", "platform", "niche", "followers", "tier"),
    *("country", "city", "brand", "campaign", "product", "deliverable", "fee"),
    *("asked", "offered", "currency", "deadline", "draft_due", "promo_code", "link"),
    *("my_name", "my_company", "my_email", "last_touch", "agent_name"),
)
_EXAMPLES = {
    "en": (
        *("Mina", "Mina Park", "mina.papermoon", "Instagram", "skincare", "48,200"),
        *("micro", "Spain", "Madrid", "Papermoon", "Spring Glow", "Moon Serum"),
        *("one 30-second reel", "€450", "€600", "€450", "EUR", "14 March", "7 March"),
        *("MINA10", "https://papermoon.example/mina", "Alex Kim", "Papermoon Ltd"),
        *("alex@papermoon.example", "12 February", "Jo Rivera"),
    ),
    "ko": (
        *("민아", "박민아", "mina.papermoon", "인스타그램", "스킨케어", "48,200"),
        *("마이크로", "대한민국", "서울", "페이퍼문", "봄맞이 광채", "문 세럼"),
        *("30초 릴스 1편", "450,000원", "600,000원", "450,000원", "KRW", "3월 14일"),
        *("3월 7일", "MINA10", "https://papermoon.example/mina", "김서윤"),
        *("주식회사 페이퍼문", "seoyun@papermoon.example", "2월 12일", "이지호"),
    ),
    "es": (
        *("Mina", "Mina Robles", "mina.papermoon", "Instagram", "cosmética", "48.200"),
        *("micro", "España", "Madrid", "Papermoon", "Brillo de primavera"),
        *("Sérum Luna", "un reel de 30 segundos", "450 €", "600 €", "450 €", "EUR"),
        *("14 de marzo", "7 de marzo", "MINA10", "https://papermoon.example/mina"),
        *("Alejandra Ruiz", "Papermoon S. L.", "alejandra@papermoon.example"),
        *("12 de febrero", "Jo Rivera"),
    ),
}
