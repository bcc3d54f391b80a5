"""The five parts of a pitch beside it: which are there, and a hint for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from checklists.pitch import PARTS
from tui import i18n
from tui.i18n import _
from tui.show import show
from tui.widgets.paper import LABEL, Paper, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklists.pitch import PartFound

SIDE = 30
"""Cells from which there is room for hints; a line of marks has more of them."""

_THERE, _NOT_YET = "✓", "·"


class PitchLine(Paper):
    """The five parts as marks on one line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._found: Sequence[PartFound] = ()

    def tell(self, found: Sequence[PartFound]) -> None:
        """Show which parts are there; none of them hides this."""
        if found != self._found:
            self._found = found
            self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """Mark and title of each, as close together as they must stand."""
        told = [(one.found, _said(one)) for one in self._found]
        size = sum(cell_len(words) + 2 for _there, words in told)
        gap = " " * (2 if size + 2 * (len(told) - 1) <= width else 1)
        parts = [_marked(words, there=there) for there, words in told]
        return [Content(gap).join(parts).truncate(width, ellipsis=True)]


class PitchSide(PitchLine):
    """The five parts one under the other, each with its words or a hint."""

    def lines(self, width: int) -> Sequence[Content]:
        """What is there in its own words, what is not with a hint."""
        rows = [title(_("The five parts of a pitch")), Content("")]
        for one, part in zip(self._found, PARTS, strict=False):
            rows.append(_marked(_said(one), there=one.found))
            more = f"“{one.evidence}”" if one.found else part.hint[i18n.current()]
            rows += [
                Content("  ") + line
                for line in wrapped(Content.styled(show(more), LABEL), width - 2)
            ]
            rows.append(Content(""))
        return rows


def _said(one: PartFound) -> str:
    part = next(part for part in PARTS if part.key == one.key)
    return part.title[i18n.current()]


def _marked(words: str, *, there: bool) -> Content:
    style = "bold $text-success" if there else "$text-warning"
    return Content.assemble(
        (_THERE if there else _NOT_YET, style), " ", (words, "" if there else LABEL)
    )
