"""Conversions follow what says whose they are, in the step in which that changes.

At the end of every unit of work the history of that unit says which promo codes, links,
campaigns and collaborations it touched; the conversions concerned are settled then. So
every way that leads to another code leads to its sales, an import of people as well.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.attribution_book import OPEN_STAGES
from store.attribution_rows import settle
from store.rules.attribution import address_forms, address_key
from store.rules.codes import code_key
from store.rules.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from store.engine import UnitOfWork

    Chosen = tuple[str, tuple[Any, ...]]
    """A condition on conversions ``v``, and its values."""


def follow(unit: UnitOfWork, touched: Collection[str], mark: Mapping[str, int]) -> None:
    """Settle the conversions that this unit's changes concern.

    ``touched`` are the tables of the unit, ``mark`` has the highest number of each
    before it.
    """
    given = {"unit": unit.id, **mark}
    if not unit.connection.execute(
        "SELECT EXISTS (SELECT 1 FROM conversion_total)"
    ).fetchone()[0]:
        return
    if "collaboration" in touched:
        _follow_codes(unit, given)
        settle_all(unit, _MOVED, given)
    if "tracked_link" in touched:
        rows = unit.connection.execute(_LINKED, given).fetchall()
        if rows:
            settle(unit, *by_links(rows))
    if "campaign" in touched:
        settle_all(unit, _OTHER_MONEY, given)
    if "collaboration" in touched or "campaign" in touched:
        settle_all(unit, _BEREFT, given)


def by_codes(keys: Sequence[str]) -> Chosen:
    """The conversions that were bought with any of these codes.

    Those with several codes stand together in the index, behind a comma.
    """
    wanted = json.dumps(list(keys))
    return _BY_CODES, (wanted, wanted)


_BY_CODES = """
v.id IN (SELECT x.id FROM conversion x
 WHERE x.code_key IN (SELECT value FROM json_each(?))
UNION ALL SELECT x.id FROM conversion x WHERE x.code_key>=',' AND x.code_key<'-'
 AND EXISTS (SELECT 1 FROM json_each(?) j
  WHERE instr(','||fold(replace(x.code,' ',''))||',', ','||j.value||',')>0))
"""


def by_links(links: Sequence[tuple[str, str | None, str | None]]) -> Chosen:
    """The conversions that may have come by any of these links: all that did, and more.

    A link is its address, its short form, its content.
    """
    addresses: set[str] = set()
    words: set[str] = set()
    contents: set[str] = set()
    for url, slug, content in links:
        for key in filter(None, (address_key(url), address_key(slug or ""))):
            addresses.update(address_forms(key))
            if "/" not in key and key == address_key(slug or ""):
                words.add(key)
        contents.add(clean(content or ""))
    contents.discard("")
    return _BY_LINKS, (
        json.dumps(sorted(addresses)),
        json.dumps(sorted(words)),
        json.dumps(sorted(contents)),
        json.dumps(sorted(map(fold, contents))),
    )


_BY_LINKS = """
v.attributed_by IN ('none','link') AND v.id IN (
 SELECT x.id FROM conversion x WHERE x.path IS NOT NULL
 UNION ALL SELECT x.id FROM conversion x
  WHERE x.url IN (SELECT value FROM json_each(?))
 UNION ALL SELECT x.id FROM json_each(?) j CROSS JOIN conversion x
  ON x.url IS NOT NULL AND instr(x.url, j.value)>0
 UNION ALL SELECT x.id FROM conversion x
  WHERE x.utm_content IN (SELECT value FROM json_each(?)
   UNION SELECT s.means FROM spelling s WHERE s.part='content'
    AND s.written_key IN (SELECT value FROM json_each(?)))
 UNION ALL SELECT x.id FROM conversion x WHERE x.utm_content IS NOT NULL
  AND EXISTS (SELECT 1 FROM spelling s WHERE s.part='content')
  AND (lower(x.utm_content) IN (SELECT s.written_key FROM spelling s
    WHERE s.part='content')
   OR (x.utm_content GLOB '*[^ -~]*' AND fold(x.utm_content) IN
    (SELECT s.written_key FROM spelling s WHERE s.part='content'))))
