"""What every question is made of: a box, its keys, and a list that typing narrows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from store.rules.text import clean, fold, initials, is_initials
from tui.i18n import N_, _
from tui.screens.base import Dialog
from tui.show import content, show_block
from tui.widgets.key_lines import KeyLines
from tui.widgets.safe_input import LONGEST_FILTER, SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding
    from textual.widget import Widget

R = TypeVar("R")

WIDE = 84
"""Cells of a dialog with much to read or to type."""

CANCEL = Binding("escape", "never_mind", N_("Cancel"))


class Question(Dialog[R]):
    """A box with a title, whatever is asked, and the next keys at its bottom."""

    DEFAULT_CSS = """
    Question {
        align: center middle; background: $background 60%;
        KeyLines { margin-top: 1; }
    }
    """

    WIDTH: ClassVar[int] = 64
    """Cells; never more than the terminal has."""

    def __init__(self, title: str, detail: str = "") -> None:
        super().__init__()
        self._title = title
        self._detail = detail

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(classes="dialog") as box:
            # The looks of every dialog stand in the program's sheet, which wins over a
            # dialog's own; what one has for itself is said here.
            box.styles.width = self.WIDTH
            yield Static(content(self._title), classes="dialog-title")
            if self._detail:
                yield Static(Content(show_block(self._detail)), classes="dialog-help")
            yield from self.asked()
            keys = KeyLines()
            # Those of what has the focus come first: Enter, and what a list does.
            keys.by_declaration = False
            yield keys

    def asked(self) -> Iterable[Widget]:
        """What stands between the title and the keys."""
        return ()

    def words(self) -> Mapping[str, str]:
        """Titles of keys, by their action, where this question has better ones."""
        return {}

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys, in the words of this question; Enter in a field is its own."""
        found = super().active_bindings
        enter = found.get("enter")
        own = self._bindings.key_to_bindings.get("enter")
        if enter is not None and own and isinstance(enter.node, Input):
            title = _(own[0].description)
            binding = replace(own[0], description=title)
            found["enter"] = enter._replace(node=self, binding=binding)
        better = self.words()
        return {
            key: active._replace(binding=replace(active.binding, description=title))
            if (title := better.get(active.binding.action, ""))
            else active
            for key, active in found.items()
        }

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        # Enter comes this way round, and not by a priority binding, because input
        # methods send the last syllable and Enter at once: a priority binding would
        # answer before the field has that syllable.
        event.stop()
        for binding in self._bindings.key_to_bindings.get("enter", ()):
            await self.run_action(binding.action)

    def action_never_mind(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class Narrowing(Question[R]):
    """A list that typing narrows; Hangul is also found by its first consonants."""

    DEFAULT_CSS = """
    Narrowing {
        OptionList { margin-top: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        OptionList > .option-list--option-highlighted {
            background: $primary 30%; color: $foreground; text-style: bold;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
    ]

    def asked(self) -> Iterable[Widget]:
        """The field that narrows, and the list."""
        yield self.field()
        options = OptionList()
        options.styles.max_height = "48vh"  # so that the keys stay in sight
        # The keys always go to the field; the arrows reach the list from there.
        options.can_focus = False
        yield options

    def field(self) -> SafeInput:
        """The field that narrows."""
        return SafeInput(
            placeholder=_("Type to narrow the list"), max_length=LONGEST_FILTER
        )

    def on_mount(self) -> None:
        """Show the whole list."""
        self.refill(self.begins_at())

    def begins_at(self) -> int:
        """The line that the cursor is on at first."""
        return 0

    @property
    def typed(self) -> str:
        """What narrows the list."""
        try:
            return clean(self.query_one(SafeInput).value)
        except NoMatches:  # a key came before the field
            return ""

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def lines(self) -> Sequence[tuple[str, Content]]:
        """The lines that fit what is typed, as id and text."""
        raise NotImplementedError

    def refill(self, highlight: int = 0) -> None:
        """Show the lines that fit what is typed."""
        found = self.lines()
        options = self.options
        options.clear_options()
        options.add_options([Option(text, id=name) for name, text in found])
        options.highlighted = min(highlight, len(found) - 1) if found else None

    @on(Input.Changed)
    def _narrow(self) -> None:
        self.refill()
        self.refresh_bindings()

    def action_move(self, by: int) -> None:
        """Move in the list."""
        options = self.options
        if options.option_count:
            place = (options.highlighted or 0) + by
            options.highlighted = max(0, min(place, options.option_count - 1))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.chosen(str(event.option_id))

    def chosen(self, name: str) -> None:
        """A line was clicked."""
        raise NotImplementedError


def matches(typed: str, text: str) -> bool:
    """Tell whether a text is found by what somebody typed."""
    query = fold(typed)
    return query in fold(text) or (is_initials(typed) and query in initials(text))
