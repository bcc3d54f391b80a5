"""What a message says about itself: its gaps, the parts of a pitch, the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from checklists.pitch import check_pitch
from store.templates import PITCHES
from tui import format as fmt
from tui import i18n
from tui.i18n import _
from tui.letter_text import missing, titles
from tui.show import content
from tui.widgets.pitch_view import PitchLine

if TYPE_CHECKING:
    from store.letters import Occasion
    from store.templates import TemplateRow
    from tui.dialogs.compose_start import Writing
    from tui.screens.base import Dialog
    from tui.widgets.letter_form import LetterForm
    from tui.widgets.safe_input import SafeInput

    class _Compose(Dialog[bool]):
        """What all this needs of the dialog it belongs to."""

        writing: Writing
        about: Occasion
        template: TemplateRow | None
        language: str
        channel: str
        went: str

        @property
        def letter(self) -> LetterForm:
            """The message."""
            raise NotImplementedError

        @property
        def minutes(self) -> SafeInput:
            """How long it took her."""
            raise NotImplementedError

        @property
        def kind(self) -> str:
            """What kind of message this is."""
            raise NotImplementedError

        def fill(self) -> None:
            """Put the template into the fields."""

        def is_typed(self) -> bool:
            """Whether something was typed."""
            raise NotImplementedError

        def said_again(self) -> list[str]:
            """The fields whose words come from an earlier message."""
            raise NotImplementedError

        async def retell(self, template: TemplateRow | None, language: str) -> None:
            """Begin anew from a template."""

        def leave(self, *, sent: bool) -> None:
            """Close."""

else:
    _Compose = object


class ComposeTold(_Compose):
    """The words around a message, kept up while it is written."""

    _gaps = False
    """Whether there were gaps at the last look."""

    _refused = ("", "")
    """What was wrong, and the text it was wrong with."""

    def look_again(self) -> None:
        """Show what is missing by now, and what a pitch has."""
        texts = self.letter.texts
        names = titles()
        open_ones = [names[field] for field in missing(*texts)]
        self._tell_gaps(open_ones, [names[field] for field in self.said_again()])
        self.set_class(self.kind in PITCHES, "-pitch")
        if self.kind in PITCHES:
            self._look_for_parts("\n".join(texts))
        self.query_one("#route", Static).update(content(self._route()))
        wrong, about = self._refused
        self.tell(wrong if about == self._all() else "")
        if self._gaps != bool(open_ones):
            self._gaps = bool(open_ones)
            self.refresh_bindings()

    def _tell_gaps(self, open_ones: list[str], again: list[str]) -> None:
        """Name what is open, or else what an earlier message has filled in."""
        told = ""
        if open_ones:
            told = _("Still to fill in: {fields}").format(fields=", ".join(open_ones))
        elif again:
            told = _("As in an earlier message: {fields}").format(
                fields=", ".join(again)
            )
        label = self.query_one("#missing", Static)
        label.update(content(told))
        label.set_class(bool(told), "-some")
        label.set_class(bool(open_ones), "-open")

    def _look_for_parts(self, text: str) -> None:
        about, sender = self.about, self.about.sender
        names = (about.name, about.first_name, about.handle, about.niche)
        own = (about.brand, sender["my_company"], sender["my_name"])
        found = check_pitch(
            text,
            names=[name for name in names if name],
            own=[name for name in own if name],
            language=self.language,
        )
        for view in self.query(PitchLine):
            view.tell(found)

    def _route(self) -> str:
        """How it goes, where to, and from which template."""
        parts = [fmt.word(fmt.CHANNEL, self.channel)]
        if self.channel == "mail":
            parts.append(self.about.address or _("no address known"))
        parts.append(self.template.name if self.template else _("An empty page"))
        parts.append(i18n.LANGUAGES[self.language])
        return " · ".join(parts)

    def tell(self, wrong: str = "") -> None:
        """Say the next step in the bottom line, or what is wrong."""
        step = _("Send it your way; then ^S marks it as sent.")
        if self.went:
            ask = _("Has it gone out? ^S marks it as sent.")
            step = f"✓ {self.went} {ask}"
        self._refused = (wrong, self._all())
        label = self.query_one("#step", Static)
        label.update(content(wrong or step))
        label.set_class(bool(wrong), "-wrong")

    def _all(self) -> str:
        """Everything that can be typed here, as one text."""
        return "\n".join((*self.letter.texts, self.minutes.value))
