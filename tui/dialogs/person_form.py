"""All fields of a person in one form, kept as a draft while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.people import PERSON_FIELDS
from tui.dialogs.fields_form import FieldsForm, offered_draft
from tui.i18n import _
from tui.widgets.field_row import FieldRow
from tui.widgets.person_words import editable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.card import InfluencerCard
    from tui.app import SoloistApp
    from tui.drafts import Draft


class PersonForm(FieldsForm):
    """Edits a person; answers True once everything is saved, else False."""

    FORM = "person"

    def __init__(self, card: InfluencerCard, draft: Draft | None = None) -> None:
        texts = {} if draft is None else draft.texts
        written = _written(card)
        super().__init__(
            card.id,
            card.version if draft is None else draft.version,
            _("Edit {name}").format(name=card.name),
            [
                FieldRow(field, written[field.name], texts.get(field.name))
                for field in PERSON_FIELDS
            ],
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:
        """Save the person; raises StoreError."""
        roster = self.soloist.store.roster
        await self.soloist.ask(roster.edit, number, version, typed)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The person as stored by now."""
        card = await self.soloist.look(self.soloist.store.cards.card, number)
        return card.version, _written(card)


def _written(card: InfluencerCard) -> dict[str, str]:
    """The fields of a person as a form writes them."""
    return {
        field.name: editable(field.name, getattr(card, field.name))
        for field in PERSON_FIELDS
    }


async def edit_person(app: SoloistApp, number: int) -> bool:
    """Edit somebody, offering what was half typed before; True once it is saved."""
    saved: bool | None = False
    with app.refusals_shown():
        card = await app.look(app.store.cards.card, number)
        draft = await offered_draft(app, PersonForm.FORM, card.id, card.name)
        saved = await app.push_screen_wait(PersonForm(card, draft))
    return bool(saved)
