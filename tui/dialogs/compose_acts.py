"""What the keys of a message do: out, sent, another template, language or channel."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual import work

from store.errors import Invalid, StoreError
from store.exchange.mail import Letter
from store.exchange.shipped import LANGUAGES
from store.outreach_draft import TouchDraft
from store.rules.text import clean
from store.rules.vocabulary import CHANNELS
from store.templates import KIND_TITLES, PITCHES, SHORT_CHANNELS, fitting
from tui import format as fmt
from tui import i18n
from tui.dialogs.asking import Choice, Choose
from tui.dialogs.compose_out import copy_out, open_mail, save_letter, save_text
from tui.dialogs.compose_told import ComposeTold
from tui.i18n import N_, _
from tui.letter_text import missing, titles
from tui.screens.outcome_words import next_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.templates import TemplateRow

MOST_MINUTES = 24 * 60


class ComposeActs(ComposeTold):
    """Actions of a message; each reads like the sentence it performs."""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Only a mail goes to a mail program; only gaps can be gone to."""
        if action == "mail_program":
            return self.channel == "mail"
        return self._gaps if action == "next_gap" else True

    # Out

    def _letter(self) -> Letter:
        self.letter.learn()
        text = self.letter.texts
        return Letter(
            to=self.about.address,
            to_name=self.about.name if self.about.email else "",
            subject=text.subject,
            body=text.body,
            sender=self.about.sender["my_email"],
        )

    @work(group="act")
    async def action_copy_out(self) -> None:
        """Copy the text, or the subject from within its field."""
        letter = self._letter()
        in_subject = self.letter.subject.has_focus
        by = await copy_out(self.soloist, letter.subject if in_subject else letter.body)
        if by == "none":
            self.tell(_("Nothing here can copy. ^E writes a file instead."))
            return
        self._went(_("Copied the subject.") if in_subject else _("Copied."))

    @work(group="act")
    async def action_mail_file(self) -> None:
        """Write it to a file: a mail that mail programs open, else a plain text."""
        with self._refusals_told():
            await self._to_file(self._letter())

    async def _to_file(self, letter: Letter) -> None:
        path: Path | None
        if self.channel == "mail":
            path = await save_letter(self.soloist, letter)
        else:
            path = await save_text(self.soloist, self.about.name, letter.body)
        if path is not None:
            self._went(_("Saved as {path}.").format(path=path.name))

    @work(group="act")
    async def action_mail_program(self) -> None:
        """Hand it to the mail program, or make a file of what is too long for that."""
        letter = self._letter()
        with self._refusals_told():
            what = await open_mail(letter)
            if what == "opened":
                self._went(_("Opened in your mail program."))
                return
            said = {
                "long": _("Too long for a link to your mail program: a file is taken."),
                "none": _("No mail program could be started: a file is taken."),
            }[what]
            self.soloist.say(said, severity="warning")
            await self._to_file(letter)

    @contextmanager
    def _refusals_told(self) -> Iterator[None]:
        """Say what was refused here, in the bottom line, and stay."""
        try:
            yield
        except StoreError as refusal:
            self.tell(i18n.sentence(refusal))

    def _went(self, how: str) -> None:
        self.went = how
        if missing(*self.letter.texts):
            self.tell(_("{how} Mind the gaps that are still in it.").format(how=how))
        else:
            self.look_again()

    # Sent

    @work(group="save", exclusive=True)
    async def action_mark_sent(self) -> None:
        """Note it as sent: the stage moves, the next step is dated."""
        self.letter.learn()
        self.look_again()
        text = self.letter.texts
        if wrong := self._wrong():
            self.tell(wrong)
            return
        draft = TouchDraft(
            influencer_id=self.about.influencer_id,
            collaboration_id=self.about.collaboration_id,
            channel=self.channel,
            subject=text.subject,
            body=text.body,
            template=self.template.key if self.template else None,
            minutes=_count(clean(self.minutes.value)),
        )
        app = self.soloist
        with self._refusals_told():
            logged = await app.ask(app.store.outreach.log, draft, today=app.today())
            said = _("Wrote to {name}.").format(name=logged.name)
            if logged.collaboration_id is not None:
                talk = await app.look(
                    app.store.conversations.conversation, logged.collaboration_id
                )
                said = f"{said} {next_words(talk, app.today())}"
            app.say(said)
            self.leave(sent=True)

    def _wrong(self) -> str:
        """Why it cannot be marked as sent, in one sentence; "" when it can."""
        text = self.letter.texts
        names = titles()
        if fields := missing(*text):
            self.letter.first_gap()
            listed = ", ".join(names[field] for field in fields)
            return _("Not sent: first fill in {fields}.").format(fields=listed)
        if not clean(text.body):
            return _("Not sent: nothing is written yet.")
        try:
            _count(clean(self.minutes.value))
        except Invalid as refusal:
            self.minutes.focus()
            return i18n.sentence(refusal)
        return ""

    # Another template, language, channel

    @work(group="act")
    async def action_template(self) -> None:
        """Choose a template; those that fit come first."""
        rows = self.writing.templates
        choices = [
            Choice(
                row.key,
                row.name,
                " · ".join(
                    (
                        _(KIND_TITLES[row.kind]),
                        i18n.LANGUAGES[row.language],
                        fmt.word(fmt.CHANNEL, row.channel),
                    )
                ),
            )
            for row in sorted(rows, key=self._distance)
        ]
        choices.append(Choice("", _("An empty page")))
        key = await self.app.push_screen_wait(
            Choose(
                _("Write from which template?"),
                choices,
                current=self.template.key if self.template else "",
            )
        )
        if key is not None:
            chosen = next((row for row in rows if row.key == key), None)
            language = chosen.language if chosen else self.language
            await self.retell(chosen, language)

    def _distance(self, row: TemplateRow) -> tuple[bool, bool, bool]:
        return (
            row.language != self.language,
            row.kind != self.kind,
            row.channel != self.channel,
        )

    @work(group="act")
    async def action_language(self) -> None:
        """The same kind of message in the next language that has one."""
        place = LANGUAGES.index(self.language)
        for language in (*LANGUAGES[place + 1 :], *LANGUAGES[:place]):
            row = fitting(self.writing.templates, self.kind, language, self.channel)
            if row is not None:
                await self.retell(row, language)
                return
        self.tell(_("There is no such template in another language."))

    @work(group="act")
    async def action_channel(self) -> None:
        """Say how it goes; what was typed stays."""
        choices = [Choice(one, fmt.word(fmt.CHANNEL, one)) for one in CHANNELS]
        title = _("How does it go?")
        channel = await self.app.push_screen_wait(
            Choose(title, choices, current=self.channel)
        )
        if channel is None or channel == self.channel:
            return
        self.letter.learn()
        typed = self.is_typed()
        self.channel = channel
        if typed:
            self.letter.has_subject = channel == "mail"
            self.look_again()
        else:
            kind = self.kind
            if kind in PITCHES:
                kind = "dm" if channel in SHORT_CHANNELS else "pitch"
            rows = self.writing.templates
            self.template = fitting(rows, kind, self.language, channel) or self.template
            self.fill()
            self.letter.begin()
        self.refresh_bindings()

    def action_next_gap(self) -> None:
        """Go to the next gap, ready to be typed over."""
        self.letter.next_gap()

    def action_redo_typing(self) -> None:
        """Type again what the field's own undo took back."""
        self.letter.body.redo()

    def action_leave(self) -> None:
        """Leave; what is typed is kept and offered next time."""
        self.leave(sent=False)


def _count(text: str) -> int | None:
    """Typed minutes; None for nothing; raises Invalid."""
    if not text:
        return None
    if not text.isdecimal() or int(text) > MOST_MINUTES:
        raise Invalid(
            N_("Minutes: {value} is not a number from 0 to {most}."),
            value=text,
            most=MOST_MINUTES,
        )
    return int(text)
