"""Logging a touch in one line, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Static

from store.errors import StoreError
from tui import i18n
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.quick_words import EXAMPLE, followed, sentence, titles
from tui.show import content, show
from tui.widgets.log_echo import LogEcho, Pieces
from tui.widgets.safe_input import LONGEST_LINE, SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.widget import Widget

    from store.outreach_draft import Logged
    from store.quick_completion import Completion
    from store.quick_logging import Understood
    from tui.app import SoloistApp


class Done(NamedTuple):
    """What was logged, and what followed."""

    understood: Understood
    logged: Logged


class Completed(NamedTuple):
    """A word that was completed, so that the next Tab can put another one there."""

    line: str
    before: str
    after: str
    offers: Sequence[str]
    place: int


class LogField(SafeInput):
    """The line; the arrows choose among the people it may mean."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.pick(1)", N_("Somebody else")),
        Binding("up", "screen.pick(-1)", N_("Somebody else"), show=False),
    ]

    def __init__(self, line: str, highlighter: Pieces) -> None:
        super().__init__(
            line,
            highlighter=highlighter,
            select_on_focus=False,
            max_length=LONGEST_LINE,
        )
        self._begun = line

    def insert_text_at_cursor(self, text: str) -> None:
        """Whoever names somebody means them, and not the one the line began with."""
        if text.startswith("@") and self._begun and self.value == self._begun:
            self.clear()
        super().insert_text_at_cursor(text)


