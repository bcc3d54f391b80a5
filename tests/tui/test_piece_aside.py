"""What stands around a piece of content: labels in one column, values beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.piece_page import opened, settle
from tui.i18n import _
from tui.widgets.piece_aside import AroundPaper

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_a_label_never_touches_its_value(tmp_path: Path, language: str) -> None:
    """However long it is called in a language."""
    async with opened(tmp_path, size=(120, 40), language=language) as (pilot, _there):
        await settle(pilot)
        paper = pilot.app.screen.query_one(AroundPaper)
        lines = [line.plain for line in paper.lines(50)]
        label = _("Draft due")
        (line,) = [one for one in lines if one.startswith(label)]
        assert line.removeprefix(label).startswith("  ")
