"""Real exports of figures, where a folder of them lies beside the checkout."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store import piece_lines, totals
from store.exchange.plan import ImportOptions
from store.history import History
from store.imports import Imports
from store.rules.money import Money
from tests.builders import everything, workspace
from tests.store.sheets_in import counts

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
TODAY = date(2026, 11, 1)

EXPECTED: dict[str, tuple[int, dict[str, Any], dict[str, Any]]] = {
    "readings_meta/Follows.csv": (
        105, {"platform": "facebook"}, {"new_followers": 66},
    ),
    "readings_meta/Reach.csv": (105, {}, {"reach": 10_734}),
    "readings_tiktok/Overview.csv": (7, {"year": 2026}, {"views": 7_919}),
    "readings_tiktok/Overview.xlsx": (7, {"year": 2026}, {"views": 7_919}),
    "readings_youtube/Totals.csv": (365, {}, {"views": 15_503_810}),
    "readings_youtube/geography Table data.csv": (201, {}, {"views": 14_344_009}),
    "readings_youtube/content Table data.csv": (16, {}, {"views": 11}),
    "ads_google/Campaign report.csv": (
        2, {}, {"impressions": 46_168, "interactions": 22_061, "conversions": 15,
                "spend": [Money(166_167 + 90_426, "INR")]},
    ),
    "traffic_ga4/data-export.csv": (
        241, {}, {"events": 1_003_468, "new_users": 242_119},
    ),
    "traffic_ga4/data-export.xlsx": (
        241, {}, {"events": 1_003_468, "new_users": 242_119},
    ),
    "traffic_ga4/events.csv": (16, {}, {"events": 304_725}),
    "traffic_ga4/ga4_combined_source_medium.csv": (2, {}, {"sessions": 83}),
}  # fmt: skip
"""File -> rows of figures in it, what has to be said of it, what they come to."""


@pytest.mark.parametrize(
    "file", [name for name in EXPECTED if (SAMPLES / name).exists()]
)
def test_a_real_export_comes_in_whole_and_only_once(file: str) -> None:
    """First looked at, then brought in, then again, then taken back."""
    rows, said, sums = EXPECTED[file]
    with workspace() as database:
        imports = Imports(database)
        before = everything(database.reader)

        def run(*, dry_run: bool = False) -> tuple[int, int, int, int]:
            plan = imports.plan(SAMPLES / file, ImportOptions(**said))
            report = imports.run(plan, today=TODAY, dry_run=dry_run)
            assert {name: report.totals[name] for name in sums} == sums
            return counts(report)

        assert run(dry_run=True) == (rows, 0, 0, 0)
        assert everything(database.reader) == before
        assert run() == (rows, 0, 0, 0)
        after = everything(database.reader)
        assert run() == (0, 0, rows, 0)
        assert everything(database.reader) == after
        assert totals.differences(database.reader) == 0
        assert piece_lines.differences(database.reader) == 0
        History(database).undo()
        assert everything(database.reader) == before


ASKED = {
    "readings_meta/Follows.csv": "platform",
    "readings_tiktok/Overview.csv": "year",
    "readings_tiktok/Overview.xlsx": "year",
}


@pytest.mark.parametrize("file", [name for name in ASKED if (SAMPLES / name).exists()])
def test_what_a_real_export_does_not_say_is_asked(file: str) -> None:
    """And nothing of it is kept until then."""
    with workspace() as database:
        imports = Imports(database)
        plan = imports.plan(SAMPLES / file, ImportOptions())
        report = imports.run(plan, today=TODAY)
        assert (report.created, report.updated) == (0, 0)
        assert [one.code for one in report.questions if one.taken is None] == [
            ASKED[file]
        ]
