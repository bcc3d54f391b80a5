"""Real sheets as people have them, where a folder of them lies beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.exchange.plan import ImportOptions
from store.history import History
from store.imports import Imports
from tests.builders import TODAY, everything, workspace
from tests.store.sheets_in import counts

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
EXPECTED = {
    "roster_top1000/Instagram_Sep.csv": (983, 67),
    "roster_top1000/TikTok_Sep.csv": (996, 4),
    "roster_top1000/Youtube_Sep.csv": (999, 48),
    "roster_top200/top_insta_influencers_data.csv": (200, 0),
    "roster_es/influencers_comma.csv": (129, 1),
    "roster_es/influencers_pipe_multivalue.csv": (3, 0),
    "roster_kr/influencers.csv": (5, 0),
    "roster_kr/influencer_list_excerpt.csv": (20, 0),
    "roster_kr/게시물_업로드_템플릿.csv": (1, 0),
    "roster_tool_export/modash_export_excerpt.csv": (12, 0),
    "contacts/google_older_layout.csv": (1, 0),
    "contacts/google_current_layout_en.csv": (1, 0),
    "contacts/John_Doe_GMAIL.vcf": (1, 0),
    "contacts/outlook-2003.vcf": (1, 0),
}
"""File -> people in it, rows that repeat one."""


@pytest.mark.parametrize(
    "file", [name for name in EXPECTED if (SAMPLES / name).exists()]
)
def test_a_real_sheet_comes_in_whole_and_only_once(file: str) -> None:
    """First looked at, then brought in, then again, then taken back."""
    created, skipped = EXPECTED[file]
    with workspace() as database:
        imports = Imports(database)
        before = everything(database.reader)

        def run(*, dry_run: bool = False) -> tuple[int, int, int, int]:
            plan = imports.plan(SAMPLES / file, ImportOptions())
            report = imports.run(plan, today=TODAY, dry_run=dry_run)
            assert report.rows == created + skipped
            assert len(report.problems) >= report.skipped
            return counts(report)

        assert run(dry_run=True) == (created, 0, 0, skipped)
        assert everything(database.reader) == before
        assert run() == (created, 0, 0, skipped)
        after = everything(database.reader)
        assert run() == (0, 0, created, skipped)
        assert everything(database.reader) == after
        History(database).undo()
        assert everything(database.reader) == before
