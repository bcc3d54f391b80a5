"""One question each, awaited, with a typed answer."""

from __future__ import annotations
