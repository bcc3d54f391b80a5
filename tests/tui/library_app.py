"""A workspace with content that is kept, opened on the library."""

from __future__ import annotations

import struct
import zlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.library import AssetDraft
from store.rights import RightDraft
from tests.filled import filled
from tests.tui import campaign_page
from tests.tui.campaign_page import DAY, NOW, TODAY, fill, page, write
from tui import i18n
from tui.app import SoloistApp
from tui.screens.library import LibraryScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from tests.tui.campaign_page import Spring

__all__ = ["DAY", "TODAY", "Kept", "opened", "page", "screen_of", "settle", "write"]


class Kept(NamedTuple):
    """The campaign, what is kept by its title, and the folder of the files."""

    spring: Spring
    assets: dict[str, int]
    folder: Path

    @property
    def store(self) -> Store:
        """The workspace."""
        return self.spring.store


def picture(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A PNG of one colour."""
    row = b"\0" + bytes(colour) * width
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * height)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def keep(spring: Spring, folder: Path) -> Kept:
    """Two files and a post of 김민수, one file of Ana Luz, and what was agreed."""
    store, talks, people = spring.store, spring.talks, spring.people
    minsu, ana = people["김민수"], people["Ana Luz"]
    files = folder / "content"
    files.mkdir()
    (files / "unboxing.png").write_bytes(picture(64, 48, (200, 40, 40)))
    (files / "morning.mp4").write_bytes(b"\0\0\0\x18ftypmp42" * 40)
    (files / "ana.txt").write_text("Me encanta este sérum.", encoding="utf-8")
    reel = DeliverableDraft("reel", "Morning routine")
    (piece,) = store.deliverables.add([talks["김민수"]], reel, today=TODAY - 5 * DAY)
    signed = ContractDraft("signed", signed_on=TODAY - 4 * DAY)
    store.contracts.save(talks["김민수"], signed, today=TODAY)
    drafts = (
        AssetDraft(
            minsu,
            str(files / "unboxing.png"),
            kind="photo",
            style="unboxing",
            title="Unboxing",
            collaboration_id=talks["김민수"],
            captured_on=TODAY - DAY,
            notes="The box is open on the second picture.",
        ),
        AssetDraft(
            minsu,
            str(files / "morning.mp4"),
            kind="video",
            title="Morning",
            deliverable_id=piece,
            captured_on=TODAY - 2 * DAY,
        ),
        AssetDraft(
            minsu,
            "https://insta.example/p/77",
            kind="post",
            title="First post",
            captured_on=TODAY - 3 * DAY,
        ),
        AssetDraft(
            ana,
            str(files / "ana.txt"),
            kind="text",
            title="Quote",
            collaboration_id=talks["Ana Luz"],
            captured_on=TODAY - 4 * DAY,
        ),
    )
    numbers = store.library.add(drafts, today=TODAY)
    agreed = (
        RightDraft("organic", starts_on=TODAY - 4 * DAY),
        RightDraft("paid", ("KR",), starts_on=TODAY - 4 * DAY, lasts_days=30),
        RightDraft("whitelisting", begins="live", lasts_days=90),
    )
    for right in agreed:
        store.rights.add([talks["김민수"]], right, today=TODAY)
    titles = [draft.title for draft in drafts]
    return Kept(spring, dict(zip(titles, numbers, strict=True)), files)


@asynccontextmanager
async def opened(
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    prepare: Callable[[Kept], object] | None = None,
    is_empty: bool = False,
) -> AsyncIterator[tuple[Pilot[None], Kept]]:
    """The workspace, open on the library; nothing may have crashed at the end."""
    i18n.install(language)
    spring: Spring
    store, spring = filled(folder / "library.db", fill, now=lambda: NOW)
    kept = Kept(spring, {}, folder) if is_empty else keep(spring, folder)
    if prepare is not None:
        prepare(kept)
    store.take_changes()
    app = SoloistApp(
        store, mode="library", today=lambda: TODAY, draft_folder=folder / "drafts"
    )
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot, kept
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


async def settle(pilot: Pilot[None], *keys: str) -> None:
    """Press keys; wait until what they began has ended, and the file was looked at."""
    await campaign_page.settle(pilot, *keys)
    screen = pilot.app.screen
    if isinstance(screen, LibraryScreen) and screen.resting is not None:
        screen.look_now()
        await campaign_page.settle(pilot)


def screen_of(pilot: Pilot[None]) -> LibraryScreen:
    """The library, whatever stands over it."""
    found = [one for one in pilot.app.screen_stack if isinstance(one, LibraryScreen)]
    return found[0]


def on_top(pilot: Pilot[None]) -> str:
    """What stands over everything: the name of its kind."""
    return type(pilot.app.screen).__name__


def told(pilot: Pilot[None]) -> str:
    """What was said in a corner."""
    return "\n".join(note.message for note in pilot.app._notifications)
