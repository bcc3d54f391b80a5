"""The demo: people and conversations that follow the rules real ones follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store import Store, open_store
from store.demo import fill
from store.errors import NothingToUndo
from store.exchange.shipped import shipped
from store.rules.pipeline import OPEN, STAGES

TODAY = date(2026, 3, 4)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with the demo in it."""
    now = datetime(2026, 3, 4, 9, tzinfo=UTC)
    with open_store(tmp_path / "demo.db", now=lambda: now, create=True) as opened:
        fill(opened, TODAY)
        yield opened


def test_every_stage_is_there_and_nothing_is_adrift(store: Store) -> None:
    """Nine stages; whoever is open has a next step."""
    rows = store.database.read("SELECT stage, next_step_on FROM collaboration")
    assert {stage for stage, _ in rows} == set(STAGES)
    assert all(on for stage, on in rows if stage in OPEN)


@pytest.mark.parametrize("later", range(0, 28, 3))
def test_the_day_has_something_in_every_group(tmp_path: Path, later: int) -> None:
    """Whatever weekday the demo is opened on: late, today, and the days after."""
    now = datetime(2026, 3, 4, 9, tzinfo=UTC)
    today = TODAY + timedelta(days=later)
    with open_store(tmp_path / "d.db", now=lambda: now, create=True) as opened:
        fill(opened, today)
        counts = opened.agenda.counts(today)
    assert counts.overdue >= 4
    assert counts.today >= 3
    assert counts.week >= 4


def test_the_day_has_all_kinds_of_lines(store: Store) -> None:
    """Talks, tasks and what campaigns make due; not only the influencer is slow."""
    items = store.agenda.rows(store.agenda.order(TODAY), TODAY)
    assert set(Counter(item.kind for item in items)) == {
        "follow_up",
        "reply_owed",
        "task",
        "contract",
        "parcel",
        "draft",
        "go_live",
        "review",
        "live_check",
        "measure",
        "right",
        "payment",
    }
    assert {"me", "influencer", "shipping", "client"} == {
        item.waiting_on for item in items
    }


def test_its_messages_come_from_templates_there_are(store: Store) -> None:
    """So that the reply figures have something to say."""
    known = {template.key for template in shipped()}
    used = store.database.read(
        "SELECT DISTINCT template FROM touch WHERE template IS NOT NULL"
    )
    assert len(used) >= 8
    assert {key for (key,) in used} <= known


def test_it_passes_its_own_check_and_nothing_takes_it_away(
    store: Store, tmp_path: Path
) -> None:
    """One key too many would leave an empty screen."""
    told = {check.code: check.ok for check in store.keeping.check(tmp_path)}
    assert all(told[code] for code in ("integrity", "references", "lines", "touches"))
    with pytest.raises(NothingToUndo, match="how the demo begins"):
        store.history.undo()
    for table in (
        *("influencer", "collaboration", "touch", "task", "campaign", "target"),
        *("contract", "shipment", "product", "deliverable", "tracked_link"),
    ):
        assert store.database.read(f"SELECT count(*)>0 FROM {table}") == [(1,)]
