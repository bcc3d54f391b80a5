"""What somebody gets, that it has left, that it arrived: a short form for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.parcels import POST_WITHIN, ShipmentDraft
from store.rules.text import fold
from store.rules.words import N_ as S_
from tui import format as fmt
from tui.dialogs.entry_form import EntryForm, past_the_gate
from tui.i18n import N_, _, ngettext
from tui.show import show
from tui.widgets.entry_row import CountRow, DayRow, EntryRow, PriceRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from store.parcels import ProductRow, ShipmentRow

LISTED = 4
"""Products that are named under the field at once."""


def product_words(product: ProductRow) -> str:
    """A product, and how many of it nobody was promised."""
    if product.left is None:
        return show(product.name)
    left = ngettext("{count} left", "{count} left", product.left)
    return f"{show(product.name)} ({left.format(count=fmt.whole(product.left))})"


class ProductEntry(EntryRow):
    """A field that takes a part of the name of a product."""

    def __init__(self, products: Sequence[ProductRow], base: str = "") -> None:
        self._products = products
        super().__init__("product", N_("Product"), base)

    def found(self, typed: str) -> Sequence[ProductRow]:
        """The products that are meant: of that name, else those it is a part of."""
        word = fold(typed)
        exact = [one for one in self._products if fold(one.name) == word]
        return exact or [one for one in self._products if word in fold(one.name)]

    def read(self, typed: str) -> str:
        """The product, with what is left of it."""
        found = self.found(typed)
        if not found:
            raise ValueError(_("There is no such product; p among parcels notes one."))
        if len(found) > 1:
            raise ValueError(_("Which one? {names}").format(names=_listed(found)))
        return f"→ {product_words(found[0])}"

    def accepts(self) -> str:
        """The product that is meant; the first few while nothing is typed."""
        return super().accepts() or _listed(self._products)

    @property
    def product_id(self) -> int | None:
        """The number of the product; None for none."""
        return self.found(self.text.strip())[0].id if self.text.strip() else None


def _listed(products: Sequence[ProductRow]) -> str:
    named = " · ".join(map(product_words, products[:LISTED]))
    return f"{named} …" if len(products) > LISTED else named


class ParcelForm(EntryForm):
    """Asks what each of these people gets; with a parcel, edits that one.

    ``currency`` is meant where an amount says none.
    """

    HEIGHT = 20

    def __init__(
        self,
        people: Sequence[int],
        title: str,
        products: Sequence[ProductRow],
        today: date,
        parcel: ShipmentRow | None = None,
        *,
        currency: str | None = None,
    ) -> None:
        self._people, self._today, self._parcel = tuple(people), today, parcel
        self._product = ProductEntry(
            products, "" if parcel is None else parcel.product or ""
        )
        pieces = "1" if parcel is None else str(parcel.quantity)
        self._count = CountRow(
            "quantity", N_("Pieces each"), "" if parcel is None else pieces, pieces
        )
        self._due = DayRow(
            "post_due_on",
            N_("They post by"),
            today,
            None if parcel is None else parcel.post_due_on,
        )
        kept = None if parcel is None else parcel.shipping
        self._shipping = PriceRow(
            "shipping", N_("Sending costs"), kept, currency=currency
        )
        rows = [self._product, self._count, self._due, self._shipping]
        words = [("notes", N_("Notes"), "block")]
        if parcel is not None:
            words = [
                ("courier", N_("Courier"), "line"),
                ("tracking_no", N_("Tracking number"), "line"),
                *words,
            ]
        rows += [
            EntryRow(name, said, getattr(parcel, name, None) or "", kind=kind)
            for name, said, kind in words
        ]
        number, version = (0, 0) if parcel is None else (parcel.id, parcel.version)
        super().__init__(number, version, title, rows)

    def _draft(self) -> ShipmentDraft:
        words = {
            name: self.text(name)
            for name in ("courier", "tracking_no", "notes")
            if name in self.entries
        }
        return ShipmentDraft(
            product_id=self._product.product_id,
            quantity=_pieces(self._count),
            post_due_on=self._due.day,
            shipping=self._shipping.amount,
            **words,
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Choose it, or save what was changed; short stock asks for a note."""
        parcels, draft = self.soloist.store.parcels, self._draft()
        act: Callable[..., object] = (
            partial(parcels.choose, self._people, draft, today=self._today)
            if self._parcel is None
            else partial(parcels.edit, number, draft, version)
        )
        await past_the_gate(
            self.soloist,
            lambda note: self.soloist.ask(act, override=note),
            _("More than there are?"),
        )


class SentForm(EntryForm):
    """Asks who carries parcels, under which number, since when, and for how much."""

    HEIGHT = 14

    def __init__(
        self,
        parcels: Sequence[ShipmentRow],
        title: str,
        today: date,
        currency: str | None = None,
    ) -> None:
        self._parcels, self._today = parcels, today
        alone = parcels[0] if len(parcels) == 1 else None
        self._shipping = PriceRow(
            "shipping",
            N_("Sending costs") if alone else N_("Each costs to send"),
            None if alone is None else alone.shipping,
            currency=currency,
        )
        self._on = DayRow("on", N_("It left"), today, None, today.isoformat())
        super().__init__(
            0,
            0,
            title,
            [
                EntryRow("courier", N_("Courier"), (alone and alone.courier) or ""),
                EntryRow(
                    "tracking_no",
                    N_("Tracking number"),
                    (alone and alone.tracking_no) or "",
                ),
                self._on,
                self._shipping,
            ],
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Note that they have left."""
        await self.soloist.ask(
            self.soloist.store.parcels.send,
            [parcel.id for parcel in self._parcels],
            self.text("courier"),
            self.text("tracking_no"),
            on=self._on.day or self._today,
            shipping=self._shipping.amount,
        )


class ArrivedForm(EntryForm):
    """Asks when parcels arrived, and within how many days something is posted."""

    HEIGHT = 12

    def __init__(self, parcels: Sequence[ShipmentRow], title: str, today: date) -> None:
        self._parcels, self._today = parcels, today
        self._on = DayRow("on", N_("It arrived"), today, None, today.isoformat())
        self._days = CountRow(
            "days",
            N_("They post within"),
            "",
            str(POST_WITHIN),
            hint=_("days; a day that was agreed on before stays"),
        )
        super().__init__(0, 0, title, [self._on, self._days])

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Note that they arrived."""
        await self.soloist.ask(
            self.soloist.store.parcels.arrived,
            [parcel.id for parcel in self._parcels],
            self._on.day or self._today,
            self._days.count or POST_WITHIN,
        )


def _pieces(row: CountRow) -> int:
    count = row.count
    if count is None:
        raise Invalid(S_("Say how many pieces each of them gets."))
    return count
