"""Questions about a file: choose one of several answers, or type one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.i18n import N_, _
from tui.screens.base import Dialog
from tui.show import content, show
from tui.widgets.bars import KeyBar
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

_GAP = 3
_FEWEST, _MOST, _AROUND = 3, 16, 15
"""Answers in sight, and the lines that everything around them takes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer; ``aside`` says more about it."""

    value: str
    label: str
    aside: str = ""


class FileQuestion(Dialog[str | None]):
    """A question with its possible answers; typing narrows them.

    ``typed`` checks what somebody types that is none of the answers: it returns the
    answer, or raises ValueError with a sentence. Without it only answers listed count.
    Ends with the value of the answer, or None for never mind.
    """

    DEFAULT_CSS = """
    FileQuestion {
        align: center middle;
        background: $background 60%;
        SafeInput { margin: 1 0; }
        OptionList { scrollbar-background: $surface; }
        KeyBar { margin: 1 0 0 0; background: $surface; padding: 0; dock: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", N_("Choose"), priority=True),
        Binding("escape", "leave", N_("Never mind")),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        answers: Sequence[Answer] = (),
        *,
        current: str = "",
        help_text: str = "",
        typed: Callable[[str], str] | None = None,
        text: str = "",
    ) -> None:
        super().__init__()
        self._title, self._help, self._text = title, help_text, text
        self._answers, self._current, self._typed = tuple(answers), current, typed
        self._fitting = self._answers

    def compose(self) -> ComposeResult:
        """The question, the field, the answers, the keys."""
        with Vertical(classes="dialog"):
            yield Static(content(self._title), classes="dialog-title")
            if self._help:
                yield Static(content(self._help), classes="dialog-help")
            yield SafeInput(self._text, placeholder=self._hint())
            if self._answers:
                yield OptionList(markup=False)
            yield Static(classes="problem")
            yield KeyBar()

    def _hint(self) -> str:
        if not self._answers:
            return ""
        if self._typed is not None:
            return _("type to narrow the list, or another answer")
        return _("type to narrow the list")

    def on_mount(self) -> None:
        """Begin at the answer that holds now."""
        self.query_one(".problem", Static).display = False
        field = self.query_one(SafeInput)
        field.focus()
        field.cursor_position = len(self._text)
        self._fill("")

    def on_resize(self, event: Resize) -> None:
        """Keep the keys under the list in sight, however few lines there are."""
        if self._answers:
            height = max(_FEWEST, min(_MOST, event.size.height - _AROUND))
            self.query_one(OptionList).styles.max_height = height

    def _fill(self, text: str) -> None:
        if not self._answers:
            return
        wanted = text.casefold().split()
        self._fitting = tuple(
            answer
            for answer in self._answers
            if all(
                word in f"{answer.value} {answer.label} {answer.aside}".casefold()
                for word in wanted
            )
        )
        listed = self.query_one(OptionList)
        listed.clear_options()
        width = max((cell_len(show(a.label)) for a in self._answers), default=0)
        listed.add_options([Option(_line(answer, width)) for answer in self._fitting])
        places = [at for at, a in enumerate(self._fitting) if a.value == self._current]
        if self._fitting:
            listed.highlighted = places[0] if places and not wanted else 0

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(".problem", Static).display = False
        self._fill(event.value)

    def action_move(self, step: int) -> None:
        """Move among the answers without leaving the field."""
        if not self._fitting:
            return
        listed = self.query_one(OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._fitting[event.option_index].value)

    def action_answer(self) -> None:
        """End with the answer that is marked, or the one typed."""
        text = self.query_one(SafeInput).value.strip()
        if self._fitting:
            place = self.query_one(OptionList).highlighted or 0
            self.dismiss(self._fitting[place].value)
        elif self._typed is None:
            self._refuse(_("None of the answers is like that."))
        else:
            try:
                value = self._typed(text)
            except ValueError as problem:
                self._refuse(str(problem))
            else:
                self.dismiss(value)

    def _refuse(self, text: str) -> None:
        problem = self.query_one(".problem", Static)
        problem.update(content(text))
        problem.display = True

    def action_leave(self) -> None:
        """Never mind."""
        self.dismiss(None)


def _line(answer: Answer, width: int) -> Content:
    label = show(answer.label)
    if not answer.aside:
        return Content(label)
    blanks = " " * (width - cell_len(label) + _GAP)
    return Content.assemble(label, blanks, (show(answer.aside), "$foreground 60%"))
