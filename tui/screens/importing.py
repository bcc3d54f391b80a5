"""Bringing a file in: choose it, look it over, see what it would do, then do it."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.message import Message
from textual.widgets import Static

from store import backup_folder
from store.errors import Cancelled, StoreError
from store.exchange.fixme import write_fixme
from store.exchange.plan import ImportOptions
from tui import i18n
from tui.format import whole
from tui.i18n import _, ngettext
from tui.screens import import_look as seen
from tui.screens import import_words as words
from tui.screens.import_answers import answered, question_about, question_where_to
from tui.screens.import_look import Look, Origin, take_look
from tui.screens.import_steps import (
    LOOK,
    PASTE,
    RESULT,
    RUNNING,
    SOURCE,
    ImportDone,
    ImportSteps,
)
from tui.screens.import_views import LookView, ResultView, in_words
from tui.show import content
from tui.terminal import clipboard
from tui.widgets import file_listing
from tui.widgets.file_picker import FilePicker
from tui.widgets.import_parts import RowBar
from tui.widgets.mapping_table import ListTable
from tui.widgets.paste_fields import PasteArea, TablePasted
from tui.widgets.safe_input import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.imports import ImportReport

__all__ = ["ImportDone", "ImportScreen"]

_TOLD_EVERY = 0.1
"""Seconds between two words about the rows so far."""


class _Heard(Message):
    """From the store's thread: what it does, and the rows so far."""

    def __init__(self, stop: threading.Event, stage: str, rows: int) -> None:
        super().__init__()
        self.stop_sign, self.stage, self.rows = stop, stage, rows


