"""The steps of bringing a file in: what each shows, and which keys it has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import ContentSwitcher, Static

from tui.commands import IMPORTING, bindings
from tui.i18n import N_, _
from tui.screens import import_look as seen
from tui.screens.base import SpeakingScreen
from tui.screens.import_look import Look, Origin
from tui.screens.import_views import LookView, ResultView
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.file_picker import FilePicker
from tui.widgets.import_parts import RowBar
from tui.widgets.mapping_table import ListTable
from tui.widgets.paste_fields import PasteArea, PathInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.imports import ImportReport

SOURCE, PASTE, LOOK, RUNNING, RESULT = "source", "paste", "look", "running", "result"

_HERE = {
    "path": {SOURCE},
    "paste": {SOURCE},
    "folder_up": {SOURCE},
    "open": {SOURCE, LOOK, RESULT},
    "go_on": {PASTE, LOOK},
    "next_view": {LOOK},
    "previous_view": {LOOK},
    "save": {RESULT},
    "take_back": {RUNNING, RESULT},
    "again": {RESULT},
}
"""In which steps an action can be done; those not named here, in all of them."""

_CALLED = {
    (SOURCE, "importing.back"): N_("Close"),
    (PASTE, "importing.go-on"): N_("Look at it"),
    (LOOK, "importing.open"): N_("Change"),
    (RUNNING, "importing.back"): N_("Stop"),
    (RESULT, "importing.open"): N_("To the list"),
    (RESULT, "importing.back"): N_("Close"),
}
"""What a key is called in a step, where that says more."""

_STEP = {
    SOURCE: N_("Choose a file"),
    PASTE: N_("Paste"),
    LOOK: N_("Look it over"),
    RUNNING: N_("Bringing it in"),
    RESULT: N_("Done"),
}


@dataclass(frozen=True, slots=True)
class ImportDone:
    """What came in: the number of the run, and how many people are new and changed."""

    run: int
    created: int
    updated: int


class ImportSteps(SpeakingScreen[ImportDone | None]):
    """One step at a time: source, paste, look, running, result."""

    CSS_PATH = "importing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IMPORTING)]

    step: reactive[str] = reactive(SOURCE, init=False)
    """Where she is: source, paste, look, running or result."""

    def __init__(
        self, places: Sequence[Path] | None = None, *, campaign: str = ""
    ) -> None:
        """``campaign``: of rows that name none; blank leaves that to the file."""
        super().__init__()
        self._places = places
        self._campaign = campaign or None
        self._origin = Origin()
        self._look: Look | None = None
        self._trial: ImportReport | None = None
        self._done: ImportReport | None = None
        self._unit: int | None = None
        self._taken_back = False

    def compose(self) -> ComposeResult:
        """One step at a time between the two bars."""
        yield TopBar()
        with ContentSwitcher(initial=SOURCE):
            with Vertical(id=SOURCE):
                yield FilePicker(self._places)
            with Vertical(id=PASTE):
                yield Static(id="paste-note")
                yield PasteArea()
            yield LookView()
            with Vertical(id=RUNNING):
                yield RowBar()
            yield ResultView()
        yield KeyBar()

    def on_mount(self) -> None:
        """Say where this is, in whatever language is spoken."""
        self._say_place()
        self.soloist.changed.subscribe(self, self._spoken)

    def _spoken(self, topics: frozenset[str]) -> None:
        """Another language: everything that is written here is written again."""
        if "language" not in topics:
            return
        self._say_place()
        self.query_one(FilePicker).say_words()
        if self._look is not None:
            self.query_one(LookView).show(self._look, self._trial)
        if self._done is not None and not self._taken_back:
            self.query_one(ResultView).show(self._done)

    # Where she is

    def watch_step(self, step: str) -> None:
        """Show the step and give its main part the keys."""
        self.query_one(ContentSwitcher).current = step
        if step == LOOK:
            self.query_one(LookView).take_keys()
        elif step == PASTE:
            self.query_one(PasteArea).focus()
        elif step == RUNNING:
            self.set_focus(None)
        else:
            self.query_one(f"#{step}").query_one(ListTable).focus()
        self._say_place()
        self.refresh_bindings()

    def _say_place(self) -> None:
        bar = self.query_one(TopBar)
        name = self._origin.path.name if self._origin.path else ""
        shown = name if self.step in {LOOK, RUNNING, RESULT} else ""
        bar.place = _("Import") + (f"  {shown}" if shown else "")
        bar.aside = _(_STEP[self.step])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answer footer, palette and key alike: can this be done in this step?"""
        if self.step not in _HERE.get(action, {self.step}):
            return False
        ready = self._ready().get(f"{self.step}.{action}")
        return super().check_action(action, parameters) if ready is None else ready

    def _ready(self) -> dict[str, bool]:
        """What can be done in a step only when there is something to do it to."""
        look, done = self._look, self._done
        return {
            f"{SOURCE}.path": not isinstance(self.focused, PathInput),
            f"{LOOK}.open": self.query_one(LookView).line is not None,
            f"{LOOK}.go_on": look is not None and look.plan is not None,
            f"{RESULT}.save": done is not None and bool(done.problems),
            f"{RESULT}.take_back": self._unit is not None and not self._taken_back,
        }

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys, called what they do in this step."""
        found = super().active_bindings
        found = dict(sorted(found.items(), key=lambda pair: _rank(pair[1].binding)))
        if self.step == RUNNING:
            # Everybody's undo must not wait behind the import, to undo just that.
            found = {
                key: active
                for key, active in found.items()
                if active.binding.id not in {"importing.take-back", "app.undo"}
            }
        for key, active in found.items():
            title = self._called(active.binding.id or "")
            if title:
                binding = replace(active.binding, description=_(title))
                found[key] = active._replace(binding=binding)
        return found

    def _called(self, command: str) -> str:
        if command == "importing.open" and self.step == LOOK:
            line = self.query_one(LookView).line
            if line is not None and line.id == seen.GO:
                return N_("Bring in")
        return _CALLED.get((self.step, command), "")


_ORDER = {command.id: place for place, command in enumerate(IMPORTING)}


def _rank(binding: Binding) -> int:
    """The order of the keys at the bottom: as the commands are declared, then others.

    Without an id they are a field's own, and those come first.
    """
    return _ORDER.get(binding.id or "", len(_ORDER)) if binding.id else -1
