"""Until when something is put off: one digit, or the day in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from store.rules.date_words import read_when
from store.rules.text import clean
from tui import format as fmt
from tui import i18n
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _, ngettext
from tui.show import content
from tui.widgets.paper import LABEL
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import RenderResult

    from tui.app import SoloistApp

QUICK = (1, 2, 3, 7)
"""Days that are shown beside their digit; the other digits work as well."""

LONGEST = 40
"""Characters that a day in words may take."""


async def ask_until(app: SoloistApp, title: str) -> date | None:
    """Ask until when something is put off; None for never mind."""
    return await app.push_screen_wait(SnoozeDialog(title, app.today()))


def read_day(text: str, today: date) -> date | None:
    """A day in words, as it is typed to plan something; None for an empty word.

    Raises ValueError with a sentence for what is no day, and for one that has passed.
    """
    typed = clean(text)
    try:
        found = read_when(typed, today, i18n.current())
    except ValueError:
        raise ValueError(_("This is no day that can be read.")) from None
    if found is not None and found < today:
        raise ValueError(_("That day has passed."))
    return found


def day_read(value: date, today: date) -> Content:
    """A day as it was understood, and how far off it is."""
    away = (value - today).days
    far = _("today") if not away else ngettext("in a day", "in {count} days", away)
    return Content.assemble(
        ("→ ", LABEL),
        (fmt.plain_day(value, year=value.year != today.year), "bold"),
        (f"  {far.format(count=away)}", LABEL),
    )


class DayField(SafeInput):
    """A field in which a digit that comes first means so many days."""

    class Days(Message):
        """A digit was the first key."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    words_only = False
    """Whether the first digit is a letter like any other."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave the digits to the dialog while nothing is typed."""
        return not self._is_days(key) and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if self._is_days(event.key):
            event.stop()
            event.prevent_default()
            self.post_message(self.Days(int(event.key)))

    def _is_days(self, key: str) -> bool:
        return not self.value and not self.words_only and key in set("123456789")


class QuickDays(Widget):
    """The digits, and the day that each of them is."""

    DEFAULT_CSS = """
    QuickDays { height: auto; width: 1fr; margin: 1 0; }
    QuickDays.-aside { opacity: 45%; }
    """

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def render(self) -> RenderResult:
        """One line each."""
        names = [_name(days) for days in QUICK]
        wide = max(map(cell_len, names)) + 3
        lines = [
            Content.assemble(
                (f" {days} ", "bold $text-accent"),
                f" {name}{' ' * (wide - cell_len(name))}",
                (fmt.plain_day(self.day(days), year=False), LABEL),
            )
            for days, name in zip(QUICK, names, strict=True)
        ]
        return Content("\n").join(lines)

    def day(self, days: int) -> date:
        """The day so many days on."""
        return self._today + timedelta(days=days)

    def on_click(self, event: events.Click) -> None:
        """A click on a line is its digit."""
        event.stop()
        if 0 <= event.y < len(QUICK):
            self.post_message(DayField.Days(QUICK[event.y]))


def _name(days: int) -> str:
    if days == 1:
        return _("Tomorrow")
    if days == 7:
        return _("In a week")
    return ngettext("In {count} day", "In {count} days", days).format(count=days)


class SnoozeDialog(Question[date | None]):
    """Asks for a day: a digit answers at once, words are read while they are typed."""

    DEFAULT_CSS = """
    SnoozeDialog {
        #read { height: 1; width: 1fr; margin-top: 1; }
        #read.problem { color: $text-error; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "words", N_("A date with figures")),
        Binding("enter", "answer", N_("Put off")),
        CANCEL,
    ]

    WIDTH = 56

    def __init__(self, title: str, today: date) -> None:
        super().__init__(title)
        self._today = today

    def asked(self) -> Iterable[Widget]:
        """The digits, the field, and the day as it was read."""
        yield QuickDays(self._today)
        yield DayField(placeholder=_("or fri, next week, 26 nov"), max_length=LONGEST)
        yield Static(id="read")

    @property
    def field(self) -> DayField:
        """Where the words are typed."""
        return self.query_one(DayField)

    @on(DayField.Days)
    def _days(self, event: DayField.Days) -> None:
        self.dismiss(self._today + timedelta(days=event.count))

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one(QuickDays).set_class(bool(self.field.value), "-aside")
        self._tell()
        self.refresh_bindings()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a day to answer with, and digits to be told apart."""
        if action not in {"answer", "words"} or not self.query(DayField):
            return True
        typed = bool(self.field.value)
        return typed if action == "answer" else not (typed or self.field.words_only)

    def _tell(self) -> date | None:
        """Say which day is read, or why none is; answers that day."""
        place = self.query_one("#read", Static)
        found, words = None, Content("")
        wrong = False
        try:
            found = read_day(self.field.value, self._today)
        except ValueError as problem:
            wrong, words = True, content(str(problem))
        if found is not None:
            words = day_read(found, self._today)
        place.set_class(wrong, "problem")
        place.update(words)
        return found

    def action_words(self) -> None:
        """Let digits be part of a date."""
        self.field.words_only = True
        self.query_one(QuickDays).add_class("-aside")
        self.refresh_bindings()

    def action_answer(self) -> None:
        """Answer with the day that was read."""
        if (found := self._tell()) is not None:
            self.dismiss(found)