class QuickLogDialog(Question[Done | None]):
    """Asks for one line and logs it; answers None when nothing was logged."""

    WIDTH = 100
    CSS = """
    QuickLogDialog {
        align: center bottom;
        .dialog { padding: 0 1; }
        #info { height: auto; min-height: 1; width: 1fr; padding: 0 1; }
        #info.-wrong { color: $text-error; }
        LogEcho { padding: 0 1; }
        .dialog-title, .dialog-help { padding: 0 1; }
        KeyLine { margin: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", N_("Save")),
        Binding("tab", "complete", N_("Complete")),
        CANCEL,
    ]

    understood: var[Understood | None] = var(None)
    """What the line means, as it was read last."""

    def __init__(self, today: date, person: int | None = None, line: str = "") -> None:
        super().__init__(_("Log a touch"), _(EXAMPLE))
        self._today = today
        self._person = person
        self._line = line
        self._picked: tuple[str, int] | None = None
        """For which words of the line somebody was picked, and whom."""
        self._completed: Completed | None = None
        self._is_saving = False
        self._refused: str | None = None
        """The line that could not be logged: why stays until it changes."""

    def asked(self) -> Iterable[Widget]:
        """The line, what could be typed or is wrong, and what was understood."""
        yield LogField(self._line, Pieces())
        yield Static(id="info")
        yield LogEcho(self._today)

    def on_mount(self) -> None:
        """Say what is understood before anything is typed."""
        self._read()

    @property
    def field(self) -> LogField:
        """Where the line is typed."""
        return self.query_one(LogField)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._read()

    @work(group="load", exclusive=True)
    async def _read(self) -> None:
        """Read the line, and show what it means."""
        with self.refusals_shown():
            echo = self.query_one(LogEcho)
            if not echo.stages:
                settings = self.soloist.store.settings
                echo.stages = titles(await self.soloist.look(settings.stages))
            found = await self._understand()
            offered = await self._offered()
            self._tell(found, offered.offers)

    async def _understand(self) -> Understood:
        """What the line means now; somebody picked is meant as long as it says so."""
        read, line = self.soloist.store.quick.read, self.field.value
        today, person = self._today, self._person
        if self._picked is not None:
            words, number = self._picked
            found = await self.soloist.look(
                read, line, today=today, person=person, chosen=number
            )
            if found.log.who == words:
                return found
            self._picked = None
        return await self.soloist.look(read, line, today=today, person=person)

    async def _offered(self) -> Completion:
        field = self.field
        return await self.soloist.look(
            self.soloist.store.quick.complete,
            field.value,
            field.cursor_position,
            today=self._today,
            language=i18n.current(),
        )

    def _tell(self, found: Understood, offers: Sequence[str] = ()) -> None:
        """Show what was understood; a word that can be completed is not yet wrong."""
        problem = found.problem
        is_unread = problem is not None and problem.end > 0 and not found.log.marks
        if self.understood is None or not is_unread:
            # Half a word may be no word at all: what was read before it still holds.
            self.understood = self.query_one(LogEcho).understood = found
        pieces = self.field.highlighter
        if isinstance(pieces, Pieces):
            pieces.understood = found
            self.field.refresh()
        self.refresh_bindings()
        if self.field.value == self._refused:
            return
        if offers:
            words = "  ".join(map(show, offers))
            self._inform(Content.assemble(("Tab ", "bold"), words))
        elif problem is not None:
            # What has no place is only missing, and no mistake until it is saved.
            self._refuse(problem, is_wrong=problem.end > problem.start)
        else:
            self._inform(Content(""))

    def _refuse(self, refusal: StoreError, *, is_wrong: bool = True) -> None:
        stages = self.query_one(LogEcho).stages
        self._inform(content(sentence(refusal, stages)), is_wrong=is_wrong)

    def _inform(self, words: Content, *, is_wrong: bool = False) -> None:
        info = self.query_one("#info", Static)
        info.set_class(is_wrong, "-wrong")
        info.update(words)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """There is a choice only among several people."""
        if action == "pick":
            return self.understood is not None and len(self.understood.people) > 1
        return True

    @work(group="value")
    async def action_pick(self, by: int) -> None:
        """Mean the one before or after, of those whom the line may mean."""
        found = self.understood
        if found is not None and found.who is not None:
            place = found.people.index(found.who) + by
            if 0 <= place < len(found.people):
                await self._pick(found.people[place].influencer_id)

    @on(LogEcho.Picked)
    async def _clicked(self, event: LogEcho.Picked) -> None:
        await self._pick(event.influencer_id)

    async def _pick(self, number: int) -> None:
        if self.understood is not None:
            self._picked = (self.understood.log.who, number)
            with self.refusals_shown():
                self._tell(await self._understand())

    @work(group="value")
    async def action_complete(self) -> None:
        """Complete the word before the cursor; pressed again, as the next offer."""
        field, last = self.field, self._completed
        if last is not None and last.line == field.value:
            place = (last.place + 1) % len(last.offers)
            self._complete(last._replace(place=place))
            return
        with self.refusals_shown():
            line, cursor = field.value, field.cursor_position
            offered = await self._offered()
            if offered.offers and field.value == line:
                before, after = line[: offered.start], line[cursor:].removeprefix(" ")
                place = self._place_of(line[offered.start], offered.offers)
                self._complete(Completed("", before, after, offered.offers, place))

    def _place_of(self, sign: str, offers: Sequence[str]) -> int:
        """Which offer comes first: of people the one who is picked."""
        found = self.understood
        if sign != "@" or found is None or found.who is None:
            return 0
        return found.people.index(found.who) if len(found.people) == len(offers) else 0

    def _complete(self, completed: Completed) -> None:
        """Put an offer into the line, and go on behind it."""
        before = f"{completed.before}{completed.offers[completed.place]} "
        self._completed = completed._replace(line=before + completed.after)
        self.field.value = self._completed.line
        self.field.cursor_position = len(before)

    @work(group="answer")
    async def action_save(self) -> None:
        """Log what the line says, once; a line that cannot be logged stays."""
        if self._is_saving:
            return
        self._is_saving, self._refused = True, None
        try:
            quick = self.soloist.store.quick
            found = await self._understand()
            if found.problem is not None:
                self._tell(found)
            logged = await self.soloist.ask(quick.save, found, self._today)
            self.dismiss(Done(found, logged))
        except StoreError as refusal:
            self._refused = self.field.value
            self._refuse(refusal)
        finally:
            self._is_saving = False


async def log_a_touch(app: SoloistApp, influencer_id: int | None) -> None:
    """Ask for a line about somebody, or anybody, and log it; say what followed.

    To be awaited in a worker.
    """
    today, line = app.today(), ""
    with app.refusals_shown():
        if influencer_id is not None:
            line = await app.look(app.store.quick.prefill, influencer_id)
        person = influencer_id if line else None
        done = await app.push_screen_wait(QuickLogDialog(today, person, line))
        if done is not None:
            said = followed(done.understood, done.logged, today)
            app.say(" ".join([said, _("u takes it back.")]))
