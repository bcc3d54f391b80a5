"""What was said to somebody and by them, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from tui import format as fmt
from tui.i18n import _, ngettext
from tui.show import fit, show, show_block
from tui.widgets.paper import LABEL, Paper, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.conversations import TouchRow
    from tui.card_talks import Talks

OUT, IN = "→", "←"
"""To them, and from them."""

_LEAST = 24
"""Cells beside the day in which it is worth while to put the words of a touch."""


class TimelinePaper(Paper):
    """Every touch, each with its day, its way, and how it began."""

    talks: reactive[Talks | None] = reactive(None, layout=True)
    """What there is; None before anything was read."""

    def lines(self, width: int) -> Sequence[Content]:
        """The touches that were read, and how to see more."""
        return [] if self.talks is None else timeline_lines(self.talks, width)


def timeline_lines(talks: Talks, width: int) -> list[Content]:
    """The touches, for ``width`` cells; nothing at all without any."""
    if not talks.touches:
        return []
    days = [fmt.short_day(touch.on_day, talks.today) for touch in talks.touches]
    ways = [fmt.word(fmt.CHANNEL, touch.channel) for touch in talks.touches]
    wide = max(map(cell_len, days))
    way = max(map(cell_len, ways))
    lines = [title(_("Timeline"))]
    for touch, day, channel in zip(talks.touches, days, ways, strict=True):
        head = Content.assemble(
            (fit(day, wide), LABEL),
            "  ",
            _arrow(touch),
            f" {fit(channel, way)}  ",
        )
        lines += _beside(head, _words(touch, talks), width)
    if talks.has_more:
        more = _("There are earlier ones: + shows them.")
        lines += wrapped(Content.styled(more, LABEL), width)
    return [*lines, Content("")]


def _arrow(touch: TouchRow) -> tuple[str, str]:
    if touch.kind == "note":
        return "·", LABEL
    return (OUT, "$text-accent") if touch.direction == "out" else (IN, "$text-success")


def _words(touch: TouchRow, talks: Talks) -> list[Content]:
    """What a touch was about, and quietly under it what else is known."""
    parts: list[tuple[str, str] | str] = []
    if touch.kind != "message":
        parts.append((fmt.word(fmt.TOUCH, touch.kind), "bold"))
    if words := began(touch):
        parts.append(words)
    rows = [_spaced(parts)] if parts else []
    if aside := _aside(touch, talks):
        rows.append(Content.styled(" · ".join(aside), LABEL))
    return rows or [Content.styled(fmt.word(fmt.TOUCH, touch.kind), LABEL)]


def _spaced(parts: Sequence[tuple[str, str] | str]) -> Content:
    return Content("  ").join([Content.assemble(part) for part in parts])


def began(touch: TouchRow) -> str:
    """The subject of a touch, or the first line of what was said; "" without either."""
    if touch.subject:
        return show(touch.subject)
    rows = (line.strip() for line in (touch.body or "").split("\n"))
    return show(next(filter(None, rows), ""))


def _aside(touch: TouchRow, talks: Talks) -> list[str]:
    """From which template, how long it took, when it was answered, in which campaign.

    The campaign is said only where touches of several collaborations are shown.
    """
    parts = []
    if touch.campaign and len({one.collaboration_id for one in talks.touches}) > 1:
        parts.append(show(touch.campaign))
    if touch.template is not None:
        name = talks.templates.get(touch.template, touch.template)
        parts.append(show(name))
    if touch.minutes:
        parts.append(
            ngettext("{count} minute", "{count} minutes", touch.minutes).format(
                count=fmt.whole(touch.minutes)
            )
        )
    if touch.answered_on is not None:
        day = fmt.short_day(touch.answered_on, talks.today)
        parts.append(_("answered: {day}").format(day=day))
    return parts


def told(touch: TouchRow, talks: Talks, width: int) -> list[Content]:
    """The whole of one touch, to be read."""
    way = _("To them") if touch.direction == "out" else _("From them")
    parts = [
        fmt.plain_day(touch.on_day),
        way,
        fmt.word(fmt.CHANNEL, touch.channel),
        fmt.word(fmt.TOUCH, touch.kind),
    ]
    lines = wrapped(Content(" · ".join(parts)), width)
    if aside := _aside(touch, talks):
        lines += wrapped(Content.styled(" · ".join(aside), LABEL), width)
    if touch.subject:
        subject = Content.styled(show(touch.subject), "bold")
        lines += [Content(""), *wrapped(subject, width)]
    if touch.body:
        lines.append(Content(""))
        for row in show_block(touch.body).split("\n"):
            lines += wrapped(Content(row), width)
    return lines


def _beside(head: Content, rows: Sequence[Content], width: int) -> list[Content]:
    """Rows beside a head, each cut to one line; under it where there is no room."""
    room = width - head.cell_length
    if room < _LEAST:
        room, lead = width - 2, [head.rstrip()]
        return [*lead, *(Content("  ") + _cut(row, room) for row in rows)]
    indent = Content(" " * head.cell_length)
    return [
        (head if place == 0 else indent) + _cut(row, room)
        for place, row in enumerate(rows)
    ]


def _cut(row: Content, width: int) -> Content:
    return row.truncate(width, ellipsis=True)
