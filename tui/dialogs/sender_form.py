"""Who writes: the name, the company and the address that messages are signed with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from store.errors import StoreError
from tui import i18n
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

TITLES = {
    "my_name": N_("My name"),
    "my_company": N_("My company"),
    "my_email": N_("My e-mail"),
}


class SenderForm(Question[bool]):
    """Asks who writes, and keeps it; stays open with all its text when refused."""

    DEFAULT_CSS = """
    SenderForm {
        Horizontal { height: 1; margin-top: 1; }
        .label { width: 16; color: $text-muted; }
        SafeInput { width: 1fr; }
        .problem { margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", N_("Next")),
        Binding("ctrl+s", "save", N_("Save"), priority=True),
        CANCEL,
        Binding("down", "app.focus_next", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, kept: Mapping[str, str]) -> None:
        super().__init__(
            _("Who writes"),
            _("Templates sign with this, where they say {{ my_name }} and the like."),
        )
        self._kept = kept

    def asked(self) -> Iterable[Widget]:
        """A line for each, and what is wrong with them."""
        for name, words in TITLES.items():
            yield Horizontal(
                Static(content(_(words)), classes="label"),
                SafeInput(self._kept.get(name, ""), id=name, select_on_focus=False),
            )
        yield Static(classes="problem")

    def action_next(self) -> None:
        """From one line to the next; from the last one: save."""
        fields = list(self.query(SafeInput))
        here = fields.index(self.focused) if self.focused in fields else -1
        if here + 1 < len(fields):
            fields[here + 1].focus()
        else:
            self.action_save()

    @work(group="save", exclusive=True)
    async def action_save(self) -> None:
        """Keep it, and leave; what is wrong is said here."""
        said = {name: self.query_one(f"#{name}", SafeInput).value for name in TITLES}
        try:
            await self.soloist.ask(self.soloist.store.settings.set_sender, **said)
        except StoreError as refusal:
            detail = dict(refusal.detail)
            if "field" in detail:
                name = str(detail["field"])
                detail["field"] = _(TITLES.get(name, name))
            problem = i18n.say(refusal.template, detail)
            self.query_one(".problem", Static).update(content(problem))
            return
        self.dismiss(True)
