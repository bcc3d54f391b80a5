"""Files in and out: what other programs wrote, and what they can read."""

from __future__ import annotations
