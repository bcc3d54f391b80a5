"""A campaign with a brief, people and content, and the program with one page of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from store.campaign_rows import CampaignDraft
from store.deliverables import DeliverableDraft
from tests.builders import TODAY, person
from tests.tui.card_host import Host, settled
from tui.commands import bindings
from tui.commands_campaigns import BRIEF, RETRO
from tui.screens.base import DeskScreen
from tui.screens.campaign_brief_acts import CampaignBriefActs
from tui.screens.campaign_retro_acts import CampaignRetroActs
from tui.screens.campaign_tabs import MOVES
from tui.screens.lists import ListActions
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.campaign_brief import CampaignBrief
from tui.widgets.campaign_retro import CampaignRetro, JudgedTable

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from store import Store
    from tui.widgets.record_table import RecordTable


@dataclass
class Made:
    """A campaign, and the conversations in it by the name of the person."""

    number: int
    talks: dict[str, int]


def glow(store: Store, market: str = "KR", **brief: str) -> Made:
    """Spring Glow: Mina and 도윤 agreed, Ana was asked; each owes a reel."""
    number = store.campaigns.create(
        CampaignDraft(
            "Spring Glow",
            brand="Papermoon",
            market=market,
            product="Calming toner",
            currency="KRW",
            starts_on=date(2026, 3, 5),
            ends_on=date(2026, 4, 1),
        )
    )
    if brief:
        version = store.campaigns.card(number).version
        store.campaigns.save_brief(number, version, **brief)
    talks = {}
    for name, handle, stage in (
        ("Mina Park", "minapark", "agreed"),
        ("김도윤", "doyoon", "wrapped"),
        ("Ana Luz", "ana.luz", "contacted"),
    ):
        owner = person(
            store.database,
            name,
            handle=handle,
            figures={"followers": 12_000},
            email=f"{handle}@example.kr",
            niche="skincare",
            language="ko" if handle == "doyoon" else "en",
        )
        (talks[name],) = store.outreach.start([owner], number, today=TODAY)
        store.outreach.move([talks[name]], stage, today=TODAY)
    return Made(number, talks)


def reels(store: Store, made: Made, substance: str = "") -> None:
    """A reel that each who agreed owes."""
    store.deliverables.add(
        [made.talks["Mina Park"], made.talks["김도윤"]],
        DeliverableDraft(
            kind="reel",
            title="Morning",
            substance=substance,
            live_due_on=date(2026, 3, 20),
        ),
        today=TODAY,
    )


class BriefScreen(CampaignBriefActs, DeskScreen[None]):
    """The brief alone."""

    TOPICS = frozenset({"campaigns", "outreach"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BRIEF)]
    AUTO_FOCUS = "CampaignBrief"

    def __init__(self, campaign_id: int) -> None:
        super().__init__()
        self.campaign_id = campaign_id

    def compose(self) -> ComposeResult:
        """Its place, the page, the keys."""
        yield TopBar()
        yield CampaignBrief()
        yield KeyBar()

    async def load(self) -> None:
        """Read the brief."""
        await self.load_brief()


class RetroScreen(CampaignRetroActs, ListActions, DeskScreen[None]):
    """The retro alone."""

    TOPICS = frozenset({"campaigns", "outreach"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RETRO, MOVES)]
    AUTO_FOCUS = "JudgedTable"

    def __init__(self, campaign_id: int) -> None:
        super().__init__()
        self.campaign_id = campaign_id

    def compose(self) -> ComposeResult:
        """Its place, the page, the keys."""
        yield TopBar()
        yield CampaignRetro()
        yield KeyBar()

    @property
    def table(self) -> RecordTable:
        """Those who agreed."""
        return self.query_one(JudgedTable)

    async def load(self) -> None:
        """Read the answers and the people."""
        await self.load_retro()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """What can be done here."""
        return self.retro_can(action)


@asynccontextmanager
async def page(
    store: Store,
    screen: DeskScreen[Any],
    folder: Path | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    """The program with one page of a campaign; nothing may have crashed."""
    app = Host(store, folder)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(screen)
        await loaded(app, pilot)
        yield app, pilot
        assert app.crashes == []


async def loaded(app: Host, pilot: Pilot[None], *keys: str) -> None:
    """Press keys; wait until what they caused is done, or asks something."""
    await settled(pilot, *keys)
    for _ in range(60):
        busy = [
            one
            for one in app.workers
            if not one.is_finished and one.group in {"load", "look", "save"}
        ]
        if not busy:
            break
        await app.workers.wait_for_complete(busy)
        await settled(pilot)
    await settled(pilot)
