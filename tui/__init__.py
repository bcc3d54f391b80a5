"""What a person sees and presses, full-screen or as commands; no SQL in here."""

from __future__ import annotations
