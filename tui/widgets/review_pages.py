"""The pages of a day and of a week, laid out for the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import format as fmt
from tui.i18n import _, ngettext
from tui.show import fit, show
from tui.widgets.paper import LABEL, fact, label_width, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.review import DayReview, Moved, StageWeek, Talk, WeekReview
    from store.rules.pipeline import Stage

FEW = 12
"""Lines of a part that are told before the rest is only counted."""


FIGURE = 10
"""Cells of a column of figures."""


def day_lines(review: DayReview, stages: Sequence[Stage], width: int) -> list[Content]:
    """What moved, what was done, what is left, what tomorrow holds."""
    names = _names(stages)
    lines = [*_talk(review.talk, width), Content("")]
    lines += [title(_("Who moved")), *_moves(review.moved, names, width), Content("")]
    if review.done:
        lines.append(title(_("What was done")))
        lines += _short([_line(done, width) for done in review.done])
        lines.append(Content(""))
    left = ngettext(
        "{count} line of today is still open.",
        "{count} lines of today are still open.",
        review.left,
    ).format(count=fmt.whole(review.left))
    lines.append(
        Content(left) if review.left else Content(_("Nothing of today is left open."))
    )
    lines += [Content(""), title(_("What is promised for tomorrow"))]
    if not review.tomorrow:
        lines.append(Content.styled(_("Nothing."), LABEL))
    names_wide = label_width([show(item.whose or "") for item in review.tomorrow])
    promised = []
    for item in review.tomorrow:
        said = fmt.said(item.reason.template, item.reason.detail)
        promised += fact(item.whose or fmt.DASH, said, names_wide, width)
    lines += _short(promised)
    return lines


def week_lines(
    review: WeekReview, stages: Sequence[Stage], today: date, width: int
) -> list[Content]:
    """How much was said, and how the pipeline moved."""
    since = _("Since {day}").format(day=fmt.short_day(review.since, today))
    said = [
        (since, *map(fmt.whole, _figures(review.talk))),
        (_("The 7 days before"), *map(fmt.whole, _figures(review.before))),
    ]
    head = ("", _("Sent"), _("Answers"), _("Warm-ups"), _("Minutes"))
    return [
        *_columns(head, said, width),
        Content(""),
        *_table(review.stages, stages, width),
    ]


def _talk(talk: Talk, width: int) -> list[Content]:
    labels = (_("Messages sent"), _("Answers"), _("Warm-ups"), _("Minutes noted"))
    wide = label_width(labels)
    return [
        line
        for label, count in zip(labels, _figures(talk), strict=True)
        for line in fact(label, fmt.whole(count), wide, width)
    ]


def _figures(talk: Talk) -> tuple[int, ...]:
    return talk.sent, talk.heard, talk.warmed, talk.minutes


def _moves(
    moved: Sequence[Moved], names: Mapping[str, str], width: int
) -> list[Content]:
    if not moved:
        return [Content.styled(_("Nobody."), LABEL)]
    wide = label_width([show(one.name) for one in moved], 24)
    lines: list[Content] = []
    for one in moved:
        before = _("new") if one.before is None else names[one.before]
        way = Content.assemble((before, LABEL), (" → ", LABEL), names[one.stage])
        if one.campaign:
            way = Content.assemble(way, "  ", (show(one.campaign), LABEL))
        lines += fact(one.name, way, wide, width)
    return _short(lines)


def _table(
    weeks: Sequence[StageWeek], stages: Sequence[Stage], width: int
) -> list[Content]:
    """A line for each stage, in her order: before, come, gone, now."""
    found = {week.stage: week for week in weeks}
    names = _names(stages)
    rows = [
        (
            names[stage.key],
            fmt.whole(found[stage.key].before),
            _signed("+", found[stage.key].came),
            _signed("-", found[stage.key].went),
            fmt.whole(found[stage.key].now),
        )
        for stage in stages
    ]
    return _columns(
        (_("Stage"), _("Week ago"), _("Came"), _("Went"), _("Now")), rows, width
    )


def _signed(sign: str, count: int) -> str:
    return f"{sign}{fmt.whole(count)}" if count else fmt.DASH


def _columns(
    head: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> list[Content]:
    """A small table: words on the left, figures on the right of their columns."""
    wide = min(24, width - 4 * FIGURE)

    def line(cells: Sequence[str]) -> str:
        figures = "".join(fit(cell, FIGURE, "right") for cell in cells[1:])
        return fit(cells[0], wide) + figures

    return [Content.styled(line(head), LABEL), *(Content(line(row)) for row in rows)]


def _names(stages: Sequence[Stage]) -> dict[str, str]:
    return {stage.key: show(fmt.stage(stage)) for stage in stages}


def _line(text: str, width: int) -> Content:
    return wrapped(Content(show(text)), width)[0]


def _short(lines: list[Content]) -> list[Content]:
    """The first lines, and how many more there are."""
    more = len(lines) - FEW
    if more <= 1:
        return lines
    rest = _("and {count} more").format(count=fmt.whole(more))
    return [*lines[:FEW], Content.styled(rest, LABEL)]
