"""What is sent out: products, what one of them costs, and how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.errors import Duplicate, NotFound, Stale
from store.parcel_rows import PRODUCTS_SQL, product_row, read_product
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import Database, UnitOfWork
    from store.parcel_rows import ProductDraft, ProductRow

TOPIC = ("campaigns", "outreach")
"""What is on its way is shown by Today as well."""


class Products:
    """The part of the parcels desk that is about what is sent."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def products(self, *, archived: bool = False) -> tuple[ProductRow, ...]:
        """Everything that can be sent, by name; or what was put away."""
        kept = "NOTNULL" if archived else "IS NULL"
        rows = self._database.read(
            f"{PRODUCTS_SQL} WHERE r.archived_at {kept} GROUP BY r.id"
            " ORDER BY r.name_key"
        )
        return tuple(map(product_row, rows))

    def save_product(
        self,
        draft: ProductDraft,
        product_id: int | None = None,
        version: int | None = None,
    ) -> int:
        """Make a product, or save what is known of one; returns its number.

        Raises Duplicate for a name that is taken, Invalid, NotFound, and Stale when it
        was saved meanwhile.
        """
        values = read_product(draft)
        label = N_("Saved the product {name}")
        with self._database.writing(label, TOPIC, name=values["name"]) as unit:
            if unit.connection.execute(
                "SELECT 1 FROM product WHERE name_key=? AND id IS NOT ?",
                (values["name_key"], product_id),
            ).fetchone():
                raise Duplicate(
                    N_("There is a product called {name} already."),
                    name=values["name"],
                )
            if product_id is None:
                return _insert_product(unit, values)
            save_row(unit, "product", product_id, version, values)
        return product_id

    def archive_product(self, product_id: int, *, back: bool = False) -> None:
        """Put a product away, or bring it back; parcels of it stay as they are."""
        label = N_("Brought back a product") if back else N_("Put a product away")
        with self._database.writing(label, TOPIC) as unit:
            done = unit.connection.execute(
                "UPDATE product SET archived_at=?, version=version+1, updated_at=?"
                " WHERE id=?",
                (None if back else unit.at, unit.at, product_id),
            ).rowcount
            if not done:
                raise NotFound(
                    N_("There is no product number {number}."), number=product_id
                )


def _insert_product(unit: UnitOfWork, values: dict[str, Any]) -> int:
    marks = ",".join("?" * len(values))
    number = unit.connection.execute(
        f"INSERT INTO product({','.join(values)}, created_at, updated_at, version)"
        f" VALUES ({marks},?,?,1)",
        (*values.values(), unit.at, unit.at),
    ).lastrowid
    return number or 0


def save_row(
    unit: UnitOfWork,
    table: str,
    number: int,
    version: int | None,
    values: dict[str, Any],
) -> None:
    """Save columns of a row that has this version still; raises Stale, NotFound."""
    sets = ",".join(f"{name}=?" for name in values)
    saved = unit.connection.execute(
        f"UPDATE {table} SET {sets}, version=version+1, updated_at=? WHERE id=? AND"
        " version=?",
        (*values.values(), unit.at, number, version),
    ).rowcount
    if saved:
        return
    if unit.connection.execute(
        f"SELECT 1 FROM {table} WHERE id=?", (number,)
    ).fetchone():
        raise Stale(
            N_(
                "This was changed elsewhere while you were editing. Nothing was"
                " overwritten; your text is still in the form."
            )
        )
    raise NotFound(N_("There is nothing of the number {number}."), number=number)
