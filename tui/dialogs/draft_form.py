"""Where a draft is: a file, chosen or typed, or an address of the web."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from tui.dialogs.asking import Confirm
from tui.i18n import N_, _
from tui.outside import is_address
from tui.piece_words import title_of
from tui.profile_links import openable
from tui.screens.base import Dialog
from tui.show import content, show
from tui.widgets import file_listing
from tui.widgets.campaign_content import MAKING
from tui.widgets.file_picker import FilePicker
from tui.widgets.key_lines import KeyLines
from tui.widgets.paste_fields import PathInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.deliverable_rows import DeliverableRow
    from tui.app import SoloistApp

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/\S*", re.IGNORECASE)
"""What is typed of an address without its beginning: drive.example/d/1."""


def read_address(text: str) -> str:
    """The address that was typed, in full; "" for a path, and for what is neither."""
    typed = text.strip()
    if is_address(typed):
        return openable(typed)
    is_short = _HOST.fullmatch(typed) and not file_listing.what_is_at(typed)[1]
    return openable(f"https://{typed}") if is_short else ""


class DraftPicker(FilePicker):
    """Files of any kind, newest first; the field takes an address too.

    Posts ``Chosen`` with a path, ``Given`` with an address.
    """

    SUFFIXES = None
    FIRST = PathInput

    class Given(Message):
        """The draft is at this address."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    @on(Input.Submitted)
    def _address(self, event: Input.Submitted) -> None:
        found = read_address(event.value)
        if not found and not is_address(event.value.strip()):
            return
        event.stop()
        # Or else it would be looked for as a path as well.
        event.prevent_default()
        if found:
            self.post_message(self.Given(found))
        else:
            self.refuse(self.meant_by(event.value))

    def meant_by(self, text: str) -> str:
        """Say when it is taken for an address."""
        if found := read_address(text):
            return f"→ {show(found)}"
        if is_address(text.strip()):
            return _("This is no address that a browser could be given.")
        return ""

    def hint(self) -> str:
        """What the field takes."""
        return _("paste an address or a path; ↓ to the files")

    def nothing_here(self) -> str:
        """Say so."""
        return _("Nothing here.")

    def nothing_new(self) -> str:
        """Say so."""
        return _("No file in your usual folders. Type a path, or paste an address.")


class DraftForm(Dialog[str | None]):
    """Asks where a draft is; answers a whole path or an address, "" to take it away."""

    DEFAULT_CSS = """
    DraftForm {
        align: center middle;
        background: $background 60%;
        .dialog { height: 100%; }
        FilePicker { Horizontal { margin: 1 0 0 0; } ListTable { margin: 0; } }
        KeyLines { margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("Take")),
        Binding("tab", "switch", N_("Complete, to the list")),
        Binding("left,backspace", "folder_up", N_("Folder above")),
        Binding("slash", "type_path", show=False),
        Binding("ctrl+t", "take_away", N_("Take it away")),
        Binding("escape", "cancel", N_("Cancel")),
    ]

    def __init__(self, row: DeliverableRow) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        """What it is about, where the draft is now, the field and the files."""
        with Vertical(classes="dialog") as box:
            box.styles.width = box.styles.max_height = "100%"
            box.styles.max_width = 100
            box.styles.padding = (0, 1)
            title = _("Draft of {name}").format(name=title_of([self._row]))
            yield Static(content(title), classes="dialog-title")
            if self._row.draft_ref:
                now = _("Now: {place}").format(place=show(self._row.draft_ref))
                yield Static(content(now), classes="dialog-help")
            yield DraftPicker()
            yield KeyLines()

    @property
    def picker(self) -> DraftPicker:
        """The field and the files."""
        return self.query_one(DraftPicker)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Only a draft that is there can be taken away."""
        return action != "take_away" or bool(self._row.draft_ref)

    @on(DraftPicker.Given)
    def _given(self, event: DraftPicker.Given) -> None:
        event.stop()
        self.dismiss(event.address)

    @on(FilePicker.Chosen)
    def _chosen(self, event: FilePicker.Chosen) -> None:
        event.stop()
        self.dismiss(os.path.abspath(event.path))  # noqa: PTH100 - links stay

    def action_take(self) -> None:
        """Take what the cursor of the list is on."""
        self.picker.open()

    def action_switch(self) -> None:
        """Between the field and the list."""
        self.picker.action_switch()

    def action_folder_up(self) -> None:
        """List the folder above."""
        self.picker.folder_up()

    def action_type_path(self) -> None:
        """Go to the field."""
        self.picker.type_path()

    def action_take_away(self) -> None:
        """Say that there is no draft after all."""
        self.dismiss("")

    def action_cancel(self) -> None:
        """Leave without a change."""
        self.dismiss(None)


async def attach_draft(app: SoloistApp, deliverable_id: int) -> bool:
    """Ask where a draft is; True once that is noted. To be awaited in a worker.

    While the piece is in the making, it asks whether the draft is here to be looked at.
    """
    is_noted = False
    with app.refusals_shown():
        deliverables = app.store.deliverables
        row = await app.look(deliverables.one, deliverable_id)
        place = await app.push_screen_wait(DraftForm(row))
        if place is not None and place != (row.draft_ref or ""):
            await app.ask(deliverables.attach, row.id, draft_ref=place)
            is_noted = True
            if place and row.state in MAKING and await _is_here(app, row):
                today = app.today()
                await app.ask(deliverables.move, [row.id], "submitted", today=today)
    return is_noted


async def _is_here(app: SoloistApp, row: DeliverableRow) -> bool:
    """Ask whether a draft is finished, as far as whoever made it can say."""
    return await app.push_screen_wait(
        Confirm(
            _("Is this draft to be looked at now?"),
            title_of([row]),
            yes=_("Yes, it is here"),
            no=_("Still in the making"),
        )
    )
