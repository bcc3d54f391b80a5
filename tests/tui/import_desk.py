"""A workspace with the import screen open, and what is read off that screen."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.widgets import Static

from store import Store
from tests.builders import TODAY, workspace
from tui.app import SoloistApp
from tui.dialogs.questions import FileQuestion
from tui.screens.import_views import LookView
from tui.screens.importing import ImportDone, ImportScreen
from tui.widgets.import_parts import Verdict
from tui.widgets.mapping_table import ListTable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.worker import Worker

KOREAN = (
    "크리에이터 명단 2026년 3월\n\n"
    "이름,인스타 아이디,팔로워,지역\n"
    "김민수,@minsu.k,1.3만,서울\n"
    "박지은,@jieun_p,2만4천,부산\n"
)
SPANISH = (
    "Nombre;Usuario;Red;Seguidores;País\n"
    "Lucía Fernández;luciaf;Instagram;12.300;España\n"
    "Álvaro Ruiz;alvruiz;TikTok;1,2M;México\n"
)
ENGLISH = (
    "Name,Handle,Platform,Followers,Mood\n"
    "Mina Park,minaglow,Instagram,12.5k,sunny\n"
    "Tom Reed,tomreads,YouTube,80k,calm\n"
)


class Desk:
    """Somebody at the import screen: presses keys, reads the screen and the store."""

    def __init__(
        self, app: SoloistApp, pilot: Pilot[None], screen: ImportScreen
    ) -> None:
        self.app, self.pilot, self.screen = app, pilot, screen
        self.results: list[ImportDone | None] = []

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before has done all it does."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*(_KEY.get(letter, letter) for letter in text))
        await self.settle()

    async def settle(self) -> None:
        """Let everything under way end; a question waits for its answer."""
        calm = 0
        while calm < 2:
            await self.pilot.pause()
            asked = isinstance(self.app.screen, FileQuestion)
            calm = (
                0
                if any(_busy(worker, asked) for worker in self.app.workers)
                else (calm + 1)
            )

    async def go_to(self, what: str) -> None:
        """Put the cursor on a line of the look."""
        place = [line.what for line in self.look._lines].index(what)
        await self.pilot.press("home", *["down"] * place)
        await self.settle()

    @property
    def look(self) -> LookView:
        """The look."""
        return self.screen.query_one(LookView)

    @property
    def step(self) -> str:
        """Where the screen is."""
        return self.screen.step

    def lines(self) -> dict[str, str]:
        """What each line of the look becomes."""
        return {line.what: line.becomes for line in self.look._lines}

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """The rows of a table of the look."""
        table = self.screen.query_one(f"#{name}", ListTable)
        assert table._pages is not None
        found = table._pages.source.rows(0, table.total)
        assert found is not None
        return [row.cells for row in found]

    def verdict(self) -> str:
        """What the screen says of the file, or of what was done with it."""
        place = "#result" if self.step == "result" else "#look"
        return str(self.screen.query_one(f"{place} Verdict", Verdict).content)

    def note(self) -> str:
        """What the list of files says of itself."""
        return str(self.screen.query_one("#picker-note", Static).content)

    def people(self) -> list[str]:
        """Everybody on the roster."""
        rows = self.app.store.database.read("SELECT name FROM influencer ORDER BY id")
        return [row[0] for row in rows]

    def said(self) -> list[str]:
        """What was said in the corner."""
        return [note.message for note in self.app._notifications]


def _busy(worker: Worker[object], asked: bool) -> bool:
    """Whether a worker has something to do but to wait for an answer."""
    waits = asked and worker.group == "answer"
    return not (waits or worker.is_finished or worker.group == "act")


_KEY = {
    "/": "slash",
    ".": "full_stop",
    "-": "minus",
    "_": "underscore",
    " ": "space",
    "~": "tilde",
}


@asynccontextmanager
async def importing(
    folder: Path,
    files: dict[str, str | bytes] | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Desk]:
    """The import screen over an empty workspace, with these files to choose from."""
    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    for name, text in (files or {}).items():
        data = text if isinstance(text, bytes) else text.encode()
        (inbox / name).write_bytes(data)
    with workspace(folder) as database:
        app = SoloistApp(Store(database), today=lambda: TODAY, mode="roster")
        app.raise_crashes = True
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            screen = ImportScreen([inbox])
            desk = Desk(app, pilot, screen)
            await app.push_screen(screen, desk.results.append)
            await desk.settle()
            yield desk
            await desk.settle()
        assert app.crashes == []
