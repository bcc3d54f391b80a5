"""A file from before there were results in it: its figures stay, each with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import open_store, piece_lines, result_lines, totals
from tests.builders import NOW
from tests.store.test_migrate_money import AS_IT_WAS, stopped_at

if TYPE_CHECKING:
    from pathlib import Path

_STAMP = "'2026-03-01T09:00:00Z','2026-03-01T09:00:00Z',3"
WITH_FIGURES = (
    AS_IT_WAS.replace("user_version=4", "user_version=5")
    + f"""
INSERT INTO reading(id, created_at, updated_at, version, deliverable_id, on_day,
  "window", source, views, likes, comments) VALUES
 (4,{_STAMP},1,'2026-02-26','24h','influencer',900,80,5),
 (7,{_STAMP},1,'2026-03-04','7d','verified',2100,NULL,9),
 (9,{_STAMP},1,'2026-03-05','7d','influencer',2200,170,NULL);
DELETE FROM reading WHERE id=9;
INSERT INTO work_time(id, created_at, updated_at, version, campaign_id,
  collaboration_id, on_day, minutes, hourly_rate_minor, hourly_rate_currency)
 VALUES (1,{_STAMP},1,1,'2026-03-01',90,20000,'KRW');
INSERT INTO cost(id, created_at, updated_at, version, campaign_id, collaboration_id,
  category, amount_minor, amount_currency, counted_minor, counted_currency, state,
  on_day) VALUES (1,{_STAMP},1,1,'fee',500000,'KRW',500000,'KRW','committed',
  '2026-02-20');
"""
    + "".join(
        f"INSERT INTO {sums.kept_in} {sums.worked_out()};" for sums in totals.SUMS[:3]
    )
)
"""The triggers of that time kept the sums of money."""


def test_figures_stay_and_every_live_piece_gets_its_line(tmp_path: Path) -> None:
    """Of each figure the newest that is known; numbers go on where they were."""
    path = tmp_path / "old.soloist"
    stopped_at("0005", path, WITH_FIGURES)
    with open_store(path, now=lambda: NOW, create=False) as store:
        read = store.database.read
        assert read(
            'SELECT id, version, deliverable_id, "window", source, views FROM reading'
        ) == [(4, 3, 1, "24h", "influencer", 900), (7, 3, 1, "7d", "verified", 2100)]
        assert read("SELECT seq FROM sqlite_sequence WHERE name='reading'") == [(9,)]
        assert read(
            "SELECT deliverable_id, campaign_id, kind, readings, views, likes,"
            " comments, engagements FROM piece_line"
        ) == [(1, 1, "reel", 2, 2100, 80, 9, 89)]
        assert read(
            "SELECT collaboration_id, currency, format, pieces, cost_minor, minutes,"
            " time_minor, is_partial, roi FROM result_line"
        ) == [
            (1, "KRW", "reel", 1, 500_000, 90, 30_000, 0, -100.0),
            (2, "KRW", "", 0, 0, 0, 0, 0, None),
        ]
        for kept in (piece_lines, totals, result_lines):
            assert kept.differences(store.database.reader) == 0
