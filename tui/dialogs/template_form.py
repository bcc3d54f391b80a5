"""One message template in a form: what it is for, and its wording with fields."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea

from store.errors import Invalid, StoreError
from store.exchange.shipped import LANGUAGES
from store.rules.merge_fields import FIELDS, check_template
from store.rules.merge_names import field_name
from store.rules.text import clean
from store.rules.vocabulary import CHANNELS
from store.templates import KIND_TITLES
from tui import format as fmt
from tui import i18n
from tui.dialogs.asking import Choice, Choose, Confirm
from tui.drafts import Drafts
from tui.i18n import N_, _
from tui.screens.base import Dialog
from tui.show import content
from tui.widgets.cycle_field import CycleField
from tui.widgets.key_lines import KeyLines
from tui.widgets.safe_input import SafeInput, SafeTextArea

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.templates import TemplateRow
    from tui.app import SoloistApp
    from tui.drafts import Draft

PAUSE = 0.4
"""Seconds between two looks at whether something was typed."""

_NEW = {
    "name": "",
    "kind": "pitch",
    "channel": "mail",
    "subject": "",
    "body": "",
}


class TemplateForm(Dialog[str]):
    """Edits a template, or makes one; answers its key once it is saved, else "".

    It saves by itself, because it must still be there with all its text when the store
    refuses.
    """

    DEFAULT_CSS = """
    TemplateForm {
        Horizontal { height: 1; }
        .label { width: 12; color: $text-muted; }
        SafeInput { width: 1fr; }
        SafeTextArea {
            width: 1fr; height: 1fr; margin-top: 1; border: none; padding: 0 1;
            background: $panel; scrollbar-size-vertical: 1;
            &:focus { border: none; background: $boost; }
        }
        .problem { display: none; }
        .problem.-some { display: block; }
        #subject-row { margin-top: 1; }
        KeyLines { margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save")),
        # The fields have a key of that name themselves.
        Binding("ctrl+f", "insert", N_("Insert a field"), priority=True),
        Binding("tab", "app.focus_next", N_("Next field")),
        Binding("escape", "cancel", N_("Cancel")),
    ]

    def __init__(self, row: TemplateRow | None, draft: Draft | None = None) -> None:
        super().__init__()
        self._row = row
        self._version = row.version if row else 0
        if draft is not None:
            self._version = draft.version
        self._stored = _texts(row)
        self._start = self._stored | (dict(draft.texts) if draft else {})
        self._kept: dict[str, str] = {}
        self._busy = False
        self._over = False

    def compose(self) -> ComposeResult:
        """The fields, what is wrong in each, the keys."""
        start = self._start
        kinds = {kind: _(title) for kind, title in KIND_TITLES.items()}
        channels = {one: fmt.word(fmt.CHANNEL, one) for one in CHANNELS}
        tongues = {one: i18n.LANGUAGES[one] for one in LANGUAGES}
        with Vertical(classes="dialog") as box:
            box.styles.width = box.styles.height = "100%"
            box.styles.max_height, box.styles.max_width = "100%", 110
            box.styles.padding = (0, 1)
            name = self._row.name if self._row else _("A new template")
            yield Static(content(name), classes="dialog-title")
            yield Static(id="refused", classes="problem")
            yield _line(_("Name"), SafeInput(start["name"], id="name"))
            yield _line(_("For"), CycleField(kinds, start["kind"], id="kind"))
            yield _line(
                _("Channel"), CycleField(channels, start["channel"], id="channel")
            )
            yield _line(
                _("Language"), CycleField(tongues, start["language"], id="language")
            )
            subject = SafeInput(start["subject"], id="subject", select_on_focus=False)
            yield _line(_("Subject"), subject, "subject-row")
            yield Static(id="subject-problem", classes="problem")
            yield SafeTextArea(start["body"], id="body")
            yield Static(id="body-problem", classes="problem")
            yield KeyLines()

    def on_mount(self) -> None:
        """Begin with the text, or with the name of a new one."""
        self.query_one("#body" if self._row else "#name").focus()
        self._look()
        self.set_interval(PAUSE, self._keep_typed)

    @property
    def texts(self) -> dict[str, str]:
        """What is in the fields; a subject only where it goes by mail."""
        found = {
            name: self.query_one(f"#{name}", CycleField).value
            for name in ("kind", "channel", "language")
        }
        found["name"] = clean(self.query_one("#name", SafeInput).value)
        found["body"] = clean(self.query_one("#body", SafeTextArea).text)
        subject = clean(self.query_one("#subject", SafeInput).value)
        found["subject"] = subject if found["channel"] == "mail" else ""
        return found

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(CycleField.Changed)
    def _look(self) -> None:
        """Show what is wrong beside the field it is wrong in."""
        texts = self.texts
        self.query_one("#subject-row").display = texts["channel"] == "mail"
        for name in ("subject", "body"):
            self._tell(f"{name}-problem", _wrong(texts[name]))
        self._tell("refused", "")

    def _tell(self, place: str, words: str) -> None:
        label = self.query_one(f"#{place}", Static)
        label.update(content(words))
        label.set_class(bool(words), "-some")

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.app.action_focus_next()

    @work(group="act")
    async def action_insert(self) -> None:
        """Put a field where the cursor is, in the subject or in the text."""
        focused = self.focused
        choices = [
            Choice(
                field.name, _(field.title), f"{spelled(field.name)}  {field.example}"
            )
            for field in FIELDS
        ]
        name = await self.app.push_screen_wait(
            Choose(_("Insert which field?"), choices)
        )
        if name is None:
            return
        if isinstance(focused, SafeInput) and focused.id == "subject":
            focused.insert_text_at_cursor(spelled(name))
        else:
            body = self.query_one("#body", SafeTextArea)
            body.insert(spelled(name))
            body.focus()

    @work(group="save")
    async def action_save(self) -> None:
        """Save, and leave; a refusal leaves everything as it is."""
        texts = self.texts
        if self._busy:
            return
        if self._row is not None and texts == self._stored:
            self._leave("")
            return
        self._busy = True
        store = self.soloist.store
        try:
            key = await self.soloist.ask(
                store.templates.save,
                self._row.key if self._row else None,
                **texts,
                version=self._version,
            )
        except StoreError as refusal:
            words = i18n.sentence(refusal)
            self._tell("refused", "" if words in map(_wrong, texts.values()) else words)
        else:
            self._leave(key)
        finally:
            self._busy = False

    @work(group="cancel", exclusive=True)
    async def action_cancel(self) -> None:
        """Leave without saving; asks when something was typed."""
        if self._changes():
            sure = Confirm(
                _("Throw away what you typed?"),
                yes=_("Throw away"),
                no=_("Keep typing"),
            )
            if not await self.app.push_screen_wait(sure):
                return
        self._leave("")

    # Its draft

    def _changes(self) -> dict[str, str]:
        texts = self.texts
        return {
            name: text for name, text in texts.items() if text != self._stored[name]
        }

    def save_draft(self) -> None:
        """Keep what is typed, unless it is kept already; raises OSError."""
        typed = self._changes()
        if self._over or typed == self._kept:
            return
        drafts = Drafts(self.soloist.draft_folder, self.soloist.store.path)
        if typed:
            drafts.keep(_form(self._row), 0, self._version, typed)
        else:
            drafts.drop(_form(self._row), 0)
        self._kept = typed

    def _keep_typed(self) -> None:
        with suppress(OSError):  # a full disk must not disturb the typing
            self.save_draft()

    def _leave(self, key: str) -> None:
        self._over = True
        drafts = Drafts(self.soloist.draft_folder, self.soloist.store.path)
        drafts.drop(_form(self._row), 0)
        self.dismiss(key)


async def edit_template(app: SoloistApp, row: TemplateRow | None) -> str:
    """Edit one, or make a new one; its key once it is saved, else "".

    What was half typed before is offered first.
    """
    drafts = Drafts(app.draft_folder, app.store.path)
    draft = drafts.read(_form(row), 0)
    if draft is not None:
        kept = _("It was kept at {moment} and not saved.")
        go_on = Confirm(
            _("Go on with the template you were typing?"),
            kept.format(moment=fmt.moment(draft.kept_at)),
            yes=_("Go on"),
            no=_("Forget it"),
        )
        if not await app.push_screen_wait(go_on):
            drafts.drop(_form(row), 0)
            draft = None
    return await app.push_screen_wait(TemplateForm(row, draft)) or ""


def spelled(name: str) -> str:
    """A field as somebody types it, in the language in use where that is known."""
    title = next(_(field.title) for field in FIELDS if field.name == name)
    word = title.lower() if field_name(title) == name else name
    return f"{{{{ {word} }}}}"


def _texts(row: TemplateRow | None) -> dict[str, str]:
    if row is None:
        return _NEW | {"language": i18n.current()}
    return {
        "name": row.name,
        "kind": row.kind,
        "channel": row.channel,
        "language": row.language,
        "subject": row.subject,
        "body": row.body,
    }


def _form(row: TemplateRow | None) -> str:
    """What the draft of a template is called among the drafts."""
    return f"template-{row.key if row else 'new'}"


def _wrong(text: str) -> str:
    """What cannot be filled in, in one sentence; or ""."""
    try:
        check_template(text)
    except Invalid as refusal:
        return i18n.sentence(refusal)
    return ""


def _line(label: str, field: SafeInput | CycleField, name: str = "") -> Horizontal:
    """A title and its field on one line."""
    return Horizontal(Static(content(label), classes="label"), field, id=name or None)
