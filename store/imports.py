"""The import desk: from a file as she has it to rows, in one undoable step."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from store.exchange import (
    applying,
    bulk,
    costs_desk,
    headers,
    oddities,
    pieces_apply,
    pieces_in,
    readings_desk,
    staging,
    talks_apply,
    talks_in,
)
from store.exchange.plan import (
    FIGURES_NEEDED,
    IMPORTABLE,
    IN_CAMPAIGNS,
    ImportOptions,
    ImportPlan,
    make_plan,
)
from store.exchange.sheets import open_sheet, open_text
from store.exchange.stopping import Watch
from store.exchange.strangers import NotPlain
from store.rules.words import N_
from store.settings import Settings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from store.engine import Database, UnitOfWork
    from store.exchange.applying import FieldChange
    from store.exchange.plan import Question
    from store.exchange.sheets import RowProblem, Sheet

    Brought = tuple[staging.Staged, applying.Outcome]

_CACHE_KB = 65_536
_QUICK_CACHE_KB = 112_640
"""Room for all that a hundred thousand people change. A page that was written once and
changes again costs twice: the log's sums after it have to be worked out anew."""

_TOPICS = dict.fromkeys(IMPORTABLE, ("roster",)) | {
    talks_in.KIND: ("outreach", "roster"),
    pieces_in.KIND: ("campaigns", "outreach", "roster"),
    **dict.fromkeys(
        ("conversions", "orders"), ("results", "campaigns", "outreach", "roster")
    ),
    **dict.fromkeys(readings_desk.KINDS, readings_desk.TOPICS),
    **dict.fromkeys(FIGURES_NEEDED, ("budget", "campaigns", "outreach", "roster")),
}
"""What is another after a file of a kind came in."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    run: int | None
    """The number of the run in ``import_run``; None for a dry run."""
    plan: ImportPlan
    rows: int
    created: int
    updated: int
    unchanged: int
    skipped: int
    problems: tuple[RowProblem, ...]
    questions: tuple[Question, ...]
    changes: tuple[FieldChange, ...] = field(default=())
    """The first changes of fields, for a preview."""
    totals: Mapping[str, Any] = field(default_factory=dict)
    """What the figures of the file add up to, by name: whole numbers, or Money."""


class _DryRunEnds(Exception):
    """Leaves the unit of work of a dry run, so that nothing of it stays."""


def _stop_here(dry_run: bool) -> None:
    if dry_run:
        raise _DryRunEnds


class Imports:
    """Files in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, path: Path, options: ImportOptions) -> ImportPlan:
        """Look at a file and say how it will be read; nothing is stored."""
        return self._planned(open_sheet(path, options.reading), options)

    def plan_text(self, text: str, options: ImportOptions) -> ImportPlan:
        """Look at pasted text and say how it will be read; nothing is stored."""
        return self._planned(open_text(text, options.reading), options)

    def run(
        self,
        plan: ImportPlan,
        *,
        today: date,
        dry_run: bool = False,
        progress: Callable[[str, int], None] = lambda _stage, _rows: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ImportReport:
        """Bring in what the plan reads; all of it is one step of undo.

        ``progress`` hears the stage ("reading" or "storing") and how many rows are
        through it;
        ``cancelled`` is asked often, and then Cancelled is raised and nothing kept.
        Where the quick way turns out not to do, the stages begin again.
        """
        watch = Watch(progress, cancelled)
        writer = self._database.writer()
        try:
            with _room(writer, _QUICK_CACHE_KB):
                return self._run_quickly(plan, watch, today=today, dry_run=dry_run)
        except NotPlain:
            watch.leave(writer)
            with _room(writer, _CACHE_KB):
                return self._run(plan, watch, today=today, dry_run=dry_run)
        finally:
            watch.leave(writer)
            staging.drop(writer)

    def _run_quickly(
        self, plan: ImportPlan, watch: Watch, *, today: date, dry_run: bool
    ) -> ImportReport:
        """Store while reading; NotPlain, with nothing kept, if that cannot be."""
        beginning = bulk.begin(plan)

        def bring_in(unit: UnitOfWork) -> Brought:
            return bulk.bring_in(unit, plan, beginning, watch, today=today)

        return self._apply(plan, bring_in, dry_run=dry_run)

    def _run(
        self, plan: ImportPlan, watch: Watch, *, today: date, dry_run: bool
    ) -> ImportReport:
        writer = self._database.writer()
        stage = costs_desk.stage if plan.kind in FIGURES_NEEDED else staging.stage
        if plan.kind in readings_desk.KINDS:
            stage = readings_desk.stage
        staged = stage(writer, plan, today=today, watch=watch)
        watch.tell("storing", 0)
        watch.listen(writer)

        def bring_in(unit: UnitOfWork) -> Brought:
            if plan.kind not in IN_CAMPAIGNS:
                return staged, applying.apply(unit, plan, staged, today=today)
            if plan.kind in readings_desk.KINDS:
                return staged, readings_desk.apply(unit, plan, staged, today=today)
            settings = Settings(self._database)
            market = settings.market()
            if plan.kind in FIGURES_NEEDED:
                return staged, costs_desk.apply(
                    unit, plan, staged, today=today, market=market
                )
            if plan.kind == talks_in.KIND:
                return staged, talks_apply.apply(
                    unit, plan, staged, today=today, market=market
                )
            days = settings.payment_days()
            return staged, pieces_apply.apply(
                unit, plan, staged, today=today, market=market, payment_days=days
            )

        return self._apply(plan, bring_in, dry_run=dry_run)

    def _apply(
        self,
        plan: ImportPlan,
        bring_in: Callable[[UnitOfWork], Brought],
        *,
        dry_run: bool,
    ) -> ImportReport:
        label = N_("Imported {file}: {created} new, {updated} changed")
        brought: Brought | None = None
        run: int | None = None
        try:
            with self._database.writing(label, _TOPICS[plan.kind]) as unit:
                # What is in a file was promised already: no budget stands before it.
                unit.over_note = ""
                brought = staged, outcome = bring_in(unit)
                _stop_here(dry_run)
                unit.name(
                    label,
                    file=oddities.sound(plan.sheet.file),
                    created=outcome.created,
                    updated=outcome.updated,
                )
                run = _note_run(unit, plan, staged, outcome)
                if plan.options.remember:
                    _remember(unit.connection, plan)
        except _DryRunEnds:
            pass
        if brought is None:  # pragma: no cover - what was raised left above
            raise RuntimeError(plan.sheet.file)
        staged, outcome = brought
        problems = plan.sheet.problems + staged.problems + outcome.problems
        return ImportReport(
            run=run,
            plan=plan,
            rows=staged.rows,
            created=outcome.created,
            updated=outcome.updated,
            unchanged=outcome.unchanged,
            skipped=outcome.skipped,
            problems=tuple(sorted(problems, key=attrgetter("row"))),
            questions=tuple(plan.questions + staged.questions),
            changes=outcome.changes,
            totals=outcome.totals,
        )

    def _planned(self, sheet: Sheet, options: ImportOptions) -> ImportPlan:
        known = self._database.read(
            "SELECT kind, mapping FROM header_map WHERE fingerprint=?",
            (headers.fingerprint(sheet.headers),),
        )
        remembered = {kind: json.loads(mapping) for kind, mapping in known}
        plan = make_plan(sheet, options, remembered)
        plan.stages = Settings(self._database).stages()
        return plan


@contextmanager
def _room(writer: sqlite3.Connection, kilobytes: int) -> Iterator[None]:
    """Let SQLite keep more pages in memory while many are written.

    With its usual two megabytes the same pages go to the log again and again.
    """
    usual = writer.execute("PRAGMA cache_size").fetchone()[0]
    writer.execute(f"PRAGMA cache_size=-{kilobytes}")
    try:
        yield
    finally:
        writer.execute(f"PRAGMA cache_size={usual}")
        writer.execute("PRAGMA shrink_memory")


def _note_run(
    unit: UnitOfWork,
    plan: ImportPlan,
    staged: staging.Staged,
    outcome: applying.Outcome,
) -> int | None:
    """Note that the file was brought in; returns the number of the run."""
    counts = {
        "rows": staged.rows,
        "created": outcome.created,
        "updated": outcome.updated,
    }
    return unit.connection.execute(
        "INSERT INTO import_run(unit, at, file, sha256, kind, counts)"
        " VALUES (?,?,?,?,?,?)",
        (
            unit.id,
            unit.at,
            oddities.sound(plan.sheet.file),
            plan.sheet.sha256,
            plan.kind,
            json.dumps(counts),
        ),
    ).lastrowid


def _remember(connection: sqlite3.Connection, plan: ImportPlan) -> None:
    """Keep how this header row was read, and which columns were left out on purpose."""
    left_out = {
        header: ""
        for header, name in {**plan.remembered, **plan.options.mapping}.items()
        if not name and header in plan.unmapped
    }
    connection.execute(
        "INSERT INTO header_map(fingerprint, kind, mapping) VALUES (?,?,?)"
        " ON CONFLICT(fingerprint, kind) DO UPDATE SET mapping=excluded.mapping",
        (plan.fingerprint, plan.kind, json.dumps({**plan.mapping, **left_out})),
    )
