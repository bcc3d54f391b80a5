"""One campaign in the program: keys pressed, forms filled, the checklist read."""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.keys import key_to_character

from store import open_store
from store.roster import NewAccount, NewInfluencer
from tests.tui.campaign_app import campaign_of, settle, text_of
from tui import i18n
from tui.app import SoloistApp
from tui.commands_campaigns import TABS
from tui.dialogs.fields_form import FieldsForm
from tui.terminal.turns import SHOWING
from tui.widgets.campaign_checklist import SIGN
from tui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from store.deliverable_rows import DeliverableRow

BEGIN = date(2026, 3, 2)
"""A Monday."""

ITEMS = 26
PATIENCE = 400
"""Looks at whether something has come about; each waits for both store threads."""

ASIDE = frozenset({"news", "backup"})
"""Workers that nobody waits for."""

_STATES = {sign: state for state, sign in SIGN.items()}
_SIGN = re.compile(rf"([{''.join(SIGN.values())}]) (\d\.\d)\b")


@dataclass
class Clock:
    """The time that the program is told."""

    now: datetime

    def today(self) -> date:
        """The day of it."""
        return self.now.date()


@dataclass
class Desk:
    """The program with one campaign in sight, and what a person does there."""

    pilot: Pilot[None]
    store: Store
    clock: Clock
    people: dict[str, int]
    talks: dict[str, int] = field(default_factory=dict)
    campaign: int = 0

    # Keys

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all that they started has ended, or asks.

        The program itself takes each once the one before was answered.
        """
        for key in keys:
            letter = key if len(key) == 1 else key_to_character(key)
            self.app.post_message(Key(key, letter))
        await self._quiet()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            key = "space" if letter == " " else letter
            self.app.post_message(Key(key, letter))
        await self._quiet()

    async def _quiet(self) -> None:
        """Wait until nothing is at work, twice in a row: news goes out in between."""
        app, calm = self.app, 0
        for _look in range(PATIENCE):
            while app._answering:
                await asyncio.shield(app._turn)
                await self.pilot._wait_for_screen()
            if self._is_busy():
                calm = 0
                await self.pilot.pause()
                continue
            calm += 1
            if calm > 1:
                return
            # Both threads take their calls in turn: what came before these is done.
            await asyncio.gather(app.ask(int), app.look(int))
            await self.pilot._wait_for_screen()
        pytest.fail(f"never came to rest\n{text_of(self.pilot)}")

    def _is_busy(self) -> bool:
        """Whether anything is at work that does not wait for an answer."""
        app = self.app
        return any(
            worker.group not in ASIDE
            and not worker.is_finished
            and (worker.node in {app, app.screen} or worker.group == SHOWING)
            for worker in app.workers
        )

    @property
    def app(self) -> SoloistApp:
        """The program."""
        assert isinstance(self.pilot.app, SoloistApp)
        return self.pilot.app

    async def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something has come about; fail with the screen if it never does.

        Each look comes after everything that is at work has taken its turn.
        """
        for _look in range(PATIENCE):
            if is_so():
                return
            await self.press()
        assert is_so(), f"never came about: {what}\n{text_of(self.pilot)}"

    async def sees(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        await self.until(lambda: text in text_of(self.pilot), text)

    async def asked(self, key: str) -> None:
        """Press a key that asks something."""
        await self.press(key)
        await self.until(lambda: self.pilot.app.screen.is_modal, f"{key} asks")

    async def fill(self, typed: Mapping[str, str]) -> None:
        """Type over fields of the form in sight, going from one to the next by Tab."""
        await self.until(lambda: bool(self._fields()), "a form")
        for name, text in typed.items():
            await self._to(name)
            await self.press("end", "ctrl+u")
            await self.type(text)

    async def _to(self, name: str) -> None:
        fields = self._fields()
        order = list(fields)
        here = next(one for one in order if fields[one].entry.has_focus)
        steps = order.index(name) - order.index(here)
        await self.press(*(["tab"] * steps or ["shift+tab"] * -steps))
        assert fields[name].entry.has_focus, name

    def _fields(self) -> dict[str, FieldRow]:
        form = self.pilot.app.screen
        if not isinstance(form, FieldsForm):
            return {}
        return {row.field.name: row for row in form.query(FieldRow)}

    async def keep(self) -> None:
        """Save the form in sight; it has to close."""
        form = self.pilot.app.screen
        await self.press("ctrl+s")
        await self.until(lambda: self.pilot.app.screen is not form, "it is saved")

    async def answer(self, text: str = "") -> None:
        """Answer the question in sight with a text; it has to close."""
        question = self.pilot.app.screen
        assert question.is_modal, text_of(self.pilot)
        await self.type(text)
        await self.press("enter")
        await self.until(lambda: self.pilot.app.screen is not question, text)

    # Places

    async def tab(self, name: str) -> None:
        """Go to a tab of the campaign, the shorter way round."""
        names = list(TABS)
        screen = campaign_of(self.pilot)
        steps = (names.index(name) - names.index(screen.tab)) % len(names)
        is_near = 2 * steps <= len(names)
        await self.press(*(["l"] * steps if is_near else ["h"] * (len(names) - steps)))
        assert screen.tab == name

    async def person(self, name: str) -> None:
        """Go to somebody's line on the people, or on the retro, of the campaign."""
        await self._down_to(
            lambda: campaign_of(self.pilot).person_here() == self.people[name], name
        )

    async def piece(self, name: str) -> None:
        """Go to the content that somebody owes."""
        await self.tab("content")

        def is_here() -> bool:
            here = campaign_of(self.pilot).piece_here()
            return here is not None and here.name == name

        await self._down_to(is_here, name)

    async def item(self, key: str) -> None:
        """Go to an item of the checklist."""
        await self.tab("checklist")
        await self.press("g", *["j"] * list(self.standing()).index(key))
        page = campaign_of(self.pilot).checklist
        here = None if page is None else page.here()
        assert here is not None
        assert here.item.key == key

    async def _down_to(self, is_here: Callable[[], bool], what: str) -> None:
        await self.press("g")
        for _line in range(ITEMS):
            if is_here():
                return
            await self.press("j")
        assert is_here(), what

    async def pass_to(self, day: date) -> None:
        """Let the days go by until this morning."""
        self.clock.now = datetime.combine(day, self.clock.now.time(), UTC)
        self.app.changed.publish(frozenset({"campaigns", "outreach"}))
        await self.press()

    # What stands there

    def steps(self) -> int:
        """How many steps can be undone."""
        return sum(not one.undone for one in self.store.history.units(999))

    def standing(self) -> dict[str, str]:
        """The state of every item, as the file has it."""
        page = self.store.checklist.standing(
            self.campaign, self.clock.today(), i18n.current()
        )
        return {one.item.key: one.state for one in page.checklists[0].items}

    def shown(self) -> dict[str, str]:
        """The state of every item, as the tab in sight has it."""
        page = campaign_of(self.pilot).checklist
        return {} if page is None else {one.item.key: one.state for one in page.items}

    async def signs(self) -> dict[str, str]:
        """The state of every item by its sign on the checklist, paged through."""
        await self.tab("checklist")
        first = next(iter(self.standing()))
        await self.press("g")
        await self.until(lambda: first in self._painted(), f"{first} on the first page")
        seen = self._painted()
        for _page in range(ITEMS):
            if len(seen) == ITEMS:
                break
            await self.press("pagedown")
            seen |= self._painted()
        return seen

    def _painted(self) -> dict[str, str]:
        """The states of the items that can be seen now, by their signs."""
        found = _SIGN.findall(text_of(self.pilot))
        return {key: _STATES[sign] for sign, key in found}

    def owed(self, name: str) -> DeliverableRow:
        """The content that somebody owes, as the file has it."""
        (row,) = self.store.deliverables.of_collaboration(self.talks[name])
        return row

    def stage(self, name: str) -> str:
        """In which stage somebody is."""
        return self.store.conversations.conversation(self.talks[name]).stage


def fill_roster(store: Store, people: Mapping[str, tuple[str, str]]) -> dict[str, int]:
    """People on the roster, each with a reading; the first of them is looked into."""
    fits = ("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice")
    numbers: dict[str, int] = {}
    for name, (platform, handle) in people.items():
        is_first = not numbers
        figures = {"followers": 12_400, "avg_views": 3_100}
        numbers[name] = store.roster.add(
            NewInfluencer(
                name,
                dict.fromkeys(fits, "4") if is_first else {},
                NewAccount(platform, handle, "", figures),
            ),
            today=BEGIN,
        )
        if is_first:
            (account,) = store.cards.card(numbers[name]).accounts
            store.roster.measure(account.id, {}, today=BEGIN, audience="KR")
    return numbers


@asynccontextmanager
async def opened(
    folder: Path, language: str, people: Mapping[str, tuple[str, str]]
) -> AsyncIterator[Desk]:
    """The workspace on an empty list of campaigns; nothing may have crashed."""
    i18n.install(language)
    clock = Clock(datetime(2026, 3, 2, 9, tzinfo=UTC))
    store = open_store(folder / "one.db", now=lambda: clock.now, create=True)
    numbers = fill_roster(store, people)
    store.take_changes()
    app = SoloistApp(store, mode="campaigns", today=clock.today)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            yield Desk(pilot, store, clock, numbers)
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")
