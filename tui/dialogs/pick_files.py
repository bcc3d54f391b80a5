"""Which files to keep: the newest at hand, those of a folder, or an address."""

from __future__ import annotations

import asyncio
import os
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tui import format as fmt
from tui import library_files
from tui.commands import LIST, bindings
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _, ngettext
from tui.library_columns import KIND, size
from tui.library_files import is_address, kind_of
from tui.show import content
from tui.widgets import file_listing
from tui.widgets.file_picker import put, type_slash, without_slash
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import Column, RecordTable
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from tui.widgets.file_listing import Entry


class FileTable(RecordTable):
    """A list in which files are marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIST)]


class PlaceInput(SafeInput):
    """A field for a path or an address: Tab completes, the arrows go to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "screen.complete", N_("Complete")),
        Binding("down,up", "screen.to_list", N_("To the list"), show=False),
    ]


class PickFiles(Question[tuple[str, ...] | None]):
    """Asks for files, or for one address; answers their places."""

    WIDTH = 100
    CSS = """
    PickFiles {
        .dialog { height: 92%; }
        PlaceInput { margin-top: 1; }
        #line { height: 1; width: 1fr; color: $text-muted; margin-top: 1; }
        #line.-refusal { color: $text-warning; }
        FileTable { height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Choose")),
        Binding("slash", "begin_path", N_("Path or address")),
        CANCEL,
        Binding("backspace", "folder_up", N_("Folder above")),
        Binding("tab", "type", show=False),
    ]

    def __init__(self, places: Sequence[Path] | None = None) -> None:
        super().__init__(_("Keep which files?"))
        self._places = library_files.usual_places() if places is None else places
        self._entries: Sequence[Entry] = ()
        self._refused: str | None = None
        """What was typed and is no file; the list of it may be still on its way."""

    def asked(self) -> Iterable[Widget]:
        """The field, what the list is, the list."""
        yield PlaceInput(placeholder=_("a path, or https://…"))
        yield Static(id="line")
        yield FileTable()

    def on_mount(self) -> None:
        """Begin with the newest files."""
        self._table.focus()
        self._list()

    @property
    def _table(self) -> FileTable:
        return self.query_one(FileTable)

    @property
    def _field(self) -> PlaceInput:
        return self.query_one(PlaceInput)

    @on(Input.Changed)
    def _typed(self) -> None:
        typed = self._field.value
        if (meant := without_slash(typed)) == typed:
            self._list()
        else:
            self._put(meant)

    @work(exclusive=True, group="listing")
    async def _list(self) -> None:
        """List what a typed path leads to; discs may be slow, so elsewhere."""
        typed = self._field.value
        path = "" if is_address(typed.strip()) else file_listing.read_path(typed)
        if path:
            folder, prefix = file_listing.split(path)
            found = await asyncio.to_thread(library_files.inside, folder, prefix)
            said = _("Folder {folder}").format(folder=folder)
        else:
            found = await asyncio.to_thread(library_files.newest, self._places)
            said = _("The newest files in your usual folders")
        self._entries = found
        table = self._table
        table.empty_text = Content(_("Nothing here that can be kept."))
        table.action_clear_marks()
        table.show_source(Listing(found, self._cells, style=_style), _columns())
        table.cursor = 0
        if typed != self._refused:
            self._say(said)

    def _say(self, text: str, *, refusal: bool = False) -> None:
        line = self.query_one("#line", Static)
        line.set_class(refusal, "-refusal")
        line.update(content(text))

    @staticmethod
    def _cells(entry: Entry) -> tuple[str, ...]:
        name = unicodedata.normalize("NFC", entry.path.name)
        moment = datetime.fromtimestamp(entry.changed, tz=UTC).astimezone()
        folder = file_listing.shortened(entry.path.parent)
        when = moment.strftime("%Y-%m-%d %H:%M")
        if entry.is_folder:
            return (f"{name}{os.sep}", folder, "", "", when)
        kind = fmt.word(KIND, kind_of(name))
        return (name, folder, kind, size(entry.size), when)

    @on(FileTable.Marked)
    def _marks_changed(self, event: FileTable.Marked) -> None:
        if event.count:
            said = ngettext("{count} marked", "{count} marked", event.count)
            self._say(said.format(count=fmt.whole(event.count)))

    @on(FileTable.MarkAllRequested)
    def _mark_all(self) -> None:
        self._table.marks = {
            place for place, entry in enumerate(self._entries, 1) if not entry.is_folder
        }

    @on(FileTable.Opened)
    def _clicked(self) -> None:
        self._open_here()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted on the list is a path or an address."""
        event.stop()
        self.action_type()
        self._put(event.text.strip().partition("\n")[0])

    # The keys

    def action_type(self) -> None:
        """Go to the field."""
        self._field.focus()

    def action_begin_path(self) -> None:
        """Go to the field with the slash that was typed."""
        type_slash(self._field)

    def action_to_list(self) -> None:
        """Go to the list."""
        self._table.focus()

    def action_folder_up(self) -> None:
        """List the folder above; from the newest files, the home folder."""
        path = file_listing.read_path(self._field.value)
        if not path or is_address(path):
            self._go_into(Path.home())
            return
        folder, prefix = file_listing.split(path)
        self._go_into(folder if prefix else folder.absolute().parent)

    @work(exclusive=True, group="complete")
    async def action_complete(self) -> None:
        """Complete as far as all matches agree; from there on go to the list."""
        path = file_listing.read_path(self._field.value)
        folder, typed = file_listing.split(path)
        # Completion is from what the field says now, not from a list still on its way.
        found = await asyncio.to_thread(library_files.inside, folder, typed)
        names = [entry.path.name + os.sep * entry.is_folder for entry in found]
        done = file_listing.completion(typed, names)
        if done == typed or not path:
            self.action_to_list()
        else:
            self._put(path[: len(path) - len(typed)] + done)

    def action_choose(self) -> None:
        """Take the marked files, or go into the folder, or take what is typed."""
        if self._field.has_focus:
            self._enter(self._field.value.strip())
        else:
            self._open_here()

    def _enter(self, typed: str) -> None:
        """Take a typed address or path; a folder is gone into."""
        if not typed:
            self.action_to_list()
            return
        if is_address(typed):
            self.dismiss((typed,))
            return
        text = file_listing.read_path(typed)
        path, kind = file_listing.what_is_at(text)
        if kind == "folder":
            self._go_into(path)
            self.action_to_list()
        elif kind:
            self.dismiss((str(path),))
        else:
            self._refused = self._field.value
            self._say(_("There is no file {file}.").format(file=text), refusal=True)

    def _open_here(self) -> None:
        """Take the marked files; without any, what the cursor is on."""
        marked = [self._entries[one - 1] for one in sorted(self._table.marks)]
        files = tuple(str(one.path) for one in marked if not one.is_folder)
        if files:
            self.dismiss(files)
            return
        place = self._table.cursor
        if place >= len(self._entries):
            return
        entry = self._entries[place]
        if entry.is_folder:
            self._go_into(entry.path)
        else:
            self.dismiss((str(entry.path),))

    def _go_into(self, folder: Path) -> None:
        text = file_listing.shortened(folder)
        self._put(text if text.endswith(os.sep) else f"{text}{os.sep}")

    def _put(self, text: str) -> None:
        put(self._field, text)


def _style(entry: Entry) -> str:
    return "dim" if entry.is_folder else ""


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 24, share=3),
        Column("folder", _("Folder"), 12, share=1),
        Column("kind", _("Kind"), 7),
        Column("size", _("Size"), 9, align="right"),
        Column("changed", _("Changed"), 16),
    )
