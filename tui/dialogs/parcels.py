"""The parcels of some people: chosen, sent, arrived, came back; one key for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content

from tui import format as fmt
from tui.campaign_terms import PARCEL, day_word, due_word
from tui.commands import LIST, bindings
from tui.dialogs.asking import Confirm
from tui.dialogs.parcel_form import ArrivedForm, ParcelForm, SentForm
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _, ngettext
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from textual.widget import Widget

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


class ParcelTable(RecordTable):
    """A list in which parcels are marked, to be sent together."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIST)]


class ParcelsDialog(Question[None]):
    """Shows the parcels of these people; ``names`` are theirs, by collaboration."""

    WIDTH = 116
    CSS = """
    ParcelsDialog {
        .dialog { height: 20; }
        ParcelTable { margin-top: 1; height: 1fr; }
    }
    """
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
        self._rows: Sequence[ShipmentRow] = ()

    def asked(self) -> Iterable[Widget]:
        """The list."""
        yield ParcelTable()

    def on_mount(self) -> None:
        """Show them."""
        self._table.empty_text = Content(
            _("Nothing is on its way. Press n to choose what they get.")
        )
        self._table.focus()
        self._load()

    @property
    def _table(self) -> ParcelTable:
        return self.query_one(ParcelTable)

    @property
    def _here(self) -> Sequence[ShipmentRow]:
        """The marked ones, or the one under the cursor."""
        if not self.is_mounted:
            return ()
        chosen = self._table.marks or {self._table.current_id}
        return [row for row in self._rows if row.id in chosen]

    def words(self) -> dict[str, str]:
        """Nothing is asked here, so that Escape only closes."""
        return {"never_mind": _("Close")}

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """What can happen to the parcels here."""
        if action in CAN:
            return any(row.state in CAN[action] for row in self._here)
        if action == "remove":
            return bool(self._here)
        return len(self._here) == 1 if action == "edit" else True

    @work(group="load", exclusive=True)
    async def _load(self) -> None:
        await self._again()

    async def _again(self) -> None:
        """Read them anew; the cursor stays, the marks have done their work."""
        with self.refusals_shown():
            self._rows = await self.soloist.look(self._read)
        table = self._table
        listing = Listing(
            self._rows, self._cells, number=lambda row: row.id, style=self._style
        )
        table.action_clear_marks()
        table.show_source(listing, self._columns(), table.current_id)
        self.refresh_bindings()

    def _read(self) -> Sequence[ShipmentRow]:
        read = self.soloist.store.parcels.of_collaboration
        return [row for number in self._names for row in read(number, self._today)]

    def _columns(self) -> tuple[Column, ...]:
        columns = (
            Column("product", _("Product"), 14, share=3),
            Column("quantity", _("Pieces"), 6, align="right"),
            Column("state", _("State"), 13),
            Column("since", _("Since"), 14),
            Column("due", _("Post by"), 12),
            Column("courier", _("Courier"), 10, share=1),
            Column("tracking_no", _("Tracking number"), 15, share=1),
        )
        alone = len(self._names) == 1
        return columns if alone else (Column("name", _("Name"), 12, 2), *columns)

    def _cells(self, row: ShipmentRow) -> tuple[str, ...]:
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
        )
        return cells if len(self._names) == 1 else (row.name, *cells)

    def _style(self, row: ShipmentRow) -> str:
        if row.state == "returned":
            return "dim"
        late = row.post_due_in is not None and row.post_due_in < 0
        return "error" if late else ""

    @on(ParcelTable.Moved)
    @on(ParcelTable.Marked)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(ParcelTable.MarkAllRequested)
    def _mark_all(self) -> None:
        self._table.marks = {row.id for row in self._rows}

    @on(ParcelTable.Opened)
    def _clicked(self) -> None:
        self.action_edit()

    # What happens to them

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Choose what each of these people gets."""
        await choose_parcel(self.soloist, tuple(self._names), self._title)
        await self._again()

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Change what is in one, or who carries it."""
        if len(here := self._here) != 1:
            return
        with self.refusals_shown():
            products = await self.soloist.look(self.soloist.store.parcels.products)
            title = _("Parcel to {name}").format(name=here[0].name)
            form = ParcelForm((), title, products, self._today, here[0])
            await self.app.push_screen_wait(form)
        await self._again()

    def action_send(self) -> None:
        """They have left."""
        self._happen("send", SentForm)

    def action_arrive(self) -> None:
        """They arrived: from now on a post is due."""
        self._happen("arrive", ArrivedForm)

    @work(group="act", exclusive=True)
    async def _happen(
        self, act: str, form: Callable[[Sequence[ShipmentRow], str, date], EntryForm]
    ) -> None:
        """Ask what there is to say about it, of those it can happen to."""
        rows = [row for row in self._here if row.state in CAN[act]]
        if rows:
            await self.app.push_screen_wait(form(rows, _title_of(rows), self._today))
            await self._again()

    @work(group="act", exclusive=True)
    async def action_come_back(self) -> None:
        """They came back; their pieces can be sent again."""
        rows = [row for row in self._here if row.state in CAN["come_back"]]
        if not rows:
            return
        sure = Confirm(_("It came back?"), _title_of(rows), yes=_("Came back"))
        if await self.app.push_screen_wait(sure):
            returned = self.soloist.store.parcels.returned
            with self.refusals_shown():
                numbers = [row.id for row in rows]
                await self.soloist.ask(returned, numbers, self._today)
            await self._again()

    @work(group="act", exclusive=True)
    async def action_remove(self) -> None:
        """Delete what was never to be."""
        rows = self._here
        if not rows:
            return
        sure = Confirm(_("Delete?"), _title_of(rows), yes=_("Delete"), no=_("Keep"))
        if await self.app.push_screen_wait(sure):
            remove = self.soloist.store.parcels.remove
            with self.refusals_shown():
                await self.soloist.ask(remove, [row.id for row in rows])
            await self._again()

    @work(group="act", exclusive=True)
    async def action_products(self) -> None:
        """See what can be sent, and how many are left."""
        from tui.dialogs.products import manage_products  # noqa: PLC0415 - when asked

        await manage_products(self.soloist, self._currency)
        await self._again()


def _title_of(rows: Sequence[ShipmentRow]) -> str:
    count = len(rows)
    if count == 1:
        return _("Parcel to {name}").format(name=rows[0].name)
    return ngettext("{count} parcel", "{count} parcels", count).format(count=count)


async def choose_parcel(app: SoloistApp, people: Sequence[int], title: str) -> bool:
    """Ask what each of these people gets; True once it is kept.

    To be awaited in a worker.
    """
    chosen: bool | None = False
    with app.refusals_shown():
        products = await app.look(partial(app.store.parcels.products))
        form = ParcelForm(people, title, products, app.today())
        chosen = await app.push_screen_wait(form)
    return bool(chosen)


async def look_at_parcels(
    app: SoloistApp, names: dict[int, str], currency: str | None
) -> None:
    """Show the parcels of these people; to be awaited in a worker.

    ``names`` are theirs by collaboration.
    """
    await app.push_screen_wait(ParcelsDialog(names, app.today(), currency))
