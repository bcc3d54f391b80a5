"""The page on writing checklists says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checklists.evidence import RULES, Rule
from checklists.facts import CampaignFacts
from checklists.library import ChecklistError, load, load_own, with_own
from checklists.model import PLACES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "checklists.md").read_text(
    "utf-8"
)
EXAMPLES = dict(re.findall(r"```toml\n# (\w+\.toml)\n(.*?)```", PAGE, re.DOTALL))
THANKS = '[[item]]\nkey = "5.thanks"\nstage = 5\n'


def row(rule: Rule) -> str:
    """A rule as a line of the page's table."""
    key, _, said = " ".join((rule.look.__doc__ or "").split()).partition(" ")
    says = ", ".join(f"`{code}`" for code in rule.says)
    places = ", ".join(f"`{{{name}}}`" for name in rule.look(CampaignFacts()).values)
    met = said[0].lower() + said[1:].rstrip(".")
    return f"| `{rule.name}` ({key}) | {met} | {says} | {places} |"


def test_the_examples_can_be_used_as_they_are(tmp_path: Path) -> None:
    """Both together in one folder."""
    assert list(EXAMPLES) == ["ours.toml", "unboxing.toml"]
    for name, text in EXAMPLES.items():
        (tmp_path / name).write_text(text, "utf-8")
    nine, unboxing = with_own(load(), load_own(tmp_path))
    assert len(nine.items) == 28
    assert [item.key for item in unboxing.items] == [
        f"unboxing.{name}" for name in ("room", "contracts", "thanks")
    ]


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_in_the_table(name: str) -> None:
    """With its sentences and places, under the item it is for."""
    assert row(RULES[name]) in PAGE
    shipped = next(item for item in load().items if item.evidence == name)
    assert f"| `{name}` ({shipped.key}) |" in PAGE


def test_every_page_is_named() -> None:
    """The places Enter may lead to, in their order."""
    assert ", ".join(f"`{place}`" for place in PLACES) in PAGE


@pytest.mark.parametrize(
    "text",
    [
        THANKS,
        THANKS + 'text = "Thanks"\ncolour = "red"',
        '[[item]]\nkey = "5.1"\nstage = 5\ntext = "Thanks"',
    ],
)
def test_the_refusals_are_those_of_the_page(tmp_path: Path, text: str) -> None:
    """Word for word."""
    (tmp_path / "ours.toml").write_text(text, "utf-8")
    with pytest.raises(ChecklistError) as refused:
        load_own(tmp_path)
    assert f"- `{refused.value}`" in PAGE
