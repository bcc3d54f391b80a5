"""What can be sent to people: products, what they cost, where their pieces are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from store.parcels import ProductDraft
from store.rules.money import Money
from tui import format as fmt
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.entry_row import CountRow, EntryRow, PriceRow
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.widget import Widget

    from store.parcels import ProductRow
    from tui.app import SoloistApp


class ProductForm(EntryForm):
    """Asks what a product is called, what one costs, how many there are."""

    HEIGHT = 13

    def __init__(self, product: ProductRow | None, currency: str | None) -> None:
        self._product = product
        cost = None
        if product and product.cost_minor is not None and product.cost_currency:
            cost = Money(product.cost_minor, product.cost_currency)
        stock = None if product is None else product.stock
        self._cost = PriceRow("cost", N_("One costs us"), cost, currency=currency)
        self._stock = CountRow(
            "stock",
            N_("Pieces to send"),
            "" if stock is None else str(stock),
            hint=_("all that came in; empty: they are not counted"),
        )
        number, version = (0, 0) if product is None else (product.id, product.version)
        super().__init__(
            number,
            version,
            _("New product") if product is None else _("Product"),
            [
                EntryRow("name", N_("Name"), "" if product is None else product.name),
                EntryRow("sku", N_("Article number"), (product and product.sku) or ""),
                self._cost,
                self._stock,
            ],
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep the product; raises StoreError."""
        cost = self._cost.amount
        draft = ProductDraft(
            name=self.text("name"),
            sku=self.text("sku"),
            cost_minor=None if cost is None else cost.minor,
            cost_currency=None if cost is None else cost.currency,
            stock=self._stock.count,
        )
        which = (None, None) if self._product is None else (number, version)
        save = self.soloist.store.parcels.save_product
        await self.soloist.ask(save, draft, *which)


class ProductsDialog(Question[None]):
    """Shows the products; edits, puts away and brings back."""

    WIDTH = 100
    CSS = """
    ProductsDialog {
        .dialog { height: 20; }
        ListTable { margin-top: 1; height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", N_("Edit"), priority=True),
        Binding("e", "edit", show=False),
        Binding("n", "new", N_("New")),
        Binding("d", "put_away", N_("Put away")),
        Binding("a", "show_away", N_("Put-away ones")),
        CANCEL,
    ]

    def __init__(self, currency: str | None) -> None:
        super().__init__(_("Products"))
        self._currency = currency
        self._products: Sequence[ProductRow] = ()
        self._away = False

    def asked(self) -> Iterable[Widget]:
        """The list."""
        yield ListTable()

    def on_mount(self) -> None:
        """Show them."""
        self._table.focus()
        self._load()

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    @property
    def _here(self) -> ProductRow | None:
        number = self._table.current_id if self.is_mounted else None
        return next((one for one in self._products if one.id == number), None)

    def words(self) -> dict[str, str]:
        """What was put away is brought back with the same key."""
        away = _("Those in use") if self._away else _("Put-away ones")
        found = {"show_away": away, "never_mind": _("Close")}
        return found | ({"put_away": _("Bring back")} if self._away else {})

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a product to act on."""
        if action in {"edit", "put_away"}:
            return self.is_mounted and self._here is not None
        return True

    @work(group="load", exclusive=True)
    async def _load(self) -> None:
        await self._again()

    async def _again(self) -> None:
        """Read them anew, and stay where one was."""
        with self.refusals_shown():
            self._products = await self.soloist.look(
                self.soloist.store.parcels.products, archived=self._away
            )
        listing = Listing(self._products, _cells, number=lambda one: one.id)
        table = self._table
        table.empty_text = content(
            _("Nothing was put away.")
            if self._away
            else _("No product so far. Press n for the first one.")
        )
        table.show_source(listing, _columns(), table.current_id)
        self.refresh_bindings()

    @on(ListTable.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_edit()

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Change one."""
        if (here := self._here) is not None:
            await self.app.push_screen_wait(ProductForm(here, self._currency))
            await self._again()

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Note a new one."""
        await self.app.push_screen_wait(ProductForm(None, self._currency))
        await self._again()

    @work(group="act", exclusive=True)
    async def action_put_away(self) -> None:
        """Offer it no more, or bring it back; parcels of it stay."""
        if (here := self._here) is None:
            return
        with self.refusals_shown():
            put = self.soloist.store.parcels.archive_product
            await self.soloist.ask(put, here.id, back=self._away)
        await self._again()

    def action_show_away(self) -> None:
        """Show those that were put away, or those in use."""
        self._away = not self._away
        self._load()


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Product"), 18, share=3),
        Column("cost", _("One costs"), 13, align="right"),
        Column("left", _("Spare"), 6, align="right"),
        Column("chosen", _("Chosen"), 7, align="right"),
        Column("on_the_way", _("On the way"), 10, align="right"),
        Column("arrived", _("Arrived"), 8, align="right"),
        Column("sku", _("Article number"), 14, share=1),
    )


def _cells(product: ProductRow) -> tuple[str, ...]:
    cost = None
    if product.cost_minor is not None and product.cost_currency:
        cost = Money(product.cost_minor, product.cost_currency)
    return (
        product.name,
        fmt.amount(cost),
        fmt.whole(product.left),
        fmt.whole(product.chosen),
        fmt.whole(product.on_the_way),
        fmt.whole(product.arrived),
        product.sku or "",
    )


async def manage_products(app: SoloistApp, currency: str | None) -> None:
    """Show the products, to be changed at will; to be awaited in a worker."""
    await app.push_screen_wait(ProductsDialog(currency))
