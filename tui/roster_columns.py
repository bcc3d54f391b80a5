"""The columns a roster can show, and how a row becomes cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from tui import format as fmt
from tui.i18n import N_, _
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.roster_list import RosterRow
    from store.rules.tiers import Tiers


@dataclass(frozen=True, slots=True)
class RosterColumn:
    """One column: its title as a message, its width, and the cell of a row."""

    key: str
    title: str
    width: int
    cell: Callable[[RosterRow, Tiers], str]
    share: int = 0
    align: Literal["left", "right"] = "left"


def _text(name: str) -> Callable[[RosterRow, Tiers], str]:
    return lambda row, _tiers: getattr(row, name) or ""


def _count(name: str) -> Callable[[RosterRow, Tiers], str]:
    return lambda row, _tiers: fmt.compact(getattr(row, name))


def _rate(row: RosterRow, _tiers: Tiers) -> str:
    mark = fmt.BASIS_MARK.get(row.engagement_basis or "", "")
    return f"{fmt.percent(row.engagement_rate)}{mark or ' '}"


def _asked(row: RosterRow, _tiers: Tiers) -> str:
    if row.rate_minor is None or row.rate_currency is None:
        return fmt.DASH
    from store.rules.money import Money, from_minor  # noqa: PLC0415 - a rare column

    amount = Money(row.rate_minor, row.rate_currency)
    return f"{from_minor(amount.minor, amount.currency):,} {amount.currency}"


def _tier(row: RosterRow, tiers: Tiers) -> str:
    return fmt.word(fmt.TIER, tiers.of(row.followers))


ALL = (
    RosterColumn("name", N_("Name"), 17, _text("name"), 3),
    RosterColumn("handle", N_("Handle"), 14, _text("handle"), 2),
    RosterColumn(
        "platform",
        N_("Platform"),
        10,
        lambda row, _tiers: (
            "" if not row.platform else fmt.word(fmt.PLATFORM, row.platform)
        ),
    ),
    RosterColumn("followers", N_("Followers"), 9, _count("followers"), 0, "right"),
    RosterColumn("tier", N_("Tier"), 9, _tier),
    RosterColumn("engagement_rate", N_("ER"), 8, _rate, 0, "right"),
    RosterColumn(
        "status",
        N_("Status"),
        9,
        lambda row, _tiers: fmt.word(fmt.STATUS, row.status),
    ),
    RosterColumn("country", N_("Country"), 8, _text("country")),
    RosterColumn("tags", N_("Tags"), 12, _text("tags"), 2),
    RosterColumn("niche", N_("Niche"), 12, _text("niche"), 1),
    RosterColumn("city", N_("City"), 12, _text("city")),
    RosterColumn("language", N_("Language"), 8, _text("language")),
    RosterColumn("following", N_("Following"), 9, _count("following"), 0, "right"),
    RosterColumn("avg_views", N_("Views"), 8, _count("avg_views"), 0, "right"),
    RosterColumn("avg_likes", N_("Likes"), 8, _count("avg_likes"), 0, "right"),
    RosterColumn("avg_comments", N_("Comments"), 8, _count("avg_comments"), 0, "right"),
    RosterColumn(
        "fit", N_("Fit"), 4, lambda row, _tiers: fmt.score(row.fit), 0, "right"
    ),
    RosterColumn("rate", N_("Rate"), 14, _asked, 0, "right"),
    RosterColumn(
        "accounts",
        N_("Accounts"),
        8,
        lambda row, _tiers: str(row.accounts),
        0,
        "right",
    ),
    RosterColumn("email", N_("E-mail"), 20, _text("email"), 1),
    RosterColumn("phone", N_("Phone"), 14, _text("phone")),
    RosterColumn("agent", N_("Agent"), 12, _text("agent_name")),
    RosterColumn("source", N_("Found through"), 14, _text("source")),
    RosterColumn(
        "updated_at", N_("Changed"), 10, lambda row, _tiers: row.updated_at[:10]
    ),
)
"""Every column there is, in the order in which they are offered."""

BY_KEY = {column.key: column for column in ALL}

USUAL = (
    "name", "handle", "platform", "followers", "engagement_rate", "status", "tier",
    "country", "tags", "niche",
)  # fmt: skip
"""What is shown until the user chooses; the last ones give way on a narrow screen."""

_STYLE = {"blocked": "error", "let_go": "dim", "resting": "dim"}


def chosen(keys: Sequence[str]) -> tuple[RosterColumn, ...]:
    """The columns of these keys, the usual ones for none; unknown keys are left out."""
    return tuple(BY_KEY[key] for key in (keys or USUAL) if key in BY_KEY)


def painted(columns: Sequence[RosterColumn]) -> tuple[Column, ...]:
    """The columns as the table takes them, titles in the language in use."""
    return tuple(
        Column(
            column.key,
            _(column.title),
            max(column.width, min(cell_len(_(column.title)) + 2, column.width + 4)),
            column.share,
            column.align,
        )
        for column in columns
    )


def line(row: RosterRow, columns: Sequence[RosterColumn], tiers: Tiers) -> Row:
    """One row as the table takes it."""
    return Row(
        row.influencer_id,
        tuple(column.cell(row, tiers) for column in columns),
        _STYLE.get(row.status, ""),
    )
