"""From what the rows of a list of costs say to costs, set by set, in one unit of work.

A row that is known changes only what goes on: a bill that came, a payment that was
made. What is paid here stays paid, whatever an older sheet says. The gate before a
budget is open; how far a campaign goes past it is told.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from store.cost_rows import count_cost
from store.exchange import channel_words, costs_talks, costs_waiting, costs_who
from store.exchange.applying import Outcome
from store.exchange.costs_changes import Changes
from store.exchange.costs_match import NOBODY, Identity, pair
from store.exchange.costs_over import over_budget, uncounted
from store.exchange.costs_reader import ROWS
from store.exchange.costs_who import Reasons
from store.exchange.plan import Question
from store.exchange.sheets import RowProblem
from store.rules.spend import convert
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

UNKNOWN = N_("nobody is known by this name; kept as who is paid")
SEVERAL = N_("several people are known by this name; kept as who is paid")
NO_TALK = N_("no collaboration with them there; kept as who is paid")
BESIDE = N_("the deal has a cost of this kind by itself; this was added beside it")

_WHOLE = "c.amount_minor+(SELECT sum(p.amount_minor) FROM cost p WHERE p.part_of=c.id)"
_MAY_BE = f"""
SELECT id FROM cost WHERE on_day IN (SELECT on_day FROM {ROWS} WHERE on_day NOTNULL)
UNION SELECT id FROM cost WHERE (amount_currency, amount_minor) IN
 (SELECT currency, minor FROM {ROWS} WHERE on_day ISNULL)
UNION SELECT part_of FROM cost WHERE part_of NOTNULL
 AND EXISTS (SELECT 1 FROM {ROWS} WHERE on_day ISNULL)
"""
_KNOWN = """
SELECT c.id, t.influencer_id AS person, fold(c.payee) AS payee_key, {whole} AS whole,
 {minor} AS minor, c.amount_currency AS currency, c.on_day, c.campaign_id, c.category,
 c.channel, c.description, c.invoice_ref, c.notes
FROM cost c LEFT JOIN collaboration t ON t.id=c.collaboration_id WHERE c.id IN ({ids})
"""
_NOBODY = "payee_key ISNULL AND person ISNULL"
_IDENTITY = Identity(
    known=_KNOWN.format(whole=0, minor="c.amount_minor", ids=_MAY_BE)
    + " UNION ALL "
    + _KNOWN.format(
        whole=1,
        minor=_WHOLE,
        ids=f"SELECT p.part_of FROM cost p WHERE p.part_of IN ({_MAY_BE})",
    ),
    always=("minor", "currency"),
    maybe=("on_day", "campaign_id", "category", "channel", "description"),
    who=(
        ("person NOTNULL", "person NOTNULL", "person"),
        ("payee_key NOTNULL", "payee_key NOTNULL", "payee_key"),
        (_NOBODY, _NOBODY, NOBODY),
        (_NOBODY, "person ISNULL", NOBODY),
    ),
    telling="description",
    bare=("campaign_id", "description", "payee_key", "invoice_ref"),
    loose=("category", "channel"),
    bill="invoice_ref",
    words="notes",
)

_DEALS = f"""
CREATE TEMP TABLE deal AS SELECT c.id, c.collaboration_id AS talk, c.origin, c.state,
 c.amount_currency AS currency, c.amount_minor AS minor,
 c.part_of ISNULL AS is_first, ifnull({_WHOLE}, c.amount_minor) AS whole
FROM cost c WHERE c.origin NOTNULL AND c.collaboration_id IN
 (SELECT talk FROM {ROWS} WHERE talk NOTNULL AND known ISNULL)
"""
_OF_DEALS = f"""
UPDATE {ROWS} SET known=f.id FROM (
 SELECT s.row, d.id, row_number() OVER (PARTITION BY s.row ORDER BY d.id) AS one,
  row_number() OVER (PARTITION BY d.id ORDER BY s.row) AS other
 FROM {ROWS} s JOIN deal d ON d.talk=s.talk AND d.origin=s.category
  AND d.currency=s.currency AND s.minor IN (d.minor, d.whole)
 WHERE s.known ISNULL AND d.is_first
  AND d.id NOT IN (SELECT known FROM {ROWS} WHERE known NOTNULL)
) f WHERE f.row={ROWS}.row AND f.one=1 AND f.other=1
"""
"""The fee that a deal made by itself is the fee of the sheet, whatever its day."""

_BESIDE = f"""
SELECT s.row, s.who FROM {ROWS} s WHERE s.known ISNULL AND EXISTS (SELECT 1 FROM deal d
 WHERE d.talk=s.talk AND d.origin=s.category AND d.state<>'cancelled') ORDER BY s.row
