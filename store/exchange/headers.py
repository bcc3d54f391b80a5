"""What the columns of a sheet mean: its kind, and the field each column feeds.

The spellings live in ``data/headers.toml``. A header is matched exactly first (without
case, accents, spaces and signs), then as one of a numbered family (``niche1``), then by
what stands under it, and only last by likeness. What nothing matches stays unmapped and
becomes a custom value: a wrong guess costs more than none.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.exchange import looks
from store.exchange.header_words import (
    KINDS,
    Kind,
    Maybe,
    every_word,
    family,
    fold,
    kinds,
    signs,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXACT, FAMILY, CONDITIONAL = 1.0, 0.95, 0.9
_LIKENESS = 90.0
_TELLING = {"kind": "kinds", "post_url": "posts"} | dict.fromkeys(
    ("draft_due_on", "live_due_on", "live_on"), "days"
)
"""Fields of a piece of content, and what their values have to look like to tell."""
_OF_POSTS = frozenset({"impressions", "reach", "views", "likes", "saves"})
"""What a post gets that nothing else of ours does."""
# Brackets of either width; the wide ones come from Korean keyboards.
_OPEN, _SHUT = r"(\[{\uff08\uff3b\u3010", r")\]}\uff09\uff3d\u3011"
_ANYBODY = frozenset({"name", "이름", "nombre", "person", "persona"})
_FIGURES = frozenset({"impressions", "reach", "views", "clicks", "sessions", "likes"})
"""What a report of a program counts, and a list of sales does not."""
_BRACKETED = re.compile(rf"[{_OPEN}]([^{_OPEN}{_SHUT}]*)[{_SHUT}]")
_UNIT = re.compile(
    r"(?:단위\s*[:\uff1a]?\s*)?("
    r"[백천만억]?원|만|천|명|회|개|건|%|percent|\$|€|£|¥|₩|"
    r"krw|usd|eur|gbp|jpy|mxn|cop|ars|clp|pen|brl|inr|vnd|won|euros?|dollars?|"
    r"k|m|thousands?|millions?|miles|millones|"
    r"hours?|horas?|minutes?|minutos?|min|seconds?|sec|"
    r"시간|분|초|일|days?|d[ií]as?|"
    r"(?:[ya]{2,4}|[mdhs]{1,2}|연|년|월)"
    r"(?:[-./: ]+(?:[ya]{2,4}|[mdhs]{1,2}|월|일))+|y{4}m{2}d{2})",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\d*|required|optional|필수|선택|필수 ?입력|obligatorio|opcional|\*", re.IGNORECASE
)
_CURRENCY_TAIL = re.compile(
    r"[ _.-](krw|usd|eur|gbp|jpy|mxn|cop|ars|clp|pen|brl)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """How we would read a sheet; shown to the user, who has the last word.

    ``mapping`` is header -> field in file order; ``scores`` how sure each one is, 0-1;
    ``fingerprint`` recognises the same header row next month.
    """

    kind: str
    mapping: dict[str, str]
    unmapped: tuple[str, ...]
    scores: dict[str, float]
    fingerprint: str


def fields(kind: str) -> tuple[str, ...]:
    """The fields a kind of sheet can be mapped to; none while it cannot be imported."""
    known = kinds().get(kind)
    return known.fields if known else ()


def joins(kind: str) -> frozenset[str]:
    """The fields that several columns may feed together."""
    known = kinds().get(kind)
    return known.joins if known else frozenset()


def unit_of(header: str) -> str | None:
    """The unit or date format a header carries, as written: ``비용(원)`` -> ``원``."""
    for inside in _BRACKETED.findall(header):
        if _UNIT.fullmatch(inside.strip()):
            return str(inside.strip())
    tail = _CURRENCY_TAIL.search(header.strip())
    return tail[1] if tail else None


def is_known(text: str) -> bool:
    """Whether a cell is a header of any kind of sheet."""
    folded = fold(_bare(text))
    return bool(folded) and (folded in every_word() or family(folded) in every_word())


def identity_columns(headers: Sequence[str]) -> frozenset[int]:
    """The positions of the columns that say who a row is about."""
    who = {"name", "real_name", "handle", "url", "email", "phone"}
    words = kinds()["roster"].words
    folded = (fold(_bare(header)) for header in headers)
    return frozenset(
        at
        for at, word in enumerate(folded)
        if words.get(word) in who or words.get(family(word)) in who
    )


def propose(
    headers: Sequence[str],
    preview: Sequence[Sequence[str]],
    kind: str | None = None,
    remembered: Mapping[str, str] | None = None,
) -> Proposal:
    """Propose what each column means.

    ``remembered`` (header -> field, from an earlier import or from the user) comes
    first; a header remembered with a field that does not exist stays unmapped.
    """
    columns = {
        header: looks.Column(row[at] for row in preview if at < len(row))
        for at, header in enumerate(headers)
    }
    chosen = kind or _guess_kind(columns)
    known = kinds().get(chosen)
    mapping: dict[str, str] = {}
    scores: dict[str, float] = {}
    if known is not None:
        mapping, scores = _Mapper(known, columns, remembered or {}).run()
    ordered = {header: mapping[header] for header in headers if header in mapping}
    return Proposal(
        kind=chosen,
        mapping=ordered,
        unmapped=tuple(header for header in headers if header not in mapping),
        scores={header: scores[header] for header in ordered},
        fingerprint=fingerprint(headers),
    )


def fingerprint(headers: Sequence[str]) -> str:
    """The same for two header rows that differ only in case, accents and signs."""
    folded = "\x1f".join(fold(header) for header in headers)
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


class _Mapper:
    """Gives each column of one sheet to a field, the surest first."""

    def __init__(
        self,
        kind: Kind,
        columns: Mapping[str, looks.Column],
        remembered: Mapping[str, str],
    ) -> None:
        self._kind = kind
        self._columns = columns
        self._folded = {header: fold(_bare(header)) for header in columns}
        self._mapping: dict[str, str] = {}
        self._scores: dict[str, float] = {}
        self._settled = {header for header in columns if header in remembered}
        for header in columns:
            if remembered.get(header) in kind.fields:
                self._give(header, remembered[header], EXACT)

    def run(self, *, likely: bool = True) -> tuple[dict[str, str], dict[str, float]]:
        """Fields and scores by header; ``likely`` counts misspelt headers in."""
        words = self._kind.words
        self._pass({h: words[f] for h, f in self._free() if f in words}, EXACT)
        families = {h: family(f) for h, f in self._free()}
        self._pass({h: words[f] for h, f in families.items() if f in words}, FAMILY)
        self._correct_by_content()
        if likely:
            self._pass(self._alike(), _LIKENESS / 100 * EXACT - 0.05)
        for condition in self._kind.maybe:
            self._try(condition)
        return self._mapping, self._scores

    def _free(self) -> list[tuple[str, str]]:
        return [
            (header, folded)
            for header, folded in self._folded.items()
            if header not in self._mapping and header not in self._settled
        ]

    def _give(self, header: str, field: str, score: float) -> None:
        self._mapping[header], self._scores[header] = field, score

    def _has(self, field: str) -> bool:
        return field in self._mapping.values()

    def _pass(self, found: Mapping[str, str], score: float) -> None:
        """Give columns to fields; of several for one field, the first with values."""
        by_field: dict[str, list[str]] = {}
        for header, field in found.items():
            by_field.setdefault(field, []).append(header)
        for field, rivals in by_field.items():
            if field in self._kind.joins:
                winners = rivals
            elif self._has(field):
                continue
            else:
                winners = [max(rivals, key=lambda h: bool(self._columns[h].values))]
            for header in winners:
                self._give(header, field, score)

    def _correct_by_content(self) -> None:
        """A column of addresses is what it holds, whatever it is called."""
        wrong = {
            ("handle", "urls"): "url",
            ("phone", "emails"): "email",
            ("agent_name", "emails"): "agent_email",
        }
        for header, field in list(self._mapping.items()):
            if header in self._settled:
                continue
            for (mistaken, look), right in wrong.items():
                taken = self._has(right) and right not in self._kind.joins
                if field == mistaken and not taken and self._columns[header].is_(look):
                    self._give(header, right, FAMILY)

    def _alike(self) -> dict[str, str]:
        """Misspelt headers: long Latin words that begin alike and hardly differ."""
        candidates = {
            header: folded
            for header, folded in self._free()
            if len(folded) >= 6 and folded.isascii() and folded.isalpha()
        }
        if not candidates:
            return {}
        # Only headers that nothing else explains need it.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        found = {}
        words = [word for word in self._kind.words if word.isascii() and len(word) >= 6]
        for header, folded in candidates.items():
            best = process.extractOne(
                folded, words, scorer=fuzz.ratio, score_cutoff=_LIKENESS
            )
            if best and best[0][0] == folded[0]:
                found[header] = self._kind.words[best[0]]
        return found

    def _try(self, condition: Maybe) -> None:
        """Give a column to a conditional field; it may be taken from a vaguer one."""
        alone = condition.beside == "alone" and len(self._columns) == 1
        if condition.beside and not alone and not self._has(condition.beside):
            return
        if any(self._has(field) for field in condition.without):
            return
        taken = self._has(condition.field) and condition.field not in self._kind.joins
        if taken or condition.field not in self._kind.fields:
            return
        for header, folded in self._folded.items():
            decided = header in self._settled or self._scores.get(header) == CONDITIONAL
            if decided or folded not in condition.words:
                continue
            if self._columns[header].is_(condition.when):
                self._give(header, condition.field, CONDITIONAL)
                return


def _guess_kind(columns: Mapping[str, looks.Column]) -> str:
    """The kind most of whose tell-tale headers are here; a roster when in doubt."""
    folded = {fold(_bare(header)) for header in columns} | set(map(fold, columns))
    votes = Counter({kind: len(folded & told) for kind, told in signs().items()})
    money = set(_Mapper(kinds()["costs"], columns, {}).run(likely=False)[0].values())
    has_people = bool(identity_columns(list(columns)))
    if "amount" not in money or (has_people and not _tells_payments(columns, money)):
        # A payment is no conversation that was wrapped up.
        votes["outreach"] += _tells_stages(columns)
    if {"category", "planned"} <= money and not has_people:
        votes["costs"] += 2
    for kind, told in _tells_sales(columns).items():
        votes[kind] += told
    said = {kinds()["mentions"].words.get(word) for word in folded}
    if votes["mentions"] > 1 and {"sentiment", "author"} <= said:
        votes["mentions"] += 2
    pieces = _tells_pieces(columns)
    votes["deliverables"] += pieces
    if not pieces and _tells_counts(columns):
        votes["readings"] += 2
    more = pieces and votes["deliverables"] >= votes["outreach"]
    people = "deliverables" if more else "outreach"
    if votes[people]:
        # It is a list of people too: what speaks for one speaks for it.
        votes[people] += votes.pop("roster") + votes.pop("contacts")
    if best := max(votes.values()):
        return next(kind for kind in KINDS if votes[kind] == best)
    found = {kinds()["roster"].words.get(word) for word in folded}
    return "contacts" if found & {"email", "phone"} else "roster"


def _tells_sales(columns: Mapping[str, looks.Column]) -> dict[str, int]:
    """How much the columns speak for conversions, and for orders of a shop.

    Not where visits or views stand beside: that is a report of a program.
    """
    known = {
        kind: _Mapper(kinds()[kind], columns, {}).run(likely=False)[0]
        for kind in ("conversions", "orders", "readings")
    }
    if _FIGURES.intersection(known["readings"].values()):
        return {}
    sales, orders = set(known["conversions"].values()), set(known["orders"].values())
    counted = {"quantity", "amount", "value"} & sales
    of_orders = {"order_ref", "date"} <= orders and orders & {"total", "net"}
    # In a list of orders a name is that of a customer.
    of_somebody = sales & {"handle", "goal"} or any(
        field == "influencer" and fold(_bare(header)) not in _ANYBODY
        for header, field in known["conversions"].items()
    )
    return {
        "conversions": 2 * ("goal" in sales and bool(counted))
        + ("quantity" in sales and bool(sales & {"channel", "influencer", "date"})),
        "orders": int(bool(of_orders) and not of_somebody),
    }


def _tells_payments(columns: Mapping[str, looks.Column], money: set[str]) -> bool:
    """Whether amounts have days, and a column says how far each of them is."""
    words = kinds()["costs"].words
    return {"date", "amount"} <= money and any(
        words.get(fold(_bare(header))) == "state" and column.is_("cost_states")
        for header, column in columns.items()
    )


def _tells_stages(columns: Mapping[str, looks.Column]) -> bool:
    """Whether some column says how far the talk with people has come."""
    words = kinds()["outreach"].words
    return any(
        words.get(fold(_bare(header))) == "stage" and column.tells_stages
        for header, column in columns.items()
    )


def _tells_pieces(columns: Mapping[str, looks.Column]) -> int:
    """Two where a column holds kinds of content and another their days or posts."""
    known = _Mapper(kinds()["deliverables"], columns, {}).run(likely=False)[0]
    has = {
        field
        for header, field in known.items()
        for look in (_TELLING.get(field, ""),)
        if look and columns[header].is_(look)
    }
    places = [h for h in known if known[h] == "kind" and columns[h].is_("platforms")]
    if places and _has_figures(columns):
        # TikTok may be a kind of content; beside figures it is only a place.
        return 0
    return 2 if "kind" in has and len(has) > 1 else 0


def _tells_counts(columns: Mapping[str, looks.Column]) -> bool:
    """Whether a column names posts, another what they got, and none what is due."""
    known = _Mapper(kinds()["readings"], columns, {}).run(likely=False)[0]
    owed = _Mapper(kinds()["deliverables"], columns, {}).run(likely=False)[0]
    due = {"kind", "substance", "draft_due_on", "live_due_on", "state", "caption"}
    if due.intersection(field for header, field in owed.items() if header not in known):
        return False
    fields = set(known.values())
    return bool(fields & {"post_url", "post_id"} and fields & _OF_POSTS)


def _has_figures(columns: Mapping[str, looks.Column]) -> bool:
    """Whether a column says for sure what was spent, in money or in time."""
    return any(
        kinds()[kind].words.get(fold(_bare(header))) in {"amount", "hours", "minutes"}
        for kind in ("costs", "hours")
        for header in columns
    )


def _bare(header: str) -> str:
    """A header without its unit, format or remark in brackets."""

    def inside(match: re.Match[str]) -> str:
        text = match[1].strip()
        return " " if _UNIT.fullmatch(text) or _REMARK.fullmatch(text) else match[0]

    bare = _BRACKETED.sub(inside, header)
    return _CURRENCY_TAIL.sub("", bare.strip()) or header
