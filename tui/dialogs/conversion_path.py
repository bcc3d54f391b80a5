"""How it is known whose a sale is, step by step; and what that sale is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.rules.result_words import LINK_DAYS
from tui import format as fmt
from tui.budget_words import money
from tui.conversions_columns import STATE, goal_of, named, place, title_of
from tui.dialogs.reading import Reading
from tui.i18n import N_, _, ngettext
from tui.results_words import KIND, SOURCE
from tui.show import show
from tui.widgets.paper import LABEL, fact, hung, label_width, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.attribution import PathStep
    from store.conversion_list import ConversionRow
    from tui.app import SoloistApp

STEP = {"click": N_("Click"), "code": N_("Code"), "hand": N_("Said by hand")}
"""What a step on the way to a sale is."""

WHY = {
    "own_code": N_("It is the own code of {whose}."),
    "shared_code": N_("Everybody can use this code: it says nothing of anybody."),
    "code_of_two": N_("Two people have this code at once: it says nothing."),
    "link": N_("It is a tracked link of {whose}."),
    "link_too_old": N_("It leads to {whose}, but was clicked over {days} days before."),
    "link_later": N_("It leads to {whose}, but was clicked after the sale."),
    "link_of_two": N_("Two people have such a link: it says nothing."),
    "no_match": N_("Nothing that is known fits."),
    "nothing_said": N_("Nothing was said."),
    "manual": N_("You said so. Matching again leaves that as it is."),
}
"""Why a step says whose a sale is, or says nothing."""

DECIDED, PASSED = "▶", "·"
"""What stands before the step that decided, and before the others."""

WIDE = 22


async def explain_path(app: SoloistApp, row: ConversionRow) -> None:
    """Show how it is known whose a conversion is; to be awaited in a worker.

    Raises NotFound.
    """
    steps = await app.look(app.store.attribution.path, row.id)
    page = Reading(title_of([row]), lambda width: explained(row, steps, width))
    await app.push_screen_wait(page)


def explained(
    row: ConversionRow, steps: Sequence[PathStep], width: int
) -> list[Content]:
    """Whose it is, each step of the way, the rule, and what it is worth."""
    lines = wrapped(Content.styled(_verdict(row), "bold"), width)
    lines += [Content(""), title(_("The way to it"))]
    if not steps:
        none = _("No code and no link is known of it. a says whose it is.")
        lines += wrapped(Content(none), width)
    for step in steps:
        lines += _step(step, width)
    rule = _(
        "The person's own code decides; else the last click on a tracked link within"
        " {days} days; else what you say. What is nobody's is never spread."
    )
    lines += wrapped(Content.styled(rule.format(days=LINK_DAYS), LABEL), width)
    lines += [Content(""), title(_("What it is worth")), *_worth(row, width)]
    return lines


def _verdict(row: ConversionRow) -> str:
    words = {
        "code": N_("It is {name}'s, by code."),
        "link": N_("It is {name}'s, by link."),
        "manual": N_("It is {name}'s, as you said."),
        "none": N_("It is nobody's: it stands beside everybody's figures."),
    }
    return _(words[row.attributed_by]).format(name=show(row.name or fmt.DASH))


def _step(step: PathStep, width: int) -> list[Content]:
    """The day, what it was, and under it what it says; the one that decided stands out.

    That one has another sign as well, so that it needs no colour.
    """
    sign = DECIDED if step.decided else PASSED
    day = fmt.plain_day(step.on_day)
    head = f"{sign} {day}  {_(STEP[step.kind])}"
    what = f"  {show(step.what, 200)}" if step.what else ""
    look = "bold" if step.decided else ""
    whose = show(step.whose) if step.whose else _("nobody")
    why = _(WHY[step.why]).format(whose=whose, days=LINK_DAYS)
    said = " ".join((why, _("This decided."))) if step.decided else why
    return [
        *wrapped(Content.styled(head + what, look), width),
        *hung("", wrapped(Content.styled(said, LABEL), width - 2), 2),
    ]


def _worth(row: ConversionRow, width: int) -> list[Content]:
    facts = [(label, value) for label, value in _facts(row) if value]
    wide = label_width((label for label, _value in facts), WIDE)
    return [
        line
        for label, value in facts
        for line in fact(label, Content(show(value)), wide, width)
    ]


def _facts(row: ConversionRow) -> list[tuple[str, str]]:
    """What is known of it; "" where nobody said."""
    many = ngettext("{count} of them", "{count} of them", row.quantity)
    count = f" · {many.format(count=fmt.whole(row.quantity))}"
    return [
        (_("What it was"), named(row)),
        (_("Kind"), _(KIND[row.kind]) + (count if row.quantity != 1 else "")),
        (_("Conversion goal"), goal_of(row)),
        (_("Day"), fmt.plain_day(row.on_day)),
        (_("Amount"), _amount(row)),
        (_("Went back"), "" if row.refunded is None else fmt.amount(row.refunded)),
        (_("Counts as"), _counted(row)),
        (_("State"), _(STATE[row.status])),
        (_("Campaign"), row.campaign or ""),
        (_("Channel"), place(row)),
        (_("Where it is from"), _(SOURCE[row.source])),
        (_("Notes"), row.notes or ""),
    ]


def _amount(row: ConversionRow) -> str:
    """What it came to, and who says so."""
    if row.gross is not None:
        return fmt.amount(row.gross)
    if row.amount is None:
        return _("nobody knows what it is worth")
    whole = row.amount.minor + row.refunded_minor
    total = money(whole, row.amount.currency)
    if row.unit is not None:
        each = _("{amount}: {unit} each")
        return each.format(amount=total, unit=fmt.amount(row.unit))
    return _("{amount}, as its goal says").format(amount=total)


def _counted(row: ConversionRow) -> str:
    """What it counts as in the figures of its campaign."""
    if not row.counts:
        return _("nothing: it was called off")
    if row.amount is None or row.campaign_id is None:
        return ""
    if row.counted is None:
        return _("nothing yet: no rate to the campaign's currency is known")
    return fmt.amount(row.counted)
