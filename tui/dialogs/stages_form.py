"""The stages of the pipeline: how they are called, and in which order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Static

from store.errors import StoreError
from store.rules.pipeline import DEFAULT_STAGES, STAGE_TITLES, STAGES, Stage
from store.rules.text import clean
from store.settings import TITLE
from tui import format as fmt
from tui import i18n
from tui.dialogs.asking import Prompt
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget


class StagesDialog(Question[bool]):
    """Renames and orders the stages, and keeps them; True when they were kept."""

    WIDTH = 76
    CSS = """
    StagesDialog {
        .dialog { height: 19; }
        ListTable { margin-top: 1; height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "rename", N_("Rename"), priority=True),
        Binding("K,shift+up,ctrl+up", "shift(-1)", N_("Move up"), priority=True),
        Binding("J,shift+down,ctrl+down", "shift(1)", N_("Move down"), priority=True),
        Binding("r", "usual", N_("Usual")),
        Binding("ctrl+s", "save", N_("Save"), priority=True),
        CANCEL,
    ]

    def __init__(self, stages: Sequence[Stage]) -> None:
        super().__init__(_("Stages"))
        self._stages = list(stages)

    def asked(self) -> Iterable[Widget]:
        """The stages, and what is wrong with them."""
        yield ListTable()
        yield Static(classes="problem")

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        return self.is_mounted or action == "never_mind"

    def on_mount(self) -> None:
        """Show them."""
        self._renew()

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    def _renew(self) -> None:
        """Show the stages as they are called and ordered now."""
        listing = Listing(
            self._stages, _cells, number=lambda stage: STAGES.index(stage.key) + 1
        )
        columns = (
            Column("title", _("Stage"), 20, share=1),
            Column("usual", _("Usually"), 20, share=1),
        )
        self._table.show_source(listing, columns, self._table.current_id)
        self._say("")

    def _say(self, problem: str) -> None:
        self.query_one(".problem", Static).update(content(problem))

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_rename()

    @work(group="name", exclusive=True)
    async def action_rename(self) -> None:
        """Call the stage under the cursor otherwise; blank is as usual."""
        place = self._table.cursor
        stage = self._stages[place]
        usual = _(STAGE_TITLES[stage.key])
        name = await self.app.push_screen_wait(
            Prompt(
                _("What is this stage called: {stage}").format(stage=usual),
                value=stage.title if stage.own else "",
                detail=_("An empty line is the usual name, in every language."),
                check=_problem,
            )
        )
        if name is not None:
            self._stages[place] = (
                Stage(stage.key, name, own=True)
                if name
                else Stage(stage.key, STAGE_TITLES[stage.key])
            )
            self._renew()

    def action_shift(self, by: int) -> None:
        """Move the stage under the cursor up or down; the cursor goes with it."""
        here = self._table.cursor
        there = max(0, min(here + by, len(self._stages) - 1))
        self._stages.insert(there, self._stages.pop(here))
        self._renew()

    def action_usual(self) -> None:
        """All names and the order as they come along."""
        self._stages = list(DEFAULT_STAGES)
        self._renew()

    @work(group="save", exclusive=True)
    async def action_save(self) -> None:
        """Keep them, and leave; what is wrong is said here."""
        kept = [(stage.key, stage.title if stage.own else "") for stage in self._stages]
        try:
            await self.soloist.ask(self.soloist.store.settings.set_stages, kept)
        except StoreError as refusal:
            self._say(i18n.sentence(refusal))
            return
        self.dismiss(True)


def _cells(stage: Stage) -> tuple[str, str]:
    usual = _(STAGE_TITLES[stage.key])
    return fmt.stage(stage), usual if stage.own else ""


def _problem(text: str) -> str:
    if len(clean(text)) > TITLE:
        return _("A name may have up to {count} letters.").format(count=TITLE)
    return ""
