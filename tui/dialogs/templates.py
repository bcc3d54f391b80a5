"""The message templates: all of them, what each looks like, and how often it worked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from store.letters import example
from store.templates import KIND_TITLES
from tui import format as fmt
from tui import i18n
from tui.dialogs.question import CANCEL, Question
from tui.dialogs.reply_figures import rate
from tui.dialogs.template_form import edit_template
from tui.i18n import N_, _
from tui.letter_text import merged
from tui.show import show_block
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.paper import LABEL, Paper, title, wrapped
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from store.replies import ReplyRow
    from store.templates import TemplateRow
    from tui.app import SoloistApp


class Preview(Paper):
    """A template with example values in it."""

    def __init__(self) -> None:
        super().__init__()
        self._row: TemplateRow | None = None

    def tell(self, row: TemplateRow | None) -> None:
        """Show this one."""
        self._row = row
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """Subject and text as somebody would read them."""
        if (row := self._row) is None:
            return ()
        text = merged(row, example(row.language))
        lines = wrapped(title(show_block(text.subject)), width) if text.subject else []
        lines += [Content("")] if lines else []
        for line in show_block(text.body).split("\n"):
            lines += wrapped(Content(line), width)
        note = _("With example values; {{ fields }} are filled in when you write.")
        return [*lines, Content(""), *wrapped(Content.styled(note, LABEL), width)]


class TemplatesDialog(Question[None]):
    """Shows the templates; edits, puts away and brings back, one step of undo each."""

    WIDTH = 160
    CSS = """
    TemplatesDialog {
        #both { height: 1fr; margin-top: 1; layout: vertical; }
        ListTable { width: 1fr; height: 1fr; }
        VerticalScroll {
            width: 1fr; height: 1fr; margin-top: 1; padding: 0 1;
            border-top: solid $panel; scrollbar-size-vertical: 1;
        }
        &.-wide #both { layout: horizontal; }
        &.-wide VerticalScroll {
            width: 46; margin: 0 0 0 2; border-top: none; border-left: solid $panel;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", N_("Edit"), priority=True),
        Binding("e", "edit", show=False),
        Binding("n", "new", N_("New")),
        Binding("d", "put_away", N_("Put away")),
        Binding("r", "restore", N_("Shipped wording")),
        Binding("pagedown", "read(8)", show=False, priority=True),
        Binding("pageup", "read(-8)", show=False, priority=True),
        CANCEL,
        # Last: where there is little room, this one may be out of sight.
        Binding("a", "show_away", N_("Put-away ones")),
    ]

    def __init__(self, rows: Sequence[TemplateRow]) -> None:
        super().__init__(_("Message templates"))
        self._rows = rows
        self._answers: dict[str, ReplyRow] = {}
        """The answers they got, by their keys; counted once they are shown."""
        self._with_away = False

    def asked(self) -> Iterable[Widget]:
        """The list, and what the one under the cursor looks like."""
        yield Horizontal(
            ListTable(), VerticalScroll(Preview(), can_focus=False), id="both"
        )

    def on_mount(self) -> None:
        """Show them."""
        box = self.query_one(".dialog")
        box.styles.height = "100%"
        box.styles.max_height = box.styles.max_width = "100%"
        box.styles.padding = (0, 1)
        self._renew()
        self._table.focus()
        self._count()

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    @property
    def _shown(self) -> list[TemplateRow]:
        return [row for row in self._rows if self._with_away or not row.put_away]

    @property
    def _here(self) -> TemplateRow | None:
        """The template under the cursor."""
        shown, place = self._shown, self._table.cursor if self.is_mounted else 0
        return shown[place] if 0 <= place < len(shown) else None

    def _renew(self, key: str = "") -> None:
        """Show what there is now, with the cursor on one of them."""
        shown = self._shown
        columns = (
            Column("name", _("Name"), 16, share=2),
            Column("kind", _("For"), 12, share=2),
            Column("language", _("Language"), 8),
            Column("channel", _("Channel"), 7),
            Column("sent", _("Sent"), 5, align="right"),
            Column("rate", _("Reply rate"), 10, align="right"),
        )
        keys = [row.key for row in shown]
        self._table.show_source(
            Listing(
                shown,
                partial(_cells, self._answers),
                style=lambda row: "dim" if row.put_away else "",
            ),
            columns,
            keys.index(key) + 1 if key in keys else None,
        )
        self._preview()

    @on(ListTable.Moved)
    def _preview(self) -> None:
        self.query_one(Preview).tell(self._here)
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def words(self) -> dict[str, str]:
        """What can be brought back is called by what it is."""
        here = self._here
        away = _("Hide put-away ones") if self._with_away else _("Put-away ones")
        found = {"show_away": away, "never_mind": _("Close")}
        if here is not None and here.put_away:
            found["restore"] = _("Bring back")
        return found

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """What the template under the cursor can come to."""
        if not self.is_mounted:
            return action == "never_mind"
        here = self._here
        if action in {"edit", "put_away", "restore"} and here is None:
            return False
        if here is not None and action == "restore":
            return here.put_away or here.changed
        if here is not None and action == "put_away":
            return not here.put_away
        if action == "show_away":
            return any(row.put_away for row in self._rows)
        return True

    @work(group="load", exclusive=True)
    async def _count(self) -> None:
        """Add the answers: among very many messages that takes a moment."""
        with self.refusals_shown():
            counted = await self.soloist.look(self.soloist.store.replies.by_template)
            self._answers = {row.key: row for row in counted}
            here = self._here
            self._renew(here.key if here else "")

    async def _again(self, key: str = "") -> None:
        templates = self.soloist.store.templates
        self._rows = await self.soloist.look(templates.all, with_put_away=True)
        self._renew(key)

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_edit()

    @work(group="act", exclusive=True)
    async def action_edit(self) -> None:
        """Change the wording of one, or anything else about it."""
        if (here := self._here) is not None:
            key = await edit_template(self.soloist, here)
            await self._again(key or here.key)

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Make one of her own."""
        if key := await edit_template(self.soloist, None):
            await self._again(key)

    @work(group="act", exclusive=True)
    async def action_put_away(self) -> None:
        """Offer it no more; it can be brought back."""
        if (here := self._here) is None:
            return
        with self.refusals_shown():
            await self.soloist.ask(self.soloist.store.templates.put_away, here.key)
            said = _("{name} is put away. Undo brings it back.")
            self.soloist.say(said.format(name=here.name))
        await self._again()

    @work(group="act", exclusive=True)
    async def action_restore(self) -> None:
        """Bring it back from where it was put, or back to its first wording."""
        if (here := self._here) is None:
            return
        templates = self.soloist.store.templates
        with self.refusals_shown():
            if here.put_away:
                await self.soloist.ask(templates.bring_back, here.key)
                said = _("{name} is offered again.")
            else:
                await self.soloist.ask(templates.restore_shipped, here.key)
                said = _("{name} is worded as it came along. Undo takes it back.")
            self.soloist.say(said.format(name=here.name))
        await self._again(here.key)

    def action_show_away(self) -> None:
        """Show those that were put away too, or hide them."""
        here = self._here
        self._with_away = not self._with_away
        self._renew(here.key if here else "")

    def action_read(self, by: int) -> None:
        """Move in the text."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


async def manage_templates(app: SoloistApp) -> None:
    """Show the templates, to be changed at will."""
    with app.refusals_shown():
        rows = await app.look(app.store.templates.all, with_put_away=True)
        await app.push_screen_wait(TemplatesDialog(rows))


def _cells(answers: dict[str, ReplyRow], row: TemplateRow) -> tuple[str, ...]:
    figures = answers.get(row.key)
    mark = "* " if row.own or row.changed else ""
    return (
        f"{mark}{row.name}",
        _(KIND_TITLES[row.kind]),
        i18n.LANGUAGES[row.language],
        fmt.word(fmt.CHANNEL, row.channel),
        fmt.whole(figures.sent) if figures else fmt.DASH,
        rate(figures),
    )
