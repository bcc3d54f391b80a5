"""What the facts of a campaign say about each item of the checklist.

A rule looks at the facts and gives its evidence: whether the item is met, which
sentence says so, and the figures in it. A rule is never met by nothing: none of no
contracts signed is an open item. The sentences themselves stand with the items.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checklists.facts import BUDGET_GROUPS, REPORT_LINES, RETRO, STRATEGY, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checklists.facts import CampaignFacts

MET = "met"
"""The code of the sentence that says an item is met."""

NAMED = 3
"""How many names a sentence holds before it only counts the rest."""

_FILE = Path(__file__).with_name("data") / "evidence.toml"


@dataclass(frozen=True, slots=True)
class Who:
    """Those who lack something, people or things; a sentence names the first few."""

    names: tuple[str, ...] = ()
    count: int = 0
    counted: str = "people"


@dataclass(frozen=True, slots=True)
class Which:
    """Parts of a whole that lack something, by their codes, in their own order."""

    of: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rule found; ``says`` is the code of its sentence, ``values`` fill it."""

    met: bool
    says: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its name, and the codes of all the sentences it may need."""

    name: str
    look: Callable[[CampaignFacts], Evidence]
    says: tuple[str, ...]


RULES: dict[str, Rule] = {}
"""Every rule by its name, in the order of the nine stages."""


def _rule(
    *says: str,
) -> Callable[[Callable[[CampaignFacts], Evidence]], Callable[..., Evidence]]:
    """Enter a rule, with the codes of its sentences besides the one for met."""

    def enter(look: Callable[[CampaignFacts], Evidence]) -> Callable[..., Evidence]:
        RULES[look.__name__] = Rule(look.__name__, look, (MET, *says))
        return look

    return enter


def sentence(template: str, values: Mapping[str, object], language: str) -> str:
    """Fill a sentence of ``language``: en, ko or es; all its places are in values."""
    said = {name: _said(value, language) for name, value in values.items()}
    return template.format_map(said)


def _said(value: object, language: str) -> str:
    if isinstance(value, Who):
        return _who(value, language)
    if isinstance(value, Which):
        names = _words()[value.of]
        return ", ".join(names[code][language] for code in value.codes)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _who(who: Who, language: str) -> str:
    """The first few names and how many more, as the language puts them behind."""
    names = [" ".join(name.split()) for name in who.names if name.strip()][:NAMED]
    if not names:
        return ""
    listed = ", ".join(names)
    if who.count > len(names):
        template: str = _words()["more"][who.counted][language]
        listed = template.format(names=listed, count=who.count - len(names))
    behind: str = _words()["who"][language]
    return behind.format(names=listed)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _counted(*needs: tuple[str, Tally], counted: str = "things") -> Evidence:
    """Every tally complete; or the first that is not, under its code.

    All tallies count the same things, so the largest total holds for each of them.
    """
    total = max(tally.total for _, tally in needs)
    if total <= 0:
        return _figures("none", Tally(), counted)
    for says, tally in needs:
        whole = Tally(total, tally.have, tally.lacking)
        if not whole.complete:
            return _figures(says, whole, counted)
    return _figures(MET, Tally(total, total), counted)


def _figures(says: str, tally: Tally, counted: str) -> Evidence:
    missing = tally.missing
    values = {
        "total": tally.total,
        "have": max(tally.total - missing, 0),
        "missing": missing,
        "who": Who(tally.lacking, missing, counted),
    }
    return Evidence(says == MET, says, values)


def _parts(of: str, all_codes: tuple[str, ...], there: frozenset[str]) -> Evidence:
    """Every part of a whole is there; or some, or none of them."""
    lacking = tuple(code for code in all_codes if code not in there)
    says = "none" if len(lacking) == len(all_codes) else "open" if lacking else MET
    values = {
        "total": len(all_codes),
        "have": len(all_codes) - len(lacking),
        "which": Which(of, lacking),
    }
    return Evidence(not lacking, says, values)


@_rule("none", "open")
def fit_scored(facts: CampaignFacts) -> Evidence:
    """1.1 Somebody agreed, and every one of them has all four fit scores."""
    return _counted(("open", facts.fit), counted="people")


@_rule("none", "open")
def audience_known(facts: CampaignFacts) -> Evidence:
    """1.2 Somebody agreed, all with a dated account reading and a known audience."""
    return _counted(("open", facts.known), counted="people")


@_rule("none", "open", "dates")
def contract_signed(facts: CampaignFacts) -> Evidence:
    """1.3 Somebody agreed, all with a signed contract and due dates for their work."""
    return _counted(
        ("open", facts.contracts), ("dates", facts.due_dates), counted="people"
    )


@_rule("none", "open")
def strategy_written(facts: CampaignFacts) -> Evidence:
    """2.1 The objective, a target and the summary of the brief are there."""
    return _parts("strategy", STRATEGY, facts.strategy)


@_rule("none", "open", "account")
def content_planned(facts: CampaignFacts) -> Evidence:
    """2.2 There is content, and each piece has its substance and its account."""
    return _counted(("open", facts.substance), ("account", facts.placed))


@_rule("none", "open", "clash")
def schedule_fits(facts: CampaignFacts) -> Evidence:
    """2.3 There is content, each piece dated inside the campaign, without a clash."""
    return _counted(("open", facts.scheduled), ("clash", facts.unclashed))


@_rule("none", "open", "guideline")
def work_reviewed(facts: CampaignFacts) -> Evidence:
    """3.1 Something was handed in, and all of it reviewed and on the guideline."""
    return _counted(("open", facts.reviewed), ("guideline", facts.on_guideline))


@_rule("none", "open")
def changes_made(facts: CampaignFacts) -> Evidence:
    """3.2 Something was handed in, and no change asked for is open."""
    return _counted(("open", facts.changes_made))


@_rule("none", "open")
def content_used(facts: CampaignFacts) -> Evidence:
    """3.3 Something was approved, and all of it is live or in the library."""
    return _counted(("open", facts.used))


@_rule("none", "open", "early")
def report_made(facts: CampaignFacts) -> Evidence:
    """4.1 The campaign has a last day, and a report was made after it."""
    ends, reported = facts.ends_on, facts.reported_on
    values = {"ends_on": ends, "reported_on": reported}
    if ends is None:
        return Evidence(False, "none", values)
    if reported is None:
        return Evidence(False, "open", values)
    met = reported > ends
    return Evidence(met, MET if met else "early", values)


@_rule("none", "open")
def report_complete(facts: CampaignFacts) -> Evidence:
    """4.2 Each of the seven lines of the report has data."""
    return _parts("report", REPORT_LINES, facts.report_lines)


@_rule("none", "open")
def retro_written(facts: CampaignFacts) -> Evidence:
    """4.3 All four questions of the retro have an answer."""
    return _parts("retro", RETRO, facts.retro)


@_rule("none", "open")
def decisions_made(facts: CampaignFacts) -> Evidence:
    """5.1 Somebody agreed, and for each of them there is a decision."""
    return _counted(("open", facts.decisions), counted="people")


@_rule("none", "open")
def in_touch(facts: CampaignFacts) -> Evidence:
    """5.2 Somebody is engaged, and nobody is silent beyond the limit."""
    return _counted(("open", facts.in_touch), counted="people")


@_rule("none", "open")
def contracts_kept(facts: CampaignFacts) -> Evidence:
    """5.3 A contract is signed, and no breach of any waits for an action."""
    return _counted(("open", facts.kept), counted="people")


@_rule("none", "open")
def budget_planned(facts: CampaignFacts) -> Evidence:
    """6.1 A budget is set, and planned in lines."""
    if facts.budget_minor <= 0:
        return Evidence(False, "none", {"lines": facts.budget_lines})
    met = facts.budget_lines > 0
    return Evidence(met, MET if met else "open", {"lines": facts.budget_lines})


@_rule("none", "open")
def budget_covers(facts: CampaignFacts) -> Evidence:
    """6.2 Pay, production and the rest each have an amount planned."""
    return _parts("budget", BUDGET_GROUPS, facts.planned)


@_rule("none", "idle", "over")
def within_budget(facts: CampaignFacts) -> Evidence:
    """6.3 Something is committed, and no more than the budget."""
    budget, committed = facts.budget_minor, facts.committed_minor
    if budget <= 0:
        return Evidence(False, "none", {"percent": 0})
    if committed <= 0:
        return Evidence(False, "idle", {"percent": 0})
    if committed > budget:
        # Rounded up: over by a little must not read as a full 100 %.
        return Evidence(False, "over", {"percent": -(-committed * 100 // budget)})
    return Evidence(True, MET, {"percent": committed * 100 // budget})


@_rule("none", "open")
def disclosure_checked(facts: CampaignFacts) -> Evidence:
    """7.2 Something is live, and the disclosure of all of it is in order."""
    return _counted(("open", facts.disclosed))


@_rule("none", "open")
def brand_checked(facts: CampaignFacts) -> Evidence:
    """8.2 Something is approved or live, and all of it fits the brand."""
    return _counted(("open", facts.on_brand))


@_rule("none", "open")
def image_concluded(facts: CampaignFacts) -> Evidence:
    """8.3 There are mentions or brand figures, and a conclusion from them."""
    values = {"mentions": facts.mentions, "readings": facts.brand_readings}
    if facts.mentions <= 0 and facts.brand_readings <= 0:
        return Evidence(False, "none", values)
    met = facts.brand_concluded
    return Evidence(met, MET if met else "open", values)


@_rule("none", "open")
def nothing_stuck(facts: CampaignFacts) -> Evidence:
    """9.1 Somebody is engaged, and nothing waits on anybody for too long."""
    return _counted(("open", facts.moving), counted="people")


@_rule("none", "open")
def next_step_set(facts: CampaignFacts) -> Evidence:
    """9.2 Somebody is engaged, and everyone has a next step with its date."""
    return _counted(("open", facts.next_steps), counted="people")


@_rule("none", "open")
def all_finished(facts: CampaignFacts) -> Evidence:
    """9.3 There was content, and every piece is live or cancelled with a reason."""
    return _counted(("open", facts.finished))
