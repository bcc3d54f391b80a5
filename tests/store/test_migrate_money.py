"""A file from before there was money in it: what was promised becomes costs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from store import migrate, open_store, totals
from store.schema import APPLICATION_ID
from tests.builders import NOW

if TYPE_CHECKING:
    from pathlib import Path

_AT = "'2026-03-01T09:00:00Z'"
_STAMP = f"{_AT},{_AT},1"

AS_IT_WAS = f"""
INSERT INTO influencer(id, name, status, created_at, updated_at, version)
 VALUES (1,'Mina','active',{_STAMP}), (2,'Ana','active',{_STAMP});
INSERT INTO campaign(id, name, name_key, currency, budget_minor, created_at, updated_at,
  version) VALUES (1,'Spring','spring','KRW',1000000,{_STAMP});
INSERT INTO collaboration(id, influencer_id, campaign_id, stage, stage_since,
  fee_minor, fee_currency, waiting_on, cadence_step, unanswered, created_at, updated_at,
  version)
 VALUES (1,1,1,'agreed','2026-02-20',500000,'KRW','me',0,0,{_STAMP}),
  (2,2,1,'wrapped','2026-02-10',30000,'USD','me',0,0,{_STAMP});
INSERT INTO deliverable(id, collaboration_id, kind, state, state_since, round, live_on,
  post_url, payment_due_on, created_at, updated_at, version) VALUES
  (1,1,'reel','live','2026-02-25',0,'2026-02-25','https://a.example','2026-03-11',
   {_STAMP});
INSERT INTO product(id, name, name_key, cost_minor, cost_currency, created_at,
  updated_at, version) VALUES (1,'Serum','serum',12000,'KRW',{_STAMP});
INSERT INTO shipment(id, collaboration_id, product_id, quantity, chosen_on, sent_on,
  created_at, updated_at, version)
 VALUES (1,1,1,2,'2026-02-21','2026-02-22',{_STAMP}),
  (2,2,1,1,'2026-02-28',NULL,{_STAMP});
INSERT INTO touch(id, influencer_id, collaboration_id, at, on_day, channel, direction,
  kind, minutes) VALUES (1,1,1,{_AT},'2026-03-01','mail','out','message',25);
PRAGMA application_id={APPLICATION_ID};
PRAGMA user_version=4;
"""


def before_money(path: Path) -> None:
    """A workspace of the step before, with a deal, a wrapped one, parcels, a touch."""
    stopped_at("0004", path, AS_IT_WAS)


def stopped_at(step: str, path: Path, content: str) -> None:
    """A workspace as it was after one of the steps, with what a script puts in."""
    path.touch(mode=0o600)
    raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", str(migrate.STEPS))
    with closing(raw):
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, step)
            connection.commit()
        raw.executescript(content)
        engine.dispose()


def test_what_was_promised_before_becomes_costs(tmp_path: Path) -> None:
    """Fees, product and minutes; what is in another currency waits for a rate."""
    path = tmp_path / "old.soloist"
    before_money(path)
    with open_store(path, now=lambda: NOW, create=False) as store:
        read = store.database.read
        assert read(
            "SELECT origin, collaboration_id, state, amount_minor, amount_currency,"
            " counted_minor, due_on, paid_on FROM cost ORDER BY id"
        ) == [
            ("fee", 1, "committed", 500_000, "KRW", 500_000, "2026-03-11", None),
            ("fee", 2, "committed", 30_000, "USD", None, None, None),
            ("product", 1, "paid", 24_000, "KRW", 24_000, None, "2026-02-22"),
            ("product", 2, "committed", 12_000, "KRW", 12_000, None, None),
        ]
        assert read("SELECT minutes, campaign_id, touch_id FROM work_time") == [
            (25, 1, 1)
        ]
        assert totals.differences(store.database.reader) == 0
        figures = store.budget.figures(1).figures
        assert (figures.planned, figures.committed) == (1_000_000, 536_000)
