"""Writing to somebody: a template with everything known in it, then out, then sent."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from store.letters import language_for, values
from store.rules.merge_fields import fields_of
from store.rules.text import clean
from store.templates import fitting
from tui import i18n
from tui.dialogs.asking import Confirm
from tui.dialogs.compose_acts import ComposeActs
from tui.dialogs.compose_start import form_of, gather, offered_draft
from tui.drafts import Drafts
from tui.i18n import N_, _
from tui.letter_text import Merged, merged
from tui.screens.base import Dialog
from tui.show import content
from tui.widgets.key_lines import KeyLines
from tui.widgets.letter_form import LetterForm
from tui.widgets.pitch_view import PitchLine, PitchSide
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from store.templates import TemplateRow
    from tui.app import SoloistApp
    from tui.dialogs.compose_start import Writing
    from tui.drafts import Draft

PAUSE = 0.4
"""Seconds between two looks at whether there is something to keep."""

GLANCE = 0.2
"""Seconds of quiet after which what was typed is looked at."""

MOST_WARNINGS = 3


class ComposeDialog(ComposeActs, Dialog[bool]):
    """Writes one message; answers True once it is marked as sent."""

    CSS_PATH = "compose.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority where a field has a key of that name itself.
        Binding("ctrl+y", "copy_out", N_("Copy"), priority=True),
        Binding("ctrl+e", "mail_file", N_("Mail file"), priority=True),
        Binding("ctrl+o", "mail_program", N_("Mail program")),
        Binding("ctrl+s", "mark_sent", N_("Mark as sent")),
        Binding("ctrl+n", "next_gap", N_("Next gap")),
        Binding("ctrl+t", "template", N_("Template")),
        Binding("ctrl+l", "language", N_("Language")),
        Binding("ctrl+g", "channel", N_("Channel")),
        Binding("ctrl+r", "redo_typing", show=False),
        Binding("escape", "leave", N_("Keep for later")),
    ]

    def __init__(self, writing: Writing, draft: Draft | None = None) -> None:
        super().__init__()
        self.writing = writing
        self.about = writing.about
        kept = {} if draft is None else dict(draft.texts)
        self.language = kept.get("language") or language_for(self.about, i18n.current())
        self.channel = kept.get("channel") or self.about.channel
        chosen = [one for one in writing.templates if one.key == kept.get("template")]
        self.template = chosen[0] if chosen else None
        if draft is None:
            self.template = self.fitting(self.about.kind)
        self.went = ""
        """How it went out, in words; "" while it has not."""
        self._draft = kept
        self._base = Merged("", "")
        """What the fields held before anything was typed."""
        self._kept: dict[str, str] | None = kept or None
        self._glance: Timer | None = None
        self._over = False

    def compose(self) -> ComposeResult:
        """Who and what, the letter, what is missing, the keys."""
        with Vertical(classes="dialog") as box:
            # The program's sheet, which has every dialog's looks, wins over ours.
            box.styles.width = box.styles.height = "100%"
            box.styles.max_width = box.styles.max_height = "100%"
            box.styles.padding = (0, 1)
            yield Static(content(self._who()), classes="dialog-title")
            for warning in self.writing.warnings[:MOST_WARNINGS]:
                yield Static(content(f"! {warning}"), classes="warning")
            yield Static(id="route")
            with Horizontal(id="middle"):
                yield LetterForm()
                yield PitchSide(id="side")
            with Vertical(id="under"):
                yield Static(id="missing")
                yield PitchLine(id="parts")
            with Horizontal(id="foot"):
                yield Static(content(_("Minutes")), classes="label")
                yield SafeInput(id="minutes", max_length=4)
                yield Static(id="step")
            yield KeyLines()

    def _who(self) -> str:
        about = self.about
        parts = [_("To {name}").format(name=about.name)]
        parts += [f"@{about.handle}"] if about.handle else []
        parts += [about.campaign] if about.campaign else []
        return " · ".join([*parts, self.writing.stages[about.stage]])

    def on_mount(self) -> None:
        """Begin with what is merged or was kept, at the first gap if there is one."""
        self.fill()
        if self._draft:
            self.letter.tell(
                Merged(self._draft.get("subject", ""), self._draft.get("body", ""))
            )
            self.minutes.value = self._draft.get("minutes", "")
        self.letter.body.history.clear()
        self.letter.begin()
        self.set_interval(PAUSE, self._keep_typed)

    @property
    def letter(self) -> LetterForm:
        """The message."""
        return self.query_one(LetterForm)

    @property
    def minutes(self) -> SafeInput:
        """How long it took her."""
        return self.query_one("#minutes", SafeInput)

    @property
    def kind(self) -> str:
        """What kind of message this is."""
        return self.template.kind if self.template else self.about.kind

    def fitting(self, kind: str) -> TemplateRow | None:
        """The template to begin with, for a kind of message."""
        return fitting(self.writing.templates, kind, self.language, self.channel)

    # The text

    def _merged(self) -> Merged:
        return merged(self.template, self.known() | self.letter.given)

    def known(self) -> dict[str, str]:
        """What merge fields stand for; what the store knows comes before old words."""
        noted = values(self.about, self.language, today=self.writing.today)
        return self.writing.before.get(self.language, {}) | noted

    def said_again(self) -> list[str]:
        """The fields whose words come from an earlier message only."""
        if self.template is None:
            return []
        noted = values(self.about, self.language, today=self.writing.today)
        asked = fields_of(f"{self.template.subject}\n{self.template.body}")
        before = self.writing.before.get(self.language, {})
        return [name for name in asked if name in before and name not in noted]

    def fill(self) -> None:
        """Put the template into the fields, with all that is known."""
        letter = self.letter
        letter.has_subject = self.channel == "mail"
        letter.tell(self._merged())
        # As the fields have it: they keep out what could never be shown.
        self._base = Merged(letter.subject.value, letter.body.text)
        self.look_again()

    def is_typed(self) -> bool:
        """Whether there is more in the fields than a template and what is known."""
        letter = self.letter
        here = Merged(letter.subject.value, letter.body.text)
        return here not in {self._base, self._merged()}

    async def retell(self, template: TemplateRow | None, language: str) -> None:
        """Begin anew from a template, asking first when that loses something."""
        self.letter.learn()
        if self.is_typed():
            name = template.name if template else _("An empty page")
            sure = Confirm(
                _("Replace what you typed?"),
                name,
                yes=_("Replace"),
                no=_("Keep typing"),
            )
            if not await self.app.push_screen_wait(sure):
                return
        self.template, self.language = template, language
        self.fill()
        self.letter.begin()

    @on(LetterForm.Typed)
    def _typed(self) -> None:
        if self._glance is not None:
            self._glance.stop()
        self._glance = self.set_timer(GLANCE, self.look_again)

    @on(Input.Changed, "#minutes")
    def _counted(self) -> None:
        self.look_again()

    @on(Input.Submitted, "#minutes")
    def _entered(self) -> None:
        self.letter.body.focus()

    # Its draft

    @property
    def drafts(self) -> Drafts:
        """Where half-typed text is kept."""
        return Drafts(self.soloist.draft_folder, self.soloist.store.path)

    def save_draft(self) -> None:
        """Keep what is typed, unless it is kept already; raises OSError."""
        if self._over:
            return
        texts = self._typed_texts() if self.is_typed() else None
        if texts == self._kept:
            return
        form, number = form_of(self.about), self.about.influencer_id
        if texts is None:
            self.drafts.drop(form, number)
        else:
            self.drafts.keep(form, number, 0, texts)
        self._kept = texts

    def _typed_texts(self) -> dict[str, str]:
        return {
            "subject": self.letter.subject.value,
            "body": self.letter.body.text,
            "minutes": clean(self.minutes.value),
            "template": self.template.key if self.template else "",
            "language": self.language,
            "channel": self.channel,
        }

    def _keep_typed(self) -> None:
        with suppress(OSError):  # a full disk must not disturb the typing
            self.save_draft()

    def leave(self, *, sent: bool) -> None:
        """Close; what was not sent is kept, and offered next time."""
        if sent:
            self.drafts.drop(form_of(self.about), self.about.influencer_id)
        else:
            self._keep_typed()
        self._over = True
        self.dismiss(sent)


async def write_to(
    app: SoloistApp, influencer_id: int, collaboration_id: int | None = None
) -> bool:
    """Write to somebody from the template that fits; True once it is marked as sent.

    What was being typed to them before is offered first.
    """
    sent: bool | None = False
    with app.refusals_shown():
        writing = await app.look(
            gather, app.store, influencer_id, collaboration_id, app.today()
        )
        draft = await offered_draft(app, writing.about)
        sent = await app.push_screen_wait(ComposeDialog(writing, draft))
    return bool(sent)
