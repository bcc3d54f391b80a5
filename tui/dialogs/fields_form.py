"""Fields of a record in one form, kept as a draft while somebody types."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.reactive import var
from textual.widgets import Static

from store.errors import Stale, StoreError
from tui import format as fmt
from tui import i18n
from tui.dialogs.asking import Confirm
from tui.dialogs.question import WIDE
from tui.drafts import Drafts
from tui.i18n import N_, _, ngettext
from tui.screens.base import Dialog
from tui.show import content
from tui.widgets.field_row import FieldRow
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from tui.app import SoloistApp
    from tui.drafts import Draft

PAUSE = 0.4
"""Seconds between two looks at whether something was typed."""


class FieldsForm(Dialog[bool]):
    """Edits a record; answers True once everything is saved, else False.

    It saves by itself, because it must still be there with all its text when the store
    refuses.
    """

    FORM: ClassVar[str]
    """The name of this form among the drafts."""

    HEIGHT: ClassVar[int | str] = "92%"
    """Lines, or a share of those that the terminal has."""

    DEFAULT_CSS = """
    FieldsForm {
        align: center middle;
        background: $background 60%;
        VerticalScroll { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
        #banner { display: none; }
        #banner.-some { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save")),
        Binding("ctrl+r", "reload", N_("Load what is new")),
        Binding("tab", "app.focus_next", N_("Next field")),
        Binding("escape", "cancel", N_("Cancel")),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    stale: var[bool] = var(False)
    """Whether somebody saved this record since the form was opened."""

    def __init__(
        self, number: int, version: int, title: str, rows: Sequence[FieldRow]
    ) -> None:
        super().__init__()
        self._number, self._version = number, version
        self._title = title
        self._rows = rows
        self._kept: dict[str, str] = {}
        self._busy = False
        self._over = False

    def compose(self) -> ComposeResult:
        """The title, what is to be said, the fields, the keys."""
        with Vertical(classes="dialog") as box:
            box.styles.width, box.styles.height = WIDE, self.HEIGHT
            yield Static(content(self._title), classes="dialog-title")
            yield Static(id="banner", classes="problem")
            with VerticalScroll(can_focus=False):
                yield from self._rows
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the first; look for something to keep every now and then."""
        self._rows[0].entry.focus()
        self.set_interval(PAUSE, self._keep_typed)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """What is new can be loaded only when there is something new."""
        return self.stale if action == "reload" else True

    def watch_stale(self) -> None:
        """Show or hide the key that loads what is new."""
        self.refresh_bindings()

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:
        """Save what was typed, by field; raises StoreError."""
        raise NotImplementedError

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """What is stored by now: its version, and its fields as a form writes them."""
        raise NotImplementedError

    # The text, and its draft

    def changes(self) -> dict[str, str]:
        """What is typed and not stored, by field."""
        return {row.field.name: row.text for row in self._rows if row.touched}

    @property
    def drafts(self) -> Drafts:
        """Where half-typed text is kept."""
        return Drafts(self.soloist.draft_folder, self.soloist.store.path)

    def save_draft(self) -> None:
        """Keep what is typed, unless it is kept already; raises OSError."""
        typed = self.changes()
        if self._over or typed == self._kept:
            return
        if typed:
            self.drafts.keep(self.FORM, self._number, self._version, typed)
        else:
            self.drafts.drop(self.FORM, self._number)
        self._kept = typed

    def _keep_typed(self) -> None:
        with suppress(OSError):  # a full disk must not disturb the typing
            self.save_draft()

    def _leave(self, *, saved: bool) -> None:
        self._over = True
        self.drafts.drop(self.FORM, self._number)
        self.dismiss(saved)

    # The keys

    @on(FieldRow.Finished)
    def _next(self, event: FieldRow.Finished) -> None:
        if event.row is self._rows[-1]:
            self.action_save()
        else:
            self._rows[self._rows.index(event.row) + 1].entry.focus()

    @work(group="save")
    async def action_save(self) -> None:
        """Save what was changed, and leave; a refusal leaves everything as it is."""
        wrong = next((row for row in self._rows if row.check()), None)
        if wrong is not None:
            wrong.entry.focus()
            # What is wrong with the last field may stand below the edge.
            self.call_after_refresh(wrong.scroll_visible, animate=False)
            return
        if self._busy:
            return
        typed = self.changes()
        if not typed:
            self._leave(saved=False)
            return
        self._busy = True
        try:
            await self.save(self._number, self._version, typed)
        except Stale as refusal:
            self.stale = True
            self._say(i18n.sentence(refusal))
        except StoreError as refusal:
            self._say(i18n.sentence(refusal))
        else:
            self._leave(saved=True)
        finally:
            self._busy = False

    def _say(self, words: str) -> None:
        banner = self.query_one("#banner", Static)
        banner.update(content(words))
        banner.set_class(bool(words), "-some")

    @work(group="load", exclusive=True)
    async def action_reload(self) -> None:
        """Take over what was saved elsewhere; what is typed here stays."""
        with self.refusals_shown():
            self._version, stored = await self.stored(self._number)
            for row in self._rows:
                row.renew(stored[row.field.name])
            self.stale = False
            self._say("")

    @work(group="cancel", exclusive=True)
    async def action_cancel(self) -> None:
        """Leave without saving; asks when something was typed."""
        count = len(self.changes())
        if count:
            question = ngettext(
                "Throw away the change in {count} field?",
                "Throw away the changes in {count} fields?",
                count,
            ).format(count=count)
            sure = Confirm(question, yes=_("Throw away"), no=_("Keep typing"))
            if not await self.app.push_screen_wait(sure):
                return
        self._leave(saved=False)


async def offered_draft(
    app: SoloistApp, form: str, number: int, name: str
) -> Draft | None:
    """The draft of a record, if there is one and it is wanted."""
    drafts = Drafts(app.draft_folder, app.store.path)
    draft = drafts.read(form, number)
    if draft is None:
        return None
    kept = _("It was kept at {moment} and not saved.")
    go_on = Confirm(
        _("Go on with what you were typing about {name}?").format(name=name),
        kept.format(moment=fmt.moment(draft.kept_at)),
        yes=_("Go on"),
        no=_("Forget it"),
    )
    if await app.push_screen_wait(go_on):
        return draft
    drafts.drop(form, number)
    return None
