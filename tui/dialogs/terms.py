"""The terms of a collaboration: how it is paid for, the share, the code, the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.deals import read_term
from store.errors import Invalid
from store.rules.people import PersonField
from store.rules.text import clean, fold
from tui import format as fmt
from tui import i18n
from tui.dialogs.fields_form import FieldsForm, offered_draft
from tui.i18n import N_, _
from tui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.conversations import Conversation
    from tui.app import SoloistApp
    from tui.drafts import Draft

TERMS = (
    PersonField("deal_kind", N_("Deal"), "deal"),
    PersonField("commission_percent", N_("Commission"), "percent"),
    PersonField("promo_code", N_("Promo code")),
    PersonField("notes", N_("Notes"), "block"),
)
"""In the order of the form."""


class TermRow(FieldRow):
    """One term; it checks itself while somebody types."""

    def wrong(self) -> str:
        """Why the text cannot be stored, in one sentence; or ""."""
        typed = clean(self.text)
        if self.field.kind == "deal":
            if not typed or read_deal(typed):
                return ""
            return _("{word} is no kind of deal.").format(word=typed)
        try:
            read_term(self.field.name, self.text)
        except Invalid as refusal:
            return i18n.sentence(refusal)
        return ""

    def accepts(self) -> str:
        """What the field accepts, in one line."""
        hints = {
            "deal": " · ".join(fmt.word(fmt.DEAL, code) for code in fmt.DEAL),
            "percent": _("0 to 100 % of the sales"),
        }
        return hints.get(self.field.kind, "")


def read_deal(typed: str) -> str:
    """The kind of deal that a word means, or the beginning of one; "" for none."""
    word = fold(clean(typed))
    names = {code: (code, fold(fmt.word(fmt.DEAL, code))) for code in fmt.DEAL}
    exact = [code for code, spelled in names.items() if word in spelled]
    begun = [
        code
        for code, spelled in names.items()
        if word and any(one.startswith(word) for one in spelled)
    ]
    found = exact or begun
    return found[0] if len(found) == 1 else ""


class TermsForm(FieldsForm):
    """Edits the terms of a collaboration; answers True once they are saved."""

    FORM = "terms"
    HEIGHT = 17

    def __init__(self, conversation: Conversation, draft: Draft | None = None) -> None:
        texts = {} if draft is None else draft.texts
        written = _written(conversation)
        campaign = conversation.campaign or _("No campaign")
        super().__init__(
            conversation.id,
            conversation.version if draft is None else draft.version,
            _("Terms with {name} · {campaign}").format(
                name=conversation.name, campaign=campaign
            ),
            [
                TermRow(field, written[field.name], texts.get(field.name))
                for field in TERMS
            ],
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:
        """Save the terms; raises StoreError."""
        values = dict(typed)
        if "deal_kind" in values:
            values["deal_kind"] = read_deal(values["deal_kind"])
        await self.soloist.ask(self.soloist.store.deals.edit, number, version, values)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The terms as stored by now."""
        store = self.soloist.store
        found = await self.soloist.look(store.conversations.conversation, number)
        return found.version, _written(found)


def _written(conversation: Conversation) -> dict[str, str]:
    """The terms as a form writes them."""
    texts = {field.name: getattr(conversation, field.name) or "" for field in TERMS}
    if conversation.deal_kind is not None:
        texts["deal_kind"] = fmt.word(fmt.DEAL, conversation.deal_kind)
    return texts


async def edit_terms(app: SoloistApp, collaboration_id: int) -> bool:
    """Edit the terms, offering what was half typed before; True once they are saved."""
    saved: bool | None = False
    with app.refusals_shown():
        found = await app.look(app.store.conversations.conversation, collaboration_id)
        draft = await offered_draft(app, TermsForm.FORM, found.id, found.name)
        saved = await app.push_screen_wait(TermsForm(found, draft))
    return bool(saved)