"""
"""Each by an index of its own; only a short link of one word, or spellings of contents
that she confirmed, look along a whole one."""


def _follow_codes(unit: UnitOfWork, given: Mapping[str, Any]) -> None:
    """Settle what was bought with codes that are somebody else's than before."""
    changed: set[str] = set()
    crossed: set[str] = set()
    for before, now, is_crossed in unit.connection.execute(_CODED, given):
        keys = {code_key(code) for code in (before, now) if code}
        if len(keys) == 2 or before is None or now is None:
            changed |= keys
        elif is_crossed:
            crossed |= keys
    # Of a code that nobody else has, it is no matter whether they go on.
    if crossed - changed:
        changed |= crossed & _held_twice(unit)
    if changed:
        settle(unit, *by_codes(sorted(changed)))


def _held_twice(unit: UnitOfWork) -> set[str]:
    """Codes that more than one collaboration has."""
    once: set[str] = set()
    twice: set[str] = set()
    for (code,) in unit.connection.execute(
        "SELECT promo_code FROM collaboration WHERE promo_code IS NOT NULL"
    ):
        key = code_key(code)
        (twice if key in once else once).add(key)
    return twice


def settle_all(unit: UnitOfWork, sql: str, given: Mapping[str, Any]) -> int:
    """Settle the conversions whose numbers a question gives; how many changed."""
    found = [number for (number,) in unit.connection.execute(sql, given)]
    if not found:
        return 0
    chosen = "v.id IN (SELECT value FROM json_each(?))"
    return settle(unit, chosen, (json.dumps(found),))


_BEFORE = "json_extract(h.before,'$[0].{}')"
_OPEN_BEFORE = f"{_BEFORE.format('stage')} IN ({OPEN_STAGES})"

_CODED = f"""
SELECT {_BEFORE.format("promo_code")}, c.promo_code,
 c.stage IN ({OPEN_STAGES}) IS NOT ({_OPEN_BEFORE})
 OR c.campaign_id IS NOT {_BEFORE.format("campaign_id")}
FROM change h LEFT JOIN collaboration c ON c.id=h.row
WHERE h.unit=:unit AND h."table"='collaboration'
 AND (c.promo_code IS NOT NULL OR {_BEFORE.format("promo_code")} IS NOT NULL)
UNION ALL
SELECT NULL, promo_code, 1 FROM collaboration
WHERE id>:collaboration AND promo_code IS NOT NULL
"""
"""Codes of those that this unit touched: before, now, and whether they went on, or came
to another campaign."""

_MOVED = f"""
SELECT v.id FROM change h CROSS JOIN collaboration c ON c.id=h.row
CROSS JOIN conversion v ON v.collaboration_id=c.id
 AND v.campaign_id IS NOT c.campaign_id
WHERE h.unit=:unit AND h."table"='collaboration'
 AND c.campaign_id IS NOT {_BEFORE.format("campaign_id")}
"""
"""Conversions of somebody whose work belongs to another campaign now."""

_LINKED = f"""
SELECT {_BEFORE.format("url")}, {_BEFORE.format("slug")},
 {_BEFORE.format("utm_content")}
FROM change h WHERE h.unit=:unit AND h."table"='tracked_link'
UNION
SELECT k.url, k.slug, k.utm_content FROM tracked_link k WHERE k.id>:tracked_link
UNION
SELECT k.url, k.slug, k.utm_content FROM change h
CROSS JOIN tracked_link k ON k.id=h.row WHERE h.unit=:unit AND h."table"='tracked_link'
"""
"""Links of this unit, as they were and as they are."""

_OTHER_MONEY = f"""
SELECT v.id FROM change h CROSS JOIN campaign g ON g.id=h.row
CROSS JOIN conversion v ON v.campaign_id=g.id
WHERE h.unit=:unit AND h."table"='campaign'
 AND {_BEFORE.format("currency")} IS NOT g.currency
 AND (v.counted_currency IS NOT g.currency
  OR (v.counted_minor IS NULL AND v.amount_minor IS NOT NULL))
"""
"""Conversions of a campaign whose money is another now."""

_BEREFT = f"""
SELECT DISTINCT v.id FROM change h CROSS JOIN conversion v ON v.id=h.row
WHERE h.unit=:unit AND h."table"='conversion'
 AND ((v.collaboration_id IS NULL AND v.attributed_by<>'none')
  OR (v.campaign_id IS NULL AND {_BEFORE.format("campaign_id")} IS NOT NULL))
"""
"""Conversions whose owner or whose campaign went away in this unit."""
