"""Where the bill of costs is, and its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dialogs.entry_form import EntryForm
from tui.i18n import N_, _
from tui.ledger_columns import title_of
from tui.widgets.entry_row import EntryRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.cost_rows import CostRow
    from tui.app import SoloistApp


class BillForm(EntryForm):
    """Asks where the bill is, the same one for all of these costs."""

    HEIGHT = 12

    def __init__(self, rows: Sequence[CostRow]) -> None:
        self._costs = rows
        alone = rows[0] if len(rows) == 1 else None
        place = (alone and alone.document) or ""
        number = (alone and alone.invoice_ref) or ""
        super().__init__(
            0,
            0,
            _("Bill: {name}").format(name=title_of(rows)),
            [
                EntryRow(
                    "document",
                    N_("Where the bill is"),
                    place,
                    hint=_("a path or an address; empty while it is missing"),
                ),
                EntryRow("invoice_ref", N_("Number of the bill"), number),
            ],
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - what is not typed stays
        """Note it; what nobody touched stays as it is."""
        attach = self.soloist.store.costs.attach
        await self.soloist.ask(attach, [row.id for row in self._costs], **typed)


async def attach(app: SoloistApp, rows: Sequence[CostRow]) -> str:
    """Ask for the bill of these costs; what to tell, "" for nothing.

    To be awaited in a worker.
    """
    if not await app.push_screen_wait(BillForm(rows)):
        return ""
    return _("{name}: the bill is noted. u takes it back.").format(name=title_of(rows))
