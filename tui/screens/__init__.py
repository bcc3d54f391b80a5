"""One screen per capability."""

from __future__ import annotations
