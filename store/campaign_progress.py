"""How far the checklists of several campaigns are, in one look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checklists import library
from checklists.model import progress, stand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from checklists.facts import CampaignFacts
    from checklists.model import Checklist, Mark, Progress


class Judge(Protocol):
    """What knows the facts that checklists judge by, and what was said by hand."""

    own_folder: Path | None

    def facts(
        self, campaign_ids: Sequence[int], today: date
    ) -> Mapping[int, CampaignFacts]:
        """The facts of some campaigns."""

    def marks(self, campaign_ids: Sequence[int]) -> Mapping[int, Sequence[Mark]]:
        """The marks of some campaigns; those without any are left out."""


def progress_of(
    desk: Judge, campaign_ids: Sequence[int], today: date
) -> dict[int, Progress]:
    """How many items need nothing more, of how many, in all checklists of each."""
    checklists = _checklists(desk.own_folder)
    marks = desk.marks(campaign_ids)
    return {
        number: progress(
            standing
            for checklist in checklists
            for standing in stand(checklist, facts, marks.get(number, ()))
        )
        for number, facts in desk.facts(campaign_ids, today).items()
    }


def _checklists(own_folder: Path | None) -> tuple[Checklist, ...]:
    """The nine stages and her own; a file of hers with a slip is told on its page."""
    shipped = library.load()
    if own_folder is None:
        return (shipped,)
    try:
        return library.with_own(shipped, library.load_own(own_folder))
    except library.ChecklistError:
        return (shipped,)
