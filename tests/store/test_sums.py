"""Sums that triggers keep: they follow every column that they are made of."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from store import migrate
from store.totals import SUMS

if TYPE_CHECKING:
    from store.sums import Sums


@pytest.mark.parametrize("sums", SUMS, ids=lambda sums: sums.kept_in)
def test_a_sum_follows_every_column_it_is_made_of(sums: Sums) -> None:
    """A change of any of them, alone, wakes the trigger."""
    asked = " ".join(sql for _, sql in (*sums.keys, *sums.figures)) + " " + sums.only
    made_of = set(re.findall(r"\{\}\.([a-z_]+)", asked))
    watched = re.search(r"UPDATE OF (\S+) ON", sums.trigger("update"))
    assert watched is not None
    assert set(watched[1].split(",")) == made_of
    with closing(sqlite3.connect(":memory:")) as found:
        found.create_function("fold", 1, str, deterministic=True)
        found.executescript(migrate.NEWEST.read_text(encoding="utf-8"))
        columns = {row[1] for row in found.execute(f"PRAGMA table_info({sums.table})")}
    assert made_of <= columns
