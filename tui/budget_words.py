"""The words of money: what it is spent on, how far a cost is, the four figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.money import Money
from tui import format as fmt
from tui import i18n
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

CATEGORY = {
    "fee": N_("Fees"),
    "commission": N_("Commissions"),
    "product": N_("Product at cost"),
    "shipping": N_("Shipping"),
    "production": N_("Production"),
    "boost": N_("Paid boost"),
    "tools": N_("Tools"),
    "other": N_("Anything else"),
}
"""What money is spent on."""

COST_STATE = {
    "planned": N_("In view"),
    "committed": N_("Committed"),
    "invoiced": N_("Billed"),
    "paid": N_("Paid out"),
    "cancelled": N_("Called off"),
}
"""How far a cost is."""

COST_SIGN = {
    "planned": "○",
    "committed": "◔",
    "invoiced": "◑",
    "paid": "●",
    "cancelled": "x",
}
"""One cell that says it without a colour."""

ORIGIN = {
    "fee": N_("the fee that was agreed"),
    "product": N_("product of a parcel, at cost"),
    "shipping": N_("shipping of a parcel"),
    "commission": N_("a share of sales"),
}
"""Where a cost that came about by itself comes from."""

FIGURE = {
    "planned": N_("budget|Planned"),
    "committed": N_("budget|Committed"),
    "paid": N_("budget|Paid"),
    "remaining": N_("budget|Remaining"),
    "foreseen": N_("budget|In view"),
    "open": N_("budget|Still to pay"),
}
"""The four figures, and what stands beside them; see ``figure``."""

MAKES = {
    "planned": N_("what may be spent in all, or the sum of the lines"),
    "committed": N_("all that is promised, whether it is paid yet or not"),
    "paid": N_("the part of it that has left"),
    "remaining": N_("planned less committed"),
    "foreseen": N_("costs that are only planned; in none of the four"),
}
"""What each figure counts."""

HOUR = 60


def figure(name: str) -> str:
    """What a figure is called.

    The word before the bar is for translators: "planned" is said of campaigns as well,
    and "paid" of deals, in other words than of money.
    """
    return _(FIGURE[name]).rpartition("|")[2]


def money(minor: int | None, currency: str | None) -> str:
    """An amount in minor units; a dash for none."""
    if minor is None or currency is None:
        return fmt.DASH
    return fmt.amount(Money(minor, currency))


def bare(minor: int | None, currency: str | None) -> str:
    """An amount without its currency, which stands beside it; a dash for none."""
    return money(minor, currency).rpartition(" ")[0] or fmt.DASH


def rate(value: Decimal) -> str:
    """A rate of exchange to its last digit, as the language writes it."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAPPED) if i18n.current() == "es" else text


_SWAPPED = str.maketrans(",.", ".,")


def moneys(amounts: Iterable[Money]) -> str:
    """Amounts of several currencies side by side: never added."""
    return " + ".join(map(fmt.amount, amounts))


def duration(minutes: int) -> str:
    """A time that was worked: 45 min, 2 h, 3 h 20 min."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=fmt.whole(hours))
    return _("{hours} h {minutes} min").format(hours=fmt.whole(hours), minutes=rest)
