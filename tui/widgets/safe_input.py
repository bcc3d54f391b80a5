"""Text fields that take any paste: cleaned, joined, bounded, and said out loud."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, TextArea

from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from textual import events
    from textual.document._document import EditResult
    from textual.document._edit import Edit

LONGEST_LINE = 10_000
"""Characters one paste may bring into a one-line field."""

LONGEST_FILTER = 500
"""Characters of a field that narrows a list: SQLite takes only so many words."""

LONGEST_TEXT = 100_000
"""Characters one paste may bring into a field of many lines."""

_BREAKS = re.compile("[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|\r\n?")
# Control characters, halves of characters, and what reorders the text around it.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f"
    "\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class CleanPaste:
    """What is left of a paste, and what was done to it."""

    text: str
    joined: int
    """Lines made into one; 0 where there was one line, or lines were kept."""
    cut: bool


def clean_line(pasted: str, longest: int = LONGEST_LINE) -> CleanPaste:
    """Make one clean line of at most ``longest`` characters out of a paste."""
    # Bounded before the work: a clean line is shorter than its raw text by breaks and
    # control characters, hardly ever by half.
    head = pasted[: longest * 2]
    rows = _BREAKS.split(head)
    if len(rows) > 1:
        rows = [tidy for row in rows if (tidy := row.strip())]
    text = normalize("NFC", _HOSTILE.sub("", " ".join(rows))).replace("\t", " ")
    cut = len(pasted) > len(head) or len(text) > longest
    return CleanPaste(text[:longest], len(rows) if len(rows) > 1 else 0, cut)


def clean_block(pasted: str, longest: int = LONGEST_TEXT) -> CleanPaste:
    """Clean a paste of many lines and keep them, at most ``longest`` characters."""
    head = pasted[: longest * 2]
    text = normalize("NFC", _HOSTILE.sub("", _BREAKS.sub("\n", head)))
    cut = len(pasted) > len(head) or len(text) > longest
    return CleanPaste(text[:longest], 0, cut)


class Pasted(Message):
    """A paste came in changed: ``joined`` lines made one, or ``cut`` short."""

    def __init__(self, joined: int, *, cut: bool) -> None:
        super().__init__()
        self.joined = joined
        self.cut = cut


class SafeInput(Input):
    """A one-line field: a paste of many lines loses none of them, controls never stay.

    Posts ``Pasted`` when a paste was joined or cut.
    """

    Pasted = Pasted

    # It scrolls inside its own width: a letter more moves nothing else on the screen.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def validate_value(self, value: str) -> str:
        """Keep out what would reach the terminal raw, however the value came here."""
        if value.isascii() and value.isprintable():
            return value
        return _HOSTILE.sub("", _BREAKS.sub(" ", value)).replace("\t", " ")

    def validate_placeholder(self, placeholder: str) -> str:
        """Keep the same out of the hint."""
        return self.validate_value(placeholder)

    def validate__suggestion(self, suggestion: str) -> str:
        """Keep the same out of what is offered: it may come from stored names."""
        return self.validate_value(suggestion)

    def _on_paste(self, event: events.Paste) -> None:
        # Input's own handler keeps the first line only, and says nothing.
        event.prevent_default()
        event.stop()
        self._take(event.text)

    def action_paste(self) -> None:
        """Paste what was copied in here before, under the same rules."""
        self._take(self.app.clipboard)

    def _take(self, pasted: str) -> None:
        """Put a paste where the cursor is, and say what was done to it."""
        start, end = sorted(self.selection)
        room = LONGEST_LINE
        if self.max_length:
            room = min(room, self.max_length - len(self.value) + end - start)
        if not pasted:
            return
        paste = clean_line(pasted, max(0, room))
        if paste.text:
            self.replace(paste.text, start, end)
        if paste.joined:
            message = ngettext(
                "{count} line was joined into one.",
                "{count} lines were joined into one.",
                paste.joined,
            )
            self.notify(message.format(count=paste.joined), markup=False)
        _tell_cut(self, paste)
        if paste.joined or paste.cut:
            self.post_message(Pasted(paste.joined, cut=paste.cut))


class SafeTextArea(TextArea):
    """A field of many lines that takes any paste, and cuts one that is absurdly long.

    Posts ``Pasted`` when a paste was cut.
    """

    Pasted = Pasted

    def edit(self, edit: Edit) -> EditResult:
        """Keep out what would reach the terminal raw, however the text came here."""
        edit.text = _without_controls(edit.text)
        return super().edit(edit)

    def _set_document(self, text: str, language: str | None) -> None:
        # The first text and every loaded one pass here.
        super()._set_document(_without_controls(text), language)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._take(event.text)

    def action_paste(self) -> None:
        """Paste what was copied in here before, under the same rules."""
        self._take(self.app.clipboard)

    def _take(self, pasted: str) -> None:
        """Put a paste where the cursor is, and say if it was cut."""
        if self.read_only or not pasted:
            return
        paste = clean_block(pasted)
        if result := self._replace_via_keyboard(paste.text, *self.selection):
            self.move_cursor(result.end_location)
        _tell_cut(self, paste)
        if paste.cut:
            self.post_message(Pasted(0, cut=True))


def _without_controls(text: str) -> str:
    """Clean a text of many lines; a long one stays whole."""
    if text.isascii() and text.isprintable():
        return text
    return _HOSTILE.sub("", _BREAKS.sub("\n", text))


def _tell_cut(field: SafeInput | SafeTextArea, paste: CleanPaste) -> None:
    """Say that a paste did not fit, and how much of it is here."""
    if paste.cut:
        sentence = _("The paste was too long: only its first {count} characters fit.")
        field.notify(
            sentence.format(count=len(paste.text)), severity="warning", markup=False
        )
