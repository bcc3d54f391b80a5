"""What a calendar of content says in words: of a day, of a piece, of a move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND, CONTENT_STATE
from tui.i18n import N_, _, ngettext
from tui.show import show

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.content_calendar import DayEntry

Line = tuple[tuple[str, str], ...]
"""Pieces of a line as (text, tone): safe to paint already."""

TURN = {"me": N_("your turn"), "influencer": N_("their turn")}
"""Whose turn it is, in the middle of a line."""

DOT = " · "


def weekday_names() -> Sequence[str]:
    """The weekdays in the language in use, Monday first."""
    return fmt.weekdays()


def day_name(on: date, today: date) -> str:
    """A day in words, with today and its neighbours called by their names."""
    if abs((on - today).days) > 1:
        return plain(on, today)
    return f"{plain(on, today)}, {fmt.short_day(on, today)}"


def plain(on: date, today: date) -> str:
    """A day in words, with its year if that is another."""
    return fmt.plain_day(on, year=on.year != today.year)


def day_head(on: date, total: int, off: str | None, today: date) -> str:
    """How much there is on a day; a holiday is called by its name."""
    named = day_name(on, today)
    if not total:
        said = _("Nothing on {day}").format(day=named)
    else:
        text = ngettext("{count} piece on {day}", "{count} pieces on {day}", total)
        said = text.format(count=fmt.whole(total), day=named)
    return f"{said}{DOT}{show(off)}" if off else said


def day_lines(total: int, off: str | None, width: int) -> list[Line]:
    """The same below the name of the day, where that stands by itself."""
    text = ngettext("{count} piece", "{count} pieces", total)
    said = text.format(count=fmt.whole(total)) if total else _("Nothing on this day")
    lines: list[Line] = [((said, "hint"),)]
    lines += [((text, "dim"),) for text in wrapped(show(off or ""), width)]
    return [*lines, ()]


def what_it_is(entry: DayEntry) -> str:
    """The kind of a piece, and what it is called."""
    kind = _(CONTENT_KIND.get(entry.kind, entry.kind))
    return f"{kind}: {show(entry.title)}" if entry.title else kind


def whose_turn(entry: DayEntry) -> str:
    """Whose turn it is; "" where the day is all that is left to know."""
    return "" if entry.what == "live" else _(TURN.get(entry.blocking, ""))


def standing(entry: DayEntry) -> str:
    """Where a piece stands; of a draft, that it is the draft that is due."""
    if entry.what == "draft":
        return _("Draft due")
    if entry.lane == "measured":
        return _("Measured")
    return _(CONTENT_STATE.get(entry.lane, entry.lane))


def warnings(entry: DayEntry, today: date) -> list[tuple[str, str]]:
    """What is wrong with a piece on its day, in words, each with its tone."""
    said: list[tuple[str, str]] = []
    if entry.is_late:
        said.append((fmt.late((today - entry.on).days), "error"))
    if entry.clash == "account":
        other = entry.clash_with or ""
        other = _(CONTENT_KIND[other]) if other in CONTENT_KIND else show(other)
        text = _("≠ same account: {other}").format(other=other)
        said.append((text, "warning"))
    elif entry.clash and entry.clash_until is not None:
        text = _("≠ bound to {campaign} until {day}").format(
            campaign=show(entry.clash_with) if entry.clash_with else _("somebody"),
            day=plain(entry.clash_until, today),
        )
        said.append((text, "warning"))
    return said


def one_line(entry: DayEntry, today: date) -> Line:
    """Everything about a piece in one line, the most important first."""
    parts = [(what_it_is(entry), ""), *warnings(entry, today)]
    parts += [(standing(entry), ""), (whose_turn(entry), "hint")]
    parts.append((show(entry.campaign or ""), "dim"))
    pieces = [(show(entry.name), "strong")]
    for text, tone in parts:
        if text:
            pieces += ((DOT, "dim"), (text, tone))
    return tuple(pieces)


def block(
    entry: DayEntry, width: int, today: date, *, with_campaign: bool
) -> list[Line]:
    """The lines below the name of a piece, each in so many cells."""
    lines: list[Line] = [((text, ""),) for text in wrapped(what_it_is(entry), width)]
    turn = whose_turn(entry)
    stands = f"{standing(entry)}{DOT}{turn}" if turn and with_campaign else ""
    if stands and cell_len(stands) <= width:
        lines.append(((standing(entry), ""), (f"{DOT}{turn}", "hint")))
    else:
        lines += [((text, ""),) for text in wrapped(standing(entry), width)]
        lines += [((text, "hint"),) for text in wrapped(turn, width)]
    for said, tone in warnings(entry, today):
        lines += [((text, tone),) for text in wrapped(said, width)]
    if with_campaign and entry.campaign:
        lines += [((text, "dim"),) for text in wrapped(show(entry.campaign), width)]
    return lines


def wrapped(text: str, width: int) -> list[str]:
    """A text broken between its words; a word that is too long is broken itself."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        wanted = f"{line} {word}" if line else word
        if cell_len(wanted) <= width:
            line = wanted
            continue
        if line:
            lines.append(line)
        *whole, line = chop_cells(word, max(2, width)) or [""]
        lines += whole
    return [*lines, line] if line else lines
