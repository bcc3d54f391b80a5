"""A sheet of what is planned, a row for each category: the budget of a campaign.

Rows of one category are added up. What a sheet does not name stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.cost_rows import recount_campaign
from store.errors import Invalid
from store.exchange import costs_who
from store.exchange.applying import FieldChange, Outcome
from store.exchange.costs_reader import ROWS
from store.exchange.sheets import RowProblem
from store.roster_rows import plain_amount
from store.rules.money import Money
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

OTHER_CURRENCY = N_("another currency than that of the campaign; left out")
BELOW = N_("below nothing; nothing was planned for this category")


class _Line(NamedTuple):
    """What the sheet plans for a category of a campaign."""

    row: int
    campaign_id: int
    campaign: str
    category: str
    minor: int
    currency: str
    rows: int
    """How many rows say it together."""
    note: str | None
    before: int | None
    """What is planned for it now."""


_LINES = f"""
SELECT min(s.row), s.campaign_id, g.name, ifnull(s.category,'other') AS kind,
 sum(s.minor), g.currency, count(*), group_concat(coalesce(s.description, s.notes),
 ', '), l.planned_minor
FROM (SELECT * FROM {ROWS} ORDER BY row) s
JOIN campaign g ON g.id=s.campaign_id LEFT JOIN budget_line l
 ON l.campaign_id=s.campaign_id AND l.category=ifnull(s.category,'other')
GROUP BY s.campaign_id, kind ORDER BY 1
"""


def apply_lines(unit: UnitOfWork, plan: ImportPlan, staged: Staged) -> Outcome:
    """Set the lines; raises Invalid for a sheet that is of no campaign."""
    connection, outcome = unit.connection, Outcome(skipped=staged.skipped)
    costs_who.place_campaigns(unit, "currency", plan.options.currency)
    _refuse_nowhere(connection, plan)
    _give_currencies(unit)
    _leave_others(connection, plan, outcome)
    shown: list[FieldChange] = []
    for line in [_Line(*row) for row in connection.execute(_LINES).fetchall()]:
        if line.minor < 0:
            header = plan.header_of("planned")
            outcome.problems.append(RowProblem(line.row, header, "", BELOW))
            outcome.skipped += line.rows
        elif line.before is None:
            outcome.created += line.rows
            _insert(connection, line)
        elif line.minor != line.before:
            outcome.updated += line.rows
            shown.append(_change(line))
            connection.execute(
                "UPDATE budget_line SET planned_minor=?, note=ifnull(?,note) WHERE"
                " campaign_id=? AND category=?",
                (line.minor, line.note, line.campaign_id, line.category),
            )
        else:
            outcome.unchanged += line.rows
    outcome.changes = tuple(shown)
    return outcome


def _refuse_nowhere(connection: sqlite3.Connection, plan: ImportPlan) -> None:
    nowhere = f"SELECT EXISTS (SELECT 1 FROM {ROWS} WHERE campaign_id ISNULL)"
    if connection.execute(nowhere).fetchone()[0]:
        raise Invalid(
            N_(
                "{file} plans a budget and does not say of which campaign; say which,"
                " as with --campaign."
            ),
            file=plan.sheet.file,
        )


def _give_currencies(unit: UnitOfWork) -> None:
    """A campaign without a currency is counted in what its plan is in."""
    given = unit.connection.execute(
        f"UPDATE campaign SET currency=(SELECT s.currency FROM {ROWS} s WHERE"
        " s.campaign_id=campaign.id GROUP BY s.currency ORDER BY count(*) DESC, 1"
        " LIMIT 1), version=version+1, updated_at=? WHERE currency ISNULL AND id IN"
        f" (SELECT campaign_id FROM {ROWS}) RETURNING id",
        (unit.at,),
    )
    for (number,) in given.fetchall():
        recount_campaign(unit, number)


def _leave_others(
    connection: sqlite3.Connection, plan: ImportPlan, outcome: Outcome
) -> None:
    """Leave out amounts that are in another currency than their campaign."""
    found = connection.execute(
        f"SELECT s.row, s.minor, s.currency FROM {ROWS} s JOIN campaign g ON"
        " g.id=s.campaign_id WHERE g.currency<>s.currency ORDER BY s.row"
    ).fetchall()
    header = plan.header_of("planned")
    for row, minor, currency in found:
        value = f"{plain_amount(Money(minor, currency))} {currency}"
        outcome.problems.append(RowProblem(row, header, value, OTHER_CURRENCY))
        connection.execute(f"DELETE FROM {ROWS} WHERE row=?", (row,))
    outcome.skipped += len(found)


def _insert(connection: sqlite3.Connection, line: _Line) -> None:
    connection.execute(
        "INSERT INTO budget_line(campaign_id, category, planned_minor, note)"
        " VALUES (?,?,?,?)",
        (line.campaign_id, line.category, line.minor, line.note),
    )


def _change(line: _Line) -> FieldChange:
    before, after = (
        plain_amount(Money(minor, line.currency))
        for minor in (line.before or 0, line.minor)
    )
    return FieldChange(
        line.row, f"{line.campaign}, {line.category}", "planned", before, after
    )
