"""A message as two fields, subject and text, with a way from gap to gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static, TextArea
from textual.widgets.input import Selection

from tui.i18n import _
from tui.letter_text import Merged, fillings, fitted, gaps, typed_over
from tui.show import content
from tui.widgets.letter_body import LetterBody
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.letter_text import Gap


class LetterForm(Vertical):
    """What is written to somebody; posts ``Typed`` whenever it changes."""

    DEFAULT_CSS = """
    LetterForm {
        width: 1fr; height: 1fr;
        Horizontal { height: 1; margin-bottom: 1; }
        .label { width: auto; height: 1; margin-right: 1; color: $text-muted; }
        SafeInput { width: 1fr; }
        &.-without-subject Horizontal { display: none; }
    }
    """

    has_subject: var[bool] = var(True)
    """Whether it goes by mail."""

    class Typed(Message):
        """Something in it has changed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.given: dict[str, str] = {}
        """What was typed for a merge field, by field."""
        self._gap: tuple[SafeInput | LetterBody, Gap, str, str] | None = None
        """The gap that was gone to: its field, itself, the text before and after."""

    def compose(self) -> ComposeResult:
        """The two fields."""
        with Horizontal():
            yield Static(content(_("Subject")), classes="label")
            yield SafeInput(select_on_focus=False)
        yield LetterBody()

    def watch_has_subject(self) -> None:
        """Show the subject, or not."""
        self.set_class(not self.has_subject, "-without-subject")

    @property
    def subject(self) -> SafeInput:
        """The subject."""
        return self.query_one(SafeInput)

    @property
    def body(self) -> LetterBody:
        """The text."""
        return self.query_one(LetterBody)

    @property
    def texts(self) -> Merged:
        """Both as they stand; a message without a subject has an empty one."""
        return Merged(self.subject.value if self.has_subject else "", self.body.text)

    def tell(self, text: Merged) -> None:
        """Put a message into the fields in place of what is there."""
        self._gap = None
        self.subject.value = text.subject
        self.body.put_all(text.body)

    def begin(self) -> None:
        """Go to where the typing begins: the first gap, or the text."""
        self.body.focus()
        self.body.move_cursor((0, 0))
        self.first_gap()

    def first_gap(self) -> None:
        """Go to the first gap, ready to be typed over."""
        self._go_from((0, -1))

    def next_gap(self) -> None:
        """Go to the next gap, or round to the first one, ready to be typed over."""
        self.learn()
        if self.subject.has_focus:
            self._go_from((0, self.subject.cursor_position - 1))
        elif self.body.has_focus:
            self._go_from((1, self.body.place - 1))
        else:
            self.first_gap()

    def _go_from(self, here: tuple[int, int]) -> None:
        fields = (self.subject, self.body)
        texts = self.texts
        places = [
            (which, gap.start, gap)
            for which, text in enumerate(texts)
            for gap in gaps(text)
        ]
        if not places:
            return
        later = [place for place in places if place[:2] > here]
        which, _start, gap = (later or places)[0]
        field, text = fields[which], texts[which]
        field.focus()
        if isinstance(field, LetterBody):
            field.pick(gap.start, gap.end)
        else:
            field.selection = Selection(gap.start, gap.end)
        self._gap = (field, gap, text[: gap.start], text[gap.end :])

    def learn(self) -> None:
        """Put what was typed over a gap into the other gaps of that field."""
        if self._gap is None:
            return
        field, gap, before, after = self._gap
        self._gap = None
        text = _text(field)
        if not (value := typed_over(text, before, after)):
            return
        self.given[gap.field] = value
        at = len(text) - len(after)
        end, tail = fitted(text, at, value)
        if end > at:
            _put(field, [(at, end, tail)])
        for one in (self.subject, self.body):
            _put(one, fillings(_text(one), gap.field, value))

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.body.focus()


def _text(field: SafeInput | LetterBody) -> str:
    return field.text if isinstance(field, LetterBody) else field.value


def _put(field: SafeInput | LetterBody, pieces: Sequence[tuple[int, int, str]]) -> None:
    """Put texts at places, the last place first."""
    if isinstance(field, LetterBody):
        field.put(pieces)
        return
    for start, end, text in pieces:
        field.value = field.value[:start] + text + field.value[end:]
