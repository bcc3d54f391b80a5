"""The quick log desk: one typed line, told back field by field, then logged.

What the line leaves out follows from the person and the conversation, so that a name
and a few words are enough.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from store import quick_completion as words
from store.errors import Invalid, NotFound
from store.outreach_draft import TouchDraft, is_bare_note
from store.quick_completion import Completion
from store.quick_outcome import Outlook
from store.quick_people import QuickPeople
from store.rules.quick_log import LogProblem, QuickLog, parse_log
from store.rules.quick_meaning import (
    EXAMPLE,
    direction_of,
    kind_of,
    money_of,
    problem_in,
    refuse_silence,
)
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

    from store.campaigns import CampaignName, Campaigns
    from store.conversations import Conversation, Conversations, Found
    from store.engine import Database
    from store.outreach import Outreach
    from store.outreach_draft import Logged
    from store.rules.flow import State
    from store.settings import Settings

_SHARED = ("MXN", "SEK")
"""Currencies with every sign that several share: enough to learn who is meant."""

_MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line says, and what is assumed where it says nothing.

    ``log`` holds only what was said, so that the rest can be told apart; ``draft`` is
    what would be logged, None while there is a ``problem``.
    """

    log: QuickLog = field(default_factory=lambda: QuickLog(""))
    people: tuple[Found, ...] = ()
    """Whom it may mean, best first."""
    who: Found | None = None
    """The one who was picked among them, else the first."""
    is_clear: bool = True
    """Whether nobody else may be meant, or somebody was picked."""
    conversation: Conversation | None = None
    """Where it goes; None when one is begun for it, or a note stands by itself."""
    campaign: str | None = None
    """Of the conversation it goes to, or that is begun."""
    draft: TouchDraft | None = None
    comes_to: State | None = None
    """How the conversation will stand; None when a note stands by itself."""
    problem: LogProblem | None = None


