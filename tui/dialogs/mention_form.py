"""A mention in a form: who spoke of the brand, where, and how; many at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from store.errors import Invalid
from store.mentions import MentionDraft
from store.rules.result_words import SENTIMENTS
from store.rules.words import N_ as S_
from tui.campaign_terms import read_code, spoken
from tui.dialogs.act_list import ActList
from tui.dialogs.asking import Choice, Choose
from tui.dialogs.brand_form import named_campaigns
from tui.dialogs.conversion_bulk import ask_campaign_number
from tui.dialogs.cost_fields import channel_row, here_in
from tui.dialogs.cost_form import PrefilledForm
from tui.i18n import N_, _
from tui.mention_columns import sentiment_word, title_of
from tui.results_words import SENTIMENT
from tui.widgets.entry_row import DayRow, EntryRow, WordRow
from tui.widgets.found_row import FoundRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.mention_list import MentionRow
    from tui.app import SoloistApp
    from tui.widgets.found_row import Named

JUDGED = {code: SENTIMENT[code] for code in SENTIMENTS}
"""What a mention can be judged as."""


class MentionForm(PrefilledForm):
    """Asks for a mention; with a row, edits that one.

    ``added`` is its number once it was made.
    """

    HEIGHT = 20
    NEEDS = S_("A mention needs an address, or what was said.")

    def __init__(
        self,
        draft: MentionDraft,
        campaigns: Sequence[Named],
        today: date,
        row: MentionRow | None = None,
    ) -> None:
        self._was, self._row, self._today = draft, row, today
        self._campaigns = campaigns
        self.added: int | None = None
        super().__init__(
            0 if row is None else row.id,
            0 if row is None else row.version,
            _("New mention") if row is None else _("Mention"),
            self._fields(draft),
        )

    def _fields(self, draft: MentionDraft) -> list[EntryRow]:
        judged = spoken(JUDGED)
        return [
            EntryRow("url", N_("Link"), draft.url, hint=_("the address of the post")),
            EntryRow("text", N_("Text"), draft.text, kind="block"),
            WordRow(
                "sentiment", N_("Sentiment"), judged, judged.get(draft.sentiment, "")
            ),
            EntryRow("author", N_("Author"), draft.author),
            DayRow(
                "on_day",
                N_("Day"),
                self._today,
                None if self._row is None else draft.on_day,
                draft.on_day.isoformat(),
            ),
            channel_row(draft.platform, ()),
            EntryRow(
                "keyword",
                N_("Keyword"),
                draft.keyword,
                hint=_("what was searched for to find it"),
            ),
            FoundRow(
                "campaign",
                N_("Campaign"),
                self._campaigns,
                here_in(draft.campaign_id, dict(self._campaigns)),
                nothing=_("There is no campaign yet."),
            ),
        ]

    def draft(self) -> MentionDraft:
        """The mention as it is typed; raises Invalid."""
        entries = self.entries
        values: dict[str, Any] = {
            name: self.text(name) for name in ("url", "text", "author", "keyword")
        }
        values["platform"] = self.text("channel")
        values["sentiment"] = read_code(self.text("sentiment"), spoken(JUDGED))
        day, campaign = entries["on_day"], entries["campaign"]
        if isinstance(campaign, FoundRow):
            values["campaign_id"] = campaign.number
        if isinstance(day, DayRow):
            values["on_day"] = day.day
        if values["on_day"] is None:
            raise Invalid(S_("Say on which day it was."))
        return replace(self._was, **values)

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        desk, today, ask = self.soloist.store.mentions, self._today, self.soloist.ask
        if self._row is None:
            self.added = await ask(desk.add, self.draft(), today=today)
        else:
            await ask(desk.edit, number, self.draft(), version, today=today)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The mention as it is stored by now."""
        if self._row is None:
            return await super().stored(number)
        row = await self.soloist.look(self.soloist.store.mentions.one, number)
        rows = self._fields(as_draft(row))
        return row.version, {one.field.name: one.base for one in rows}


def as_draft(row: MentionRow) -> MentionDraft:
    """What would be typed to get a mention as it is."""
    return MentionDraft(
        row.on_day,
        row.platform or "",
        row.url or "",
        row.author or "",
        row.keyword or "",
        row.sentiment or "",
        row.text or "",
        row.campaign_id,
    )


async def new_mention(app: SoloistApp, campaign_id: int | None) -> int | None:
    """Ask for a mention and keep it; its number, None for never mind.

    To be awaited in a worker.
    """
    today = app.today()
    campaigns = await app.look(named_campaigns, app.store)
    form = MentionForm(MentionDraft(today, campaign_id=campaign_id), campaigns, today)
    await app.push_screen_wait(form)
    return form.added


async def edit_mention(app: SoloistApp, mention_id: int) -> bool:
    """Edit a mention; True once it is saved. To be awaited in a worker."""
    saved: bool | None = False
    with app.refusals_shown():
        row = await app.look(app.store.mentions.one, mention_id)
        campaigns = await app.look(named_campaigns, app.store)
        form = MentionForm(as_draft(row), campaigns, app.today(), row)
        saved = await app.push_screen_wait(form)
    return bool(saved)


@dataclass(frozen=True, slots=True)
class MentionAct:
    """What to do.

    ``kind`` is "sentiment" (``word``, "" takes it back), "campaign" (``number``, 0 for
    none) or "delete".
    """

    kind: str
    word: str = ""
    number: int = 0


class MentionBulk(ActList["MentionAct | None"]):
    """Asks what to do with mentions, then for what it needs."""

    ACTS = {
        "sentiment": N_("How they speak"),
        "campaign": N_("Campaign"),
        "delete": N_("Delete"),
    }

    def __init__(self, rows: Sequence[MentionRow]) -> None:
        super().__init__(_("Change {name}").format(name=title_of(rows)))

    async def act(self, kind: str) -> MentionAct | None:
        """Ask for what it needs."""
        if kind == "delete":
            return MentionAct(kind)
        if kind == "campaign":
            number = await ask_campaign_number(self.soloist, _("Campaign"), none=True)
            return None if number is None else MentionAct(kind, number=number)
        choices = [Choice(code, sentiment_word(code)) for code in (*SENTIMENTS, "")]
        ask = Choose(_("How they speak"), choices)
        word = await self.app.push_screen_wait(ask)
        return None if word is None else MentionAct(kind, word)
