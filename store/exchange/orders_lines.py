"""From the lines of orders to orders: one conversion each, whatever they hold.

A shop writes what an order came to on its first line, or on every line again; or else
an amount for each line. Which of these it is, all orders of the file say together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.conversions_cells import LINKS
from store.exchange.conversions_reader import OWN
from store.exchange.costs_reader import FOUND, ROWS, SAID
from store.exchange.orders_reader import MONEYS, revenue_of, source_of
from store.exchange.plan import Question
from store.exchange.sheets import RowProblem
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3

    from store.exchange.applying import Outcome
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

LINES = "order_line"
"""The temporary table of the lines."""

NO_DAY = N_("an order without a day; left out")
NO_TOTAL = N_("an order without an amount; left out")
UNKNOWN_REFUND = N_("partly refunded, and not how much; counted in full")
UNLIKE = N_("its lines say different amounts; the largest was taken")

_LONGEST = 400
"""Letters of what was bought that are kept."""

_GONE = "state IN ('cancelled','refunded')"

_TOLD = f"""
SELECT ifnull(sum(many>1 AND kinds>1),0), ifnull(sum(many>1 AND kinds=1),0) FROM
 (SELECT count({{0}}) AS many, count(DISTINCT {{0}}) AS kinds FROM {LINES}
  WHERE {{0}}>0 GROUP BY ref)
"""
"""Of how many orders the lines differ in an amount, and of how many they agree."""

_GROSS = {
    "total": "coalesce(total, net, subtotal, item)",
    "subtotal": "coalesce(subtotal, item, total)",
    "net": "coalesce(net, total-ifnull(tax,0)-ifnull(shipping,0))",
    "item": "item",
}
"""What an order came to, by what of it counts."""


def join_lines(
    connection: sqlite3.Connection,
    plan: ImportPlan,
    staged: Staged,
    outcome: Outcome,
) -> None:
    """Put one row for each order in the place of the rows of its lines.

    The counts are those of orders from here on: a line is none by itself.
    """
    connection.execute(f"ALTER TABLE temp.{ROWS} RENAME TO {LINES}")
    connection.execute(f"CREATE INDEX temp.order_line_ref ON {LINES}(ref)")
    chosen, questions = revenue_of(plan)
    staged.questions += questions
    by_line = {name: _is_by_line(connection, name) for name in MONEYS}
    staged.questions += _told(connection, is_by_line=by_line["total"])
    connection.execute(_grouped(by_line, _returned(connection, by_line)))
    connection.execute(_refunds(chosen))
    _leave_out(connection, plan, outcome)
    if not by_line["total"]:
        _tell_unlike(connection, plan, outcome)
    names = (*SAID[1:], *OWN, *FOUND)
    connection.execute(
        f"CREATE TEMP TABLE {ROWS}(row INTEGER PRIMARY KEY, {','.join(names)})"
    )
    connection.execute(_ORDERED, {"source": source_of(plan)})
    count = f"SELECT count(*), (SELECT count(*) FROM grouped) FROM {ROWS}"
    orders, found = connection.execute(count).fetchone()
    outcome.totals |= {"lines": staged.rows, "orders": orders}
    staged.rows, staged.skipped = found, found - orders
    outcome.skipped = staged.skipped


def _is_by_line(connection: sqlite3.Connection, name: str) -> bool:
    """Whether an amount is that of a line, to be added up; else it is the order's."""
    differ, agree = connection.execute(_TOLD.format(name)).fetchone()
    return bool(differ > agree) or name == "item"


def _returned(connection: sqlite3.Connection, by_line: dict[str, bool]) -> str:
    """What went back by amounts below nothing: all of them added up.

    Where a file writes what an order came to on each of its lines again, it does so of
    an order below nothing as well, which is taken once.
    """
    repeats = any(
        connection.execute(_TOLD.format(name)).fetchone()[1]
        for name in ("total", "net")
        if not by_line[name]
    )
    return _ONCE if repeats else "sum(returned)"


_ONCE = """iif(max(coalesce(total, net)) ISNULL AND count(DISTINCT on_day)<2
 AND min(returned)=max(returned), max(returned), sum(returned))"""


def _told(connection: sqlite3.Connection, *, is_by_line: bool) -> list[Question]:
    """What is taken where amounts stand on several lines of an order."""
    if not any(connection.execute(_TOLD.format("total")).fetchone()):
        return []
    told = N_("Amounts stand on several lines of an order; each is taken once.")
    if is_by_line:
        told = N_("Amounts stand on several lines of an order; they are added up.")
    return [Question("lines", told, {}, "line" if is_by_line else "order")]