class ImportScreen(ImportSteps):
    """From a file, or the clipboard, to people on the roster, in one undoable step."""

    def __init__(
        self, places: Sequence[Path] | None = None, *, campaign: str = ""
    ) -> None:
        super().__init__(places, campaign=campaign)
        self._stop = threading.Event()

    def on_unmount(self) -> None:
        """Nobody waits any more: what is still being read may stop."""
        self._stop.set()

    # Choosing

    def action_path(self) -> None:
        """Type a path."""
        self.query_one(FilePicker).type_path()

    def action_folder_up(self) -> None:
        """List the folder above."""
        self.query_one(FilePicker).folder_up()

    @work(exclusive=True, group="paste")
    async def action_paste(self) -> None:
        """Bring in what was copied; where nobody can say what that is, ask for it."""
        text = await asyncio.to_thread(clipboard.paste, os.environ)
        if text and text.strip():
            self._begin_with(text)
        else:
            self._ask_for_paste()

    def _ask_for_paste(self) -> None:
        note = _("Paste here with the paste key of your terminal, or type; then ^S.")
        self.query_one("#paste-note", Static).update(content(note))
        self.query_one(PasteArea).text = ""
        self.step = PASTE

    def on_paste(self, event: events.Paste) -> None:
        """A path that is dropped here is typed; anything else is brought in."""
        if self.step != SOURCE:
            return
        event.stop()
        if file_listing.looks_like_path(event.text):
            self.query_one(FilePicker).take_path(event.text)
        elif event.text.strip():
            self._begin_with(event.text)

    @on(TablePasted)
    def _pasted(self, event: TablePasted) -> None:
        event.stop()
        self._begin_with(event.text)

    @on(FilePicker.Chosen)
    def _chosen(self, event: FilePicker.Chosen) -> None:
        event.stop()
        self._begin(Origin(event.path))

    def _begin_with(self, text: str) -> None:
        # A long one would only be in the way of whoever comes back to mend it.
        self.query_one(PasteArea).text = text if len(text) <= LONGEST_TEXT else ""
        self._begin(Origin(text=text))

    def _begin(self, origin: Origin) -> None:
        self._origin, self._look = origin, None
        self.query_one(LookView).start()
        self.step = LOOK
        self._look_again(ImportOptions(campaign=self._campaign))

    # Looking

    @work(exclusive=True, group="look")
    async def _look_again(self, options: ImportOptions) -> None:
        """Plan anew, then try it out; a newer look overtakes this one."""
        view = self.query_one(LookView)
        stop = self._new_stop()
        try:
            self._trial = None
            view.say(_("Looking at it…"))
            imports = self.soloist.store.imports
            look = await self.soloist.look(take_look, imports, self._origin, options)
            self._look = look
            view.show(look, None)
            if look.plan is None:
                return
            view.say(_("Trying it out…"))
            report = await self._run(look, stop, dry_run=True)
            self._trial = report
            view.show(look, report)
        except Cancelled:
            return
        except StoreError as refusal:
            view.say(i18n.sentence(refusal), refusal=True)
        finally:
            stop.set()
            self.refresh_bindings()

    def _new_stop(self) -> threading.Event:
        """Stop what is under way; the sign that stops what comes now."""
        self._stop.set()
        self._stop = threading.Event()
        return self._stop

    async def _run(
        self, look: Look, stop: threading.Event, *, dry_run: bool
    ) -> ImportReport:
        if look.plan is None:  # pragma: no cover - nobody asks without a plan
            raise RuntimeError(self.step)
        return await self.soloist.ask(
            self.soloist.store.imports.run,
            look.plan,
            today=self.soloist.today(),
            dry_run=dry_run,
            progress=self._teller(stop),
            cancelled=stop.is_set,
        )

    def _teller(self, stop: threading.Event) -> Callable[[str, int], None]:
        """What the store's thread may call: it tells, a few times a second.

        By a message, which nobody waits for: an app that is closing waits for that
        thread, so the thread must never wait for the app.
        """
        told = ("", 0.0)

        def tell(stage: str, rows: int) -> None:
            nonlocal told
            now = time.monotonic()
            if stage != told[0] or now - told[1] >= _TOLD_EVERY:
                told = (stage, now)
                self.post_message(_Heard(stop, stage, rows))

        return tell

    @on(_Heard)
    def _heard(self, event: _Heard) -> None:
        event.stop()
        if event.stop_sign is not self._stop or self._stop.is_set():
            return
        if self.step == LOOK:
            rows = words.rows_said(event.rows)
            self.query_one(LookView).say(_("Trying it out… {rows}").format(rows=rows))
        elif self.step == RUNNING:
            bar = self.query_one(RowBar)
            total = self._trial.rows if self._trial else event.rows
            if event.stage == "reading":
                bar.text = _("Reading… {rows} of {total}").format(
                    rows=whole(event.rows), total=whole(total)
                )
                bar.share = event.rows / total / 2 if total else 0
            else:
                bar.text = _("Storing {rows}…").format(rows=words.rows_said(total))
                bar.share = 0.5 + (event.rows / total / 2 if total else 0)

    @work(exclusive=True, group="answer")
    async def _change(self, line: seen.Line) -> None:
        """Ask what a line is about, and plan with the answer."""
        if self._look is None:
            return
        question = question_about(self._look, line)
        if question is None:
            self.soloist.say(line.hint)
            return
        value = await self.app.push_screen_wait(question)
        if value is not None:
            self._look_again(answered(self._look, line, value))

    def action_next_view(self) -> None:
        """Go to the next view."""
        self.query_one(LookView).turn(1)

    def action_previous_view(self) -> None:
        """Go to the view before."""
        self.query_one(LookView).turn(-1)

    # Bringing in

    def action_open(self) -> None:
        """Open, change or bring in what the cursor is on; at the end, go on."""
        if self.step == SOURCE:
            self.query_one(FilePicker).open()
        elif self.step == RESULT:
            self.dismiss(self._came_in())
        elif (line := self.query_one(LookView).line) is not None:
            if line.id == seen.GO:
                self.action_go_on()
            else:
                self._change(line)

    @on(ListTable.Opened)
    def _clicked(self, event: ListTable.Opened) -> None:
        event.stop()
        if self.step == LOOK:
            self.action_open()

    def action_go_on(self) -> None:
        """Look at what was pasted, or bring in what was looked over."""
        if self.step == PASTE:
            text = self.query_one(PasteArea).text
            if text.strip():
                self._begin(Origin(text=text))
            return
        if self._look is None or self._trial is None:
            self.soloist.say(_("It is still being tried out."))
        elif not (self._trial.created or self._trial.updated):
            self.soloist.say(_("There is nothing new in it; nothing was brought in."))
        else:
            self._bring_in(self._look, self._trial)

    @work(exclusive=True, group="import")
    async def _bring_in(self, look: Look, trial: ImportReport) -> None:
        """A copy of everything first, then all rows in one step."""
        stop = self._new_stop()
        bar = self.query_one(RowBar)
        bar.text, bar.share = _("Making a copy of what is here…"), 0
        self.step = RUNNING
        try:
            await self._copy_first()
            report = await self._run(look, stop, dry_run=False)
        except StoreError as refusal:
            self.step = LOOK
            view = self.query_one(LookView)
            view.show(look, trial)
            view.say(i18n.sentence(refusal), refusal=True)
            return
        newest = await self.soloist.look(self.soloist.store.history.units, 1)
        self._unit = newest[0].id if report.run is not None and newest else None
        self._done, self._taken_back = report, False
        self.query_one(ResultView).show(report)
        self.step = RESULT

    async def _copy_first(self) -> None:
        """Copy the workspace, verified, unless nothing was ever done in it."""
        store = self.soloist.store
        if await self.soloist.look(store.history.units, 1):
            now = datetime.fromisoformat(store.database.now())
            folder = backup_folder(store.path)
            await self.soloist.ask(
                store.keeping.back_up_before, folder, now, "before-import"
            )

    def action_back(self) -> None:
        """One step back; what is under way is stopped, and nothing of it kept."""
        if self.step == RUNNING:
            self._stop.set()
            self.query_one(RowBar).text = _("Stopping…")
        elif self.step == LOOK:
            self.workers.cancel_group(self, "look")
            self._stop.set()
            self.step = SOURCE if self._origin.path else PASTE
        elif self.step == PASTE:
            self.step = SOURCE
        else:
            self.dismiss(None)

    # Afterwards

    def _came_in(self) -> ImportDone | None:
        report = self._done
        if report is None or report.run is None or self._taken_back:
            return None
        return ImportDone(report.run, report.created, report.updated)

    def action_again(self) -> None:
        """Bring in another file."""
        self.step = SOURCE

    @work(exclusive=True, group="answer")
    async def action_take_back(self) -> None:
        """Take the import back, if nothing was done since."""
        if self.step == RUNNING:
            self.soloist.say(_("It is still coming in; Esc stops it."))
            return
        history = self.soloist.store.history
        with self.refusals_shown():
            units = await self.soloist.look(history.units, 50)
            newest = next((unit.id for unit in units if not unit.undone), None)
            if newest != self._unit:
                self.soloist.say(
                    _("Something was done since; take that back first (F9)."),
                    severity="warning",
                )
                return
            await self.soloist.ask(history.undo)
            self._taken_back = True
            self.query_one(ResultView).show_taken_back()
            self.refresh_bindings()

    @work(exclusive=True, group="answer")
    async def action_save(self) -> None:
        """Save the rows that had problems, under a name she may change."""
        report = self._done
        if report is None:
            return
        question = question_where_to(self._origin.path)
        name = await self.app.push_screen_wait(question)
        if name is None:
            return
        problems = tuple(map(in_words, report.problems))
        with self.refusals_shown():
            count = await self.soloist.ask(
                write_fixme, report.plan, problems, Path(name)
            )
            said = ngettext(
                "{count} row is in {file}.", "{count} rows are in {file}.", count
            )
            self.soloist.say(said.format(count=whole(count), file=name))
