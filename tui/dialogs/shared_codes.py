"""Codes that everybody can use: sales by them say nothing of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui import format as fmt
from tui.dialogs.asking import Prompt
from tui.dialogs.marked_list import MarkedList
from tui.dialogs.question import CANCEL
from tui.i18n import N_, _, ngettext
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.attribution import SharedCode
    from tui.app import SoloistApp


class SharedCodesDialog(MarkedList["SharedCode"]):
    """Shows the codes for everybody; ``code`` is one that is likely meant next."""

    WIDTH = 68
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New")),
        Binding("d,delete", "remove", N_("Not for everybody")),
        CANCEL,
    ]

    def __init__(self, code: str = "") -> None:
        super().__init__(_("Codes for everybody"))
        self._detail = _(
            "Sales by such a code are nobody's by it; their links are asked instead."
        )
        self._code = code

    def nothing(self) -> str:
        """What is said where there is none."""
        return _("No code is for everybody. Press n to name one: WELCOME10.")

    async def read(self) -> Sequence[SharedCode]:
        """All of them."""
        return await self.soloist.look(self.soloist.store.attribution.shared)

    async def delete(self, numbers: Sequence[int]) -> None:
        """Say that these are not everybody's, each as a step of its own."""
        for one in self.things:
            if one.id in numbers:
                await self.soloist.ask(self.soloist.store.attribution.unshare, one.code)

    def columns(self) -> tuple[Column, ...]:
        """Their codes."""
        return (Column("code", _("Code"), 20, share=1),)

    def cells(self, row: SharedCode) -> tuple[str, ...]:
        """One code."""
        return (row.code,)

    def tone(self, row: SharedCode) -> str:  # noqa: ARG002 - all look alike
        """As usual."""
        return ""

    def title_of(self, rows: Sequence[SharedCode]) -> str:
        """The code that a question is about, or how many they are."""
        if len(rows) == 1:
            return rows[0].code
        said = ngettext("{count} code", "{count} codes", len(rows))
        return said.format(count=fmt.whole(len(rows)))

    def action_edit(self) -> object:
        """Nothing of a code can be changed: name another one."""
        return None

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Say that everybody can use a code."""
        known = {one.code for one in self.things}
        ask = Prompt(
            _("Which code is for everybody?"),
            value="" if self._code in known else self._code,
            detail=_("As it stands on the order: WELCOME10."),
            check=lambda text: "" if text else _("Type a code."),
        )
        typed = await self.app.push_screen_wait(ask)
        if typed is None:
            return
        number = None
        with self.refusals_shown():
            share = self.soloist.store.attribution.share
            number = await self.soloist.ask(share, typed)
        await self.again(number)


async def show_shared_codes(app: SoloistApp, code: str = "") -> None:
    """Show the codes for everybody; to be awaited in a worker."""
    await app.push_screen_wait(SharedCodesDialog(code))
