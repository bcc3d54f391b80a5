"""A form of a campaign: fields of several kinds, saved by whoever asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import GateClosed
from tui import i18n
from tui.dialogs.asking import Prompt
from tui.dialogs.fields_form import FieldsForm
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from typing import TypeVar

    from tui.app import SoloistApp
    from tui.widgets.entry_row import EntryRow

    T = TypeVar("T")


class EntryForm(FieldsForm):
    """A form of entry rows; without a ``FORM`` what is half typed is not kept."""

    FORM = ""

    def __init__(
        self,
        number: int,
        version: int,
        title: str,
        rows: Sequence[EntryRow],
        told: str = "",
    ) -> None:
        super().__init__(number, version, title, rows)
        self.entries = {row.field.name: row for row in rows}
        self._told = told
        """What to know before anything is typed."""

    def on_mount(self) -> None:
        """Say what there is to know, and begin with the first field."""
        super().on_mount()
        if self._told:
            self._say(self._told)

    def text(self, name: str) -> str:
        """What is in a field."""
        return self.entries[name].text

    def save_draft(self) -> None:
        """Keep what is typed, where it takes long to type; raises OSError."""
        if self.FORM:
            super().save_draft()

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:
        """Save what was typed, by field; raises StoreError."""
        raise NotImplementedError

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """What is stored by now; a form of something new has nothing to load."""
        return number, {name: row.base for name, row in self.entries.items()}


async def past_the_gate(
    app: SoloistApp, act: Callable[[str], Awaitable[T]], title: str
) -> T:
    """Do something that a gate may ask about; with a note it is done all the same.

    ``act`` takes the note, "" at first. Raises GateClosed when somebody thinks better
    of it, and the other refusals of the store. To be awaited in a worker.
    """
    try:
        return await act("")
    except GateClosed as gate:
        asked = _("A note that says why is kept.")
        why = await app.push_screen_wait(
            Prompt(
                title,
                detail=f"{i18n.sentence(gate)}\n{asked}",
                check=lambda text: "" if text else _("Say why, in a few words."),
            )
        )
        if why is None:
            raise
    return await act(why)
