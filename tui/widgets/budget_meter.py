"""How much of a budget is spoken for: a bar, a share, and "over" in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from tui import budget_words as words
from tui import format as fmt
from tui.campaign_words import bar as drawn
from tui.i18n import _
from tui.show import fit, show
from tui.widgets.paper import LABEL, Paper, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.budget_rows import CampaignBudget

OVER = "‼"

CELLS = 10
"""How long a meter is where there is room."""


def bar(part: int, whole: int | None, cells: int) -> str:
    """What is taken of a whole; only what is whole is full, and all is when over."""
    if whole is None:
        return ""
    return drawn(part, whole, cells) if whole > 0 else drawn(int(part > 0), 1, cells)


def taken(part: int, whole: int | None) -> str:
    """The share that is taken, in whole percent, cut down; a dash without a plan."""
    if whole is None or whole <= 0:
        return fmt.DASH
    return fmt.percent(part * 100 // whole, 0)


def short_meter(part: int, whole: int | None, cells: int) -> str:
    """A meter for a column: the bar and the share; or that it is over, and how far."""
    if whole is None:
        return _("no plan")
    share = "" if whole <= 0 else f" {taken(part, whole)}"
    if part > whole:
        past = _("over")
        over = f"{OVER} {past}{share}"
        return over if cells < CELLS else f"{bar(part, whole, cells)} {over}"
    return f"{bar(part, whole, cells)}{share}"


def meter(
    part: int, whole: int | None, currency: str | None, cells: int = CELLS
) -> Content:
    """A meter on a line: the bar, the share, by how much it is over."""
    if whole is None:
        return Content.styled(_("No plan yet: p says what may be spent."), LABEL)
    line, share = bar(part, whole, cells), taken(part, whole)
    if part > whole:
        by = _("over by {amount}").format(amount=words.money(part - whole, currency))
        return Content.styled(f"{line} {share}  {OVER} {by}", "bold $text-error")
    look = "$text-warning" if part * 10 > whole * 9 else "$text-success"
    return Content.assemble((line, look), f" {share}")


class FourFigures(Paper):
    """Planned, committed, paid, remaining; the meter; and what stands beside them."""

    shown: var[CampaignBudget | None] = var(None, init=False)

    def watch_shown(self) -> None:
        """Lay them out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """Four titles over four amounts, then the meter, then the rest."""
        if (shown := self.shown) is None:
            return ()
        figures, currency = shown.figures, shown.currency
        line = meter(figures.committed, figures.planned, currency)
        return [*four(shown, width), line, *beside(shown, width)]


class BudgetAside(Paper):
    """Whose parts these are, and what is in none of the four figures."""

    shown: var[CampaignBudget | None] = var(None, init=False)

    def watch_shown(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The name, and what stands beside."""
        if (shown := self.shown) is None:
            return ()
        name = shown.name if shown.campaign_id is not None else _("Without a campaign")
        return [title(show(name)), *beside(shown, width)]


def four(shown: CampaignBudget, width: int) -> list[Content]:
    """The four figures under their names: side by side, or two and two, or in turn.

    No amount is ever cut while it fits alone.
    """
    figures, currency = shown.figures, shown.currency
    parts = [
        (words.figure(name), words.money(getattr(figures, name), currency))
        for name in ("planned", "committed", "paid", "remaining")
    ]
    cells = [max(cell_len(label), cell_len(text)) for label, text in parts]
    many = next((n for n in (4, 2) if _taken_up(cells, n) <= width), 1)
    columns = [max(cells[place::many]) for place in range(many)]
    between = " " * max(2, min(6, (width - sum(columns)) // max(1, many - 1)))
    rows: list[Content] = []
    for first in range(0, len(parts), many):
        heads, sums = [], []
        pairs = zip(parts[first : first + many], columns, strict=True)
        for place, ((label, text), wide) in enumerate(pairs, first):
            is_over = place == len(parts) - 1 and figures.over
            look = "bold $text-error" if is_over else "bold"
            heads.append(Content.styled(fit(label, wide), LABEL))
            sums.append(Content.styled(fit(text, wide), look))
        rows += (Content(between).join(row).rstrip() for row in (heads, sums))
    return [row.truncate(width, ellipsis=True) for row in rows]


def _taken_up(cells: Sequence[int], many: int) -> int:
    """Cells of a line, where so many figures stand on each."""
    wide = sum(max(cells[place::many]) for place in range(many))
    return wide + 2 * (many - 1)


def beside(shown: CampaignBudget, width: int) -> list[Content]:
    """What is in none of the four: not allotted, in view, no rate, own time."""
    parts = [*_unallotted(shown), *_other(shown), own_time(shown)]
    line, rows = Content(""), []
    for part in parts:
        gap = Content.styled(" · ", "$foreground 40%") if line.plain else Content("")
        if line.plain and line.cell_length + 3 + part.cell_length > width:
            rows.append(line)
            line = part
        else:
            line = line + gap + part
    return [one for row in (*rows, line) for one in wrapped(row, width)]


def _unallotted(shown: CampaignBudget) -> list[Content]:
    """How much of the budget is on no line, or how far the lines go past it."""
    left = shown.unallotted
    if not left:
        return []
    amount = words.money(abs(left), shown.currency)
    if left > 0:
        return [_said(_("On no line"), amount)]
    text = _("{sign} lines go {amount} past the budget").format(
        sign=OVER, amount=amount
    )
    return [Content.styled(text, "$text-warning")]


def _other(shown: CampaignBudget) -> list[Content]:
    parts = []
    foreseen = [(shown.currency, shown.foreseen)] if shown.foreseen else []
    if in_view := [*foreseen, *shown.foreseen_beside]:
        sums = " + ".join(words.money(minor, code) for code, minor in in_view)
        parts.append(_said(_("In view"), sums))
    if shown.beside:
        sums = " + ".join(words.money(one[1], one[0]) for one in shown.beside)
        parts.append(_said(_("Without a rate, not counted"), sums))
    return parts


def own_time(shown: CampaignBudget) -> Content:
    """Hours that went into it and what they cost, which takes nothing from the rest."""
    own = shown.own_time
    if not own.minutes:
        return Content.styled(_("No own time noted"), LABEL)
    text = words.duration(own.minutes)
    costs = [(shown.currency, own.cost_minor)] if own.cost_minor else []
    costs += [(code, minor) for code, minor in own.beside if minor]
    if costs:
        sums = " + ".join(words.money(minor, code) for code, minor in costs)
        text = f"{text} = {sums}"
    if own.unrated:
        none = _("{time} without a rate").format(time=words.duration(own.unrated))
        text = f"{text}, {none}"
    return _said(_("Own time, beside"), text)


def _said(label: str, text: str) -> Content:
    return Content.assemble((f"{label} ", LABEL), text)
