"""How a column of days or shares is written, decided once from its first values.

What the values leave open becomes a question; nothing is taken for likely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.plan import Question
from store.rules.dates import DateOrder, decide_order
from store.rules.figures import decide_percent_scale, decide_style
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from store.exchange.plan import ImportPlan
    from store.rules.figures import NumberStyle


def order_of_days(
    plan: ImportPlan, header: str, seen: Sequence[str], questions: list[Question]
) -> DateOrder | None:
    """The order of a column of days; None, and a question, while it is open.

    A column without any day so far takes those that read only one way.
    """
    verdict = decide_order(seen)
    order = verdict.order
    if verdict.ambiguous or order is None:
        asked = plan.options.date_order
        order = DateOrder(asked) if asked else None
    if order is None and not verdict.ambiguous:
        return DateOrder.ISO
    if order is None and (plan.options.year or not verdict.missing_year):
        questions.append(
            Question(
                "date_order",
                N_("{column}: is 03/04 the third of April or the fourth of March?"),
                {"column": header},
                None,
                ("dmy", "mdy"),
            )
        )
    if verdict.missing_year and plan.options.year is None:
        questions.append(
            Question(
                "year",
                N_("{column}: the days have no year; they are left out."),
                {"column": header},
                None,
            )
        )
    return order


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
