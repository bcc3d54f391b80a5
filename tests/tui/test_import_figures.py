"""Figures, visits and mentions from the import screen and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.command_runs import CommandLine, settle_in
from tests.tui.import_desk import importing

if TYPE_CHECKING:
    from pathlib import Path

FOLLOWS = (
    'sep=,\n"Follows"\n"Date","Primary"\n"2026-01-30T01:00:00","3"\n\n'
    '"Follows"\n"Date","Primary"\n"2026-01-30T01:00:00","8"\n'
)
ADS = (
    "Campaign name,Ad set name,Amount spent (EUR),Impressions,Delivery,"
    "Reporting starts,Reporting ends\n"
    "Spring,Women,20.50,1000,active,2026-01-01,2026-01-01\n"
)


async def test_two_tables_of_one_title_ask_for_their_platforms(tmp_path: Path) -> None:
    """One answer names both, in their order; then all of it comes in."""
    data = FOLLOWS.encode("utf-16")
    async with importing(tmp_path, {"Follows.csv": data}) as desk:
        await desk.press("enter")
        lines = desk.lines()
        assert lines["Kind"] == "Figures"
        assert lines["Primary"] == "What the title above says"
        assert "2 left out" in desk.verdict()
        await desk.go_to("Platform")
        await desk.press("enter")
        await desk.type("fb, 인스타")
        await desk.press("enter")
        assert desk.lines()["Platform"] == "facebook,instagram"
        assert "2 new" in desk.verdict()
        await desk.press("ctrl+s")
        read = desk.app.store.database.read
        assert read("SELECT channel, new_followers FROM reading ORDER BY id") == [
            ("facebook", 3),
            ("instagram", 8),
        ]


async def test_what_was_spent_becomes_a_cost_when_she_says_so(tmp_path: Path) -> None:
    """It is asked; what is no figure of ours is told."""
    async with importing(tmp_path, {"ads.csv": ADS}) as desk:
        await desk.press("enter")
        lines = desk.lines()
        assert lines["Spent on advertising"] == "no, only a figure"
        assert lines["Campaign name"] == "What of it"
        assert lines["Delivery"] == "Left out: no figure that is kept here"
        await desk.go_to("Spent on advertising")
        await desk.press("enter", "down", "enter")
        assert desk.lines()["Spent on advertising"] == "yes, a cost as well"
        await desk.press("ctrl+s")
        read = desk.app.store.database.read
        assert read("SELECT category, amount_minor FROM cost") == [("boost", 2_050)]


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def test_what_a_file_leaves_open_is_said_with_a_flag(soloist: CommandLine) -> None:
    """Which one, with the answers there are; then it says what it comes to."""
    file = soloist.file("Follows.csv", FOLLOWS, "utf-16")
    refused = soloist("import", file)
    assert refused.code == 1
    assert "--platform facebook,instagram|instagram,facebook" in refused.err
    done = soloist("import", file, "--platform", "fb,IG", "--json")
    assert (done.code, done.json["created"]) == (0, 2)
    assert done.json["totals"] == {"new_followers": 11}
    wrong = soloist("import", file, "--platform", "fb,metro")
    assert wrong.code == 2
    assert "'metro'" in wrong.err


def test_what_was_spent_is_kept_or_a_cost(soloist: CommandLine) -> None:
    """As --spend says; the totals hold amounts with their currency."""
    file = soloist.file("ads.csv", ADS)
    done = soloist("import", file, "--campaign", "Spring", "--json")
    assert [one["code"] for one in done.json["questions"]] == ["spend"]
    assert done.json["totals"] == {
        "impressions": 1_000,
        "spend": [{"amount": "20.50", "currency": "EUR"}],
    }
    assert soloist("budget", "Spring", "--json").json["committed"]["amount"] == "0.00"
    done = soloist("import", file, "--campaign", "Spring", "--spend", "costs", "--json")
    assert (done.json["unchanged"], done.json["questions"]) == (1, [])
    assert soloist("budget", "Spring", "--json").json["committed"]["amount"] == "20.50"


def test_sums_and_flags_are_told_in_words_too(soloist: CommandLine) -> None:
    """To be checked against the file; a doubt says which option settles it."""
    file = soloist.file("ads.csv", ADS)
    told = soloist("import", file, "--dry-run").out
    assert (
        "The rows add up to: Impressions: 1,000 · Spent on advertising: 20.50 EUR"
        in told
    )
    assert "unless you say so. (--spend)" in told


def test_figures_go_out_as_tables(soloist: CommandLine) -> None:
    """All of them, the brand and the mentions."""
    soloist("import", soloist.file("ads.csv", ADS), "--yes")
    for kind, rows in (("figures", 1), ("brand", 0), ("mentions", 0)):
        target = soloist.folder / f"{kind}.csv"
        done = soloist("export", kind, target, "--json")
        assert (done.code, done.json["rows"]) == (0, rows)
