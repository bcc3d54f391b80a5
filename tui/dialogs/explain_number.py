"""All figures that were ever noted of a post, and what its rates are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.rules.content_words import READING_WINDOWS
from tui import format as fmt
from tui.dialogs.figures_of_post import SOURCE
from tui.dialogs.reading import Reading
from tui.i18n import _
from tui.numbers_rows import COLUMNS
from tui.show import show
from tui.widgets.numbers_pane import (
    RATE,
    SAID_WINDOW,
    PostShown,
    basis_of,
    figure_name,
    rates_of,
    said_of,
    value_of,
)
from tui.widgets.paper import LABEL, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.readings import ReadingRow
    from tui.app import SoloistApp
    from tui.numbers_rows import Piece


async def explain_number(
    app: SoloistApp, piece: Piece, figure: str, typed: Mapping[str, str]
) -> None:
    """Show what is behind a figure and the rates of a post; awaited in a worker."""
    one = PostShown(piece, typed, {}, app.today())
    page = Reading(show(piece.name), lambda width: explained(one, figure, width))
    await app.push_screen_wait(page)


def explained(one: PostShown, figure: str, width: int) -> list[Content]:
    """The figure, where sources disagree, the rates with their inputs, all readings."""
    piece = one.piece
    newest = next(
        (row for row in piece.readings if row.figures.get(figure) is not None), None
    )
    rows = wrapped(Content.styled(_holds(piece, figure, newest), "bold"), width)
    rule = _(
        "Of several the newest holds; of one day that of the longest window, and what"
        " you saw yourself before a file and what the influencer said."
    )
    rows += wrapped(Content.styled(rule, LABEL), width)
    disagreed = disagreements(piece.readings)
    if disagreed:
        rows += [Content(""), title(_("Sources disagree"))]
        for text in disagreed:
            rows += wrapped(Content.styled(f"! {text}", "$text-warning"), width)
    rows += [Content(""), title(_("Rates of this post"))]
    for rate, _before in rates_of(one):
        value = value_of(rate, piece.due.currency)
        head = f"{_(RATE[rate.of.name])} = {value}"
        rows += wrapped(Content.styled(head, "bold"), width)
        rows += _hung(basis_of(rate), width)
        if not rate.missing:
            rows += _hung(_inputs(one, rate.used), width)
    rows += [Content(""), title(_("All that was noted"))]
    for row in piece.readings:
        rows += _reading(row, figure, width)
    if not piece.readings:
        rows.append(Content.styled(_("Nothing yet."), LABEL))
    return rows


def _hung(text: str, width: int) -> list[Content]:
    lines = wrapped(Content.styled(text, LABEL), width - 2)
    return [Content("  ") + line for line in lines]


def _holds(piece: Piece, figure: str, newest: ReadingRow | None) -> str:
    if newest is None:
        return said_of(piece, figure, None)
    return _("{figure}: {value} on {day}, {window}, {source}").format(
        figure=figure_name(figure),
        value=fmt.whole(newest.figures[figure]),
        day=fmt.plain_day(newest.on_day),
        window=_(SAID_WINDOW[newest.window]),
        source=_(SOURCE[newest.source]),
    )


def _inputs(one: PostShown, names: Sequence[str]) -> str:
    """Every figure that a rate stands on, each with the day that it is of."""
    piece, typed = one.piece, one.typed
    figures = piece.figures(typed)
    due = piece.due
    parts = []
    for name in names:
        value, day = figures.get(name), ""
        if name == "followers":
            value = due.followers
        elif name == "cost":
            parts.append(figure_name(name))
            continue
        elif name in typed:
            day = _("typed now")
        else:
            row = next(
                (row for row in piece.readings if row.figures.get(name) is not None),
                None,
            )
            day = "" if row is None else fmt.plain_day(row.on_day, year=False)
        said = f"{figure_name(name)} {fmt.whole(value)}"
        parts.append(f"{said} ({day})" if day else said)
    return " · ".join(parts)


def disagreements(readings: Sequence[ReadingRow]) -> list[str]:
    """Figures of one window that sources say differently; a sentence each."""
    found = []
    for window in READING_WINDOWS:
        rows = [row for row in readings if row.window == window]
        for name in COLUMNS:
            said = {
                row.source: value
                for row in rows
                if (value := row.figures.get(name)) is not None
            }
            if len(set(said.values())) > 1:
                each = ", ".join(
                    f"{fmt.whole(value)} {_(SOURCE[source])}"
                    for source, value in said.items()
                )
                found.append(f"{figure_name(name)}, {_(SAID_WINDOW[window])}: {each}")
    return found


def _reading(row: ReadingRow, figure: str, width: int) -> list[Content]:
    """One reading: its day, window and source, then what it says."""
    head = " · ".join(
        (fmt.plain_day(row.on_day), _(SAID_WINDOW[row.window]), _(SOURCE[row.source]))
    )
    parts: list[Content] = []
    for name in COLUMNS:
        value = row.figures.get(name)
        if value is not None:
            look = "bold" if name == figure else ""
            said = f"{figure_name(name)} {fmt.whole(value)}"
            parts.append(Content.styled(said, look))
    lines = wrapped(Content(" · ").join(parts), width - 2) if parts else []
    return [Content(head), *(Content("  ") + line for line in lines)]
