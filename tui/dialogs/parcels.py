"""The parcels of some people: chosen, sent, arrived, came back; one key for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui import format as fmt
from tui.campaign_terms import PARCEL, day_word, due_word
from tui.dialogs.asking import Confirm
from tui.dialogs.marked_list import MarkedList
from tui.dialogs.parcel_form import ArrivedForm, ParcelForm, SentForm
from tui.dialogs.question import CANCEL
from tui.i18n import N_, _, ngettext
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.parcels import ShipmentRow
    from tui.app import SoloistApp
    from tui.dialogs.entry_form import EntryForm

CAN = {
    "send": frozenset({"chosen"}),
    "arrive": frozenset({"chosen", "sent"}),
    "come_back": frozenset({"sent", "delivered"}),
}
"""In which states something can happen to a parcel."""

SIGN = {"chosen": "○", "sent": "→", "delivered": "●", "returned": "↩"}
"""One cell that says the state without a colour."""


class ParcelsDialog(MarkedList["ShipmentRow"]):
    """Shows the parcels of these people; ``names`` are theirs, by collaboration."""

    WIDTH = 116
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("Choose")),
        Binding("s", "send", N_("Sent")),
        Binding("a", "arrive", N_("Arrived")),
        Binding("r", "come_back", N_("Came back")),
        Binding("enter", "edit", N_("Edit"), priority=True),
        Binding("d", "remove", N_("Delete")),
        CANCEL,
        # Last: where there is little room, this one may be out of sight.
        Binding("p", "products", N_("Products")),
    ]

    def __init__(
        self, names: dict[int, str], today: date, currency: str | None
    ) -> None:
        count = len(names)
        many = ngettext("Parcels of {count} person", "Parcels of {count} people", count)
        super().__init__(
            _("Parcels of {name}").format(name=next(iter(names.values())))
            if count == 1
            else many.format(count=count)
        )
        self._names, self._today, self._currency = names, today, currency

    def nothing(self) -> str:
        """What is said where no parcel is."""
        return _("Nothing is on its way. Press n to choose what they get.")

    def can(self, action: str) -> bool:
        """What can happen to the parcels here."""
        if action not in CAN:
            return True
        return any(row.state in CAN[action] for row in self.here)

    async def read(self) -> Sequence[ShipmentRow]:
        """The parcels of these people, in their order."""
        return await self.soloist.look(self._read)

    def _read(self) -> Sequence[ShipmentRow]:
        read = self.soloist.store.parcels.of_collaboration
        return [row for number in self._names for row in read(number, self._today)]

    async def delete(self, numbers: Sequence[int]) -> None:
        """Delete what was never to be."""
        await self.soloist.ask(self.soloist.store.parcels.remove, numbers)

    def title_of(self, rows: Sequence[ShipmentRow]) -> str:
        """Whose parcel a question is about, or how many they are."""
        count = len(rows)
        if count == 1:
            return _("Parcel to {name}").format(name=rows[0].name)
        return ngettext("{count} parcel", "{count} parcels", count).format(count=count)

    def columns(self) -> tuple[Column, ...]:
        """What it is, how far it has come; whose it is where they are of several."""
        columns = (
            Column("product", _("Product"), 14, share=3),
            Column("quantity", _("Pieces"), 6, align="right"),
            Column("state", _("State"), 13),
            Column("since", _("Since"), 14),
            Column("due", _("Post by"), 12),
            Column("courier", _("Courier"), 10, share=1),
            Column("tracking_no", _("Tracking number"), 15, share=1),
            Column("shipping", _("Sending costs"), 13, align="right"),
        )
        alone = len(self._names) == 1
        return columns if alone else (Column("name", _("Name"), 12, 2), *columns)

    def cells(self, row: ShipmentRow) -> tuple[str, ...]:
        """One parcel in these columns."""
        since = row.returned_on or row.delivered_on or row.sent_on or row.chosen_on
        is_due = row.post_due_in is not None
        cells = (
            row.product or fmt.DASH,
            fmt.whole(row.quantity),
            f"{SIGN[row.state]} {_(PARCEL[row.state])}",
            day_word(since, self._today),
            (due_word if is_due else day_word)(row.post_due_on, self._today),
            row.courier or "",
            row.tracking_no or "",
            "" if row.shipping is None else fmt.amount(row.shipping),
        )
        return cells if len(self._names) == 1 else (row.name, *cells)

    def tone(self, row: ShipmentRow) -> str:
        """What came back is quiet; where a post is late is red."""
        if row.state == "returned":
            return "dim"
        late = row.post_due_in is not None and row.post_due_in < 0
        return "error" if late else ""

    # What happens to them

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Choose what each of these people gets."""
        people = tuple(self._names)
        await choose_parcel(self.soloist, people, self._title, self._currency)
        await self.again()

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Change what is in one, or who carries it."""
        if len(here := self.here) != 1:
            return
        with self.refusals_shown():
            products = await self.soloist.look(self.soloist.store.parcels.products)
            title = _("Parcel to {name}").format(name=here[0].name)
            form = ParcelForm(
                (), title, products, self._today, here[0], currency=self._currency
            )
            await self.app.push_screen_wait(form)
        await self.again()

    def action_send(self) -> None:
        """They have left."""
        self._happen("send", partial(SentForm, currency=self._currency))

    def action_arrive(self) -> None:
        """They arrived: from now on a post is due."""
        self._happen("arrive", ArrivedForm)

    @work(group="act", exclusive=True)
    async def _happen(
        self, act: str, form: Callable[[Sequence[ShipmentRow], str, date], EntryForm]
    ) -> None:
        """Ask what there is to say about it, of those it can happen to."""
        rows = [row for row in self.here if row.state in CAN[act]]
        if rows:
            await self.app.push_screen_wait(
                form(rows, self.title_of(rows), self._today)
            )
            await self.again()

    @work(group="act", exclusive=True)
    async def action_come_back(self) -> None:
        """They came back; their pieces can be sent again."""
        rows = [row for row in self.here if row.state in CAN["come_back"]]
        if not rows:
            return
        sure = Confirm(_("It came back?"), self.title_of(rows), yes=_("Came back"))
        if await self.app.push_screen_wait(sure):
            returned = self.soloist.store.parcels.returned
            with self.refusals_shown():
                numbers = [row.id for row in rows]
                await self.soloist.ask(returned, numbers, self._today)
            await self.again()

    @work(group="act", exclusive=True)
    async def action_products(self) -> None:
        """See what can be sent, and how many are left."""
        from tui.dialogs.products import manage_products  # noqa: PLC0415 - when asked

        await manage_products(self.soloist, self._currency)
        await self.again()


async def choose_parcel(
    app: SoloistApp, people: Sequence[int], title: str, currency: str | None = None
) -> bool:
    """Ask what each of these people gets; True once it is kept.

    ``currency`` is meant where an amount says none. To be awaited in a worker.
    """
    chosen: bool | None = False
    with app.refusals_shown():
        products = await app.look(partial(app.store.parcels.products))
        form = ParcelForm(people, title, products, app.today(), currency=currency)
        chosen = await app.push_screen_wait(form)
    return bool(chosen)


async def look_at_parcels(
    app: SoloistApp, names: dict[int, str], currency: str | None
) -> None:
    """Show the parcels of these people; to be awaited in a worker.

    ``names`` are theirs by collaboration.
    """
    await app.push_screen_wait(ParcelsDialog(names, app.today(), currency))
