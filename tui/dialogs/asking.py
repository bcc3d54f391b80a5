"""Questions that many places ask: yes or no, a line, one of a list, which tags.

Each is awaited and answers a value, or None when somebody thinks better of it. Texts
given to them are in the reader's language already, and may hold anything: they are
painted as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from store.rules.text import clean, fold
from tui.dialogs.question import CANCEL, Narrowing, Question, matches
from tui.i18n import N_, _
from tui.show import content, show
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from textual import events
    from textual.widget import Widget

__all__ = ["Choice", "Choose", "Confirm", "PickTags", "Prompt", "TagChanges"]

T = TypeVar("T")


class Confirm(Question[bool]):
    """Answers True for yes; Escape is no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "yes", N_("Yes")),
        Binding("escape,n", "no", N_("No")),
    ]

    def __init__(
        self, question: str, detail: str = "", *, yes: str = "", no: str = ""
    ) -> None:
        super().__init__(question, detail)
        self._words = {"yes": yes, "no": no}

    def words(self) -> Mapping[str, str]:
        """The two answers, in the words of this question."""
        return self._words

    def action_yes(self) -> None:
        """Agree."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave things as they are."""
        self.dismiss(False)


class Prompt(Question[str | None]):
    """Asks for one line; ``check`` gives a sentence on what is wrong, or "".

    Answers the line without outer spaces; it may be empty when ``check`` allows that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", N_("OK")),
        CANCEL,
    ]

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        detail: str = "",
        check: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(title, detail)
        self._value = value
        self._check = check

    def asked(self) -> Iterable[Widget]:
        """The field, and what is wrong with what is in it."""
        yield SafeInput(self._value, select_on_focus=True)
        yield Static(classes="problem")

    def problem(self, text: str) -> str:
        """What is wrong with a line, in one sentence; "" for nothing."""
        return self._check(clean(text)) if self._check is not None else ""

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        # An empty field needs no telling off before Enter.
        wrong = self.problem(event.value) if clean(event.value) else ""
        self.query_one(".problem", Static).update(content(wrong))

    def action_answer(self) -> None:
        """Answer, unless the line will not do."""
        value = clean(self.query_one(SafeInput).value)
        if wrong := self.problem(value):
            self.query_one(".problem", Static).update(content(wrong))
            return
        self.dismiss(value)


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One thing to choose: what it is, its words, and words beside them."""

    value: T
    text: str
    aside: str = ""


class Choose(Narrowing[T | None]):
    """Asks for one of a list; answers its value."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Choose")),
        CANCEL,
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[T]],
        *,
        current: T | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(title, detail)
        self._choices = choices
        self._current = current

    def begins_at(self) -> int:
        """What is so now."""
        values = [choice.value for choice in self._choices]
        return values.index(self._current) if self._current in values else 0

    def lines(self) -> Sequence[tuple[str, Content]]:
        """The choices that fit, those that begin with what is typed first."""
        typed = self.typed
        found = [
            (not fold(choice.text).startswith(fold(typed)), place, choice)
            for place, choice in enumerate(self._choices)
            if matches(typed, choice.text) or matches(typed, choice.aside)
        ]
        found.sort(key=lambda line: line[:2])
        return [
            (
                str(place),
                Content.assemble(
                    show(choice.text), "  ", (show(choice.aside), "$foreground 60%")
                )
                if choice.aside
                else content(choice.text),
            )
            for _late, place, choice in found
        ]

    def action_choose(self) -> None:
        """Answer with the line under the cursor."""
        if (option := self.options.highlighted_option) is not None:
            self.chosen(str(option.id))

    def chosen(self, name: str) -> None:
        """Answer with this line."""
        self.dismiss(self._choices[int(name)].value)


@dataclass(frozen=True, slots=True)
class TagChanges:
    """Tags to put on and to take off."""

    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


class TagField(SafeInput):
    """A field in which the first key may be a space that means: on or off."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave the space to the dialog while nothing is typed."""
        if key == "space" and not self.value:
            return False
        return super().check_consume_key(key, character)

    class Flipped(Message):
        """A space was the first key."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "space" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.Flipped())


class PickTags(Narrowing[TagChanges | None]):
    """Asks which tags to put on or take off; new ones are made by typing them.

    ``on`` are the tags everybody has, ``some`` those that only some of them have.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", N_("Save")),
        Binding("space", "flip", N_("On or off")),
        CANCEL,
    ]

    def __init__(
        self,
        title: str,
        known: Sequence[str],
        *,
        on: Collection[str] = (),
        some: Collection[str] = (),
    ) -> None:
        super().__init__(title)
        had = {fold(name) for name in (*on, *some)}
        self._names = [*on, *some, *(name for name in known if fold(name) not in had)]
        self._on = {fold(name) for name in on}
        self._some = {fold(name) for name in some}
        self._want: dict[str, bool] = {}
        """Folded name -> whether it shall be on; only what was touched."""

    def field(self) -> SafeInput:
        """The field that narrows, and takes new tags."""
        return TagField(placeholder=_("Type to find a tag, or to make a new one"))

    def lines(self) -> Sequence[tuple[str, Content]]:
        """The tags that fit, and what would be a new one."""
        typed = self.typed
        found = [
            (f"tag-{place}", Content(f"{self._mark(name)} {show(name)}"))
            for place, name in enumerate(self._names)
            if matches(typed, name)
        ]
        if typed and fold(typed) not in {fold(name) for name in self._names}:
            new = _("New tag: {name}").format(name=typed)
            found.append(("new", content(f"[+] {new}")))
        return found

    def _mark(self, name: str) -> str:
        key = fold(name)
        if key in self._want:
            return "[x]" if self._want[key] else "[ ]"
        if key in self._some:
            return "[-]"
        return "[x]" if key in self._on else "[ ]"

    def words(self) -> Mapping[str, str]:
        """With something typed, Enter is about that; else it saves."""
        return {"enter": _("On or off")} if self.typed else {}

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """A space is a letter while something is typed."""
        return not (action == "flip" and self.typed)

    def action_enter(self) -> None:
        """Put on or off what is typed; answer when nothing is."""
        if not self.typed:
            self.dismiss(self._changes())
            return
        self.action_flip()

    @on(TagField.Flipped)
    def action_flip(self) -> None:
        """Put the tag under the cursor on, or take it off."""
        if (option := self.options.highlighted_option) is not None:
            self.chosen(str(option.id))

    def chosen(self, name: str) -> None:
        """Put this one on, or take it off."""
        place = self.options.highlighted or 0
        if name == "new":
            for word in self.typed.split(","):
                self._make(clean(word))
            place = 0
        else:
            tag = self._names[int(name.removeprefix("tag-"))]
            self._want[fold(tag)] = self._mark(tag) != "[x]"
        if self.typed:
            self.query_one(SafeInput).value = ""
            self.refill()
        else:
            self.refill(place)

    def _make(self, name: str) -> None:
        if not name:
            return
        if fold(name) not in {fold(known) for known in self._names}:
            self._names.insert(0, name)
        self._want[fold(name)] = True

    def _changes(self) -> TagChanges:
        touched = [name for name in self._names if fold(name) in self._want]
        return TagChanges(
            add=tuple(
                name
                for name in touched
                if self._want[fold(name)] and fold(name) not in self._on
            ),
            drop=tuple(
                name
                for name in touched
                if not self._want[fold(name)] and fold(name) in self._on | self._some
            ),
        )
