"""What is known around a piece of content: days, checks, looks, figures, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.rules.content_words import OWN_CHECKS, READING_FIGURES
from tui import format as fmt
from tui import rights_words
from tui.dialogs.figures_of_post import FIGURE, WINDOW
from tui.i18n import _, ngettext
from tui.show import show
from tui.widgets.campaign_content import MAKING
from tui.widgets.paper import LABEL, fact, label_width, title
from tui.widgets.piece_papers import PiecePaper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.live_checks import LiveCheckRow
    from store.readings import ReadingRow
    from store.rules.rights import Ruling
    from tui.piece_facts import PieceShown

MOST = 26
"""Cells for the labels at most, with the blanks behind them."""

_BLANK = Content("")
_GOOD, _BAD, _OPEN = "✓", "x", "○"


class Part(NamedTuple):
    """A heading and what stands under it, as label and value."""

    head: str
    facts: Sequence[tuple[str, Content | str | None]]


class AroundPaper(PiecePaper):
    """One part after the other, all with one column of labels."""

    def written(self, shown: PieceShown, width: int) -> list[Content]:
        """Days, checks, looks at the post, figures, rights, what is kept."""
        parts = [
            part
            for part in (
                _days(shown),
                _checks(shown),
                _looks(shown),
                _figures(shown),
                _rights(shown),
                _kept(shown),
            )
            if part.facts
        ]
        labels = [label for part in parts for label, _value in part.facts]
        wide = label_width(labels, most=MOST)
        lines: list[Content] = []
        for part in parts:
            lines += [_BLANK] if lines else []
            lines.append(title(part.head))
            for label, value in part.facts:
                lines += fact(label, value, wide, width)
        return lines


def _days(shown: PieceShown) -> Part:
    """By when, since when, and what follows from that."""
    row, today = shown.row, shown.today
    found: list[tuple[str, Content | str | None]] = []
    if row.live_on is None:
        late = row.state in MAKING
        found.append((_("Draft due"), _due(row.draft_due_on, today, counts=late)))
        is_open = row.state != "cancelled"
        found.append((_("To go live"), _due(row.live_due_on, today, counts=is_open)))
        return Part(_("Days"), found)
    found.append((_("Live since"), _due(row.live_on, today, counts=False)))
    if row.live_due_on is not None:
        found.append((_("To go live"), _due(row.live_due_on, today, counts=False)))
    if row.payment_due_on is not None:
        # Whether it was paid is not known here, so that nothing here is late.
        found.append((_("Payment by"), _due(row.payment_due_on, today, counts=False)))
    if row.measure_due_on is not None:
        found.append((_("Next figures"), _due(row.measure_due_on, today, counts=True)))
    return Part(_("Days"), found)


def _due(day: date | None, today: date, *, counts: bool) -> Content | None:
    """A day, and how late it is where that counts."""
    if day is None:
        return None
    words = Content(fmt.short_day(day, today))
    if counts and day < today:
        late = fmt.late((today - day).days)
        words += Content.styled(f"  {late}", "$text-error")
    return words


def _checks(shown: PieceShown) -> Part:
    """Guideline, brand, and how much of the compliance list was answered."""
    own = {one.item: one for one in shown.checks if one.item in OWN_CHECKS}
    names = {
        "guideline": (_("Guideline"), _("not looked at: g")),
        "brand_fit": (_("Brand"), _("not looked at: b")),
    }
    found: list[tuple[str, Content | str | None]] = []
    for item, (label, unseen) in names.items():
        check = own.get(item)
        found.append(
            (label, answer(None if check is None else check.ok, unseen=unseen))
        )
    done = sum(one.ok is not None for one in shown.points)
    words = _("{done} of {total} looked at")
    said = words.format(done=done, total=len(shown.points))
    value = Content(said)
    if failed := sum(one.ok is False for one in shown.points):
        wrong = ngettext("{count} not in order", "{count} not in order", failed)
        value += Content.styled(f"  ! {wrong.format(count=failed)}", "$text-error")
    elif done == len(shown.points):
        value = Content.styled(f"{_GOOD} ", "$text-success") + value
    found.append((_("Compliance"), value))
    return Part(_("Checks"), found)


def answer(ok: bool | None, *, unseen: str) -> Content:
    """In order, not in order, or not looked at; a sign says it without a colour."""
    if ok is None:
        return Content.styled(f"{_OPEN} {unseen}", LABEL)
    return _good(_("in order")) if ok else _bad(_("not in order"))


def _good(words: str) -> Content:
    return Content.styled(f"{_GOOD} {words}", "$text-success")


def _bad(words: str) -> Content:
    return Content.styled(f"{_BAD} {words}", "$text-error")


def _looks(shown: PieceShown) -> Part:
    """The looks at the post, those that were done and those to come."""
    return Part(
        _("Looks at the post"),
        [(look_word(one), _look(one, shown.today)) for one in shown.live_checks],
    )


def look_word(one: LiveCheckRow) -> str:
    """After how many days it is looked at, or that it is looked at once more."""
    if not one.after_days:
        return _("Once more")
    said = ngettext("After {count} day", "After {count} days", one.after_days)
    return said.format(count=fmt.whole(one.after_days))


def _look(one: LiveCheckRow, today: date) -> Content:
    if one.on_day is None:
        words = Content.styled(f"{_OPEN} ", LABEL)
        return words + (_due(one.due_on, today, counts=True) or Content(""))
    day = Content.styled(f"  {fmt.short_day(one.on_day, today)}", LABEL)
    if one.live is False:
        words = _bad(_("gone"))
    elif one.labelled is False:
        words = _bad(_("no label"))
    else:
        words = _good(_("up and labelled"))
    note = Content.styled(f"  {show(one.note, 80)}", LABEL) if one.note else Content("")
    return words + day + note


def _figures(shown: PieceShown) -> Part:
    """What was counted, window by window."""
    return Part(
        _("Figures"),
        [(_(WINDOW[one.window]), _counted(one)) for one in shown.readings],
    )


def _counted(one: ReadingRow) -> str:
    """The figures that are known, in the order of the form."""
    parts = [
        f"{_(FIGURE[name])} {fmt.compact(count)}"
        for name in READING_FIGURES
        if (count := one.figures.get(name)) is not None
    ]
    return " · ".join(parts) or fmt.DASH


def _rights(shown: PieceShown) -> Part:
    """May it run today? Each layer with its answer and why."""
    return Part(
        _("May it run today?"),
        [
            (_(rights_words.SHORT_LAYER[layer]), _ruled(ruling, shown))
            for layer, ruling in shown.rulings
        ]
        if shown.rights
        else [(_("Rights"), Content.styled(_("none noted: R notes one"), LABEL))],
    )


def _ruled(ruling: Ruling, shown: PieceShown) -> Content:
    """Yes or no to one layer, and the reason."""
    said = rights_words.sentence(ruling, shown.today, shown.row.market)
    colour = "$text-success" if ruling.allowed else LABEL
    return Content.styled(f"{rights_words.sign(ruling)} {show(said)}", colour)


def _kept(shown: PieceShown) -> Part:
    """What of it is in the library."""
    return Part(
        _("In the library"),
        [
            (fmt.short_day(one.captured_on, shown.today), one.title or one.place)
            for one in shown.assets
        ],
    )
