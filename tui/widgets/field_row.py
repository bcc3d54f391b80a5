"""One field of a form: its title, where to type, what it accepts, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from store.errors import Invalid
from store.rules.people import read_field
from store.rules.text import clean
from tui import i18n
from tui.i18n import _
from tui.show import content
from tui.widgets.person_words import accepted
from tui.widgets.safe_input import SafeInput, SafeTextArea, clean_block
from tui.widgets.told import Told

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.rules.people import PersonField


def what_is_wrong(name: str, text: str) -> str:
    """Why a text cannot be stored in a field of a person, in one sentence; or ""."""
    try:
        read_field(name, text)
    except Invalid as refusal:
        detail = dict(refusal.detail)
        if "field" in detail:
            detail["field"] = _(str(detail["field"]))
        return i18n.say(refusal.template, detail)
    return ""


class FieldRow(Vertical):
    """A field of a person; it checks itself while somebody types.

    ``base`` is what is stored, as a form writes it.
    """

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        Horizontal { height: auto; }
        .label { width: 18; height: 1; color: $text-muted; }
        SafeInput { width: 1fr; }
        SafeTextArea {
            width: 1fr; height: 4; border: none; padding: 0 1; background: $panel;
            &:focus { border: none; background: $boost; }
        }
        .hint { display: none; margin-left: 19; height: auto; color: $text-muted; }
        .problem { display: none; margin-left: 19; }
        &.-here .hint.-some { display: block; }
        &.-here .label { color: $text-primary; text-style: bold; }
        &.-wrong .problem { display: block; }
        &.-touched .label { text-style: italic; }
    }
    """

    class Typed(Message):
        """Something was typed into this field."""

    class Finished(Message):
        """Enter was pressed in this one-line field."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, field: PersonField, base: str, text: str | None = None) -> None:
        super().__init__()
        self.field = field
        self.base = base
        start = base if text is None else text
        self.entry: SafeInput | SafeTextArea = (
            SafeTextArea(start)
            if field.kind == "block"
            else SafeInput(start, select_on_focus=False)
        )
        self.elsewhere = ""
        """What is stored by now, where that is neither the base nor the text."""

    def compose(self) -> ComposeResult:
        """Title and field in one line, hint and problem under it when there are any."""
        with Horizontal():
            yield Static(content(_(self.field.title)), classes="label")
            yield self.entry
        hint = self._said()
        yield Told(content(hint), classes="hint -some" if hint else "hint")
        yield Told(classes="problem")

    def on_mount(self) -> None:
        """Say what is wrong with it already."""
        if isinstance(self.entry, TextArea):
            # One goes on where a note ends.
            self.entry.move_cursor(self.entry.document.end)
        self.check()

    def on_descendant_focus(self) -> None:
        """Show that the typing goes here."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """It goes somewhere else now."""
        self.remove_class("-here")

    def wrong(self) -> str:
        """Why the text cannot be stored, in one sentence; or ""."""
        return what_is_wrong(self.field.name, self.text)

    def accepts(self) -> str:
        """What the field accepts, in one line; "" when it is any text."""
        return accepted(self.field.kind)

    @property
    def text(self) -> str:
        """What is in the field."""
        entry = self.entry
        return entry.text if isinstance(entry, TextArea) else entry.value

    @property
    def touched(self) -> bool:
        """Whether it holds something else than is stored."""
        return clean(self.text) != self._as_shown(self.base)

    def _as_shown(self, text: str) -> str:
        """A stored text without what a field takes out of it, such as hidden marks.

        Otherwise a record from a file would look edited as soon as it is opened.
        """
        entry = self.entry
        if isinstance(entry, SafeInput):
            return clean(entry.validate_value(text))
        return clean(clean_block(text).text)

    def renew(self, base: str) -> None:
        """Take over what is stored by now; what was typed stays."""
        if not self.touched:
            self.base = base
            if isinstance(self.entry, TextArea):
                self.entry.text = base
            else:
                self.entry.value = base
        elif clean(base) != clean(self.base):
            self.elsewhere = base or _("nothing")
            self.base = base
            self._hint()

    def _said(self) -> str:
        hint = self.accepts()
        if self.elsewhere:
            now = _("Elsewhere it was changed to: {value}").format(value=self.elsewhere)
            hint = f"{now}  {hint}".strip()
        return hint

    def _hint(self) -> None:
        hint = self._said()
        label = self.query_one(".hint", Told)
        label.update(content(hint))
        label.set_class(bool(hint), "-some")

    def check(self) -> str:
        """Show what is wrong with the text, and say it; "" when it will do."""
        wrong = self.wrong() if self.touched else ""
        self.query_one(".problem", Told).update(content(wrong))
        self.set_class(bool(wrong), "-wrong")
        self.set_class(self.touched, "-touched")
        return wrong

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        self.check()
        self.post_message(self.Typed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Finished(self))
