"""The compliance desk: is content labelled, lawful, and right for the brand?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.compliance_rows import CheckRow, note_checks, read_checks
from store.deliverable_rows import read_deliverables
from store.deliverable_writes import MISSING, TOPIC, owner_of, say_whose
from store.errors import CannotRead, Invalid, NotFound
from store.outreach_rows import body_text
from store.roster_rows import one_line
from store.rules.content_words import OWN_CHECKS
from store.rules.markets import disclosure_market
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from checklists.disclosure import Verdict, Words
    from store.deliverable_rows import DeliverableRow
    from store.engine import Database
    from store.settings import Settings

__all__ = [
    "CheckRow",
    "Compliance",
    "ComplianceLine",
    "CompliancePage",
    "LintResult",
]

OWN_WORDS = "disclosure.toml"
"""Her own words of labels, beside the folder of her checklists."""


@dataclass(frozen=True, slots=True)
class LintResult:
    """What is to be said of the label in a caption."""

    market: str | None
    """Whose rules hold: KR, US, ES, UK, EU; None where none are known."""
    format: str
    """What the linter looks at it as."""
    verdict: Verdict | None
    """None without a caption or a market."""


@dataclass(frozen=True, slots=True)
class ComplianceLine:
    """A piece of content with its answers to the compliance list."""

    deliverable_id: int
    name: str
    """Of the person."""
    title: str | None
    kind: str
    lane: str
    live_on: date | None
    answers: tuple[bool | None, ...]
    """In the order of the items; None while nobody looked."""
    is_due: bool
    """Whether it is live, and something is still to be looked at."""
    lint_ok: bool | None
    """Whether its caption is labelled; None without a caption or a market."""


@dataclass(frozen=True, slots=True)
class CompliancePage:
    """How a whole campaign keeps to the compliance list."""

    items: tuple[str, ...]
    lines: tuple[ComplianceLine, ...]


class Compliance:
    """Answers to the compliance list; every method that writes is one step of undo."""

    def __init__(
        self, database: Database, settings: Settings, own_folder: Path | None = None
    ) -> None:
        self._database = database
        self._settings = settings
        self.own_folder = own_folder
        """Where her checklists are, with her words of labels beside it; or nowhere."""

    def of(self, deliverable_id: int) -> tuple[CheckRow, ...]:
        """What was found of each point: the compliance list, then OWN_CHECKS."""
        return read_checks(self._database, deliverable_id, (*_items(), *OWN_CHECKS))

    def answer(
        self,
        deliverable_ids: Sequence[int],
        item: str,
        ok: bool,
        *,
        today: date,
        evidence: str = "",
        by_whom: str = "",
    ) -> None:
        """Note that a point is in order, or is not, at pieces of content.

        ``ok`` is also for what does not apply. Evidence stays when the answer does and
        none is given. Whoever looked is the one who writes, unless said. Raises Invalid
        and NotFound.
        """
        shown = body_text(evidence, N_("Evidence"))
        whom = self._whom(by_whom)
        label = _OWN.get(_known(item), _LISTED)
        with self._database.writing(label, TOPIC) as unit:
            numbers = say_whose(unit, deliverable_ids, label, _MANY)
            note_checks(
                unit, numbers, item, ok=ok, today=today, evidence=shown, by_whom=whom
            )

    def answer_open(
        self,
        deliverable_ids: Sequence[int],
        *,
        today: date,
        by_whom: str = "",
        evidence: str = "",
    ) -> int:
        """Note that all is in order that nobody looked at yet; of how many points.

        What was answered stays, also what is not in order; what a caption answers with
        a no stays open. Raises Invalid, NotFound.
        """
        shown = body_text(evidence, N_("Evidence"))
        whom = self._whom(by_whom)
        points = [
            (number, item)
            for number in dict.fromkeys(deliverable_ids)
            for item in self._not_refused(number)
        ]
        label = N_("Went through the compliance list of {name}")
        with self._database.writing(label, TOPIC) as unit:
            say_whose(unit, deliverable_ids, label, _MANY)
            return unit.connection.execute(
                "INSERT INTO compliance_check(deliverable_id, item, ok, evidence,"
                " by_whom, on_day) SELECT p.value->>0, p.value->>1, 1, ?2, ?3, ?4"
                " FROM json_each(?1) p WHERE NOT EXISTS"
                "  (SELECT 1 FROM compliance_check k"
                "   WHERE k.deliverable_id=p.value->>0 AND k.item=p.value->>1)",
                (json.dumps(points), shown, whom, today.isoformat()),
            ).rowcount

    def clear(self, deliverable_id: int, item: str) -> None:
        """Forget what was found of a point; raises Invalid and NotFound."""
        label = N_("Forgot a compliance answer of {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=owner_of(unit, deliverable_id)[1])
            unit.connection.execute(
                "DELETE FROM compliance_check WHERE deliverable_id=? AND item=?",
                (deliverable_id, _known(item)),
            )

    def words(self) -> Words:
        """The words that labels are known by, hers laid over the shipped ones.

        Raises CannotRead for a file of hers with a slip in it.
        """
        from checklists import disclosure, library  # noqa: PLC0415 - when it is asked

        own = None if self.own_folder is None else self.own_folder.parent / OWN_WORDS
        try:
            return disclosure.load(own)
        except library.ChecklistError as problem:
            raise CannotRead(problem.template, **problem.values) from None

    def lint(self, deliverable_id: int) -> LintResult:
        """What is to be said of the label in its caption; raises NotFound.

        Its market is that of the campaign, or else that of the settings.
        """
        found = read_deliverables(self._database, "d.id=?", deliverable_id)
        if not found:
            raise NotFound(MISSING, number=deliverable_id)
        return self._lint(found[0], self.words(), self._settings.market())

    def note_lint(self, deliverable_id: int, today: date) -> int:
        """The same as ``note_lints`` for one piece."""
        return self.note_lints([deliverable_id], today)

    def note_lints(self, deliverable_ids: Sequence[int], today: date) -> int:
        """Keep what captions answer of the compliance list; how many points.

        What shows it are their words. Only what nobody answered yet is taken. Raises
        NotFound.
        """
        found = {number: self._proposed(number) for number in deliverable_ids}
        whom = self._whom("")
        label = N_("Took compliance answers of {name} from the caption")
        with self._database.writing(label, TOPIC) as unit:
            for number in say_whose(unit, deliverable_ids, label, _MANY):
                for item, (ok, words) in found[number].items():
                    note_checks(
                        unit,
                        [number],
                        item,
                        ok=ok,
                        today=today,
                        evidence=words or None,
                        by_whom=whom,
                    )
        return sum(map(len, found.values()))

    def _proposed(self, deliverable_id: int) -> dict[str, tuple[bool, str]]:
        """What its caption answers that nobody answered yet, and by which words."""
        there = {one.item: one.ok for one in self.of(deliverable_id)}
        # What does not apply is in order.
        return {
            item: (met is not False, words)
            for item, (met, words) in self._said_by_caption(deliverable_id).items()
            if there[item] is None
        }

    def _not_refused(self, deliverable_id: int) -> list[str]:
        """The points that its caption does not answer with a no."""
        said = self._said_by_caption(deliverable_id)
        return [item for item in _items() if said.get(item, (None, ""))[0] is not False]

    def _said_by_caption(
        self, deliverable_id: int
    ) -> Mapping[str, tuple[bool | None, str]]:
        """What its caption answers, None for what does not apply; and its words."""
        from checklists.compliance import proposed  # noqa: PLC0415 - when it is asked

        result = self.lint(deliverable_id)
        if result.verdict is None:
            return {}
        return proposed(result.verdict, result.format)

    def page(self, campaign_id: int) -> CompliancePage:
        """How every piece of a campaign keeps to the list, called off ones left out."""
        items = _items()
        rows = read_deliverables(self._database, "c.campaign_id=?", campaign_id)
        found = self._database.read(
            "SELECT k.deliverable_id, k.item, k.ok FROM collaboration c"
            " JOIN deliverable d ON d.collaboration_id=c.id"
            " JOIN compliance_check k ON k.deliverable_id=d.id WHERE c.campaign_id=?",
            (campaign_id,),
        )
        answers = {(number, item): bool(ok) for number, item, ok in found}
        words, market = self.words(), self._settings.market()
        return CompliancePage(
            items,
            tuple(
                _line(row, items, answers, self._lint(row, words, market).verdict)
                for row in rows
                if row.state != "cancelled"
            ),
        )

    def _lint(self, row: DeliverableRow, words: Words, usual: str | None) -> LintResult:
        from checklists import disclosure  # noqa: PLC0415 - when it is asked

        market = disclosure_market(row.market or usual)
        form = disclosure.format_of(row.kind)
        verdict = None
        if market is not None and row.caption:
            verdict = disclosure.lint(row.caption, market, form, words)
        return LintResult(market, form, verdict)

    def _whom(self, said: str) -> str | None:
        """Who looked: whoever is named, or else the one who writes."""
        if said.strip():
            return one_line(said, N_("Who looked"))
        return self._settings.sender()["my_name"] or None


_MANY = N_("Noted compliance of {count} pieces")
_LISTED = N_("Noted a compliance answer of {name}")
_OWN = {
    "guideline": N_("Checked content of {name} against the guideline"),
    "brand_fit": N_("Checked how content of {name} fits the brand"),
}


def _items() -> tuple[str, ...]:
    """The points of the compliance list, in order."""
    from checklists.compliance import ITEMS  # noqa: PLC0415 - when it is asked

    return ITEMS


def _known(item: str) -> str:
    """A point that answers are kept by; raises Invalid for another."""
    if item not in _items() and item not in OWN_CHECKS:
        raise Invalid(N_("{word} is no point of the compliance list."), word=item)
    return item


def _line(
    row: DeliverableRow,
    items: Sequence[str],
    answers: Mapping[tuple[int, str], bool],
    verdict: Verdict | None,
) -> ComplianceLine:
    given = tuple(answers.get((row.id, item)) for item in items)
    return ComplianceLine(
        row.id,
        row.name,
        row.title,
        row.kind,
        row.lane,
        row.live_on,
        given,
        row.state == "live" and None in given,
        None if verdict is None else verdict.ok,
    )
