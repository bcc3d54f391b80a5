"""What is known of one campaign, counted, for the checklist to judge.

Whoever holds the records fills this in; the checklist never looks anywhere else. Every
default means "no data", so what nobody has counted yet keeps its items open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

STRATEGY = ("objective", "target", "summary")
"""Where a strategy is written down: objective, goal figure, summary of the brief."""

REPORT_LINES = (
    *("reach", "targeting", "roi", "traffic", "awareness", "sales"),
    "influencers",
)
"""The seven lines of a report: reach and impressions, how well the target customers
were met, ROI, social and web traffic, brand awareness, sales lift, and how each
influencer did."""

RETRO = ("boost", "fix", "part", "recruit")
"""The four questions of a retro: what to do more of, what to put right, with whom to
part, whom to look for."""

BUDGET_GROUPS = ("pay", "production", "other")
"""What a budget plans for: pay (fees, commissions), production (shooting, editing,
places, props) and everything else (product, parcels, advertising, tools, own hours)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some things are in order, and the names of those that are not.

    ``lacking`` may hold all of those names or only the first few; nothing counted at
    all (``total`` 0) is never in order.
    """

    total: int = 0
    have: int = 0
    lacking: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether there is something, and nothing of it is lacking."""
        return self.total > 0 and self.missing == 0

    @property
    def missing(self) -> int:
        """How many are lacking; figures that contradict each other count as lacking."""
        return max(self.total - self.have, len(self.lacking), 0)


NOTHING = Tally()
"""Nobody has counted, or there is nothing to count."""


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """The facts of one campaign, of all capabilities.

    People are named by their name, pieces of content as a person would say them
    ("Mina Park: reel"). *Agreed* people are those whose collaboration is agreed or
    wrapped. *Engaged* people are all collaborations that are not declined and not
    parked; of those, a wrapped one owes nothing more and is always in order.
    """

    # People
    fit: Tally = NOTHING
    """Agreed people; in order with all four fit scores."""
    known: Tally = NOTHING
    """Agreed people; in order with a dated account reading and their audience noted."""
    contracts: Tally = NOTHING
    """Agreed people; in order with a signed contract."""
    due_dates: Tally = NOTHING
    """Agreed people; in order when all their content has due dates (none has none)."""
    decisions: Tally = NOTHING
    """Agreed people; in order with a decision: renew, fix or let go."""
    in_touch: Tally = NOTHING
    """Engaged people; in order when not silent for longer than the limit."""
    kept: Tally = NOTHING
    """Signed contracts; in order with no breach, or each breach with its action."""
    moving: Tally = NOTHING
    """Engaged people; in order when nothing has waited on somebody for too long."""
    next_steps: Tally = NOTHING
    """Engaged people; in order with a next step and its date."""

    # The campaign's own page
    strategy: frozenset[str] = frozenset()
    """Which of `STRATEGY` are there."""
    ends_on: date | None = None
    """The last day of the campaign."""
    retro: frozenset[str] = frozenset()
    """Which questions of `RETRO` have an answer."""

    # Content: everything owed that was not cancelled
    substance: Tally = NOTHING
    """Pieces of content; in order when it is said what they are about."""
    placed: Tally = NOTHING
    """Pieces of content; in order when it is said on which account they go out."""
    scheduled: Tally = NOTHING
    """Pieces of content; in order with every due date inside the campaign."""
    unclashed: Tally = NOTHING
    """Pieces of content; in order when they clash with nothing: no other piece on that
    account that day, nobody's exclusivity."""
    reviewed: Tally = NOTHING
    """Pieces handed in; in order when their latest round was reviewed."""
    on_guideline: Tally = NOTHING
    """Pieces handed in; in order when checked against the guideline and found well."""
    changes_made: Tally = NOTHING
    """Pieces handed in; in order when no change asked for is still open."""
    used: Tally = NOTHING
    """Pieces approved; in order when live, or kept in the library for use."""
    disclosed: Tally = NOTHING
    """Pieces live; in order when their disclosure was checked and found well."""
    on_brand: Tally = NOTHING
    """Pieces approved or live; in order when checked for brand fit and found well."""
    finished: Tally = NOTHING
    """All pieces ever owed, the cancelled too; in order when live, or cancelled with a
    reason."""

    # Money, in minor units of the campaign's currency
    budget_minor: int = 0
    """The budget set."""
    budget_lines: int = 0
    """How many lines it is planned in."""
    planned: frozenset[str] = frozenset()
    """Which of `BUDGET_GROUPS` have an amount planned."""
    committed_minor: int = 0
    """Everything promised so far, invoiced and paid amounts included."""

    # Results
    reported_on: date | None = None
    """The day of the latest report."""
    report_lines: frozenset[str] = frozenset()
    """Which of `REPORT_LINES` have data."""
    mentions: int = 0
    """Mentions of the brand that were kept."""
    brand_readings: int = 0
    """Figures of the brand taken before, during or after the campaign."""
    brand_concluded: bool = False
    """Whether a conclusion about the brand's image is written down."""
