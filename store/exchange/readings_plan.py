"""How a sheet of figures, of visits or of mentions will be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import Invalid
from store.exchange.readings_words import shape_of
from store.rules.result_words import ALL_FIGURES
from store.rules.words import N_

if TYPE_CHECKING:
    from store.exchange.plan import ImportPlan
    from store.exchange.readings_words import Shape

KINDS = ("readings", "traffic", "mentions")
"""The kinds of sheet that are read here."""

NOT_POSTS = frozenset({"searches", "mentions", "followers", "sentiment"})
"""Fields of the brand rather than of something that was posted."""

_NEEDED = {
    "readings": (*ALL_FIGURES, "figure", "conversions", "spend", *sorted(NOT_POSTS)),
    "traffic": (*ALL_FIGURES, "conversions"),
    "mentions": ("mention_url", "text"),
}
"""What a row has to say at least one of, by kind."""


def settle(plan: ImportPlan) -> ImportPlan:
    """Complete the plan of such a sheet; raises Invalid for one without a figure.

    What a program for advertising calls a campaign is not one of ours.
    """
    needed = _NEEDED[plan.kind]
    if plan.fields.isdisjoint(needed):
        raise Invalid(
            N_(
                "{file} has no column of {kind}. Say which one it is with --map"
                " HEADER={field}."
            ),
            file=plan.sheet.file,
            kind=plan.kind,
            field="views" if "views" in needed else needed[0],
        )
    if shape(plan).is_ads and "campaign" not in plan.options.mapping.values():
        plan.mapping = {
            header: "label" if name == "campaign" else name
            for header, name in plan.mapping.items()
        }
    plan.unmapped = tuple(
        header for header in plan.sheet.headers if header not in plan.mapping
    )
    return plan


def shape(plan: ImportPlan) -> Shape:
    """The program that wrote a sheet."""
    return shape_of(plan.sheet.headers, plan.sheet.file, plan.fields)


def is_brand(plan: ImportPlan) -> bool:
    """Whether a sheet says how the brand stood rather than what something got."""
    if plan.kind != "readings":
        return False
    is_told = plan.fields & {"searches", "phase"} or plan.fields & NOT_POSTS
    return bool(is_told) and plan.fields.isdisjoint((*ALL_FIGURES, "figure", "spend"))
