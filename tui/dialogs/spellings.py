"""Ways of writing one part of a link that mean the same: confirmed one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from store.rules.text import fold
from tui import format as fmt
from tui.dialogs.asking import Choice, Choose
from tui.dialogs.link_form import PARTS
from tui.dialogs.marked_list import MarkedList
from tui.dialogs.question import CANCEL, WIDE
from tui.i18n import N_, _, ngettext
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store import Store
    from tui.app import SoloistApp

PROPOSED, CONFIRMED = "?", "✓"
"""What stands before a spelling that is only proposed, and one that was confirmed."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way of writing a part of a link, and what it means or would mean."""

    id: int
    part: str
    written: str
    means: str
    count: int | None
    """How many conversions came by it; None where that was not counted."""
    kept: int | None = None
    """Its number, once it was confirmed."""
    alike: tuple[str, ...] = ()
    """Spellings that probably mean the same, the most frequent first."""


def read_spellings(store: Store, campaign_id: int | None) -> tuple[Spelling, ...]:
    """What is proposed, the most frequent first; then what was confirmed."""
    desk = store.attribution
    kept = desk.spellings()
    known = {(one.part, fold(one.written)): one.means for one in kept}
    groups = desk.proposals(campaign_id)
    counts = {
        (group.part, fold(word)): count
        for group in groups
        for word, count in group.written
    }
    found: list[Spelling] = []
    for group in groups:
        alike = tuple(word for word, _count in group.written)
        for word, count in group.written:
            means = known.get((group.part, fold(word)), word)
            if group.means in {word, means}:
                continue
            number = len(found) + 1
            found.append(
                Spelling(number, group.part, word, group.means, count, alike=alike)
            )
    for one in kept:
        count_of = counts.get((one.part, fold(one.written)))
        number = len(found) + 1
        found.append(
            Spelling(number, one.part, one.written, one.means, count_of, one.id)
        )
    return tuple(found)


class SpellingsDialog(MarkedList[Spelling]):
    """Shows what is proposed and what was confirmed; nothing is the same by itself."""

    WIDTH = WIDE + 10
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "confirm", N_("The same"), priority=True),
        Binding("e", "edit", N_("Means something else…")),
        Binding("d,delete", "remove", N_("Not the same")),
        Binding("u", "undo", N_("Undo")),
        CANCEL,
    ]

    def __init__(self, campaign_id: int | None) -> None:
        super().__init__(_("Spellings of links"))
        self._detail = _(
            "Enter says that a spelling (?) means the same; sales that came by it are"
            " matched again. Nothing is taken for the same by itself."
        )
        self._campaign = campaign_id

    def nothing(self) -> str:
        """What is said where all links are written alike."""
        return _("Every link is written in one way: there is nothing to confirm.")

    async def read(self) -> Sequence[Spelling]:
        """What is proposed, then what was confirmed."""
        app = self.soloist
        return await app.look(read_spellings, app.store, self._campaign)

    async def delete(self, numbers: Sequence[int]) -> None:
        """Take back that these are the same, each as a step of its own."""
        for one in self.things:
            if one.id in numbers and one.kept is not None:
                await self.soloist.ask(self.soloist.store.attribution.forget, one.kept)

    def title_of(self, rows: Sequence[Spelling]) -> str:
        """The spelling that a question is about, or how many they are."""
        if len(rows) == 1:
            words = _("“{written}” means “{means}”")
            return words.format(written=rows[0].written, means=rows[0].means)
        said = ngettext("{count} spelling", "{count} spellings", len(rows))
        return said.format(count=fmt.whole(len(rows)))

    def columns(self) -> tuple[Column, ...]:
        """Which part, how it is written and how often, and what it means."""
        return (
            Column("part", _("Part"), 11),
            Column("written", _("Written"), 16, share=2),
            Column("count", _("Sales"), 7, align="right"),
            Column("means", _("Means"), 18, share=2),
        )

    def cells(self, row: Spelling) -> tuple[str, ...]:
        """One spelling in these columns."""
        sign = PROPOSED if row.kept is None else CONFIRMED
        count = fmt.DASH if row.count is None else fmt.whole(row.count)
        return (_(PARTS[row.part]), row.written, count, f"{sign} {row.means}")

    def tone(self, row: Spelling) -> str:
        """What was confirmed is quiet."""
        return "" if row.kept is None else "dim"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is proposed can be confirmed, what was confirmed taken back."""
        if action == "undo":
            return True
        here = self.here
        if action in {"confirm", "edit"}:
            return len(here) == 1 and here[0].kept is None
        if action == "remove":
            return bool(here) and all(one.kept is not None for one in here)
        return super().check_action(action, parameters)

    @work(group="act", exclusive=True)
    async def action_confirm(self) -> None:
        """Say that the one under the cursor means what is proposed."""
        if len(here := self.here) == 1 and here[0].kept is None:
            await self._confirm(here[0], here[0].means)

    async def _confirm(self, one: Spelling, means: str) -> None:
        with self.refusals_shown():
            confirm = self.soloist.store.attribution.confirm
            await self.soloist.ask(confirm, one.part, one.written, means)
        await self.again()

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Choose which of those that are alike it means."""
        if len(here := self.here) != 1 or here[0].kept is not None:
            return
        one = here[0]
        choices = [Choice(word, word) for word in one.alike if word != one.written]
        title = _("What does “{written}” mean?").format(written=one.written)
        ask = Choose(title, choices, current=one.means)
        if (means := await self.app.push_screen_wait(ask)) is not None:
            await self._confirm(one, means)

    @work(group="act", exclusive=True)
    async def action_undo(self) -> None:
        """Take back the last step, and read them anew."""
        await self.soloist.action_undo().wait()
        await self.again()


async def show_spellings(app: SoloistApp, campaign_id: int | None) -> None:
    """Show which spellings of links mean the same; to be awaited in a worker."""
    await app.push_screen_wait(SpellingsDialog(campaign_id))
