"""What a quick log line was understood as, field by field, live under the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.highlighter import Highlighter
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget

from tui import format as fmt
from tui.i18n import N_, _
from tui.show import fit, show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from rich.text import Text
    from textual.app import RenderResult
    from textual.events import Click

    from store.conversations import Found
    from store.quick_logging import Understood

DIM = "$foreground 60%"
_GAP = "  "
_DIRECTIONS = {"in": N_("← from them"), "out": N_("→ to them")}

_LABELS = {
    "who": N_("Who"),
    "channel": N_("Channel"),
    "direction": N_("Direction"),
    "amounts": N_("Amount"),
    "minutes": N_("Time"),
    "stage": N_("Stage"),
    "on": N_("Day"),
    "next": N_("Next"),
    "text": N_("Text"),
}

_ROWS: tuple[tuple[str, ...], ...] = (
    ("who",),
    ("channel", "direction"),
    ("amounts", "minutes"),
    ("stage", "on"),
    ("next",),
    ("text",),
)


class Pieces(Highlighter):
    """Marks what was read in the line, and underlines the place of a mistake."""

    understood: Understood | None = None

    def highlight(self, text: Text) -> None:
        """Mark the pieces; places are those of the line that was read last."""
        if self.understood is None:
            return
        for mark in self.understood.log.marks:
            if mark.field != "text":
                text.stylize("bold", mark.start, mark.end)
        problem = self.understood.problem
        if problem is not None:
            text.stylize("underline", problem.start, problem.end)


class LogEcho(Widget):
    """The fields of a touch to be logged; in parentheses what nobody said."""

    DEFAULT_CSS = """
    LogEcho { height: auto; width: 1fr; }
    """

    understood: reactive[Understood | None] = reactive(None, layout=True)
    stages: var[Mapping[str, str]] = var(dict)
    """What the stages are called, by their keys."""

    @dataclass
    class Picked(Message):
        """One of those whom the line may mean was clicked."""

        influencer_id: int

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def get_content_height(self, *_: object) -> int:
        """A line for each row, and for each of several people."""
        return len(_ROWS) + len(self._candidates)

    @property
    def _candidates(self) -> tuple[Found, ...]:
        people = self.understood.people if self.understood else ()
        return people if len(people) > 1 else ()

    def render(self) -> RenderResult:
        """The rows; those who may be meant stand under the first."""
        labels = {name: _(label) for name, label in _LABELS.items()}
        margin = max(map(cell_len, labels.values())) + 2
        values = self._values()
        lines = []
        for names in _ROWS:
            room = self.size.width // len(names)
            parts: list[str | tuple[str, str]] = []
            for name in names:
                text, is_said = values[name]
                cut = fit(text, room - margin - 1)
                parts += [
                    (fit(labels[name], margin), DIM),
                    (cut, "" if is_said else DIM),
                    " ",
                ]
            lines.append(Content.assemble(*parts))
            if names == ("who",):
                lines += [self._candidate(one, margin) for one in self._candidates]
        return Content("\n").join(lines)

    def _candidate(self, person: Found, margin: int) -> Content:
        found = self.understood
        is_here = found is not None and found.who == person
        text = f"{'▸' if is_here else ' '} {_person(person)}"
        if person.platform:
            text += f"{_GAP}{fmt.word(fmt.PLATFORM, person.platform)}"
        line = fit(text, self.size.width - margin)
        style = "bold $text-accent" if is_here else ""
        return Content.assemble(" " * margin, (line, style))

    def on_click(self, event: Click) -> None:
        """Pick the one that was clicked."""
        place = event.y - 1
        if 0 <= place < len(self._candidates):
            event.stop()
            self.post_message(self.Picked(self._candidates[place].influencer_id))

    def _values(self) -> dict[str, tuple[str, bool]]:
        """What each field shows, and whether it was said."""
        found = self.understood
        nothing = (fmt.DASH, False)
        if found is None:
            return dict.fromkeys(_LABELS, nothing)
        log, draft = found.log, found.draft
        way = log.direction or (draft.direction if draft else None)
        if draft is not None and draft.kind == "note":
            way = None
        day = log.on or self._today
        return {
            "who": (self._who(found), found.who is not None),
            "channel": self._channel(found),
            "direction": _told(way and _(_DIRECTIONS[way]), said=bool(log.direction)),
            "amounts": self._amounts(found),
            "minutes": _told(_minutes(log.minutes), said=True),
            "stage": self._stage(found),
            "on": _told(self._day(day) if found.who else None, said=bool(log.on)),
            "next": self._next(found),
            "text": (show(draft.body if draft else log.text), True)
            if log.text
            else nothing,
        }

    def _who(self, found: Understood) -> str:
        if found.who is None:
            return fmt.DASH
        place = self._place(found)
        return _person(found.who) + (f" · {place}" if place else "")

    def _place(self, found: Understood) -> str:
        """The conversation that it goes to."""
        campaign = show(found.campaign) if found.campaign else ""
        if found.conversation is not None:
            stage = self.stages.get(found.conversation.stage, "")
            return f"{campaign} · {stage}" if campaign else stage
        if found.draft is not None and found.comes_to is None:
            return _("a note on the card")
        new = _("a new conversation")
        return f"{new} · {campaign}" if campaign else new

    def _channel(self, found: Understood) -> tuple[str, bool]:
        log, draft = found.log, found.draft
        code = log.channel or (draft.channel if draft else None)
        told = None if code is None else fmt.word(fmt.CHANNEL, code)
        is_call = code == "phone" and draft is not None and draft.kind == "call"
        if draft is not None and draft.kind != "message" and not is_call:
            kind = fmt.word(fmt.TOUCH, draft.kind)
            return _told(f"{told}, {kind}" if log.channel else kind, said=True)
        return _told(told, said=bool(log.channel))

    def _amounts(self, found: Understood) -> tuple[str, bool]:
        if found.draft is None:
            said = [fmt.word(fmt.OFFER, amount.kind) for amount in found.log.amounts]
            return _told(", ".join(said) and f"{', '.join(said)} ?", said=True)
        told = [
            f"{fmt.word(fmt.OFFER, kind)} {fmt.amount(amount)}"
            for kind, amount in found.draft.amounts
        ]
        return _told(", ".join(told), said=True)

    def _stage(self, found: Understood) -> tuple[str, bool]:
        """The stage it comes to, said or by itself."""
        if found.log.stage:
            return _told(self.stages.get(found.log.stage), said=True)
        if found.comes_to is not None:
            return _told(self.stages.get(found.comes_to.stage), said=False)
        return _told(None, said=False)

    def _next(self, found: Understood) -> tuple[str, bool]:
        """What is to be done next, and on which day."""
        state, said = found.comes_to, found.log.next_on is not None
        if state is None:
            day = found.log.next_on
            return _told(None if day is None else self._day(day), said=True)
        if state.next_kind is None or state.next_step_on is None:
            return _told(_("nothing more is due"), said=False)
        step = show(state.next_step or fmt.word(fmt.NEXT, state.next_kind))
        return _told(f"{step}, {self._day(state.next_step_on)}", said=said)

    def _day(self, day: date) -> str:
        """A day written out, and what it is called from here."""
        plain = fmt.plain_day(day, year=day.year != self._today.year)
        near = fmt.short_day(day, self._today)
        return plain if near == plain else f"{near}, {plain}"


def _told(text: str | None, *, said: bool) -> tuple[str, bool]:
    """A value as it is shown: in parentheses when it is only assumed."""
    if not text:
        return fmt.DASH, False
    return (text, True) if said else (f"({text})", False)


def _person(person: Found) -> str:
    handle = f"{_GAP}@{show(person.handle)}" if person.handle else ""
    return f"{show(person.name)}{handle}"


def _minutes(minutes: int | None) -> str | None:
    if minutes is None:
        return None
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{count} min").format(count=rest)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
