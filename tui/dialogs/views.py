"""Saved views: open one, keep the present one under a name, forget one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content

from store.rules.text import clean, fold
from tui.dialogs.asking import Confirm, Prompt
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.roster_columns import BY_KEY
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from textual.widget import Widget

    from store.views import SavedView
    from tui.desk_reading import View


TITLES = {key: column.title for key, column in BY_KEY.items()}
"""What a roster can be sorted by, in words to be translated."""

_AROUND = 10
"""Lines of the dialog that are no view."""


class ViewsDialog(Question["SavedView | None"]):
    """Asks which saved view to open.

    ``save`` keeps the present view under a name, ``remove`` forgets one; both are
    awaited while the dialog stays, and may refuse. ``titles`` are the words for what
    can be sorted by, those of the roster by themselves.
    """

    WIDTH = 100
    CSS = """
    ViewsDialog {
        ListTable { margin-top: 1; height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open"), priority=True),
        Binding("n", "name", N_("Keep this one")),
        Binding("d", "forget", N_("Forget")),
        CANCEL,
    ]

    def __init__(
        self,
        views: Sequence[SavedView],
        current: View,
        save: Callable[[str], Awaitable[None]],
        remove: Callable[[str], Awaitable[None]],
        titles: Mapping[str, str] = TITLES,
        *,
        unfiltered: str = N_("everybody"),
    ) -> None:
        self._titles, self._unfiltered = titles, unfiltered
        now = self._described(current)
        super().__init__(_("Saved views"), _("Now: {view}").format(view=now))
        self._views = list(views)
        self._save, self._remove = save, remove

    def asked(self) -> Iterable[Widget]:
        """The views."""
        table = ListTable()
        table.empty_text = Content(_("None yet. Press n to keep the present one."))
        yield table

    def on_mount(self) -> None:
        """Show them."""
        self._renew()

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    def _renew(self) -> None:
        """Show the views there are now."""
        self.query_one(".dialog").styles.height = max(len(self._views), 3) + _AROUND
        columns = (
            Column("name", _("Name"), 20, share=1),
            Column("view", _("Shows"), 30, share=2),
        )
        self._table.show_source(Listing(self._views, self._cells), columns)
        self.refresh_bindings()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """There must be a view to open or forget, and the list must be there."""
        if action in {"open", "forget"} and not self._views:
            return False
        return self.is_mounted or action == "never_mind"

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Answer with the view under the cursor."""
        if self._views and self.is_current:
            self.dismiss(self._views[self._table.cursor])

    @work(exclusive=True, group="view")
    async def action_name(self) -> None:
        """Keep the present view under a name, over one of that name if wanted."""
        name = await self.app.push_screen_wait(
            Prompt(
                _("Keep this view under the name"),
                check=lambda text: "" if text else _("A name is needed."),
            )
        )
        if name is None or not await self._may_replace(name):
            return
        with self.refusals_shown():
            await self._save(name)
            self.soloist.say(_("Kept as {name}.").format(name=name))
            # It is what is shown already, so there is nothing left to choose here.
            self.action_never_mind()

    async def _may_replace(self, name: str) -> bool:
        """Whether there is no view of that name, or it may go."""
        known = {fold(clean(view.name)): view for view in self._views}
        if (former := known.get(fold(clean(name)))) is None:
            return True
        question = _("There is a view {name} already. Replace it?")
        return await self.app.push_screen_wait(
            Confirm(question.format(name=former.name), self._described(former))
        )

    @work(exclusive=True, group="view")
    async def action_forget(self) -> None:
        """Forget the view under the cursor; undo brings it back."""
        view = self._views[self._table.cursor]
        with self.refusals_shown():
            await self._remove(view.name)
            self._views.remove(view)
            self._renew()
            said = _("Forgot {name}. Undo brings it back.")
            self.soloist.say(said.format(name=view.name))

    def action_never_mind(self) -> None:
        """Leave the list as it is shown."""
        if self.is_current:
            self.dismiss(None)

    def _cells(self, view: SavedView) -> tuple[str, str]:
        return view.name, self._described(view)

    def _described(self, view: View) -> str:
        """A view in words: its filter and its sort."""
        parts = [view.filter or _(self._unfiltered)]
        if view.sort in self._titles:
            arrow = "▼" if view.descending else "▲"
            parts.append(f"{_(self._titles[view.sort])} {arrow}")
        return " · ".join(parts)
