"""The line one filters in, and the line under it that says what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from tui.i18n import N_, _
from tui.show import content
from tui.widgets.safe_input import LONGEST_FILTER, SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult

    from store.rules.filter_fields import FieldTable

EXAMPLE = N_("Filter: tier:micro er>3 tag:beauty country:KR -status:blocked mina")

OFFERED = 6
"""Completions shown at a time."""


class FilterInput(SafeInput):
    """The field itself: Tab completes, Enter and Down go to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", N_("Complete"), show=True),
        Binding("down", "leave", N_("To the list"), show=False),
        Binding("escape", "clear_or_leave", N_("Clear"), show=True),
    ]

    class Left(Message):
        """The user wants to go on in the list."""

    class CompleteRequested(Message):
        """The user wants the word under the cursor completed."""

    def action_complete(self) -> None:
        """Ask for a completion."""
        self.post_message(self.CompleteRequested())

    def action_leave(self) -> None:
        """Go on in the list."""
        self.post_message(self.Left())

    def action_clear_or_leave(self) -> None:
        """Empty the field; an empty one is left."""
        if self.value:
            self.value = ""
        else:
            self.post_message(self.Left())


class FilterBar(Vertical):
    """A filter, its completions or its mistake, and what the list holds now.

    ``fields`` gives the fields of the list, with the first word that is typed: those of
    the roster by themselves. ``example`` is a message that shows some of them.
    """

    DEFAULT_CSS = """
    FilterBar {
        height: 2;
        Horizontal { height: 1; }
        #filter-sign { width: 3; color: $text-muted; background: $panel; padding: 0 1; }
        #filter-line { height: 1; padding: 0 1; color: $text-muted; }
        #filter-line.-wrong { color: $text-error; }
    }
    """

    summary: var[str] = var("")
    """What the list holds, said when nobody types."""
    problem: var[str] = var("")
    """What is wrong with the filter, in one sentence."""
    values: var[Mapping[str, Sequence[str]]] = var(dict)
    """Values in use, by filter field, for completion."""

    @dataclass
    class Changed(Message):
        """The filter reads otherwise now."""

        text: str

    class Left(Message):
        """The user goes on in the list."""

    def __init__(
        self,
        fields: Callable[[], FieldTable] | None = None,
        example: str = EXAMPLE,
    ) -> None:
        super().__init__()
        self._fields = fields
        self._example = example

    def compose(self) -> ComposeResult:
        """The sign, the field, and the line beneath."""
        with Horizontal():
            yield Static("/", id="filter-sign")
            yield FilterInput(
                id="filter", select_on_focus=False, max_length=LONGEST_FILTER
            )
        yield Static(id="filter-line")

    @property
    def has_fields(self) -> bool:
        """Whether more than words can be looked for."""
        return self._fields is None or bool(self._fields().fields)

    @property
    def own_fields(self) -> FieldTable | None:
        """What can be looked for here; None for what there is of people."""
        return None if self._fields is None else self._fields()

    @property
    def example(self) -> str:
        """What a filter here looks like, in the language in use."""
        return _(self._example)

    @property
    def text(self) -> str:
        """The filter as it stands in the field."""
        return self.query_one(FilterInput).value

    def put(self, text: str) -> None:
        """Write a filter into the field, as if typed."""
        field = self.query_one(FilterInput)
        field.value = text
        field.cursor_position = len(text)

    def open(self) -> None:
        """Let the user type: over what stands there, or on from its end."""
        field = self.query_one(FilterInput)
        field.focus()
        field.select_all()

    def speak(self) -> None:
        """Say everything again, in the language in use."""
        self.query_one(FilterInput).placeholder = self.example
        self._renew()

    def watch_summary(self) -> None:
        """The list holds something else."""
        self._renew()

    def watch_problem(self) -> None:
        """The filter is wrong, or right again."""
        self._renew()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))
        self._renew()

    @on(Input.Submitted)
    @on(FilterInput.Left)
    def _leave(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Left())

    @on(FilterInput.CompleteRequested)
    def _complete(self, event: Message) -> None:
        event.stop()
        field = self.query_one(FilterInput)
        if not (offers := self._offers(field)):
            return
        before = field.value[: field.cursor_position]
        start = len(before) - len(before.split(" ")[-1])
        word = offers[0] if offers[0][-1] in ":<>=" else f"{offers[0]} "
        field.value = before[:start] + word + field.value[field.cursor_position :]
        field.cursor_position = start + len(word)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Typing begins: show completions."""
        self._renew()

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Typing ends: show what the list holds."""
        self._renew()

    def _offers(self, field: FilterInput) -> tuple[str, ...]:
        from store.rules import filters  # noqa: PLC0415 - with the first word

        place = field.value, field.cursor_position, self.values
        if self._fields is None:
            return filters.complete(*place)[:OFFERED]
        return filters.complete(*place, self._fields())[:OFFERED]

    def _renew(self) -> None:
        if not self.is_mounted:
            return
        line = self.query_one("#filter-line", Static)
        field = self.query_one(FilterInput)
        line.set_class(bool(self.problem), "-wrong")
        if self.problem:
            line.update(content(self.problem))
        elif field.has_focus and (offers := self._offers(field)):
            line.update(Content.assemble(("Tab ", "bold"), content("  ".join(offers))))
        else:
            line.update(content(self.summary))
