"""Pure rules of the trade: no clock, no file, no database."""

from __future__ import annotations
