"""The answers of a retro in a form, and what is decided of people at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.campaign_rows import RETRO_COLUMNS
from store.rules.people import PersonField
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.dialogs.fields_form import FieldsForm, offered_draft
from tui.i18n import N_, _
from tui.widgets.campaign_retro import ASKED, TITLES
from tui.widgets.conversation_view import DECISION
from tui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.campaign_card import CampaignCard
    from tui.app import SoloistApp
    from tui.drafts import Draft

FORM = "retro"

MEANS = {
    "renew": N_("work together again, on the same terms"),
    "fix": N_("work together again, but something changes"),
    "let_go": N_("part as friends; a goodbye is offered"),
}
"""What each decision stands for."""


class RetroRow(FieldRow):
    """One of the questions; any text is an answer."""

    def wrong(self) -> str:
        """Nothing is."""
        return ""

    def accepts(self) -> str:
        """The question in full."""
        return _(ASKED[self.field.name])


class RetroForm(FieldsForm):
    """Edits the answers; answers True once they are saved, else False."""

    FORM = FORM

    DEFAULT_CSS = """
    RetroForm {
        FieldRow { margin-bottom: 1; }
        SafeTextArea { height: auto; min-height: 2; max-height: 8; }
    }
    """

    def __init__(
        self, card: CampaignCard, draft: Draft | None = None, first: str = ""
    ) -> None:
        version = card.version if draft is None else draft.version
        texts = {} if draft is None else draft.texts
        rows = [
            RetroRow(
                PersonField(part, TITLES[part], "block"),
                getattr(card, column) or "",
                texts.get(part),
            )
            for part, column in RETRO_COLUMNS.items()
        ]
        super().__init__(
            card.id, version, _("Retro of {name}").format(name=card.name), rows
        )
        self._first = first

    def on_mount(self) -> None:
        """Begin with what is to be done, which is not always the first field."""
        self.call_next(self._begin)

    def _begin(self) -> None:
        """Go where one wants to, or to the first question without an answer."""
        empty = [row for row in self._rows if not row.base]
        wanted = [row for row in self._rows if row.field.name == self._first]
        (wanted or empty or list(self._rows))[0].entry.focus()

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:
        """Keep what was typed."""
        campaigns = self.soloist.store.campaigns
        await self.soloist.ask(campaigns.save_retro, number, version, **typed)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """What is stored by now."""
        card = await self.soloist.look(self.soloist.store.campaigns.card, number)
        return card.version, {
            part: getattr(card, column) or "" for part, column in RETRO_COLUMNS.items()
        }


async def edit_retro(app: SoloistApp, card: CampaignCard, first: str = "") -> bool:
    """Edit the answers of a campaign; True once they are saved.

    What was half typed before is offered first.
    """
    draft = await offered_draft(app, FORM, card.id, card.name)
    saved = await app.push_screen_wait(RetroForm(card, draft, first))
    return bool(saved)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided; None for ``decision`` takes back what was."""

    decision: str | None
    reason: str


async def ask_decision(
    app: SoloistApp, name: str, current: str | None = None, reason: str = ""
) -> Decision | None:
    """Ask what is decided of somebody, and why; None for never mind.

    A reason is needed for all but going on as before.
    """
    choices: list[Choice[str]] = [
        Choice(code, _(title), _(MEANS[code])) for code, title in DECISION.items()
    ]
    if current is not None:
        choices.append(Choice("", _("Nothing yet"), _("take the decision back")))
    title = _("What is decided: {name}").format(name=name)
    chosen = await app.push_screen_wait(Choose(title, choices, current=current))
    if chosen is None:
        return None
    if not chosen:
        return Decision(None, "")
    why = await app.push_screen_wait(
        Prompt(
            f"{_(DECISION[chosen])}: {name}",
            value=reason if chosen == current else "",
            detail=_("Why? In a few words that still make sense in half a year."),
            check=lambda text: _why(chosen, text),
        )
    )
    return None if why is None else Decision(chosen, why)


def _why(decision: str, text: str) -> str:
    if text or decision == "renew":
        return ""
    return _("A reason is needed for this.")
