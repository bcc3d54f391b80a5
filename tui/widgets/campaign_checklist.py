"""The checklist of a campaign: stages and items, and what is known of one of them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.reactive import var

from tui import campaign_words as words
from tui import format as fmt
from tui import i18n
from tui.i18n import N_, _
from tui.show import content, show, show_block
from tui.widgets.mapping_table import Listing
from tui.widgets.paper import LABEL, Paper, wrapped
from tui.widgets.record_bands import Band
from tui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from checklists.model import Standing
    from store.checklist import ChecklistPage, ChecklistStanding, StageStanding

SIGN = {"met": "✓", "done": "●", "waived": fmt.DASH, "open": "○"}
"""One cell that says the state without a colour."""

STATE = {
    "met": N_("Met"),
    "done": N_("By hand"),
    "waived": N_("Waived"),
    "open": N_("Still open"),
}

STYLE = {"met": "success", "done": "success", "waived": "dim", "open": ""}
_COLOUR = {
    "met": "$text-success",
    "done": "$text-success",
    "waived": "$foreground 60%",
    "open": "$text-warning",
}

PLACE = {
    "overview": N_("Enter: say it by hand"),
    "brief": N_("Enter: to the brief"),
    "people": N_("Enter: to the people"),
    "contracts": N_("Enter: to the people and their contracts"),
    "content": N_("Enter: to the content"),
    "money": N_("Enter: to the money"),
    "results": N_("Results are not kept here yet; d says it by hand."),
    "retro": N_("Enter: to the retro"),
}
"""What Enter does on an item, by the place where its evidence is made."""

ROOM = 100
"""Cells from which on an item is told beside the list."""

CELLS = 5
"""How long the bar of a stage is."""


class ItemTable(RecordTable):
    """The items under their stages; nothing in it is marked."""

    def action_toggle_mark(self) -> None:
        """Leave the rows unmarked: the gutter of this list is only a margin."""


class ItemPaper(Paper):
    """All that is known of one item."""

    standing: var[Standing | None] = var(None, init=False)

    def watch_standing(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The item, its state, its evidence, what was said by hand, what ticks it."""
        if (one := self.standing) is None:
            return ()
        item = one.item
        rows = wrapped(
            Content.assemble(
                (f"{SIGN[one.state]} {_(STATE[one.state])}", _COLOUR[one.state]),
                f"  {show(item.key)}  ",
                (show(spoken(item.text)), "bold"),
            ),
            width,
        )
        if one.evidence:
            rows += _under(Content(show(one.evidence)), width)
        if one.mark is not None:
            rows += _under(_by_hand(one), width)
        rows += _under(Content.styled(show(spoken(item.detail)), LABEL), width)
        rows += _under(Content.styled(_(PLACE[item.place]), LABEL), width)
        return rows


class ItemPane(VerticalScroll, can_focus=False):
    """What is known of the item under the cursor; scrolls where it must."""