class QuickLogging:
    """One line, one touch."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        outreach: Outreach,
        conversations: Conversations,
        campaigns: Campaigns,
    ) -> None:
        self._database = database
        self._settings = settings
        self._outreach = outreach
        self._conversations = conversations
        self._campaigns = campaigns
        self._people = QuickPeople(database, conversations)

    def read(
        self,
        line: str,
        *,
        today: date,
        person: int | None = None,
        chosen: int | None = None,
    ) -> Understood:
        """Say what a line means; what is wrong with it is its ``problem``.

        ``person`` is meant when the line names nobody, or several equally well;
        ``chosen`` was picked among those whom it may mean.
        """
        found = Understood()
        line = unicodedata.normalize("NFC", line)  # as places in it are counted
        try:
            found = Understood(self._parsed(line, today))
            found = self._with_people(found, person, chosen)
            found = self._with_place(found, line)
            refuse_silence(found.log)
            return self._with_draft(found, line, today)
        except LogProblem as wrong:
            return replace(found, draft=None, problem=wrong)
        except Invalid as refusal:
            problem = problem_in(found.log, "text", refusal.template, **refusal.detail)
            return replace(found, draft=None, problem=problem)

    def save(self, understood: Understood, today: date) -> Logged:
        """Log what was understood; raises what is wrong with it, Invalid, NotFound."""
        if understood.problem is not None:
            raise understood.problem
        if understood.draft is None:
            raise _nobody()
        return self._outreach.log(understood.draft, today=today)

    def prefill(self, person: int) -> str:
        """How a line about somebody begins; "" for who is in the trash, or gone."""
        found = self._people.person(person)
        return f"{words.who_as_typed(found)} " if found else ""

    def complete(
        self, line: str, cursor: int, *, today: date, language: str
    ) -> Completion:
        """What could stand instead of the word that ends at the cursor."""
        start, word = words.begun_word(line, cursor, today)
        offers: tuple[str, ...] = ()
        if word.startswith("@"):
            if name := words.name_begun(word):
                offers = words.people_offers(self._people.called(name).people)
        elif word.startswith("/"):
            names = [campaign.name for campaign in self._campaigns.all()]
            offers = words.campaign_offers(word, names)
        elif word:
            offers = words.word_offers(word, language, self._settings.stages())
        return Completion(start, tuple(offer for offer in offers if offer != word))

    def _parsed(self, line: str, today: date) -> QuickLog:
        """Read a line before it is known in which dollar or peso it speaks."""
        stages = self._settings.stages()
        try:
            return parse_log(line, today=today, stages=stages)
        except LogProblem:
            for currency in _SHARED:
                try:
                    return parse_log(line, today=today, currency=currency)
                except LogProblem:
                    continue
            raise

    def _with_people(
        self, found: Understood, person: int | None, chosen: int | None
    ) -> Understood:
        """Add whom it means."""
        if not found.log.who:
            here = None if person is None else self._people.person(person)
            if here is None:
                raise _nobody()
            return replace(found, people=(here,), who=here)
        people, is_exact = self._people.called(found.log.who)
        if not people:
            template = N_("Nobody here is called “{text}”.")
            raise problem_in(found.log, "who", template, text=found.log.who)
        picked = [one for one in people if one.influencer_id == chosen]
        if is_exact and not picked:
            picked = [one for one in people if one.influencer_id == person]
        return replace(
            found,
            people=people,
            who=(*picked, *people)[0],
            is_clear=bool(picked) or len(people) == 1,
        )

    def _with_place(self, found: Understood, line: str) -> Understood:
        """Add which way and how it went, and the conversation that it goes to."""
        log, who = found.log, _one(found)
        campaign = self._campaign(log)
        kind, text = kind_of(log, line)
        direction = "out" if kind == "note" else log.direction or direction_of(log)
        number = self._outlook().conversation(
            who, campaign.id if campaign else None, direction
        )
        going = None if number is None else self._conversations.conversation(number)
        draft = TouchDraft(
            who,
            collaboration_id=number,
            campaign_id=campaign.id if campaign else None,
            direction=direction,
            kind=kind,
            channel=log.channel,
            body=text,
        )
        there = going.campaign if going else None
        name = campaign.name if campaign else there
        return replace(found, conversation=going, campaign=name, draft=draft)

    def _with_draft(self, found: Understood, line: str, today: date) -> Understood:
        """Add figures and days, and what would follow."""
        if found.draft is None:  # pragma: no cover - its place is known by now
            return found
        log, currency = self._settled(found, line, today)
        if log.minutes is not None and log.minutes > _MOST_MINUTES:
            template = N_("{count} minutes do not fit into a day.")
            raise problem_in(log, "minutes", template, count=log.minutes)
        draft = replace(
            found.draft,
            minutes=log.minutes,
            amounts=money_of(log, currency, line),
            on=log.on,
            stage=log.stage,
            next_on=log.next_on,
            next_words=log.next_words,
        )
        found = replace(found, log=log, draft=draft)
        if draft.collaboration_id is None and is_bare_note(draft):
            return found
        outlook = self._outlook()
        row = outlook.row(draft, today)
        if draft.channel is None:
            draft = replace(draft, channel=outlook.channel(row, draft.direction))
        return replace(found, draft=draft, comes_to=outlook.state(row, draft, today))

    def _outlook(self) -> Outlook:
        return Outlook(self._database, self._settings.market())

    def _campaign(self, log: QuickLog) -> CampaignName | None:
        """The campaign that is named, if one is."""
        if not log.campaign:
            return None
        try:
            return self._campaigns.find(log.campaign)
        except NotFound as refusal:
            raise problem_in(
                log, "campaign", refusal.template, **refusal.detail
            ) from None

    def _settled(
        self, found: Understood, line: str, today: date
    ) -> tuple[QuickLog, str | None]:
        """The line read in the currency that is usual here, and that currency."""
        if not found.log.amounts:
            return found.log, None
        usual = None
        if found.campaign is not None:
            usual = self._campaigns.find(found.campaign).currency
        currency = self._people.currency(_one(found), found.conversation, usual)
        stages = self._settings.stages()
        return parse_log(line, today=today, currency=currency, stages=stages), currency


def _one(found: Understood) -> int:
    """The number of whoever is meant."""
    if found.who is None:
        raise _nobody()
    return found.who.influencer_id


def _nobody() -> LogProblem:
    template = N_("Say whom: begin with @ and a name, as in {example}.")
    return LogProblem(template, start=0, end=0, example=EXAMPLE)
