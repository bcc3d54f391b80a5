"""The application: its modes, its one door to the store, its news and its looks."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.signal import Signal
from textual.widgets import Input, TextArea
from textual.worker import NoActiveWorker

from store.errors import OverBudget, StoreError
from tui import i18n
from tui.commands import EVERYWHERE, bindings
from tui.i18n import _
from tui.keymap import KOREAN_LAYOUT
from tui.modes import MODES
from tui.screens.base import DeskScreen
from tui.settings import Settings
from tui.terminal.crash import FailSoft
from tui.terminal.driver import driver_class
from tui.terminal.turns import KeysInTurn
from tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from store import Store
    from store.history import UnitRow

ROOM = (80, 24)
"""Columns and lines that everything fits into."""

FROM_ANYWHERE = [
    Binding(key, command.action, command.title, show=False, priority=True)
    for command in EVERYWHERE
    if command.action.startswith("go_")
    for key in command.key.split(",")
    if key.startswith("f")
]
"""The function keys of the modes: they work under a dialog, and in its fields."""

REST = 2.0
"""Seconds after the first frame before anything is done that nobody asked for."""

P = ParamSpec("P")
T = TypeVar("T")


class SoloistApp(FailSoft, KeysInTurn):
    """The workspace."""

    TITLE = "Soloist"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = Path(__file__).with_name("soloist.tcss")
    MODES = MODES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE), *FROM_ANYWHERE]
    HORIZONTAL_BREAKPOINTS = [(0, "-small"), (80, "-medium"), (110, "-wide")]

    def __init__(
        self,
        store: Store,
        *,
        today: Callable[[], date],
        settings: Settings | None = None,
        settings_file: Path | None = None,
        crash_folder: Path | None = None,
        draft_folder: Path | None = None,
        mode: str = "today",
    ) -> None:
        # Textual looks at it in its own beginning, and only there.
        self.DEFAULT_MODE = mode  # type: ignore[misc]
        super().__init__(driver_class=driver_class())
        self.store = store
        self.today = today
        self.settings = settings or Settings()
        self.settings_file = settings_file
        self.crash_folder = crash_folder
        self.draft_folder = draft_folder
        self.changed: Signal[frozenset[str]] = Signal(self, "changed")
        self._writing = ThreadPoolExecutor(1, "store-writing")
        self._reading = ThreadPoolExecutor(1, "store-reading")
        self._told_small = False
        self._version: tuple[int, int] | None = None
        self._has_written = False
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = self.settings.theme
        if self.settings.keymap:
            self.set_keymap(self.settings.keymap)

    def on_mount(self) -> None:
        """Once her rows are on the screen, see that there is a copy of the day."""
        self.set_timer(REST, self.keep_daily)
        self.set_interval(REST, self.look_for_news)

    @work(group="backup")
    async def keep_daily(self) -> None:
        """Make the verified copy of the day, on a thread of its own."""
        if self.crash_clock is None:
            return
        from tui.shell.daily import keep_daily  # noqa: PLC0415 - once a day

        with self.refusals_shown():
            await asyncio.to_thread(keep_daily, self.store, self.crash_clock())

    @work(group="news", exclusive=True)
    async def look_for_news(self) -> None:
        """Notice what another window, or the command line, has saved meanwhile."""
        version = await self.look(self.store.database.version)
        if self._version not in {None, version} and not self._has_written:
            self.changed.publish(self.store.TOPICS)
        self._version, self._has_written = version, False

    def on_resize(self, event: events.Resize) -> None:
        """Say kindly that there is little room, once."""
        small = event.size.width < ROOM[0] or event.size.height < ROOM[1]
        if small and not self._told_small:
            self.say(
                _(
                    "Soloist is made for {width} x {height} and more; here it is tight."
                ).format(width=ROOM[0], height=ROOM[1])
            )
        self._told_small = small

    async def ask(
        self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one store call that may write, in turn; then tell the screens.

        The call is shielded and the news goes out from its end, so that a screen closed
        meanwhile loses nothing. What would go past a budget is asked about first.
        """
        try:
            return await self._ask(call, *args, **kwargs)
        except OverBudget as over:
            note = await self._why_over(over)
            if note is None:
                raise
            despite = self.store.budget.despite
            return await self._ask(despite, note, call, *args, **kwargs)

    async def _why_over(self, over: OverBudget) -> str | None:
        """Show the figures and ask why all the same; None for never mind."""
        from tui.dialogs.over_budget import OverBudgetDialog  # noqa: PLC0415

        try:
            return await self.push_screen_wait(OverBudgetDialog(over))
        except NoActiveWorker:  # where nothing can be asked, it is only refused
            return None

    async def _ask(
        self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        def unit() -> tuple[T, frozenset[str]]:
            return call(*args, **kwargs), self.store.take_changes()

        def announce(done: asyncio.Future[tuple[T, frozenset[str]]]) -> None:
            if done.cancelled() or done.exception() is not None:
                return
            self._has_written = True
            if (topics := done.result()[1]) and self.is_running:
                self.changed.publish(topics)

        future = asyncio.get_running_loop().run_in_executor(self._writing, unit)
        future.add_done_callback(announce)
        return (await asyncio.shield(future))[0]

    async def look(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one store call that only reads; it never waits behind a long write."""

        def question() -> T:
            return call(*args, **kwargs)

        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._reading, question)

    def say(self, text: str, *, severity: str = "information") -> None:
        """Tell the user something in a corner, as plain text."""
        level = severity if severity in {"warning", "error"} else "information"
        self.notify(text, severity=level, markup=False)  # type: ignore[arg-type]

    @contextmanager
    def refusals_shown(self) -> Iterator[None]:
        """Say what the store refused, and carry on."""
        try:
            yield
        except StoreError as refusal:
            self.refuse(refusal)

    def refuse(self, refusal: StoreError) -> None:
        """Tell the user what the store refused; what she refused she knows."""
        if isinstance(refusal, OverBudget):
            self.say(_("Left as it was: nothing goes past the budget."))
            return
        self.say(i18n.sentence(refusal), severity="warning")

    def read_key(self, event: events.Key | events.Paste) -> events.Key | events.Paste:
        """Let a Korean layout's ㅓ mean j wherever no text is typed."""
        if (
            isinstance(event, events.Key)
            and event.character in KOREAN_LAYOUT
            and not isinstance(self.focused, Input | TextArea)
        ):
            letter = KOREAN_LAYOUT[event.character]
            return events.Key(letter, letter)
        return event

    def shows_ahead(self, screen: Screen[Any]) -> bool:
        """Today's lines slide before the day is read again."""
        return isinstance(screen, DeskScreen) and screen.shows_ahead

    def speak(self, language: str) -> None:
        """Change the language of everything on screen, at once."""
        i18n.install(language)
        self.refresh_bindings()
        for screen in self.screen_stack:
            screen.refresh(recompose=False, layout=True)
        self.changed.publish(frozenset({"language"}))

    async def keep_setting(self, **changes: object) -> None:
        """Change a setting now and for next time."""
        for name, value in changes.items():
            setattr(self.settings, name, value)
        if "theme" in changes:
            self.theme = str(changes["theme"])
        if "language" in changes:
            self.speak(str(changes["language"]))
        if self.settings_file is not None:
            from tui.settings import save  # noqa: PLC0415 - only when something changes

            await self.look(save, self.settings_file, **changes)

    def action_go_today(self) -> None:
        """Show what is due."""
        self.switch_mode("today")

    def action_go_roster(self) -> None:
        """Show the roster."""
        self.switch_mode("roster")

    def action_go_outreach(self) -> None:
        """Show who stands where."""
        self.switch_mode("outreach")

    def action_go_campaigns(self) -> None:
        """Show every piece of work."""
        self.switch_mode("campaigns")

    def action_go_budget(self) -> None:
        """Show what is planned, promised, paid and left."""
        self.switch_mode("budget")

    def action_go_results(self) -> None:
        """Show what came of it all."""
        self.switch_mode("results")

    def action_go_library(self) -> None:
        """Show the content that is kept."""
        self.switch_mode("library")

    def action_go_content(self) -> None:
        """Show what is owed, due and live."""
        self.switch_mode("content")

    @work(group="log", exclusive=True)
    async def action_log(self) -> None:
        """Note a touch in one line, about whoever the cursor is on or anybody."""
        from tui.dialogs.quick_log import log_a_touch  # noqa: PLC0415

        screen = self.screen
        if isinstance(screen, DeskScreen):
            await log_a_touch(self, screen.person_here())

    async def action_help(self) -> None:
        """What every key does here."""
        from tui.screens.help import HelpScreen  # noqa: PLC0415 - shown now and then

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen(self.screen))

    @work(group="palette", exclusive=True)
    async def action_palette(self) -> None:
        """Find a command by its name, and do it."""
        from tui.palette import Palette, offered  # noqa: PLC0415

        screen = self.screen
        if screen.is_modal:
            return
        chosen = await self.push_screen_wait(Palette(offered(screen)))
        if chosen is not None:
            # A part of the screen may be what has the command.
            bound = screen.active_bindings.values()
            nodes = (one.node for one in bound if one.binding.id == chosen.id)
            await self.run_action(chosen.action, next(nodes, self))

    @work(group="jump", exclusive=True)
    async def action_jump(self) -> None:
        """Go to anyone, or to any campaign, from anywhere."""
        from tui.dialogs.jump_anywhere import JumpAnywhere  # noqa: PLC0415

        if self.screen.is_modal:
            return
        dialog = JumpAnywhere()
        number = await self.push_screen_wait(dialog)
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                if dialog.campaign is not None:
                    await screen.open_campaign(dialog.campaign)
                elif number is not None:
                    await screen.open_person(number)
                break

    @work(group="history", exclusive=True)
    async def action_history(self) -> None:
        """Every step that was done."""
        from tui.screens.history import HistoryScreen  # noqa: PLC0415

        if not isinstance(self.screen, HistoryScreen):
            await self.push_screen(HistoryScreen())

    @work(group="settings", exclusive=True)
    async def action_settings(self) -> None:
        """Language and looks."""
        from tui.dialogs.preferences import PreferencesDialog  # noqa: PLC0415

        if not self.screen.is_modal:
            await self.push_screen_wait(PreferencesDialog())

    @work(group="replay")
    async def action_undo(self) -> None:
        """Take back the last step, saying which."""
        await self._replay(self.store.history.undo, _("Undone: {step}"))

    @work(group="replay")
    async def action_redo(self) -> None:
        """Do again what was taken back."""
        await self._replay(self.store.history.redo, _("Done again: {step}"))

    async def _replay(self, call: Callable[[], UnitRow], said: str) -> None:
        from tui.format import step  # noqa: PLC0415

        with self.refusals_shown():
            unit = await self.ask(call)
            self.clear_notifications()
            # What was said of the last step holds no more, wherever it was done.
            for screens in self._screen_stacks.values():
                for screen in screens:
                    if isinstance(screen, DeskScreen):
                        screen.taken_back()
            self.say(said.format(step=step(unit)))

    def save_drafts(self) -> None:
        """Keep what is half typed in every open form, at once; raises OSError."""
        for screens in self._screen_stacks.values():
            for screen in screens:
                save = getattr(screen, "save_draft", None)
                if callable(save):
                    save()

    async def on_unmount(self) -> None:
        """Let the store finish what it is doing."""
        self._writing.shutdown(wait=True)
        self._reading.shutdown(wait=True, cancel_futures=True)
