"""What the evidence says reads well for any facts, in every language."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.evidence import RULES, Which, Who, sentence
from checklists.facts import (
    BUDGET_GROUPS,
    REPORT_LINES,
    RETRO,
    STRATEGY,
    CampaignFacts,
    Tally,
)
from checklists.library import load
from checklists.model import LANGUAGES, Standing, stand

COUNTS = st.integers(-1, 6)
NAMES = st.lists(st.sampled_from(["Mina Park", "김민수", "{who}", "", "a\nb"]))
TALLIES = st.builds(Tally, COUNTS, COUNTS, NAMES.map(tuple))
DAYS = st.none() | st.dates(date(2026, 5, 1), date(2026, 5, 3))


def some_of(codes: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    """Any of these, and now and then one that nobody knows."""
    return st.frozensets(st.sampled_from([*codes, "elsewhere"]))


KNOWN: dict[str, st.SearchStrategy[object]] = {
    "strategy": some_of(STRATEGY),
    "retro": some_of(RETRO),
    "planned": some_of(BUDGET_GROUPS),
    "report_lines": some_of(REPORT_LINES),
    "ends_on": DAYS,
    "reported_on": DAYS,
    "budget_minor": COUNTS,
    "budget_lines": COUNTS,
    "committed_minor": COUNTS,
    "mentions": COUNTS,
    "brand_readings": COUNTS,
    "brand_concluded": st.booleans(),
}
ANY_FACTS = st.builds(
    CampaignFacts,
    **{each.name: KNOWN.get(each.name, TALLIES) for each in fields(CampaignFacts)},
)


@given(ANY_FACTS, st.sampled_from(LANGUAGES))
def test_every_sentence_is_filled(facts: CampaignFacts, language: str) -> None:
    """No place stays open, no brace is left but those in somebody's name."""
    for standing in stand(load(), facts, (), language):
        told = standing.evidence.replace("{who}", "")
        assert not set("{}\n") & set(told)
        assert bool(told) is (standing.item.evidence is not None)


@given(ANY_FACTS)
def test_a_rule_gives_the_same_figures_whatever_it_says(facts: CampaignFacts) -> None:
    """So that a sentence may use any of them, and only sentences it has are asked."""
    for rule in RULES.values():
        found = rule.look(facts)
        assert found.says in rule.says
        assert found.met is (found.says == "met")
        assert found.values.keys() == rule.look(CampaignFacts()).values.keys()


@given(ANY_FACTS)
def test_met_means_that_something_is_there(facts: CampaignFacts) -> None:
    """All of nothing is not enough."""
    for standing in stand(load(), facts):
        if standing.state != "met":
            continue
        assert standing.item.evidence is not None
        values = RULES[standing.item.evidence].look(facts).values
        if "total" in values:
            assert values["total"] == values["have"]
            assert isinstance(values["total"], int)
            assert values["total"] > 0


def say(item: str, facts: CampaignFacts, language: str) -> str:
    """What the evidence for an item says."""
    found: dict[str, Standing] = {
        standing.item.key: standing for standing in stand(load(), facts, (), language)
    }
    return found[item].evidence


@pytest.mark.parametrize(
    ("names", "en", "ko", "es"),
    [
        ((), "", "", ""),
        (
            ("Mina Park",),
            " (Mina Park and 4 more)",
            "(Mina Park 외 4명)",
            " (Mina Park y 4 más)",
        ),
        (
            ("Mina Park", "김민수", "Luna", "Sol", "Eva"),
            " (Mina Park, 김민수, Luna and 2 more)",
            "(Mina Park, 김민수, Luna 외 2명)",
            " (Mina Park, 김민수, Luna y 2 más)",
        ),
    ],
)
def test_those_who_lack_something_are_named(
    names: tuple[str, ...], en: str, ko: str, es: str
) -> None:
    """Three names at the most, the others are counted."""
    facts = CampaignFacts(contracts=Tally(7, 2, names))
    assert say("1.3", facts, "en") == f"No signed contract yet for 5 of 7{en}."
    assert say("1.3", facts, "ko").startswith(f"7명 중 5명{ko}의 계약서가")
    assert say("1.3", facts, "es") == f"Sin contrato firmado: 5 de 7{es}."


def test_content_is_counted_in_pieces_in_korean() -> None:
    """People are 명, pieces of content 건."""
    facts = CampaignFacts(finished=Tally(9, 1, ("Mina: 릴스",)))
    assert "9건 중 8건(Mina: 릴스 외 7건)" in say("9.3", facts, "ko")


def test_parts_that_lack_are_named() -> None:
    """In their own order, in the reader's words."""
    facts = CampaignFacts(report_lines=frozenset(REPORT_LINES) - {"sales", "roi"})
    assert say("4.2", facts, "en").endswith("5 of 7; missing: ROI, sales lift.")
    assert say("4.2", facts, "ko").endswith("빠진 항목: ROI, 매출 증가.")
    assert say("4.2", facts, "es").endswith("falta: ROI, aumento de ventas.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("of", "codes"),
    [
        ("strategy", STRATEGY),
        ("report", REPORT_LINES),
        ("retro", RETRO),
        ("budget", BUDGET_GROUPS),
    ],
)
def test_every_part_has_a_name(of: str, codes: tuple[str, ...], language: str) -> None:
    """In every language, and each its own."""
    told = sentence("{which}", {"which": Which(of, codes)}, language)
    assert len(set(told.split(", "))) == len(codes)


def test_days_and_blanks_in_a_sentence() -> None:
    """A day is written 2026-05-31, nothing is nothing, a name stays on the line."""
    values = {
        "day": date(2026, 5, 31),
        "none": None,
        "who": Who(("  ", "a\n b"), 1),
    }
    assert sentence("{day}{none}{who}", values, "en") == "2026-05-31 (a b)"
