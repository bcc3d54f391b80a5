"""Widgets that paint what a screen hands them."""

from __future__ import annotations
