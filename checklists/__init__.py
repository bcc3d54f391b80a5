"""What a good campaign must not forget."""

from __future__ import annotations
