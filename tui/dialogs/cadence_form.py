"""The cadences: when to write again, in general and for a stage or a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Static

from store.rules.cadence import ANY, USUAL, scope
from store.rules.cadence_words import write_steps
from tui import format as fmt
from tui.dialogs.asking import Choice, Choose
from tui.dialogs.cadence_steps import CadenceForm
from tui.dialogs.question import Question
from tui.i18n import N_, _, ngettext
from tui.show import content
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.widget import Widget

    from store.rules.cadence import Cadence
    from store.rules.pipeline import Stage

GENERAL = scope(None, None)


class CadencesDialog(Question[None]):
    """Shows the cadences; each change is kept at once, as a step of its own."""

    WIDTH = 92
    CSS = """
    CadencesDialog {
        .dialog { height: 18; }
        ListTable { margin-top: 1; height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", N_("Edit"), priority=True),
        Binding("n", "add", N_("New")),
        Binding("d", "remove", N_("Remove")),
        Binding("escape", "never_mind", N_("Close")),
    ]

    def __init__(
        self, cadences: Mapping[str, Cadence], stages: Sequence[Stage]
    ) -> None:
        super().__init__(_("Cadences"))
        self._cadences = dict(cadences)
        self._stages = {stage.key: fmt.stage(stage) for stage in stages}

    def asked(self) -> Iterable[Widget]:
        """The cadences, and what holds among them."""
        yield ListTable()
        yield Static(
            content(_("The one that fits best holds; days are business days.")),
            classes="dialog-help",
        )

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        if action == "remove" and self.is_mounted:
            return self._here != GENERAL or self._cadences[GENERAL] != USUAL
        return self.is_mounted or action == "never_mind"

    def on_mount(self) -> None:
        """Show them."""
        self._renew()

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    @property
    def _scopes(self) -> list[str]:
        """The general one, then by stage and channel."""
        order = [ANY, *self._stages]

        def place(key: str) -> tuple[bool, int, str]:
            stage, channel = key.split("/")
            return key != GENERAL, order.index(stage), channel

        return sorted(self._cadences, key=place)

    @property
    def _here(self) -> str:
        scopes = self._scopes
        return scopes[min(self._table.cursor, len(scopes) - 1)]

    def _renew(self, here: str = "") -> None:
        """Show the cadences there are now."""
        columns = (
            Column("scope", _("For"), 16, share=2),
            Column("steps", _("Messages after"), 14, share=2),
            Column("rest", _("Then rest"), 9),
            Column("switch", _("Channel changes"), 15),
        )
        scopes = self._scopes
        self._table.show_source(Listing(scopes, self._cells), columns)
        if here:
            self._table.go_to(scopes.index(here) + 1)
        self.refresh_bindings()

    @on(ListTable.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_edit()

    def _cells(self, key: str) -> tuple[str, ...]:
        cadence = self._cadences[key]
        rest = ngettext("{count} day", "{count} days", cadence.park_days)
        after = _("after {count}").format(count=cadence.switch_after)
        return (
            self._named(key),
            write_steps(cadence.steps, channel) or fmt.DASH,
            rest.format(count=cadence.park_days),
            after if cadence.switch_after else _("never"),
        )

    def _named(self, key: str) -> str:
        """What a cadence is for, in words."""
        if key == GENERAL:
            return _("In general")
        stage, name = key.split("/")
        parts = [self._stages.get(stage, stage)] if stage != ANY else []
        parts += [channel(name)] if name != ANY else []
        return " · ".join(parts)

    @work(group="cadence", exclusive=True)
    async def action_edit(self) -> None:
        """Change the cadence under the cursor."""
        await self._change(self._here)

    async def _change(self, key: str) -> None:
        usual = self._cadences[GENERAL]
        cadence = await self.app.push_screen_wait(
            CadenceForm(self._named(key), self._cadences.get(key, usual))
        )
        if cadence is None:
            return
        with self.refusals_shown():
            desk = self.soloist.store.cadences
            await self.soloist.ask(desk.set, *_scope(key), cadence)
            await self._look_again(key)

    @work(group="cadence", exclusive=True)
    async def action_add(self) -> None:
        """Make one for a stage, a channel, or both."""
        stages = [Choice(ANY, _("Any stage"))]
        stages += [Choice(key, title) for key, title in self._stages.items()]
        stage = await self.app.push_screen_wait(
            Choose(_("For which stage?"), stages, current="contacted")
        )
        if stage is None:
            return
        channels = [Choice(ANY, _("Any channel"))]
        channels += [Choice(code, channel(code)) for code in fmt.CHANNEL]
        name = await self.app.push_screen_wait(Choose(_("On which channel?"), channels))
        if name is not None:
            await self._change(f"{stage}/{name}")

    @work(group="cadence", exclusive=True)
    async def action_remove(self) -> None:
        """Forget the one under the cursor; for the general one, the usual holds."""
        key = self._here
        with self.refusals_shown():
            await self.soloist.ask(self.soloist.store.cadences.remove, *_scope(key))
            await self._look_again("")

    async def _look_again(self, here: str) -> None:
        cadences = await self.soloist.look(self.soloist.store.cadences.all)
        self._cadences = dict(cadences)
        self._renew(here)


def channel(code: str) -> str:
    """The word for a channel."""
    return fmt.word(fmt.CHANNEL, code)


def _scope(key: str) -> tuple[str | None, str | None]:
    stage, name = key.split("/")
    return (None if stage == ANY else stage, None if name == ANY else name)