def _grouped(by_line: dict[str, bool], returned: str) -> str:
    """The statement that makes one row of the lines of each order.

    ``returned`` is the SQL for what its amounts below nothing come to.
    """
    moneys = [
        f"{'sum' if by_line[name] else 'max'}({name}) AS {name}" for name in MONEYS
    ]
    part = "total" if by_line["total"] else "item"
    firsts = ("on_day", "order_ref", "currency", "channel", "campaign", "campaign_key")
    others = (*firsts, *LINKS, "clicked_on", "notes")
    return f"""
CREATE TEMP TABLE grouped AS SELECT min(row) AS row, ref, max(unsure) AS unsure,
 {", ".join(f"min({name}) AS {name}" for name in others)},
 {", ".join(moneys)}, ifnull({returned},0) AS returned,
 group_concat(what, ', ') AS what, group_concat(DISTINCT code) AS code,
 min(code_key) AS code_key, count(state) AS said,
 sum(state='cancelled') AS cancelled, sum({_GONE}) AS gone,
 sum(state='partly_refunded') AS partly, sum(state='pending') AS pending,
 ifnull(sum({part}) FILTER (WHERE {_GONE}),0) AS gone_minor,
 NULL AS gross, 0 AS back, NULL AS status
FROM (SELECT * FROM {LINES} ORDER BY row) GROUP BY ref
"""


def _refunds(chosen: str) -> str:
    """The statement that works out what each order came to, and what went back."""
    gross = _GROSS[chosen]
    back = "ifnull(abs(refunded),0)+returned"
    some = f"iif({back}=0 AND gone<said, gone_minor, {back})"
    # A refund of tax or shipping is none of what counts without them.
    most = f"min({some}, ifnull({gross}, {some}))"
    most = most if chosen in {"net", "subtotal"} else some
    return f"""
UPDATE grouped SET gross={gross}, back=ifnull({most},0), status=CASE
 WHEN said=0 THEN NULL WHEN cancelled=said THEN 'cancelled'
 WHEN gone=said THEN 'refunded' WHEN gone>0 OR partly>0 THEN 'partly_refunded'
 WHEN pending=said THEN 'pending' ELSE 'paid' END
"""


def _leave_out(
    connection: sqlite3.Connection, plan: ImportPlan, outcome: Outcome
) -> None:
    """Report the orders that cannot be taken; not again those with a line that is."""
    found = connection.execute(
        "SELECT row, order_ref, on_day ISNULL FROM grouped WHERE NOT unsure AND"
        " (on_day ISNULL OR gross ISNULL AND back=0) ORDER BY row"
    )
    headers = plan.header_of("total"), plan.header_of("date")
    outcome.problems += [
        RowProblem(row, headers[dayless], ref or "", NO_DAY if dayless else NO_TOTAL)
        for row, ref, dayless in found
    ]
    unknown = connection.execute(
        "SELECT row, order_ref FROM grouped WHERE NOT unsure AND on_day NOTNULL AND"
        " gross NOTNULL AND status='partly_refunded' AND back=0 ORDER BY row"
    )
    header = plan.header_of("refunded") or plan.header_of("state")
    outcome.problems += [
        RowProblem(row, header, ref or "", UNKNOWN_REFUND) for row, ref in unknown
    ]


def _tell_unlike(
    connection: sqlite3.Connection, plan: ImportPlan, outcome: Outcome
) -> None:
    header = plan.header_of("total")
    found = connection.execute(
        f"SELECT min(row), order_ref FROM {LINES} WHERE total>0 GROUP BY ref"
        " HAVING count(DISTINCT total)>1 ORDER BY 1"
    )
    outcome.problems += [
        RowProblem(row, header, ref or "", UNLIKE) for row, ref in found
    ]


_IS_ALL = "back>=gross AND gross>0"
_STATUS = f"""CASE WHEN back=0 OR status IN ('cancelled','refunded') THEN status
 WHEN gross ISNULL OR {_IS_ALL} THEN 'refunded' ELSE 'partly_refunded' END"""
_MARKED = "iif(order_ref ISNULL, 'on ', '#'||ltrim(order_ref,'# ')||' ')||on_day"
_NUMBERLESS = "iif(order_ref ISNULL, ' '||ifnull(gross,'')||' '||ifnull(what,''), '')"
_NEWS = "ifnull(gross,0)||' '||back||' '||ifnull(status,'-')||' '||ifnull(code_key,'')"
_FROM_GROUPED = {
    "payee_key": "NULL",
    "unsure": "0",
    "kind": "'purchase'",
    "quantity": "gross NOTNULL",
    "minor": "ifnull(gross,0)",
    "refunded": "back",
    "state": _STATUS,
    "what": f"iif(length(what)>{_LONGEST}, substr(what,1,{_LONGEST})||'…', what)",
    "code": "replace(code,',',', ')",
    "source": ":source",
    "key": f"{_MARKED}||{_NUMBERLESS}",
    "said": f"{_NEWS}||' '||currency",
    "keeps_name": "0",
}
"""What an order is as a row of conversions, where that is not simply there."""

_NOT_OF_ORDERS = frozenset(
    {
        *("who", "who_key", "handle", "platform", "who_id"),
        *("goal", "goal_key", "unit_minor", "ours"),
    }
)
_COLUMNS = [name for name in (*SAID, *OWN) if name not in _NOT_OF_ORDERS]
_ORDERED = f"""
INSERT INTO {ROWS}({",".join(_COLUMNS)})
SELECT {",".join(_FROM_GROUPED.get(name, name) for name in _COLUMNS)} FROM grouped
WHERE NOT unsure AND on_day NOTNULL AND (gross NOTNULL OR back>0) ORDER BY row
"""
