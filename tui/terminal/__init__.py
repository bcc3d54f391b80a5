"""The terminal itself: its bytes, its signals and its end."""

from __future__ import annotations
