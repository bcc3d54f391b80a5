"""A dialog around one text of many lines, kept as a draft while somebody types."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from store.errors import StoreError
from store.rules.text import clean
from tui import i18n
from tui.dialogs.asking import Confirm
from tui.drafts import Drafts
from tui.i18n import N_, _
from tui.screens.base import Dialog
from tui.show import content
from tui.widgets.key_lines import KeyLines
from tui.widgets.safe_input import SafeTextArea, clean_block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.drafts import Draft

PAUSE = 0.4
"""Seconds between two looks at whether something was typed."""


class TextForm(Dialog[bool]):
    """Asks for a text; answers True once it is saved, else False.

    It saves by itself, because it must still be there with all its text when the store
    refuses.
    """

    FORM: ClassVar[str]
    """The name of this form among the drafts."""

    WIDEST: ClassVar[int] = 84
    """Cells; never more than the terminal has."""

    DEFAULT_CSS = """
    TextForm {
        align: center middle;
        background: $background 60%;
        SafeTextArea {
            width: 1fr; border: none; padding: 0 1; background: $panel;
            scrollbar-size-vertical: 1;
            &:focus { border: none; }
        }
        #refused { display: none; }
        #refused.-some { display: block; }
        KeyLines { margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save")),
        Binding("escape", "cancel", N_("Cancel")),
    ]

    def __init__(
        self, number: int, title: str, stored: str = "", draft: Draft | None = None
    ) -> None:
        super().__init__()
        self._number = number
        self._title = title
        self._stored = stored
        self._start = stored if draft is None else draft.texts.get("text", stored)
        self._kept = ""
        self._busy = False
        self._over = False

    def compose(self) -> ComposeResult:
        """The title, why it was refused, what is asked, the keys."""
        with Vertical(classes="dialog") as box:
            box.styles.width = box.styles.max_height = "100%"
            box.styles.max_width = self.WIDEST
            box.styles.padding = (0, 1)
            yield Static(content(self._title), classes="dialog-title")
            yield Static(id="refused", classes="problem")
            yield from self.asked()
            yield KeyLines()

    def asked(self) -> Iterable[Widget]:
        """The text, and what stands around it."""
        yield SafeTextArea(self._start)

    async def keep(self, text: str) -> None:
        """Save the text; raises StoreError."""
        raise NotImplementedError

    def wrong(self, text: str) -> str:  # noqa: ARG002 - for those that look
        """Why a text cannot be saved, in one sentence; or ""."""
        return ""

    @property
    def area(self) -> SafeTextArea:
        """Where it is typed."""
        return self.query_one(SafeTextArea)

    @property
    def text(self) -> str:
        """What is typed, without blanks around it."""
        return clean(self.area.text)

    @property
    def touched(self) -> bool:
        """Whether something was typed that is not stored.

        What a field takes out of a stored text, such as hidden marks, does not count.
        """
        return self.text != clean(clean_block(self._stored).text)

    def on_mount(self) -> None:
        """Go on where the text ends; look for something to keep now and then."""
        self.area.move_cursor(self.area.document.end)
        self.area.focus()
        self.set_interval(PAUSE, self._keep_typed)

    def tell(self, words: str) -> None:
        """Say why it was not saved; "" for nothing."""
        label = self.query_one("#refused", Static)
        label.update(content(words))
        label.set_class(bool(words), "-some")

    @work(group="save")
    async def action_save(self) -> None:
        """Save, and leave; a refusal leaves everything as it is."""
        text = self.text
        if wrong := self.wrong(text):
            self.tell(wrong)
            return
        if self._busy:
            return
        self._busy = True
        try:
            await self.keep(text)
        except StoreError as refusal:
            self.tell(i18n.sentence(refusal))
        else:
            self._leave(saved=True)
        finally:
            self._busy = False

    @work(group="cancel", exclusive=True)
    async def action_cancel(self) -> None:
        """Leave without saving; asks when something was typed."""
        if self.touched:
            sure = Confirm(
                _("Throw away what you typed?"),
                yes=_("Throw away"),
                no=_("Keep typing"),
            )
            if not await self.app.push_screen_wait(sure):
                return
        self._leave(saved=False)

    # Its draft

    def save_draft(self) -> None:
        """Keep what is typed, unless it is kept already; raises OSError."""
        typed = self.text if self.touched else ""
        if self._over or typed == self._kept:
            return
        drafts = Drafts(self.soloist.draft_folder, self.soloist.store.path)
        if typed:
            drafts.keep(self.FORM, self._number, 0, {"text": typed})
        else:
            drafts.drop(self.FORM, self._number)
        self._kept = typed

    def _keep_typed(self) -> None:
        with suppress(OSError):  # a full disk must not disturb the typing
            self.save_draft()

    def _leave(self, *, saved: bool) -> None:
        self._over = True
        drafts = Drafts(self.soloist.draft_folder, self.soloist.store.path)
        drafts.drop(self.FORM, self._number)
        self.dismiss(saved)
