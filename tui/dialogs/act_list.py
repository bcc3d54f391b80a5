"""A list of what can be done to things, one of which is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.binding import Binding, BindingType

from tui.dialogs.question import CANCEL, Narrowing, matches
from tui.i18n import N_, _
from tui.show import content

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.content import Content

R = TypeVar("R")


class ActList(Narrowing[R]):
    """Asks what to do, then for what that needs; whoever is a kind of it asks that."""

    ACTS: ClassVar[Mapping[str, str]]
    """What can be done, as messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Choose")),
        CANCEL,
    ]

    async def act(self, kind: str) -> R:
        """Ask for what it needs; None without an answer."""
        raise NotImplementedError

    def lines(self) -> Sequence[tuple[str, Content]]:
        """What can be done."""
        return [
            (kind, content(_(title)))
            for kind, title in self.ACTS.items()
            if matches(self.typed, _(title))
        ]

    def action_choose(self) -> None:
        """Go on with the line under the cursor."""
        if (option := self.options.highlighted_option) is not None:
            self.chosen(str(option.id))

    def chosen(self, name: str) -> None:
        """Go on with this line."""
        if self.is_current:
            self._go_on(name)

    @work(exclusive=True, group="value")
    async def _go_on(self, kind: str) -> None:
        """Answer; without all that it needs, stay here."""
        with self.refusals_shown():
            act = await self.act(kind)
            if act is not None and self.is_current:
                self.dismiss(act)
