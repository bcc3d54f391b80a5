"""Write ``newest.sql`` again, after a step was added."""

from __future__ import annotations

from store.migrate import NEWEST, newest_script

NEWEST.write_text(newest_script(), encoding="utf-8")