"""


def apply_costs(
    unit: UnitOfWork,
    plan: ImportPlan,
    staged: Staged,
    *,
    today: date,
    market: str | None,
) -> Outcome:
    """Bring the rows in: created made a cost, updated changed one."""
    connection, outcome = unit.connection, Outcome(skipped=staged.skipped)
    channel_words.learn(unit)
    costs_who.place_campaigns(unit, "currency", plan.options.currency)
    costs_who.find_people(connection)
    costs_who.find_talks(connection)
    outcome.known = pair(connection, _IDENTITY)
    connection.execute(_DEALS)
    connection.execute(_OF_DEALS)
    staged.questions += costs_talks.begin(unit, today, market)
    reasons = Reasons(UNKNOWN, SEVERAL, NO_TALK)
    outcome.problems += costs_who.nowhere(connection, plan, reasons)
    outcome.problems += _beside(connection, plan)
    staged.questions += _dateless(connection, today)
    changed = Changes(unit, plan, outcome, today).make()
    outcome.created = _insert(unit, today)
    waited = costs_waiting.count(unit)
    kept = staged.rows - staged.skipped
    outcome.updated = len(changed)
    outcome.unchanged = kept - outcome.created - outcome.updated
    touched = {*changed.values(), *waited.campaigns}
    staged.questions += waited.questions() + uncounted(connection)
    staged.questions += over_budget(connection, touched)
    return outcome


def _beside(connection: sqlite3.Connection, plan: ImportPlan) -> list[RowProblem]:
    """Costs that a deal may have made by itself already, with another amount."""
    header = plan.header_of("amount") or plan.header_of("planned")
    rows = connection.execute(_BESIDE).fetchall()
    return [RowProblem(row, header, who or "", BESIDE) for row, who in rows]


def _dateless(connection: sqlite3.Connection, today: date) -> list[Question]:
    """What is taken for rows that say no day, and for payments without one."""
    found: list[Question] = []
    (dateless, unpaid) = connection.execute(
        f"SELECT ifnull(sum(on_day ISNULL),0), ifnull(sum(state='paid' AND paid_on"
        f" ISNULL),0) FROM {ROWS} WHERE known ISNULL"
    ).fetchone()
    if dateless:
        told = N_("Rows without a day: {count}; today is taken for them.")
        found.append(Question("day", told, {"count": dateless}, today.isoformat()))
    if unpaid:
        told = N_("Paid, nobody says when: {count}; the day of the cost is taken.")
        found.append(Question("paid_on", told, {"count": unpaid}, "date"))
    return found


_NEW = (
    *("campaign_id", "collaboration_id", "channel", "category", "description", "payee"),
    *("amount_minor", "amount_currency", "exchange_rate", "counted_minor"),
    *("counted_currency", "state", "on_day", "due_on", "due_from", "invoice_ref"),
    *("document", "paid_on", "paid_ref", "withheld_minor", "hold_until", "notes"),
)

_INSERT = f"""
INSERT INTO cost(created_at, updated_at, version, {",".join(_NEW)})
SELECT :at, :at, 1, s.campaign_id, s.talk, s.channel, ifnull(s.category,'other'),
 s.description, ifnull(s.payee, iif(s.talk ISNULL, s.who, NULL)), s.minor, s.currency,
 f.rate, f.minor, f.currency, ifnull(s.state,'committed'), ifnull(s.on_day,:today),
 s.due_on, iif(s.due_on ISNULL, NULL, 'typed'), s.invoice_ref, s.document,
 iif(s.state='paid', coalesce(s.paid_on, min(s.on_day,:today), :today), NULL),
 s.paid_ref, s.withheld_minor, s.hold_until,
 iif(s.talk ISNULL AND s.payee NOTNULL AND s.who NOTNULL,
  ltrim(ifnull(s.notes,'')||char(10)||s.who, char(10)), s.notes)
FROM {ROWS} s JOIN counts f ON f.row=s.row WHERE s.known ISNULL ORDER BY s.row
"""


def _insert(unit: UnitOfWork, today: date) -> int:
    """Make the costs that are new; returns how many."""
    connection, day = unit.connection, today.isoformat()
    connection.execute(
        "CREATE TEMP TABLE counts(row INTEGER PRIMARY KEY, rate, minor, currency)"
    )
    connection.execute(
        f"INSERT INTO counts SELECT s.row, NULL, s.minor, s.currency FROM {ROWS} s LEFT"
        " JOIN campaign g ON g.id=s.campaign_id WHERE s.known ISNULL AND"
        " ifnull(g.currency,s.currency)=s.currency"
    )
    foreign = connection.execute(
        f"SELECT campaign_id, currency, ifnull(on_day,?), rate, row, minor FROM {ROWS}"
        " WHERE known ISNULL AND row NOT IN (SELECT row FROM counts)"
        " ORDER BY rate ISNULL, 1, 2, 3, 4, 5",
        (day,),
    ).fetchall()
    for (campaign, currency, on_day, rate), group in groupby(
        foreign, key=lambda found: found[:4]
    ):
        _count(unit, (campaign, currency, on_day, rate), [each[4:] for each in group])
    return connection.execute(_INSERT, {"at": unit.at, "today": day}).rowcount


def _count(
    unit: UnitOfWork,
    place: tuple[int, str, str, str | None],
    rows: list[tuple[int, int]],
) -> None:
    """Count amounts of one currency, day and campaign in the campaign's currency."""
    campaign, currency, on_day, rate = place
    said = Decimal(rate) if rate is not None else None
    largest = max((minor for _row, minor in rows), key=abs)
    used, _, to = count_cost(unit, campaign, largest, currency, on_day, said)
    unit.connection.executemany(
        "INSERT INTO counts VALUES (?,?,?,?)",
        (
            (row, used, convert(minor, currency, to, Decimal(used)), to)
            if used is not None and to is not None
            else (row, None, None, None)
            for row, minor in rows
        ),
    )
