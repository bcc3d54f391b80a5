"""Fields of a campaign's forms: words, days, counts, amounts, and boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from store.rules.people import PersonField
from store.rules.text import clean
from tui import format as fmt
from tui.campaign_terms import (
    read_any_day,
    read_code,
    read_past_day,
    read_pieces,
    read_price,
)
from tui.i18n import N_, _
from tui.show import fit, show
from tui.widgets.field_row import FieldRow
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual import events
    from textual.app import RenderResult
    from textual.geometry import Size

    from store.rules.money import Money


class EntryRow(FieldRow):
    """A field that takes any text, and says how it understands it.

    ``typed_over``: what is in it is selected when it gets the focus. That is so by
    itself where a field takes a day, an amount or a word of few.
    """

    TYPED_OVER: ClassVar[bool] = False

    def __init__(
        self,
        name: str,
        title: str,
        base: str = "",
        text: str | None = None,
        *,
        kind: str = "line",
        hint: str = "",
        typed_over: bool | None = None,
    ) -> None:
        super().__init__(PersonField(name, title, kind), base, text)
        self._accepted = hint
        if typed_over is None:
            typed_over = self.TYPED_OVER
        if typed_over and isinstance(self.entry, SafeInput):
            # Whoever comes to this field means another text, not a longer one.
            self.entry.select_on_focus = True

    def wrong(self) -> str:
        """Why the text will not do, in one sentence; or ""."""
        typed = clean(self.text)
        try:
            self.read(typed) if typed else ""
        except ValueError as problem:
            return str(problem)
        return ""

    def accepts(self) -> str:
        """How the text is understood; what the field accepts while there is none."""
        typed = clean(self.text)
        echo = ""
        if typed:
            try:
                echo = self.read(typed)
            except ValueError:
                echo = ""
        return echo or self._accepted

    def read(self, typed: str) -> str:  # noqa: ARG002 - for those that read it
        """How a text is understood, in words; raises ValueError with a sentence."""
        return ""

    def check(self) -> str:
        """Show how the text is understood, and what is wrong with it."""
        self._hint()
        return super().check()


class WordRow(EntryRow):
    """A field that takes one of a few words, or the beginning of one.

    ``words`` are in the reader's language, by their codes.
    """

    TYPED_OVER = True

    def __init__(
        self,
        name: str,
        title: str,
        words: Mapping[str, str],
        base: str = "",
        text: str | None = None,
    ) -> None:
        self._words = words
        spelled = " · ".join(words.values())
        super().__init__(name, title, base, text, hint=spelled)

    def accepts(self) -> str:
        """The words, always: they are few."""
        return self._accepted

    def read(self, typed: str) -> str:
        """The word that is meant."""
        found = read_code(typed, self._words)
        if not found:
            raise ValueError(
                _("{word} is none of these words.").format(word=show(typed, 40))
            )
        return self._words[found]

    @property
    def code(self) -> str:
        """What was chosen, "" for nothing."""
        return read_code(self.text, self._words)


class DayRow(EntryRow):
    """A field that takes a day, as it is said."""

    TYPED_OVER = True

    def __init__(
        self,
        name: str,
        title: str,
        today: date,
        base: date | None = None,
        text: str | None = None,
    ) -> None:
        self._today = today
        written = "" if base is None else base.isoformat()
        accepted = _("3d, fri, next week, 26 nov")
        super().__init__(name, title, written, text, hint=accepted)

    def read(self, typed: str) -> str:
        """The day with its weekday."""
        found = read_any_day(typed, self._today)
        return "" if found is None else f"→ {fmt.plain_day(found)}"

    @property
    def day(self) -> date | None:
        """The day that was typed."""
        return read_any_day(self.text, self._today)


class PastDayRow(EntryRow):
    """A field that takes a day that has been, or today."""

    TYPED_OVER = True

    def __init__(self, name: str, title: str, today: date, text: str) -> None:
        self._today = today
        accepted = _("today, yesterday, 12 nov")
        super().__init__(name, title, "", text, hint=accepted)

    def read(self, typed: str) -> str:
        """The day with its weekday."""
        found = read_past_day(typed, self._today)
        return "" if found is None else f"→ {fmt.plain_day(found)}"

    @property
    def day(self) -> date | None:
        """The day that was typed."""
        return read_past_day(self.text, self._today)


class CountRow(EntryRow):
    """A field that takes a whole number."""

    TYPED_OVER = True

    def read(self, typed: str) -> str:
        """The number in full."""
        found = read_pieces(typed)
        return "" if found is None or typed.isdigit() else f"→ {fmt.whole(found)}"

    @property
    def count(self) -> int | None:
        """The number that was typed."""
        return read_pieces(self.text)


class PriceRow(EntryRow):
    """A field that takes an amount; ``currency`` is meant where none is typed."""

    TYPED_OVER = True

    def __init__(
        self,
        name: str,
        title: str,
        base: Money | None = None,
        text: str | None = None,
        *,
        currency: str | None = None,
    ) -> None:
        self._currency = currency if base is None else base.currency
        written = "" if base is None else fmt.amount(base)
        hint = _("50만원, 120 €, $1,500 …")
        super().__init__(name, title, written, text, hint=hint)

    def read(self, typed: str) -> str:
        """The amount with its currency."""
        return f"→ {fmt.amount(read_price(typed, self._currency))}"

    @property
    def amount(self) -> Money | None:
        """The amount that was typed."""
        return read_price(self.text, self._currency)


class CheckField(Widget, can_focus=True):
    """Boxes to tick, in two columns; ``value`` are the codes of the ticked ones."""

    DEFAULT_CSS = """
    CheckField {
        height: auto; width: 1fr; padding: 0 1; background: $panel;
        &:focus { background: $boost; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", N_("Tick"), show=False),
        Binding("enter", "app.focus_next", N_("Next field"), show=False),
        Binding("right", "move(1)", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("down", "move(2)", show=False),
        Binding("up", "move(-2)", show=False),
    ]

    value: reactive[str] = reactive("")
    """Codes with blanks between them, in the order of the boxes."""
    here: reactive[int] = reactive(0)
    """The box that a space ticks."""

    class Changed(Message):
        """A box was ticked, or is no longer."""

    def __init__(self, words: Mapping[str, str], value: str) -> None:
        super().__init__()
        self._words = words
        self.set_reactive(CheckField.value, self._ordered(set(value.split())))

    def _ordered(self, ticked: set[str]) -> str:
        return " ".join(code for code in self._words if code in ticked)

    def render(self) -> RenderResult:
        """The boxes, ticked or not, and where one is."""
        ticked, half = set(self.value.split()), max(1, self.content_size.width // 2)
        parts = []
        for place, (code, title) in enumerate(self._words.items()):
            box = "[x]" if code in ticked else "[ ]"
            is_here = place == self.here and self.has_focus
            look = "bold reverse" if is_here else ""
            parts.append(Content.styled(fit(f"{box} {title}", half - 1), look))
            parts.append(Content("\n" if place % 2 else " "))
        return Content("").join(parts[:-1])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Two boxes a line."""
        return (len(self._words) + 1) // 2

    def action_move(self, by: int) -> None:
        """To another box; beyond them, to another field."""
        place = self.here + by
        if 0 <= place < len(self._words):
            self.here = place
        elif by < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()

    def action_tick(self) -> None:
        """Tick the box, or take the tick away."""
        code = list(self._words)[self.here]
        self.value = self._ordered(set(self.value.split()) ^ {code})
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """Tick the box under the mouse."""
        place = event.get_content_offset(self)
        if place is None:
            return
        box = place.y * 2 + int(place.x >= self.content_size.width // 2)
        if box < len(self._words):
            self.here = box
            self.action_tick()


class CheckRow(EntryRow):
    """Boxes to tick as a field of a form."""

    DEFAULT_CSS = """
    CheckRow { CheckField { width: 1fr; } }
    """

    def __init__(
        self,
        name: str,
        title: str,
        words: Mapping[str, str],
        base: str = "",
        text: str | None = None,
    ) -> None:
        boxes = CheckField(words, base if text is None else text)
        hint = _("Space ticks, the arrows go from box to box.")
        super().__init__(name, title, base, text, hint=hint)
        # Whoever reads a field reads its value, and boxes have one too.
        self.entry = cast("SafeInput", boxes)

    @property
    def touched(self) -> bool:
        """Whether other boxes are ticked than is stored."""
        return set(self.text.split()) != set(self.base.split())

    @on(CheckField.Changed)
    def _ticked(self, event: CheckField.Changed) -> None:
        event.stop()
        self.check()
        self.post_message(self.Typed())
