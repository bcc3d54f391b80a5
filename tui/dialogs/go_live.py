"""It is live: the address of the post, and since when it can be seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.deliverables import read_address
from store.errors import Invalid
from tui import i18n
from tui.dialogs.entry_form import EntryForm, past_the_gate
from tui.i18n import N_, _
from tui.show import show
from tui.widgets.entry_row import DayRow, EntryRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store.deliverable_rows import Gate
    from tui.app import SoloistApp


class AddressRow(EntryRow):
    """A field that takes the address of a post."""

    def read(self, typed: str) -> str:
        """The address in full, where it was typed in short."""
        try:
            found = read_address(typed)
        except Invalid as refusal:
            raise ValueError(i18n.sentence(refusal)) from None
        return "" if found == typed else f"→ {show(found)}"


class GoLiveForm(EntryForm):
    """Asks where a piece of content can be seen; a gate asks for a note as well."""

    HEIGHT = 12

    def __init__(
        self, number: int, title: str, url: str, today: date, told: str
    ) -> None:
        self._today = today
        self._on = DayRow("on", N_("Live since"), today, None, today.isoformat())
        address = AddressRow("url", N_("Address"), "", url, hint="https://…")
        super().__init__(number, 0, title, [address, self._on], told)

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the gate asks, not the version
        """Note it, past the gate if she says why; raises StoreError."""
        live = partial(
            self.soloist.store.deliverables.go_live,
            number,
            url=self.text("url"),
            on=self._on.day or self._today,
            today=self._today,
        )
        await past_the_gate(
            self.soloist,
            lambda note: self.soloist.ask(live, override=note),
            _("Live without a signed contract?"),
        )


def _told(gate: Gate | None) -> str:
    """What should come first, before anybody types an address; "" for nothing."""
    if gate is None:
        return ""
    said = _("The contract with {name} is not signed yet: you will be asked why.")
    return said.format(name=gate.name)


async def go_live(app: SoloistApp, deliverable_id: int) -> bool:
    """Ask where a piece of content is to be seen; True once that is noted.

    To be awaited in a worker.
    """
    noted: bool | None = False
    with app.refusals_shown():
        deliverables = app.store.deliverables
        row = await app.look(deliverables.one, deliverable_id)
        gate = await app.look(deliverables.gate, deliverable_id)
        form = GoLiveForm(
            row.id,
            _("It is live: {name}").format(name=row.title or row.name),
            row.post_url or "",
            app.today(),
            _told(gate),
        )
        noted = await app.push_screen_wait(form)
    return bool(noted)
