"""Every item is ticked by exactly what its rule says, and by nothing else."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from checklists.evidence import RULES
from checklists.facts import (
    BUDGET_GROUPS,
    REPORT_LINES,
    RETRO,
    STRATEGY,
    CampaignFacts,
    Tally,
)

LAST_DAY = date(2026, 5, 31)
ALL = Tally(4, 4)
SOME = Tally(4, 3, ("김민수",))

MET: dict[str, dict[str, object]] = {
    "fit_scored": {"fit": ALL},
    "audience_known": {"known": ALL},
    "contract_signed": {"contracts": ALL, "due_dates": ALL},
    "strategy_written": {"strategy": frozenset(STRATEGY)},
    "content_planned": {"substance": ALL, "placed": ALL},
    "schedule_fits": {"scheduled": ALL, "unclashed": ALL},
    "work_reviewed": {"reviewed": ALL, "on_guideline": ALL},
    "changes_made": {"changes_made": ALL},
    "content_used": {"used": ALL},
    "report_made": {"ends_on": LAST_DAY, "reported_on": date(2026, 6, 1)},
    "report_complete": {"report_lines": frozenset(REPORT_LINES)},
    "retro_written": {"retro": frozenset(RETRO)},
    "decisions_made": {"decisions": ALL},
    "in_touch": {"in_touch": ALL},
    "contracts_kept": {"kept": ALL},
    "budget_planned": {"budget_minor": 1, "budget_lines": 1},
    "budget_covers": {"planned": frozenset(BUDGET_GROUPS)},
    "within_budget": {"budget_minor": 500, "committed_minor": 500},
    "disclosure_checked": {"disclosed": ALL},
    "brand_checked": {"on_brand": ALL},
    "image_concluded": {"mentions": 1, "brand_concluded": True},
    "nothing_stuck": {"moving": ALL},
    "next_step_set": {"next_steps": ALL},
    "all_finished": {"finished": ALL},
}
"""For each rule the least that meets it."""


def facts(**known: object) -> CampaignFacts:
    """A campaign of which only this is known."""
    return replace(CampaignFacts(), **known)  # type: ignore[arg-type]


def test_the_table_knows_every_rule_and_every_fact() -> None:
    """A rule without a row here would be untested; a fact without a rule, useless."""
    assert list(MET) == list(RULES)
    needed = {name for known in MET.values() for name in known}
    assert needed | {"brand_readings"} == {each.name for each in fields(CampaignFacts)}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_met_by_the_least_it_asks_for(rule: str) -> None:
    """And by nothing less: any one of its facts taken away opens it again."""
    found = RULES[rule].look(facts(**MET[rule]))
    assert (found.met, found.says) == (True, "met")
    for name in MET[rule]:
        less = {key: value for key, value in MET[rule].items() if key != name}
        assert not RULES[rule].look(facts(**less)).met


@pytest.mark.parametrize("rule", RULES)
def test_what_other_rules_ask_for_meets_no_rule(rule: str) -> None:
    """All facts but its own leave a rule open."""
    others = {
        name: value
        for known in MET.values()
        for name, value in known.items()
        if name not in MET[rule]
    }
    assert not RULES[rule].look(facts(**others)).met


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (rule, name)
        for rule, known in MET.items()
        for name, value in known.items()
        if value is ALL
    ],
)
def test_one_that_lacks_it_opens_an_item_and_is_named(rule: str, name: str) -> None:
    """Three of four is not all; the one of four stands in the evidence."""
    found = RULES[rule].look(facts(**{**MET[rule], name: SOME}))
    assert not found.met
    assert found.values["total"] == 4
    assert found.values["have"] == 3
    assert found.values["missing"] == 1
    assert getattr(found.values["who"], "names", None) == ("김민수",)


@pytest.mark.parametrize(
    ("rule", "known", "says"),
    [
        ("contract_signed", {}, "none"),
        ("contract_signed", {"contracts": ALL, "due_dates": SOME}, "dates"),
        ("contract_signed", {"contracts": SOME, "due_dates": SOME}, "open"),
        ("contract_signed", {"contracts": ALL}, "dates"),
        ("contract_signed", {"contracts": ALL, "due_dates": Tally(2, 2)}, "dates"),
        ("content_planned", {"substance": ALL, "placed": SOME}, "account"),
        ("schedule_fits", {"scheduled": ALL, "unclashed": SOME}, "clash"),
        ("work_reviewed", {"reviewed": ALL, "on_guideline": SOME}, "guideline"),
        ("work_reviewed", {"on_guideline": ALL}, "open"),
        ("strategy_written", {}, "none"),
        ("strategy_written", {"strategy": frozenset({"target"})}, "open"),
        ("report_made", {"reported_on": LAST_DAY}, "none"),
        ("report_made", {"ends_on": LAST_DAY}, "open"),
        ("report_made", {"ends_on": LAST_DAY, "reported_on": LAST_DAY}, "early"),
        ("report_complete", {"report_lines": frozenset({"roi"})}, "open"),
        ("retro_written", {"retro": frozenset({"part", "elsewhere"})}, "open"),
        ("retro_written", {"retro": frozenset({"elsewhere"})}, "none"),
        ("budget_planned", {"budget_lines": 3}, "none"),
        ("budget_planned", {"budget_minor": 3}, "open"),
        ("budget_covers", {"planned": frozenset({"pay", "production"})}, "open"),
        ("within_budget", {"committed_minor": 1}, "none"),
        ("within_budget", {"budget_minor": 1}, "idle"),
        ("within_budget", {"budget_minor": 1, "committed_minor": 2}, "over"),
        ("image_concluded", {"brand_concluded": True}, "none"),
        ("image_concluded", {"mentions": 2}, "open"),
        ("image_concluded", {"brand_readings": 2}, "open"),
        ("image_concluded", {"brand_readings": 2, "brand_concluded": True}, "met"),
    ],
)
def test_the_evidence_says_what_stands_in_the_way(
    rule: str, known: dict[str, object], says: str
) -> None:
    """The code of the sentence, when more than one thing can be missing."""
    assert RULES[rule].look(facts(**known)).says == says


@pytest.mark.parametrize(
    ("committed", "percent", "met"),
    [(1, 0, True), (999, 99, True), (1000, 100, True), (1001, 101, False)],
)
def test_a_share_of_the_budget_never_hides_the_last_cent(
    committed: int, percent: int, met: bool
) -> None:
    """Rounded down within the budget and up beyond it: 100 % is exactly all."""
    found = RULES["within_budget"].look(
        facts(budget_minor=1000, committed_minor=committed)
    )
    assert (found.values["percent"], found.met) == (percent, met)


@pytest.mark.parametrize(
    ("tally", "missing", "complete"),
    [
        (Tally(), 0, False),
        (Tally(1, 1), 0, True),
        (Tally(2, 1), 1, False),
        (Tally(2, 2, ("Mina Park",)), 1, False),
        (Tally(2, 1, ("Mina Park", "Luna Vega")), 2, False),
        (Tally(0, 0, ("Mina Park",)), 1, False),
        (Tally(2, 5), 0, True),
        (Tally(-1, -1), 0, False),
    ],
)
def test_a_tally_is_complete_with_something_in_it_and_nothing_lacking(
    tally: Tally, missing: int, complete: bool
) -> None:
    """A name that is lacking counts, whatever the figures beside it say."""
    assert (tally.missing, tally.complete) == (missing, complete)
