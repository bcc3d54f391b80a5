"""What the rows of a file add up to, in words: to be checked against the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.money import Money
from tui import format as fmt
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

WORDS = {
    "lines": N_("Lines"),
    "orders": N_("Orders"),
    "amount": N_("Amount"),
    "refunded": N_("Went back"),
    "cancelled": N_("Called off"),
    "spend": N_("Spent on advertising"),
}
"""What each sum is of, besides figures and sentiments."""


def told(totals: Mapping[str, Any]) -> str:
    """All sums on one line; what is 0 is left out. "" without any."""
    # With the first sum that is told: these words bring the screens' along.
    from tui.results_words import SENTIMENT, STEP  # noqa: PLC0415

    words = WORDS | STEP | SENTIMENT | {"unjudged": SENTIMENT[""]}
    return " · ".join(
        f"{_(words.get(name, name))}: {text}"
        for name, value in totals.items()
        for text in _texts(value)
    )


def _texts(value: Any) -> Iterator[str]:
    """A sum as it is read; of amounts one for each currency."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Money):
            if one.minor:
                yield fmt.amount(one)
        elif isinstance(one, int):
            if one:
                yield fmt.whole(one)
        elif one:
            yield str(one)
