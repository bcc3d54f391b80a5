"""Long looks at the files of the library: with their progress, and Escape to stop."""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widgets import ProgressBar, Static

from store.errors import Cancelled, StoreError
from tui import format as fmt
from tui.dialogs.asking import Prompt
from tui.dialogs.question import Question
from tui.i18n import N_, _, ngettext
from tui.show import content, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.widget import Widget

    from tui.app import SoloistApp

R = TypeVar("R")

AT_ONCE = 8
"""Files between two words about the progress."""


class LongLook(Question[R | StoreError | None], Generic[R]):
    """Goes through assets in the background; Escape stops, and answers None.

    A refusal of the store is an answer as well: said here, it would go with the dialog.
    """

    WIDTH = 60
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "never_mind", N_("Stop")),
    ]

    def __init__(self, title: str, numbers: Sequence[int]) -> None:
        super().__init__(title)
        self.numbers = tuple(numbers)
        self.stopped = threading.Event()
        """Set when somebody wants no more of it."""

    def asked(self) -> Iterable[Widget]:
        """How far it is."""
        yield ProgressBar(total=len(self.numbers), show_eta=False)
        yield Static(id="line", classes="dialog-help")

    def on_mount(self) -> None:
        """Begin."""
        self.say(0)
        self.run_through()

    def say(self, done: int) -> None:
        """Say how far it is."""
        self.query_one(ProgressBar).update(progress=done)
        said = _("{count} of {total}").format(
            count=fmt.whole(done), total=fmt.whole(len(self.numbers))
        )
        self.query_one("#line", Static).update(content(said))

    @work(group="look", exclusive=True)
    async def run_through(self) -> None:
        """Go through all of them, then answer."""
        try:
            answer = await self.go_through()
        except Cancelled:
            return
        except StoreError as refusal:
            self.dismiss(refusal)
            return
        if not self.stopped.is_set():
            self.dismiss(answer)

    async def go_through(self) -> R:
        """What comes of it; raises StoreError, Cancelled once it was stopped."""
        raise NotImplementedError

    def action_never_mind(self) -> None:
        """Stop in the middle of a file, if need be."""
        self.stopped.set()
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Whoever leaves has stopped it."""
        self.stopped.set()


async def look_through(app: SoloistApp, look: LongLook[R]) -> R | None:
    """What comes of a long look; None where it was stopped, or refused and said so."""
    answer = await app.push_screen_wait(look)
    if isinstance(answer, StoreError):
        app.refuse(answer)
        return None
    return answer


class LookAgain(LongLook[dict[int, str]]):
    """Looks whether files are there and the same; answers what was found, by asset."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(_("Looking at the files"), numbers)

    async def go_through(self) -> dict[int, str]:
        """A few at a time."""
        app, found = self.soloist, dict[int, str]()
        for start in range(0, len(self.numbers), AT_ONCE):
            part = self.numbers[start : start + AT_ONCE]
            found |= await app.look(
                app.store.library.look, part, cancelled=self.stopped.is_set
            )
            self.say(start + len(part))
        return found


class FindMoved(LongLook[dict[int, str]]):
    """Looks for files under a folder by their content; answers where they are."""

    def __init__(self, numbers: Sequence[int], folder: str) -> None:
        super().__init__(_("Looking through {folder}").format(folder=folder), numbers)
        self._folder = folder

    async def go_through(self) -> dict[int, str]:
        """One after the other."""
        app, found = self.soloist, dict[int, str]()
        find = app.store.library.find_moved
        for done, number in enumerate(self.numbers, 1):
            place = await app.look(
                find, number, self._folder, cancelled=self.stopped.is_set
            )
            if place is not None:
                found[number] = place
            self.say(done)
        return found


def found_words(states: Mapping[int, str]) -> str:
    """What a look at files has found."""
    counts = Counter(states.values())
    files = len(states) - counts["address"]
    said = ngettext("{count} file", "{count} files", files)
    parts = [said.format(count=fmt.whole(files))]
    for state, words in _FOUND.items():
        if count := counts[state]:
            parts.append(_(words).format(count=fmt.whole(count)))
    if not counts["changed"] and not counts["missing"] and files:
        parts.append(_("nothing has changed") if not counts["unreadable"] else "")
    elif counts["changed"] or counts["missing"]:
        parts.append(_("these are marked"))
    return " · ".join(part for part in parts if part)


_FOUND = {
    "same": N_("{count} as they were"),
    "changed": N_("{count} changed"),
    "missing": N_("{count} not there"),
    "unreadable": N_("{count} unreadable"),
}


async def find_moved(app: SoloistApp, numbers: Sequence[int]) -> tuple[int, ...] | None:
    """Ask for a folder, look there, and keep where the files are now.

    Answers the assets that were found; None when nothing was, which is said here, or
    when somebody thought better of it. To be awaited in a worker.
    """
    lines = await app.look(app.store.library.rows, tuple(numbers))
    if not lines:
        return None
    typed = await app.push_screen_wait(
        Prompt(
            _("Look in which folder?"),
            value=await app.look(_nearest, lines[0].place),
            detail=_("It and everything below is searched for the same content."),
            check=lambda text: "" if text else _("Name a folder."),
        )
    )
    if not typed:
        return None
    found = await look_through(app, FindMoved(numbers, typed))
    if found is None:
        return None
    if not found:
        said = _("Nothing below {folder} has the same content. Nothing was changed.")
        app.say(said.format(folder=show(typed)), severity="warning")
        return None
    done = []
    with app.refusals_shown():
        for number, place in found.items():
            await app.ask(app.store.library.point_to, number, place)
            done.append(number)
    return tuple(done)


def _nearest(place: str) -> str:
    """The folder of a file, or the nearest one above it that is still there."""
    folders = Path(place).parents
    there = next((folder for folder in folders if folder.is_dir()), Path.home())
    return str(there)