class CampaignChecklist(Container):
    """The items over what is known of one, or beside it where there is room."""

    DEFAULT_CSS = """
    CampaignChecklist {
        layout: vertical;
        height: 1fr;
        ItemTable { height: 1fr; }
        ItemPane {
            height: 6; padding: 0 1; background: $panel; scrollbar-size-vertical: 1;
        }
        &.-beside {
            layout: horizontal;
            ItemTable { width: 3fr; }
            ItemPane {
                width: 2fr; height: 1fr; padding: 0 1;
                background: $surface; border-left: solid $foreground 20%;
            }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+down", "scroll_pane(1)", show=False),
        Binding("ctrl+up", "scroll_pane(-1)", show=False),
    ]

    page: var[ChecklistPage | None] = var(None, init=False)
    """What is shown; None until it was read."""

    problem: var[str] = var("", init=False)
    """Why there is no page, in one sentence."""

    def compose(self) -> ComposeResult:
        """The list, and the page about one item."""
        yield ItemTable()
        with ItemPane():
            yield ItemPaper()

    def on_resize(self, event: Resize) -> None:
        """Take the room there is."""
        self.set_class(event.size.width >= ROOM, "-beside")

    @property
    def items(self) -> tuple[Standing, ...]:
        """Every item in the order of the list."""
        lists = () if self.page is None else self.page.checklists
        return tuple(item for one in lists for item in one.items)

    def here(self) -> Standing | None:
        """The item under the cursor."""
        items, place = self.items, self.query_one(ItemTable).cursor
        return items[place] if place < len(items) else None

    def watch_page(self) -> None:
        """Paint the list anew; the cursor stays on its item."""
        table = self.query_one(ItemTable)
        table.empty_text = content(self.problem)
        wide = max((len(one.item.key) for one in self.items), default=3)
        source = ChecklistSource(() if self.page is None else self.page.checklists)
        table.show_source(source, _columns(min(wide, 14)), table.current_id)
        self._tell_item()

    def watch_problem(self) -> None:
        """Say it where the list would be."""
        self.watch_page()

    @on(ItemTable.Opened)
    async def _opened(self) -> None:
        await self.app.run_action("go", self.screen)

    @on(ItemTable.Moved)
    def _tell_item(self) -> None:
        """Tell what is known of the item under the cursor."""
        paper = self.query_one(ItemPaper)
        paper.standing = self.here()
        # The language may have changed while the item did not.
        paper.refresh(layout=True)
        self.query_one(ItemPane).scroll_home(animate=False)

    def action_scroll_pane(self, by: int) -> None:
        """Read on in what is known of an item."""
        self.query_one(ItemPane).scroll_relative(y=by, animate=False)

    def to_next_open(self) -> bool:
        """Move to the next open item, round the end; False when there is none."""
        items, table = self.items, self.query_one(ItemTable)
        for step in range(1, len(items) + 1):
            place = (table.cursor + step) % len(items)
            if items[place].state == "open":
                table.go_to(place + 1)
                return True
        return False


class ChecklistSource(Listing["Standing"]):
    """The items of all checklists, under a heading for each stage that has some."""

    def __init__(self, checklists: Sequence[ChecklistStanding]) -> None:
        super().__init__(
            [item for one in checklists for item in one.items],
            _cells,
            style=lambda one: STYLE[one.state],
        )
        self._stages = [
            (stage, one if place else None)
            for place, one in enumerate(checklists)
            for stage in one.stages
            if stage.items
        ]

    def bands(self) -> Sequence[Band]:
        """The stages, each with how far it is."""
        counts = (len(stage.items) for stage, _own in self._stages)
        starts = accumulate(counts, initial=0)
        return [
            Band(start, _heading(stage, own), _tone(stage))
            for start, (stage, own) in zip(starts, self._stages, strict=False)
        ]


def _heading(stage: StageStanding, own: ChecklistStanding | None) -> Content:
    """The number and name of a stage and how far it is; whose list, if it is hers."""
    done, total = stage.progress.done, stage.progress.total
    name = show(spoken(stage.stage.title))
    begin = f"{stage.stage.number} {name}"
    if own is not None:
        begin = f"{show(spoken(own.checklist.title))} · {name}"
    return Content(
        f"{begin}  {words.bar(done, total, min(CELLS, total))}"
        f" {fmt.whole(done)}/{fmt.whole(total)}"
    )


def _tone(stage: StageStanding) -> str:
    return "success" if stage.progress.complete else ""


def _columns(wide: int) -> tuple[Column, ...]:
    return (
        Column("key", "", wide + 2),
        Column("text", _("To see to"), 30, share=1),
        Column("state", _("State"), 10),
    )


def _cells(one: Standing) -> tuple[str, ...]:
    return (
        f"{SIGN[one.state]} {one.item.key}",
        spoken(one.item.text),
        _(STATE[one.state]),
    )


def spoken(texts: Mapping[str, str]) -> str:
    """A text in the language in use."""
    return texts.get(i18n.current()) or texts["en"]


def _by_hand(one: Standing) -> Content:
    """What was said by hand, and when."""
    if one.mark is None:
        return Content("")
    is_done = one.mark.state == "done"
    said = _("Said by hand on {day}") if is_done else _("Waived on {day}")
    head = said.format(day=fmt.plain_day(one.mark.on))
    note = show_block(one.note)
    return Content.assemble((head, LABEL), f": {note}" if note else "")


def _under(text: Content, width: int) -> list[Content]:
    """Lines set in by two cells; none for an empty text."""
    if not text.plain:
        return []
    return [
        Content("  ") + row
        for line in text.split("\n", allow_blank=True)
        for row in wrapped(line, width - 2)
    ]
