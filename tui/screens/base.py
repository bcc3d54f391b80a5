"""What every screen does: speak the language in use, load, and show refusals."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events, on, work
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractContextManager

    from textual.binding import ActiveBinding

    from tui.app import SoloistApp
    from tui.command import Command

    Neighbours = Callable[[int, int], Awaitable[int | None]]

R = TypeVar("R")

GLANCE = 0.005
"""Seconds between two looks at a load that is under way."""


READING = frozenset(
    {"load", "order", "rows", "page", "words", "cards", "look", "listing", "compare"}
)
"""Groups of workers that only bring something to be shown."""


class SpeakingScreen(Screen[R]):
    """A screen whose key titles follow the language in use.

    It is styled and laid out once when it is opened: how wide it is, it knows before
    its first widget is made, and what has just been styled is not styled again.
    """

    _was_seen = False

    @on(events.Compose)
    def _fit(self) -> None:
        width, kinds = self.app.size.width, self.app.HORIZONTAL_BREAKPOINTS or ()
        self.add_class(*[name for least, name in kinds if width >= least][-1:])

    @on(events.ScreenResume)
    def _keep_styles(self, event: events.ScreenResume) -> None:
        event.refresh_styles = self._was_seen and event.refresh_styles
        self._was_seen = True

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Leave; what was still on its way to be shown here is called off.

        Widgets go before the workers of their screen do, and would not be found.
        """
        for worker in self.workers:
            if worker.node is self and worker.group in READING:
                worker.cancel()
        return super().dismiss(result)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings, in the language in use: footer, help and palette read this."""
        return {
            key: active._replace(
                binding=replace(
                    active.binding, description=_(active.binding.description)
                )
            )
            for key, active in super().active_bindings.items()
        }

    def offers(self, command: Command) -> bool:  # noqa: ARG002 - for those that look
        """Whether a command that has a key here is one of this place now."""
        return True

    @property
    def soloist(self) -> SoloistApp:
        """The application, with its door to the store."""
        return cast("SoloistApp", self.app)

    def refusals_shown(self) -> AbstractContextManager[None]:
        """Say what the store refused, and carry on."""
        return self.soloist.refusals_shown()


class Dialog(ModalScreen[R], SpeakingScreen[R]):
    """One question with a typed answer; None is never mind."""

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Answer, once: a second answer would close what lies beneath."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class DeskScreen(SpeakingScreen[R]):
    """A screen of the store: it loads when shown, and again when its rows change."""

    TOPICS: ClassVar[frozenset[str]] = frozenset()
    """What it shows; "language" is everybody's."""

    def __init__(self) -> None:
        super().__init__()
        self._stale = True

    @property
    def shows_ahead(self) -> bool:
        """Whether what came of the last key is shown before it was read again."""
        return False

    def on_mount(self) -> None:
        """Listen for changes."""
        self.soloist.changed.subscribe(self, self._on_changed)

    def on_screen_resume(self) -> None:
        """Load again if something changed while another screen was shown."""
        if self._stale:
            self.reload()

    @work(exclusive=True, group="load")
    async def reload(self) -> None:
        """Load what is shown; a newer load overtakes an older one."""
        # First: a change that lands during the load must set it again.
        self._stale = False
        with self.refusals_shown():
            await self.load()

    @property
    def is_reading(self) -> bool:
        """Whether another list is on its way."""
        return any(
            worker.group == "load" and worker.node is self and not worker.is_finished
            for worker in self.workers
        )

    async def settled(self) -> None:
        """Wait until what is shown is what was asked for last."""
        while self.is_reading:  # noqa: ASYNC110 - workers end unannounced
            await asyncio.sleep(GLANCE)

    def taken_back(self) -> None:
        """A step was taken back, or done again: what was said of it holds no more."""
        self.forget_said()

    def forget_said(self) -> None:
        """What was said of a step holds no more: it is not the last one now."""
        for line in self.query("SaidLine"):
            line.text = ""  # type: ignore[attr-defined]

    def person_here(self) -> int | None:
        """Whom the cursor is on, or whose card this is; None for nobody."""
        return None

    async def open_person(self, number: int) -> None:
        """Show the card of somebody, and come back."""
        from tui.screens.card import CardScreen  # noqa: PLC0415 - loaded when opened

        await self.app.push_screen_wait(CardScreen(number))

    async def open_campaign(self, number: int, tab: str = "checklist") -> None:
        """Show a campaign on one of its tabs, and come back."""
        from tui.screens.campaign import CampaignScreen  # noqa: PLC0415 - when opened

        await self.app.push_screen_wait(CampaignScreen(number, tab=tab))

    async def open_piece(
        self, number: int, neighbours: Neighbours | None = None
    ) -> int | None:
        """Show a piece of content, and come back; which one was shown last.

        ``neighbours`` says which stands so many steps from one in the list here.
        """
        from tui.screens.piece import PieceScreen  # noqa: PLC0415 - when opened

        return await self.app.push_screen_wait(PieceScreen(number, neighbours))

    async def load(self) -> None:
        """Ask the store for what is shown, and show it."""
        raise NotImplementedError

    def _on_changed(self, topics: frozenset[str]) -> None:
        # Whoever did this says so after it: what stands there is of a step before.
        self.forget_said()
        if topics & (self.TOPICS | {"language"}):
            self._stale = True
            if self.is_current:
                self.reload()
