"""Choosing a file: the newest ones at hand, or a path that completes as it is typed."""

from __future__ import annotations

import asyncio
import os
import unicodedata
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.format import whole
from tui.i18n import N_, _
from tui.show import content
from tui.widgets import file_listing
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.paste_fields import PathInput
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.widgets.file_listing import Entry
    from tui.widgets.safe_input import SafeInput

_SMALLEST = 1024


class FilePicker(Vertical):
    """A path field over the list of what it leads to; empty, the newest files.

    Posts ``Chosen`` with a path, and ``TablePasted`` when a table is pasted.
    """

    DEFAULT_CSS = """
    FilePicker {
        height: 1fr;
        Horizontal { height: 1; margin: 1 1 0 1; }
        #path-label { width: auto; padding: 0 1; color: $text-muted; }
        PathInput { width: 1fr; }
        #picker-note { height: auto; padding: 1 2 0 2; color: $text-muted; }
        #picker-note.-refusal { color: $text-warning; }
        ListTable {
            height: 1fr; margin: 0 1;
            background: $background; scrollbar-background: $background;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "switch", N_("Path and list"), show=False)
    ]

    SUFFIXES: ClassVar[frozenset[str] | None] = file_listing.SUFFIXES
    """The ends of the names that are listed; None is any name."""

    FIRST: ClassVar[type[Widget]] = ListTable
    """What has the keys at first: the list, or the field."""

    class Chosen(Message):
        """This file is wanted."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self, places: Sequence[Path] | None = None) -> None:
        super().__init__()
        self._places = file_listing.usual_places() if places is None else tuple(places)
        self._entries: list[Entry] = []
        self._shown = ""

    def compose(self) -> ComposeResult:
        """The field, a line that says what the list is, the list."""
        with Horizontal():
            yield Static(id="path-label")
            yield PathInput()
        yield Static(id="picker-note")
        yield ListTable()

    def on_mount(self) -> None:
        """Begin with the newest files, or in the field."""
        self.say_words()
        # At once: what is typed ahead would go to the list.
        self.screen.set_focus(self.query_one(self.FIRST))

    def say_words(self) -> None:
        """Write what is written here, in the language in use."""
        self.query_one("#path-label", Static).update(Content(_("File")))
        self.query_one(PathInput).placeholder = self.hint()
        self.look(self.query_one(PathInput).value)

    # What is listed

    @work(exclusive=True, group="listing")
    async def look(self, text: str) -> None:
        """List what a typed path leads to; discs may be slow, so elsewhere."""
        path, meant = file_listing.read_path(text), self.meant_by(text)
        found = [] if meant else await asyncio.to_thread(self._found, path)
        self._entries, self._shown = found, text
        table = self.query_one(ListTable)
        table.empty_text = Content("" if meant else self.nothing_here())
        table.show_source(
            Listing(
                found,
                self._line if path else self._recent_line,
                style=lambda entry: "dim" if entry.is_folder else "",
            ),
            _columns(recent=not path),
        )
        table.cursor = 0
        folder = _("Folder {folder}").format(folder=file_listing.split(path)[0])
        self._note(meant or (folder if path else self._usual()))

    def _found(self, path: str) -> list[Entry]:
        """What a path leads to; without one, the newest files."""
        if not path:
            return file_listing.recent(self._places, self.SUFFIXES)
        folder, prefix = file_listing.split(path)
        return file_listing.inside(folder, prefix, self.SUFFIXES)

    def meant_by(self, text: str) -> str:  # noqa: ARG002 - for those that take more
        """What a text means that is no path, in a sentence; "" for a path."""
        return ""

    def hint(self) -> str:
        """What the field takes."""
        return _("a path; / to type it, Tab completes")

    def nothing_here(self) -> str:
        """What is said of a folder without anything to choose."""
        return _("Nothing here that can be brought in.\nCSV, XLSX, XLS, ODS, VCF")

    def nothing_new(self) -> str:
        """What is said when the usual folders hold nothing to choose."""
        return _("No spreadsheet in your usual folders. Type a path with /")

    def _usual(self) -> str:
        if not self._entries:
            return self.nothing_new()
        return _("The newest files in your usual folders")

    def _note(self, text: str, *, refusal: bool = False) -> None:
        note = self.query_one("#picker-note", Static)
        note.set_class(refusal, "-refusal")
        note.update(content(text))

    @staticmethod
    def _line(entry: Entry) -> tuple[str, ...]:
        name = unicodedata.normalize("NFC", entry.path.name)
        if entry.is_folder:
            return (f"{name}{os.sep}", "", _moment(entry.changed))
        return (name, _size(entry.size), _moment(entry.changed))

    def _recent_line(self, entry: Entry) -> tuple[str, ...]:
        name, size, moment = self._line(entry)
        return (name, file_listing.shortened(entry.path.parent), size, moment)

    # What is pressed

    def refuse(self, sentence: str) -> None:
        """Say why a file was not taken; the list stays as it is."""
        self._note(sentence, refusal=True)

    def type_path(self) -> None:
        """Begin a path with the slash that was typed."""
        type_slash(self.query_one(PathInput))

    def take_path(self, text: str) -> None:
        """Put a path into the field, and go there."""
        field = self.query_one(PathInput)
        put(field, file_listing.read_path(text))
        field.focus()

    def action_switch(self) -> None:
        """From the list to the field; the field itself completes first."""
        if self.query_one(ListTable).has_focus:
            self.query_one(PathInput).focus()
        else:
            self.query_one(ListTable).focus()

    def open(self) -> None:
        """Open what the cursor is on."""
        place = self.query_one(ListTable).cursor
        if place < len(self._entries):
            self._open(self._entries[place])

    def folder_up(self) -> None:
        """List the folder above; from the newest files, the home folder."""
        path = file_listing.read_path(self.query_one(PathInput).value)
        if not path:
            self._go_into(Path.home())
            return
        folder, prefix = file_listing.split(path)
        self._go_into(folder if prefix else folder.absolute().parent)

    def _open(self, entry: Entry) -> None:
        if entry.is_folder:
            self._go_into(entry.path)
        else:
            self.post_message(self.Chosen(entry.path))

    def _go_into(self, folder: Path) -> None:
        text = file_listing.shortened(folder)
        shown = text if text.endswith(os.sep) else f"{text}{os.sep}"
        put(self.query_one(PathInput), shown)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if (meant := without_slash(event.value)) == event.value:
            self.look(event.value)
        else:
            put(event.input, meant)

    @on(ListTable.Opened)
    def _clicked(self, event: ListTable.Opened) -> None:
        event.stop()
        self.open()

    @on(PathInput.Leave)
    def _to_list(self, event: PathInput.Leave) -> None:
        event.stop()
        self.query_one(ListTable).focus()

    @on(PathInput.Complete)
    async def _complete(self, event: PathInput.Complete) -> None:
        """Complete as far as all matches agree; from there on go to the list."""
        event.stop()
        field = self.query_one(PathInput)
        path = file_listing.read_path(field.value)
        folder, typed = file_listing.split(path)
        # Completion is from what the field says now, not from a list still on its way.
        within = partial(file_listing.inside, folder, typed, self.SUFFIXES)
        found = await asyncio.to_thread(within)
        names = [entry.path.name + os.sep * entry.is_folder for entry in found]
        done = file_listing.completion(typed, names)
        if done == typed or not path:
            self.query_one(ListTable).focus()
            return
        put(field, path[: len(path) - len(typed)] + done)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Open the path; where it is only begun, the first thing it can mean."""
        event.stop()
        text = file_listing.read_path(event.value)
        if not text:
            self.query_one(ListTable).focus()
            return
        path, kind = file_listing.what_is_at(text)
        if kind == "folder":
            self._go_into(path)
            self.query_one(ListTable).focus()
        elif kind:
            self.post_message(self.Chosen(path))
        elif self._shown == event.value and self._entries:
            self._open(self._entries[0])
        else:
            self.refuse(_("There is no file {file}.").format(file=text))


def put(field: Input, text: str) -> None:
    """Write a text into a field, to go on at its end."""
    field.value = text
    field.cursor_position = len(text)


def type_slash(field: SafeInput) -> None:
    """Go to a field for paths, and begin one with a slash."""
    # At once, so that what is typed next goes there; but the slash only after the
    # field knows of its focus, for then it selects what it holds.
    field.screen.set_focus(field)
    field.call_later(put, field, "/")


def without_slash(text: str) -> str:
    """What is meant by a slash that only led to the field: ``/~`` and ``/https:``."""
    rest = text.removeprefix("/")
    is_meant = rest.startswith(("~", "http://", "https://"))
    return rest if is_meant else text


def _columns(*, recent: bool) -> tuple[Column, ...]:
    name = Column("name", _("Name"), 24, share=3)
    size = Column("size", _("Size"), 9, align="right")
    changed = Column("changed", _("Changed"), 16)
    if recent:
        return (name, Column("folder", _("Folder"), 14, share=2), size, changed)
    return (name, size, changed)


def _size(count: int) -> str:
    """The size of a file, in the units that people know."""
    if count < _SMALLEST:
        return f"{count} B"
    if count < _SMALLEST**2:
        return f"{whole(count // _SMALLEST)} KB"
    return f"{whole(count // _SMALLEST**2)} MB"


def _moment(changed: float) -> str:
    local = datetime.fromtimestamp(changed, tz=UTC).astimezone()
    return local.strftime("%Y-%m-%d %H:%M")
