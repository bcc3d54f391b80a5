"""How a column of shares is written, decided once from its first values.

What the values leave open becomes a question; nothing is taken for likely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.plan import Question
from store.rules.figures import decide_percent_scale, decide_style
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from store.rules.figures import NumberStyle


def style_of_percents(
    header: str, seen: Sequence[str], questions: list[Question]
) -> tuple[NumberStyle, Decimal]:
    """How a column of rates is written, and what its figures are multiplied with."""
    style, _ = decide_style(seen)
    scale, ambiguous = decide_percent_scale(seen)
    if ambiguous:
        questions.append(
            Question(
                "percent_scale",
                N_("{column}: values up to 1 are taken as shares (0.05 is 5 %)."),
                {"column": header},
                "share",
            )
        )
    return style, scale
