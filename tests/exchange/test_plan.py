"""How a sheet is going to be read, before anything of it is stored."""

from __future__ import annotations

from typing import Any

import pytest

from store.errors import Invalid
from store.exchange.plan import ImportOptions, ImportPlan, make_plan
from store.exchange.sheets import ReadOptions, open_text

Memory = dict[str, dict[str, str]]


def planned(text: str, remembered: Memory | None = None, **said: Any) -> ImportPlan:
    """The plan for pasted cells, parted by tabs."""
    sheet = open_text(text.replace(",", "\t"))
    return make_plan(sheet, ImportOptions(**said), remembered)


def codes(plan: ImportPlan) -> list[str]:
    """What is asked about a sheet."""
    return [question.code for question in plan.questions]


def test_columns_are_told_by_position_and_field() -> None:
    """What no field takes is a column of hers."""
    plan = planned("name,handle,niche 1,niche 2,shoe size\nMina,@mina,a,b,38\n")
    assert plan.columns_of("niche") == [2, 3]
    assert plan.header_of("handle") == "handle"
    assert plan.header_of("city") == ""
    assert plan.unmapped == ("shoe size",)
    assert plan.fields == {"name", "handle", "niche"}


@pytest.mark.parametrize(
    ("header", "platform", "asked"),
    [
        ("instagram handle", "instagram", []),
        ("유튜브 채널", "youtube", []),
        ("IG", "instagram", []),
        ("tiktok username", "tiktok", []),
        ("username", "instagram", ["platform"]),
    ],
)
def test_the_header_of_the_handles_says_where_they_are(
    header: str, platform: str, asked: list[str]
) -> None:
    """Otherwise it is asked, with what is taken if nobody answers."""
    plan = planned(f"{header},name\n@mina,Mina\n")
    assert (plan.platform, codes(plan)) == (platform, asked)


def test_what_she_said_about_the_platform_goes_first() -> None:
    """And nothing is asked then."""
    plan = planned("tiktok handle,name\n@mina,Mina\n", platform="youtube")
    assert (plan.platform, codes(plan)) == ("youtube", [])


def test_a_column_of_platforms_leaves_nothing_to_ask() -> None:
    """Each row says it itself."""
    plan = planned("handle,platform\n@mina,IG\n")
    assert (plan.platform, codes(plan)) == (None, [])


def test_names_beside_a_platform_are_taken_as_handles() -> None:
    """That is what such sheets mean; it is said."""
    plan = planned("name,platform,followers\nmina,IG,10\n")
    assert plan.name_is_handle
    assert plan.has_accounts
    assert codes(plan) == ["name_is_handle"]


def test_figures_without_accounts_are_columns_of_her_own() -> None:
    """There is nothing they could be figures of."""
    plan = planned("name,followers,engagement rate,city\nMina,10,2%,Seoul\n")
    assert not plan.has_accounts
    assert plan.mapping == {"name": "name", "city": "city"}
    assert plan.unmapped == ("followers", "engagement rate")


def test_a_list_of_costs_without_amounts_brings_in_the_people_and_says_so() -> None:
    """Unless she says that it is a list of people."""
    costs = "influencer,invoice ref,due on\nMina,F-1,2026-01-01\n"
    plan = planned(costs)
    assert (plan.kind, codes(plan)) == ("roster", ["kind"])
    assert plan.questions[0].detail == {"kind": "costs"}
    assert codes(planned(costs, kind="roster")) == []
    with pytest.raises(Invalid, match="no column of amounts"):
        planned(costs, kind="costs")
    assert planned(costs.replace("due on", "amount")).kind == "costs"


def test_a_kind_that_cannot_be_brought_in_is_refused() -> None:
    """By its name, with those that can."""
    with pytest.raises(Invalid, match="invoices cannot be brought in"):
        planned("name,handle\nMina,@mina\n", kind="invoices")


def test_her_word_goes_before_the_guess_and_the_memory() -> None:
    """Field by field; a field of one column moves to the column she names."""
    sheet = "name,handle,city,town\nMina,@mina,Seoul,Busan\n"
    memory = {"roster": {"name": "name", "handle": "handle", "city": "country"}}
    assert planned(sheet).mapping["city"] == "city"
    assert planned(sheet, memory).mapping["city"] == "country"
    moved = planned(sheet, memory, mapping={"town": "city", "city": ""})
    assert moved.mapping == {"name": "name", "handle": "handle", "town": "city"}
    assert planned(sheet, mapping={"town": "city"}).unmapped == ("city",)


def test_what_was_left_out_before_is_left_out_again() -> None:
    """A blank field in the memory means: not this column."""
    memory = {"roster": {"name": "name", "handle": "handle", "city": ""}}
    plan = planned("name,handle,city\nMina,@mina,Seoul\n", memory)
    assert plan.unmapped == ("city",)
    assert plan.remembered == memory["roster"]


def test_the_memory_may_be_all_that_explains_a_sheet() -> None:
    """Headers that mean nothing to anybody else."""
    sheet = "wer,was\nMina,Seoul\nAna,Madrid\n"
    options = ImportOptions()
    opened = open_text(sheet, ReadOptions(delimiter=",", header_row=1))
    with pytest.raises(Invalid, match="no column with a name"):
        make_plan(opened, options)
    plan = make_plan(opened, options, {"roster": {"wer": "name"}})
    assert plan.mapping == {"wer": "name"}


def test_tags_may_come_from_several_columns_that_she_names() -> None:
    """Naming one more does not take the others away."""
    plan = planned("handle,tags,kind\n@mina,a,b\n", mapping={"kind": "tags"})
    assert plan.columns_of("tags") == [1, 2]
