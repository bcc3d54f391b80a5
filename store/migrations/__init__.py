"""The steps that brought the file to its present shape, oldest first."""

from __future__ import annotations
