"""What came of a campaign in lines: the sum of it, its goals, its figures and rates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from tui import budget_words, campaign_words
from tui import format as fmt
from tui import results_words as words
from tui.i18n import _, ngettext
from tui.show import fit, show
from tui.widgets.paper import LABEL, Paper, fact, label_width, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.result_campaign import CampaignResults
    from store.result_rows import RoiRow, RoiTable
    from store.result_targets import TargetRow

BAR, SHORT = 10, 4
"""Cells of the bar of a goal, and where there is little room."""

WIDE = 26
"""Cells of labels at most."""

GAP = 2

FULL = 100


class ResultsPaper(Paper):
    """Lines about what came of a campaign."""

    # The same figures painted anew in another language.
    shown: var[CampaignResults | None] = var(None, init=False, always_update=True)

    def watch_shown(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)


class ResultSum(ResultsPaper):
    """Revenue, cost and return with own time and without it, on two or four lines."""

    def lines(self, width: int) -> Sequence[Content]:
        """Titles over figures, then what is in none of them."""
        if (shown := self.shown) is None:
            return ()
        return _sums(shown.total, width)


class ResultAside(ResultsPaper):
    """Whose results these are, and what is in none of the figures."""

    named: var[bool] = var(default=False)
    """Whether it says the name."""

    def lines(self, width: int) -> Sequence[Content]:
        """The name, and what is beside."""
        if (shown := self.shown) is None:
            return ()
        head = [title(show(shown.name))] if self.named else []
        return [*head, *_asides(shown.table, width)]


def _sums(row: RoiRow, width: int) -> list[Content]:
    currency = row.currency
    parts = [
        (_("Conversions"), fmt.whole(row.conversions)),
        (_("Revenue"), budget_words.money(row.revenue_minor, currency)),
        (_("Cost with own time"), budget_words.money(row.total_cost, currency)),
        (_("ROI"), words.percent(row.roi)),
        (_("ROI without own time"), words.percent(row.roi_without_hours)),
    ]
    rows: list[Content] = []
    while parts:
        kept = _fitting(parts, width)
        rows += _titled(kept)
        parts = parts[len(kept) :]
    return [row.truncate(width, ellipsis=True) for row in rows]


def _fitting(parts: Sequence[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """As many of them as stand side by side; one at least."""
    kept: list[tuple[str, str]] = []
    taken = 0
    for part in parts:
        taken += max(map(cell_len, part)) + GAP
        if kept and taken - GAP > width:
            break
        kept.append(part)
    return kept


def _titled(parts: Sequence[tuple[str, str]]) -> list[Content]:
    gap = Content(" " * GAP)
    wides = [max(map(cell_len, part)) for part in parts]
    heads = [
        Content.styled(fit(part[0], wide), LABEL)
        for part, wide in zip(parts, wides, strict=True)
    ]
    sums = [
        Content.styled(fit(part[1], wide), "bold")
        for part, wide in zip(parts, wides, strict=True)
    ]
    return [gap.join(heads).rstrip(), gap.join(sums).rstrip()]


def _asides(table: RoiTable, width: int) -> list[Content]:
    parts = said_beside(table)
    if lone := table.unattributed.conversions:
        said = ngettext("{count} is nobody's", "{count} are nobody's", lone)
        parts.insert(0, said.format(count=fmt.whole(lone)))
    return wrapped(Content.styled(" · ".join(parts), LABEL), width) if parts else []


def said_beside(table: RoiTable) -> list[str]:
    """What is in none of the figures of a table, and what was taken off."""
    parts = []
    if called_off := table.cancelled:
        said = ngettext(
            "{count} called off, not counted",
            "{count} called off, not counted",
            called_off,
        )
        parts.append(said.format(count=fmt.whole(called_off)))
    if back := [one for one in table.refunded if one[1]]:
        parts.append(_("{amount} went back").format(amount=words.moneys(back)))
    if unknown := table.unvalued - table.uncounted:
        said = ngettext("{count} without a worth", "{count} without a worth", unknown)
        parts.append(said.format(count=fmt.whole(unknown)))
    sums = [
        pair
        for one in table.beside
        for pair in (
            (_("revenue"), one.revenue_minor, one.currency),
            (_("cost"), one.cost_minor + one.time_minor, one.currency),
        )
    ]
    told = ", ".join(
        f"{name} {budget_words.money(minor, code)}"
        for name, minor, code in sums
        if minor
    )
    if told:
        parts.append(_("without a rate: {sums}").format(sums=told))
    if minutes := table.total.unrated:
        time = budget_words.duration(minutes)
        parts.append(_("{time} of own time without a rate").format(time=time))
    return parts


class ResultGoals(ResultsPaper):
    """Each goal beside what was reached, with what that counts."""

    def lines(self, width: int) -> Sequence[Content]:
        """A line or two for each."""
        if (shown := self.shown) is None:
            return ()
        if not shown.targets:
            none = _("No goal in figures yet. Press T to set some.")
            return wrapped(Content.styled(none, LABEL), width)
        names = [_(campaign_words.METRIC[one.metric]) for one in shown.targets]
        wide = label_width(names, WIDE)
        for cells in (BAR, SHORT, 0):
            values = [_reached(one, shown.currency, cells) for one in shown.targets]
            if wide + max(value.cell_length for value in values) <= width:
                break
        counted = [_(one.basis) for one in shown.targets]
        if is_beside := all(
            wide + value.cell_length + cell_len(basis) + GAP + 2 <= width
            for value, basis in zip(values, counted, strict=True)
            if basis
        ):
            values = [
                value + Content.styled(f"  ({basis})", LABEL) if basis else value
                for value, basis in zip(values, counted, strict=True)
            ]
        rows = [
            row
            for name, value in zip(names, values, strict=True)
            for row in fact(name, value, wide, width)
        ]
        return rows if is_beside else [*rows, *_counted(names, counted, width)]


def _counted(names: Sequence[str], counted: Sequence[str], width: int) -> list[Content]:
    """What is counted for the goals, once for those that count the same."""
    same: dict[str, list[str]] = {}
    for name, basis in zip(names, counted, strict=True):
        if basis:
            same.setdefault(basis, []).append(name)
    return [
        row
        for basis, whose in same.items()
        for row in wrapped(Content.styled(f"{', '.join(whose)}: {basis}", LABEL), width)
    ]


def _reached(target: TargetRow, currency: str | None, cells: int) -> Content:
    goal = campaign_words.goal(target.goal, target.metric, currency)
    if target.actual is None:
        none = _("nothing measured yet")
        return Content.assemble(_("of {goal}").format(goal=goal), (f"  {none}", LABEL))
    actual = target.actual
    now = (
        fmt.percent(actual)
        if target.metric == "roi"
        else campaign_words.goal(actual, target.metric, currency)
    )
    share = target.share
    part = Decimal(0) if share is None else share.value
    bar = campaign_words.bar(min(int(part), FULL), FULL, cells) if cells else ""
    is_there = target.actual >= target.goal
    told = _("{sign} {actual} of {goal}").format(
        sign="✓" if is_there else "○", actual=now, goal=goal
    )
    shown = "" if share is None else f" {fmt.percent(int(part), 0)}"
    return Content.assemble(
        (bar, "$text-success" if is_there else "$text-warning"),
        f"{shown}  {told}",
    )
