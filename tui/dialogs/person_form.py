"""All fields of a person in one form, kept as a draft while somebody types."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.reactive import var
from textual.widgets import Static

from store.errors import Stale, StoreError
from store.rules.people import PERSON_FIELDS
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
from tui.widgets.person_words import editable

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.card import InfluencerCard
    from tui.app import SoloistApp
    from tui.drafts import Draft

FORM = "person"
"""The name of this form among the drafts."""

PAUSE = 0.4
"""Seconds between two looks at whether something was typed."""


class PersonForm(Dialog[bool]):
    """Edits a person; answers True once everything is saved, else False.

    It saves by itself, because it must still be there with all its text when the store
    refuses.
    """

    DEFAULT_CSS = """
    PersonForm {
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
    """Whether somebody saved this person since the form was opened."""

    def __init__(self, card: InfluencerCard, draft: Draft | None = None) -> None:
        super().__init__()
        self._person = card
        self._version = card.version if draft is None else draft.version
        texts = {} if draft is None else draft.texts
        self._rows = [
            FieldRow(
                field,
                editable(field.name, getattr(card, field.name)),
                texts.get(field.name),
            )
            for field in PERSON_FIELDS
        ]
        self._kept: dict[str, str] = {}
        self._busy = False
        self._over = False

    def compose(self) -> ComposeResult:
        """The title, what is to be said, the fields, the keys."""
        with Vertical(classes="dialog") as box:
            box.styles.width, box.styles.height = WIDE, "92%"
            name = _("Edit {name}").format(name=self._person.name)
            yield Static(content(name), classes="dialog-title")
            yield Static(id="banner", classes="problem")
            with VerticalScroll(can_focus=False):
                yield from self._rows
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the name; look for something to keep every now and then."""
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
            self.drafts.keep(FORM, self._person.id, self._version, typed)
        else:
            self.drafts.drop(FORM, self._person.id)
        self._kept = typed

    def _keep_typed(self) -> None:
        with suppress(OSError):  # a full disk must not disturb the typing
            self.save_draft()

    def _leave(self, *, saved: bool) -> None:
        self._over = True
        self.drafts.drop(FORM, self._person.id)
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
            return
        if self._busy:
            return
        typed = self.changes()
        if not typed:
            self._leave(saved=False)
            return
        self._busy = True
        try:
            await self.soloist.ask(
                self.soloist.store.roster.edit, self._person.id, self._version, typed
            )
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
            card = await self.soloist.look(
                self.soloist.store.cards.card, self._person.id
            )
            self._person, self._version = card, card.version
            for row in self._rows:
                row.renew(editable(row.field.name, getattr(card, row.field.name)))
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


async def edit_person(app: SoloistApp, number: int) -> bool:
    """Edit somebody, offering what was half typed before; True once it is saved."""
    saved: bool | None = False
    with app.refusals_shown():
        card = await app.look(app.store.cards.card, number)
        draft = await _offered(app, card)
        saved = await app.push_screen_wait(PersonForm(card, draft))
    return bool(saved)


async def _offered(app: SoloistApp, card: InfluencerCard) -> Draft | None:
    """The draft of somebody, if there is one and it is wanted."""
    drafts = Drafts(app.draft_folder, app.store.path)
    draft = drafts.read(FORM, card.id)
    if draft is None:
        return None
    kept = _("It was kept at {moment} and not saved.")
    go_on = Confirm(
        _("Go on with what you were typing about {name}?").format(name=card.name),
        kept.format(moment=fmt.moment(draft.kept_at)),
        yes=_("Go on"),
        no=_("Forget it"),
    )
    if await app.push_screen_wait(go_on):
        return draft
    drafts.drop(FORM, card.id)
    return None
