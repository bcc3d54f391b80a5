"""The deals desk: what was asked, offered and agreed, and on what terms."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from store.errors import Invalid, Stale
from store.outreach_rows import Book, body_text
from store.roster_rows import one_line, plain_amount
from store.rules.flow import TALKING, after_move
from store.rules.pipeline import DEALS, OFFERS, OPEN, STAGES
from store.rules.text import clean
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store.engine import Database
    from store.outreach_rows import Row
    from store.rules.money import Money
    from store.settings import Settings

TOPIC = ("outreach",)

COLUMNS = {"asked": "asked", "offered": "offered", "agreed": "fee"}
"""Where a collaboration keeps the newest amount of each kind."""

FIELDS = ("deal_kind", "commission_percent", "promo_code", "notes")
"""The terms that can be typed."""

_LEADS_TO = {"asked": "negotiating", "offered": "negotiating", "agreed": "agreed"}


class Deals:
    """Amounts and terms of collaborations; every method is one step of undo."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def amount(
        self, number: int, kind: str, amount: Money, *, today: date, note: str = ""
    ) -> None:
        """Note what was asked, offered or agreed; earlier amounts stay in the history.

        Somebody who has answered comes to negotiating with the first amount, and to
        agreed with the amount agreed on. Raises Invalid and NotFound.
        """
        with self._database.writing("", TOPIC) as unit:
            book = Book(unit, self._settings.market())
            row = book.row(number)
            put_amount(book, row, kind, amount, today, note=note)
            unit.name(
                _SAID[kind],
                name=row.name,
                amount=plain_amount(amount),
                currency=amount.currency,
            )

    def edit(self, number: int, version: int, typed: Mapping[str, str | None]) -> None:
        """Save typed terms (FIELDS); raises Stale when they were saved meanwhile."""
        values = {name: read_term(name, text or "") for name, text in typed.items()}
        label = N_("Changed the terms with {name}")
        with self._database.writing(label, TOPIC) as unit:
            row = Book(unit, None).row(number)
            sets = ",".join(f"{name}=?" for name in values)
            saved = unit.connection.execute(
                f"UPDATE collaboration SET {sets}, version=version+1, updated_at=?"
                " WHERE id=? AND version=?",
                (*values.values(), unit.at, number, version),
            ).rowcount
            if not saved:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=row.name,
                )
            unit.name(label, name=row.name)


def put_amount(
    book: Book, row: Row, kind: str, amount: Money, on: date, *, note: str = ""
) -> None:
    """Write an amount into the history and onto the collaboration."""
    if kind not in OFFERS:
        raise Invalid(N_("{word} is no kind of amount."), word=kind)
    if amount.minor < 0:
        raise Invalid(N_("An amount cannot be below zero."))
    text = one_line(note, N_("Note")) if note.strip() else None
    book.connection.execute(
        "INSERT INTO offer(collaboration_id, kind, amount_minor, currency, on_day,"
        " note) VALUES (?,?,?,?,?,?)",
        (row.id, kind, amount.minor, amount.currency, on.isoformat(), text),
    )
    column = COLUMNS[kind]
    book.connection.execute(
        f"UPDATE collaboration SET {column}_minor=?, {column}_currency=?,"
        " version=version+1, updated_at=? WHERE id=?",
        (amount.minor, amount.currency, book.unit.at, row.id),
    )
    if aim := led_to(row.state.stage, kind):
        book.save(row, after_move(row.state, aim, on, book.terms(row, aim)))


def led_to(stage: str, kind: str) -> str | None:
    """The stage that an amount of a kind leads to from another; None for nowhere."""
    aim = _LEADS_TO[kind]
    is_before = stage in OPEN and STAGES.index(stage) < STAGES.index(aim)
    return aim if is_before and (kind == "agreed" or stage in TALKING) else None


_SAID = {
    "asked": N_("Noted that {name} asks {amount} {currency}"),
    "offered": N_("Noted an offer to {name}: {amount} {currency}"),
    "agreed": N_("Agreed with {name}: {amount} {currency}"),
}


def read_term(name: str, text: str) -> str | None:
    """One typed term as what is stored; raises Invalid."""
    value = clean(text)
    if name == "notes":
        return body_text(text, N_("Notes"))
    if not value:
        return None
    if name == "deal_kind":
        if value not in DEALS:
            raise Invalid(N_("{word} is no kind of deal."), word=value)
        return value
    if name == "commission_percent":
        return _percent(value)
    if name == "promo_code":
        return one_line(value, N_("Promo code"))
    raise Invalid(N_("There is no field called {field}."), field=name)


def _percent(text: str) -> str:
    """A share in percent, 0 to 100, to the letter exact; raises Invalid."""
    try:
        share = Decimal(text.rstrip("% ").replace(",", "."))
    except InvalidOperation:
        share = Decimal(-1)
    if not (share.is_finite() and 0 <= share <= 100):
        raise Invalid(
            N_("Commission: {value} is not a share from 0 to 100 %."), value=text
        )
    return format(share.normalize(), "f")
