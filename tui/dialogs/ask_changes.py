"""What has to change in a draft: the reasons, and the message that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from store.letters import language_for
from tui import i18n
from tui.change_reply import reply_text
from tui.dialogs.fields_form import offered_draft
from tui.dialogs.reply_told import Reply, ReplyTold
from tui.dialogs.text_form import TextForm
from tui.i18n import N_, _
from tui.piece_words import title_of
from tui.show import content, show
from tui.widgets.entry_row import CheckField
from tui.widgets.safe_input import SafeTextArea

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.widget import Widget

    from store import Store
    from store.deliverable_rows import DeliverableRow
    from tui.app import SoloistApp
    from tui.drafts import Draft

CHECKS = {
    "guideline": N_("The guideline is not followed"),
    "brand_fit": N_("It does not fit the brand"),
}
"""What can be said of a draft besides the reasons."""


class ReasonArea(SafeTextArea):
    """A text in which a digit on an empty line stands for a whole sentence."""

    class Picked(Message):
        """The sentence with this number is wanted, counted from 1."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    async def _on_key(self, event: events.Key) -> None:
        line = self.document.get_line(self.cursor_location[0])
        if event.key in _DIGITS and not line and self.selection.is_empty:
            event.stop()
            event.prevent_default()
            self.post_message(self.Picked(int(event.key)))
            return
        await super()._on_key(event)


_DIGITS = frozenset("123456789")


@dataclass(frozen=True, slots=True)
class Draftsman:
    """Somebody whose draft is looked at, and how they are written to."""

    row: DeliverableRow
    called: str
    """What they are called by."""
    language: str
    """en, ko or es."""
    sender: str
    """Who writes."""


class AskChanges(TextForm):
    """Asks what has to change in drafts; answers True once that is saved."""

    FORM = "changes"

    DEFAULT_CSS = """
    AskChanges {
        OptionList {
            max-height: 9; margin-top: 1; background: $surface;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        SafeTextArea { height: 5; margin: 1 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Send back")),
        Binding("tab", "app.focus_next", N_("To the boxes: Space ticks")),
    ]

    def __init__(
        self,
        drafts: Sequence[DeliverableRow],
        snippets: Sequence[str],
        draft: Draft | None = None,
    ) -> None:
        self._drafts, self._snippets = tuple(drafts), tuple(snippets)
        self._failed = frozenset(
            name
            for name in CHECKS
            if any(_check(row, name) is False for row in self._drafts)
        )
        self.reason = ""
        """What was saved."""
        title = _("What has to change: {name}")
        super().__init__(drafts[0].id, title.format(name=title_of(drafts)), draft=draft)

    def asked(self) -> Iterable[Widget]:
        """How to, the sentences to choose from, the text, two boxes."""
        said = _(
            "A line for each thing. On an empty line, a digit puts one of these in:"
        )
        yield Static(content(said), classes="dialog-help")
        options = OptionList(
            *(
                Option(
                    Content.assemble((f"{place} ", "bold $text-accent"), show(text)),
                    id=str(place),
                )
                for place, text in enumerate(self._snippets[:9], 1)
            )
        )
        # The keys always go to the text; a click takes one of these as well.
        options.can_focus = False
        options.highlighted = None
        yield options
        yield ReasonArea(self._start)
        words = {name: _(title) for name, title in CHECKS.items()}
        yield CheckField(words, " ".join(self._failed))

    @on(ReasonArea.Picked)
    def _digit(self, event: ReasonArea.Picked) -> None:
        self.put_in(event.number)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.put_in(int(event.option_id or 0))

    def put_in(self, number: int) -> None:
        """Put a sentence in on a line of its own, and go on under it."""
        if not 0 < number <= len(self._snippets):
            return
        area = self.area
        line = area.document.get_line(area.cursor_location[0])
        area.move_cursor((area.cursor_location[0], len(line)))
        area.insert(f"{chr(10) if line else ''}{self._snippets[number - 1]}\n")
        area.focus()

    def wrong(self, text: str) -> str:
        """Whoever has to change something must know what."""
        return "" if text else _("Say what has to change.")

    async def keep(self, text: str) -> None:
        """Save the reasons, and what was ticked; raises StoreError."""
        app = self.soloist
        await app.ask(
            app.store.reviews.ask_changes,
            [row.id for row in self._drafts],
            text,
            today=app.today(),
            checks=self._checks(),
        )
        self.reason = text

    def _checks(self) -> dict[str, bool]:
        """What was ticked just now is not in order; what was unticked is."""
        ticked = set(self.query_one(CheckField).value.split())
        return {
            name: name not in ticked
            for name in CHECKS
            if (name in ticked) != (name in self._failed)
        }


async def ask_changes(app: SoloistApp, deliverable_ids: Sequence[int]) -> bool:
    """Ask what has to change in these drafts, and offer the message that says so.

    True once it is saved. To be awaited in a worker.
    """
    if not deliverable_ids:
        return False
    saved: bool | None = False
    with app.refusals_shown():
        people = await app.look(read_people, app.store, tuple(deliverable_ids))
        first = people[0]
        snippets = await app.look(app.store.reviews.snippets, first.language)
        draft = await offered_draft(
            app, AskChanges.FORM, first.row.id, title_of([first.row])
        )
        form = AskChanges([one.row for one in people], snippets, draft)
        saved = await app.push_screen_wait(form)
        if saved:
            replies = [reply_to(one, form.reason) for one in people]
            await app.push_screen_wait(ReplyTold(replies))
    return bool(saved)


def read_people(store: Store, numbers: Sequence[int]) -> tuple[Draftsman, ...]:
    """Whose drafts these are, and how they are written to; raises NotFound."""
    return tuple(_person(store, store.deliverables.one(number)) for number in numbers)


def _person(store: Store, row: DeliverableRow) -> Draftsman:
    about = store.letters.occasion(row.influencer_id, row.collaboration_id)
    language = language_for(about, i18n.current())
    called = row.name if language == "ko" else about.first_name or row.name
    return Draftsman(row, called, language, about.sender.get("my_name", ""))


def reply_to(person: Draftsman, reason: str) -> Reply:
    """The message that asks somebody for these changes."""
    row = person.row
    text = reply_text(
        person.language,
        name=person.called,
        title=row.title or "",
        kind=row.kind,
        reasons=reason,
        sender=person.sender,
    )
    return Reply(row.name, text)


def _check(row: DeliverableRow, name: str) -> bool | None:
    return row.guideline if name == "guideline" else row.brand_fit
