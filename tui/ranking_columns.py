"""The columns of the ranking: what is ranked, by how much, and on what that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from store.rules.roi import Ratio
from tui import budget_words
from tui import format as fmt
from tui import results_words as words
from tui.campaign_terms import CONTENT_KIND
from tui.i18n import N_, _
from tui.show import show
from tui.widgets.conversation_view import DECISION
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.result_ranking import Ranking, RankRow

BASIS = {
    "roi": N_("conversions behind it"),
    "revenue": N_("conversions behind it"),
    "engagements": N_("pieces behind it"),
    "er": N_("pieces behind it"),
}
"""What the n of people counts."""

OF_PIECES = N_("pieces behind the median")
"""What it counts of pieces."""


def value_word(value: Ratio | int | None, ranking: Ranking) -> str:
    """A ranked figure: percent, an amount, or a count."""
    if value is None:
        return fmt.DASH
    if isinstance(value, Ratio):
        return words.percent(value)
    if ranking.by == "revenue":
        return budget_words.money(value, ranking.currency)
    return fmt.whole(value)


def n_word(row: RankRow) -> str:
    """What it stands on; that it is too little is said in words."""
    count = fmt.whole(row.n)
    return count if row.is_ranked else _("{count}: too few").format(count=count)


def what_word(row: RankRow) -> str:
    """What a piece is called, or the format of a person's work."""
    if row.deliverable_id is not None:
        return row.title or _(CONTENT_KIND.get(row.kind, row.kind))
    if not row.kind:
        return fmt.DASH
    named = words.FORMAT.get(row.kind) or CONTENT_KIND.get(row.kind, row.kind)
    return _(named)


def cells(place: int, row: RankRow, ranking: Ranking) -> tuple[str, ...]:
    """A line: its place, who, the figure, what it stands on, what is decided."""
    is_piece = ranking.of == "piece"
    decision = "○" if row.decision is None else fmt.word(DECISION, row.decision)
    parts = [
        f"{fmt.whole(place)}.",
        row.name,
        value_word(row.value, ranking),
        n_word(row),
    ]
    if is_piece:
        where = _(fmt.PLATFORM.get(row.channel, row.channel)) or fmt.DASH
        parts += [value_word(row.median, ranking), what_word(row), where]
    else:
        parts.append(what_word(row))
    return (*parts, decision, row.campaign or fmt.DASH, row.decision_reason or "")


def columns(ranking: Ranking) -> tuple[Column, ...]:
    """As wide as what stands in them, so that no figure is cut."""
    rows = [cells(place, row, ranking) for place, row in enumerate(ranking.rows, 1)]
    is_piece = ranking.of == "piece"
    value = _(words.RANKED_BY[ranking.by])
    titles = ["#", _("Name"), value, _("n")]
    titles += (
        [_("Own median"), _("Content"), _("Channel")] if is_piece else [_("Format")]
    )
    titles += [_("Decision"), _("Campaign"), _("Why")]

    def wide(place: int, most: int = 99) -> int:
        found = (cell_len(show(row[place])) for row in rows)
        return min(most, max(cell_len(titles[place]), *found, 2))

    figures = {2, 4} if is_piece else {2}
    found = []
    for place, head in enumerate(titles):
        key = f"column-{place}"
        if place == 1:
            found.append(Column(key, head, 12, 2))
        elif place in figures:
            found.append(Column(key, head, wide(place), 0, "right"))
        else:
            found.append(Column(key, head, wide(place, 18)))
    return tuple(found)


def said(ranking: Ranking, campaign: str) -> Sequence[str]:
    """What is ranked by what, and what the n counts, in parts."""
    parts = [_("by {what}").format(what=_(words.RANKED_BY[ranking.by]))]
    if ranking.basis:
        parts.append(_(ranking.basis))
    if ranking.currency is not None:
        parts.append(_("in {currency}").format(currency=ranking.currency))
    basis = OF_PIECES if ranking.of == "piece" else BASIS[ranking.by]
    parts.append(_("n: {what}").format(what=_(basis)))
    return (*parts, campaign) if campaign else parts
