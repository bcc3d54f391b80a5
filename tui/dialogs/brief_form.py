"""The brief of a campaign in a form that says while one types what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from checklists.brief import BriefText, check_brief, disclosure_text
from checklists.model import LANGUAGES
from store.rules.people import PersonField
from tui import i18n
from tui.dialogs.asking import Choice, Choose
from tui.dialogs.fields_form import FieldsForm, offered_draft
from tui.dialogs.question import WIDE
from tui.i18n import N_, _
from tui.widgets.campaign_brief import (
    TITLES,
    brief_text,
    language_of,
    told_by_field,
)
from tui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.campaign_card import CampaignCard
    from tui.app import SoloistApp
    from tui.drafts import Draft

FORM = "brief"

HINTS = {
    "messages": N_("One to three, a line each."),
    "do": N_("A line each."),
    "dont": N_("A line each."),
    "hashtags": N_("With the accounts to name."),
    "disclosure_text": N_("Word for word. ^L proposes one for the market."),
}
"""What belongs into a field, beside what is said of it."""


class BriefRow(FieldRow):
    """One field of a brief; any text will do, and something is said of it."""

    def __init__(self, field: PersonField, base: str, text: str | None = None) -> None:
        super().__init__(field, base, text)
        self._told = ""

    def wrong(self) -> str:
        """Nothing is: a brief may be kept half done."""
        return ""

    def accepts(self) -> str:
        """What is said of it, and what belongs here."""
        hint = _(HINTS[self.field.name]) if self.field.name in HINTS else ""
        return f"{self._told}  {hint}".strip()

    def tell(self, told: str) -> None:
        """Say something else of it."""
        if told != self._told:
            self._told = told
            self._hint()

    def fill(self, text: str) -> None:
        """Put a text in place of what is there."""
        if isinstance(self.entry, TextArea):
            self.entry.text = text
            self.entry.move_cursor(self.entry.document.end)
        else:
            self.entry.value = text


class BriefForm(FieldsForm):
    """Edits a brief; answers True once it is saved, else False."""

    FORM = FORM

    DEFAULT_CSS = """
    BriefForm {
        FieldRow { margin-bottom: 1; }
        SafeTextArea { height: auto; min-height: 2; max-height: 8; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "propose", N_("Propose a label")),
    ]

    def __init__(
        self, card: CampaignCard, draft: Draft | None = None, first: str = ""
    ) -> None:
        version = card.version if draft is None else draft.version
        texts = {} if draft is None else draft.texts
        self._fields = {
            name: BriefRow(
                PersonField(name, words, "block"),
                brief_text(card, name),
                texts.get(name),
            )
            for name, words in TITLES.items()
        }
        rows = list(self._fields.values())
        super().__init__(
            card.id, version, _("Brief of {name}").format(name=card.name), rows
        )
        self._market, self._first = card.market, first

    def on_mount(self) -> None:
        """Say what is missing; begin with that, which is not always the first field."""
        self._look()
        self.call_next(self._begin)

    def _begin(self) -> None:
        """Go where one wants to, or to the first field that is empty."""
        rows = list(self._fields.values())
        empty = [row for row in rows if not row.base]
        wanted = [self._fields[self._first]] if self._first in self._fields else []
        (wanted or empty or rows)[0].entry.focus()

    @on(FieldRow.Typed)
    def _look(self) -> None:
        """Say of each field what is missing, or weak."""
        text = BriefText(**{name: row.text for name, row in self._fields.items()})
        told = told_by_field(check_brief(text, self._market))
        for name, row in self._fields.items():
            row.tell(told.get(name, ""))

    @work(group="act", exclusive=True)
    async def action_propose(self) -> None:
        """Put a label for the market into its field."""
        row = self._fields["disclosure_text"]
        label = await choose_label(
            self.soloist, self._market, language_of(self._market), row.text
        )
        if label is not None:
            row.fill(label)
            row.entry.focus()

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:
        """Keep what was typed."""
        campaigns = self.soloist.store.campaigns
        await self.soloist.ask(campaigns.save_brief, number, version, **typed)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """What is stored by now."""
        card = await self.soloist.look(self.soloist.store.campaigns.card, number)
        return card.version, {name: brief_text(card, name) for name in TITLES}


class ChooseLabel(Choose[str]):
    """Asks for one of the proposals; wide enough for all their words."""

    WIDTH = WIDE


async def choose_label(
    app: SoloistApp, market: str | None, language: str, now: str = ""
) -> str | None:
    """Ask for one of the proposals for a market; None for never mind.

    The one in ``language`` comes first.
    """
    tongues = sorted(LANGUAGES, key=lambda one: one != language)
    choices = [
        Choice(text, i18n.LANGUAGES[one], text)
        for one, text in ((one, disclosure_text(market, one)) for one in tongues)
    ]
    detail = _("To start from; not legal advice.")
    if not market:
        detail += " " + _("The campaign names no market: these are for the EU.")
    return await app.push_screen_wait(
        ChooseLabel(_("Which label?"), choices, current=now, detail=detail)
    )


async def edit_brief(app: SoloistApp, card: CampaignCard, first: str = "") -> bool:
    """Edit the brief of a campaign; True once it is saved.

    What was half typed before is offered first.
    """
    draft = await offered_draft(app, FORM, card.id, card.name)
    saved = await app.push_screen_wait(BriefForm(card, draft, first))
    return bool(saved)
