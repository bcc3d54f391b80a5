"""Everything known of one piece of content, read in one go for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.content_words import OWN_CHECKS, RIGHT_LAYERS
from store.rules.rights import rule

if TYPE_CHECKING:
    from datetime import date

    from store import Store
    from store.compliance import CheckRow, LintResult
    from store.deliverable_rows import DeliverableRow
    from store.library_rows import AssetLine
    from store.live_checks import LiveCheckRow
    from store.readings import ReadingRow
    from store.reviews import ReviewRow
    from store.right_rows import RightRow
    from store.rules.rights import Ruling


@dataclass(frozen=True, slots=True)
class PieceShown:
    """A piece of content and all that belongs to it, on a day."""

    row: DeliverableRow
    reviews: tuple[ReviewRow, ...]
    """Every look at its draft, newest first."""
    checks: tuple[CheckRow, ...]
    """The compliance list, then guideline and brand."""
    lint: LintResult
    """What is said of its caption."""
    live_checks: tuple[LiveCheckRow, ...]
    readings: tuple[ReadingRow, ...]
    rights: tuple[RightRow, ...]
    """Its own, and those of the whole collaboration."""
    rulings: tuple[tuple[str, Ruling], ...]
    """May it run today? Each layer with its answer, in the market of the campaign."""
    assets: tuple[AssetLine, ...]
    """What of it is kept in the library."""
    today: date

    @property
    def is_over(self) -> bool:
        """Whether it was called off."""
        return self.row.state == "cancelled"

    @property
    def next_check(self) -> LiveCheckRow | None:
        """The next look at the post that is still to come."""
        still = [one for one in self.live_checks if one.on_day is None]
        return min(still, key=lambda one: one.due_on, default=None)

    @property
    def is_look_due(self) -> bool:
        """Whether the post is to be looked at by today."""
        check = self.next_check
        return check is not None and check.due_on <= self.today

    @property
    def are_figures_due(self) -> bool:
        """Whether figures are to be noted by today."""
        due = self.row.measure_due_on
        return due is not None and due <= self.today

    @property
    def points(self) -> tuple[CheckRow, ...]:
        """The compliance list alone."""
        return tuple(one for one in self.checks if one.item not in OWN_CHECKS)


def read_piece(store: Store, number: int, today: date) -> PieceShown:
    """Everything of a piece of content; raises NotFound."""
    row = store.deliverables.one(number)
    rights = tuple(store.rights.of_deliverable(number))
    return PieceShown(
        row,
        tuple(store.reviews.of(number)),
        tuple(store.compliance.of(number)),
        store.compliance.lint(number),
        tuple(store.live_checks.of(number)),
        tuple(store.readings.of(number)),
        rights,
        _rulings(rights, row.market, today),
        tuple(store.library.of_deliverable(number)),
        today,
    )


def _rulings(
    rights: tuple[RightRow, ...], country: str | None, today: date
) -> tuple[tuple[str, Ruling], ...]:
    """What may be done today, layer by layer."""
    found = [one.right() for one in rights]
    return tuple((layer, rule(found, layer, country, today)) for layer in RIGHT_LAYERS)
