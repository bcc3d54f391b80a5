"""The budget from the command line: for one campaign and for all, and files out."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from store import Store, open_store
from store.campaign_rows import CampaignDraft
from store.costs import CostDraft
from store.roster import NewInfluencer
from store.rules.money import Money
from store.work_time import WorkTimeDraft
from tests.tui.command_runs import CommandLine, settle_in
from tui.shell import tables

TODAY = date(2026, 3, 2)
"""The day of the tests' clock."""

NOTHING: dict[str, Any] = {
    "minutes": 0,
    "cost": None,
    "beside": [],
    "minutes_without_rate": 0,
}


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line on a workspace with two campaigns."""
    settle_in(tmp_path, monkeypatch)
    line = CommandLine(tmp_path, capsys)
    with workspace(line) as store:
        furnish(store)
    return line


def workspace(line: CommandLine) -> Store:
    """The same file, open."""
    return open_store(
        line.db, now=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC), create=True
    )


def won(amount: int | str) -> dict[str, str]:
    """An amount in won, as JSON has it."""
    return {"amount": str(amount), "currency": "KRW"}


def cost(store: Store, campaign: int | None, amount: Money, **typed: Any) -> None:
    """A cost that was typed, past the budget or not."""
    given: dict[str, Any] = {
        "category": "tools",
        "on_day": TODAY,
        "campaign_id": campaign,
    } | typed
    with store.database.going_over("It is worth it"):
        store.costs.add(CostDraft(amount=amount, **given))


def furnish(store: Store) -> None:
    """Spring has a plan, a fee that is agreed on and more; Autumn goes past its own."""
    spring = store.campaigns.create(
        CampaignDraft(
            "봄 신제품",
            status="running",
            currency="KRW",
            budget=1_000_000,
            hourly_rate_minor=30_000,
        )
    )
    store.budget.set_lines(spring, {"fee": 500_000, "tools": 100_000})
    owner = store.roster.add(NewInfluencer("Mina", {}, None), today=TODAY)
    (talk,) = store.outreach.start([owner], spring, today=TODAY)
    store.deals.amount(talk, "agreed", Money(400_000, "KRW"), today=TODAY)
    cost(store, spring, Money(20_000, "KRW"), state="paid", paid_on=TODAY)
    cost(store, spring, Money(5_000, "KRW"), state="planned")
    cost(store, spring, Money(9_900, "USD"), channel="Newsletter")
    store.work_time.add(WorkTimeDraft(90, TODAY, spring, channel="Newsletter"))
    autumn = store.campaigns.create(CampaignDraft("Autumn", currency="KRW", budget=10))
    cost(store, autumn, Money(30, "KRW"))


def test_a_campaign_is_answered_as_a_record(soloist: CommandLine) -> None:
    """The four figures, what stands beside them, its lines and channels."""
    found = soloist("budget", "봄", "--json").json
    lines, channels = found.pop("lines"), found.pop("channels")
    assert found == {
        "campaign": "봄 신제품",
        "status": "running",
        "currency": "KRW",
        "planned": won(1_000_000),
        "committed": won(420_000),
        "paid": won(20_000),
        "remaining": won(580_000),
        "over": False,
        "unallotted": won(400_000),
        "foreseen": won(5_000),
        "beside": [
            {
                "committed": {"amount": "99.00", "currency": "USD"},
                "paid": {"amount": "0.00", "currency": "USD"},
            }
        ],
        "foreseen_beside": [],
        "own_time": NOTHING | {"minutes": 90, "cost": won(45_000)},
    }
    assert [(one["category"], one["remaining"]) for one in lines] == [
        ("fee", won(100_000)),
        ("tools", won(80_000)),
    ]
    assert lines[0] == {
        "category": "fee",
        "planned": won(500_000),
        "committed": won(400_000),
        "paid": won(0),
        "remaining": won(100_000),
        "over": False,
        "beside": [],
        "note": None,
    }
    by_name = {one["channel"]: one for one in channels}
    assert by_name["Newsletter"]["own_time"]["cost"] == won(45_000)
    assert by_name[None]["committed"] == won(420_000)


def test_all_campaigns_are_added_up_in_one_currency(soloist: CommandLine) -> None:
    """Over where any of them is over."""
    found = soloist("budget", "--json").json
    assert [one["campaign"] for one in found["campaigns"]] == ["봄 신제품", "Autumn"]
    assert [one["over"] for one in found["campaigns"]] == [False, True]
    assert (found["currency"], found["over"]) == ("KRW", True)
    assert found["planned"] == won(1_000_010)
    assert found["committed"] == won(420_030)
    assert found["paid"] == won(20_000)
    assert found["remaining"] == won(579_980)
    assert [(one["category"], one["committed"]) for one in found["lines"]] == [
        ("fee", won(400_000)),
        ("tools", won(20_030)),
    ]


def test_currencies_are_never_added_together(soloist: CommandLine) -> None:
    """Then there is no figure for all of them; costs of no campaign stand last."""
    with workspace(soloist) as store:
        cost(store, None, Money(1_250, "EUR"))
    found = soloist("budget", "--json").json
    figures = ("currency", "planned", "committed", "paid", "remaining")
    assert [found[name] for name in figures] == [None] * 5
    assert found["lines"] == []
    assert found["over"] is True
    last = found["campaigns"][-1]
    assert (last["campaign"], last["committed"]["amount"]) == (None, "12.50")
    out = soloist("budget").out
    assert "In all" not in out
    assert "Without a campaign" in out


def test_what_is_wrapped_up_is_told_when_asked(soloist: CommandLine) -> None:
    """Otherwise it is done with."""
    with workspace(soloist) as store:
        store.campaigns.create(
            CampaignDraft("Winter", status="wrapped", currency="KRW", budget=7)
        )
    assert "Winter" not in soloist("budget").out
    assert "Winter" in soloist("budget", "--wrapped").out


def test_a_campaign_is_told_in_words(soloist: CommandLine) -> None:
    """By category, beside it, by channel; every column under its title."""
    done = soloist("budget", "봄")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "봄 신제품 · KRW"
    assert lines[2].split() == [
        *("Category", "Planned", "Committed", "Paid", "Remaining")
    ]
    assert lines[3].split() == ["Fees", "500,000", "400,000", "0", "100,000"]
    assert lines[5].split()[2:] == ["1,000,000", "420,000", "20,000", "580,000"]
    assert len({len(line) for line in lines[2:6]}) == 1
    assert "Not divided yet: 400,000 KRW" in lines
    assert "In view: 5,000 KRW" in lines
    assert "Without a rate: 99.00 USD committed, 0.00 USD of it paid" in lines
    assert "Own time: 1 h 30 min · 45,000 KRW" in lines
    assert lines[-3].split() == ["Channel", "Committed", "Paid", "Own", "time"]
    assert "Newsletter" in lines[-2]


def test_over_is_said_in_words(soloist: CommandLine) -> None:
    """No colour is needed to see it."""
    out = soloist("budget").out
    autumn = next(line for line in out.splitlines() if line.startswith("Autumn"))
    assert autumn.split() == [
        *("Autumn", "10", "30", "0", "-20", "KRW", "over", "by", "20", "KRW")
    ]
    assert "over by 20 KRW" in soloist("budget", "autumn").out


@pytest.mark.parametrize("language", ["en", "ko", "es"])
def test_columns_align_by_cells_in_every_language(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """In a terminal of eighty cells nothing is wider than it."""
    from rich.cells import cell_len

    monkeypatch.setattr(tables, "width", lambda: 80)
    for words in ((), ("봄",)):
        done = soloist("--lang", language, "budget", *words)
        assert done.code == 0
        rows = [line for line in done.out.splitlines() if "0" in line]
        assert rows
        assert all(cell_len(line) <= 80 for line in rows)


def test_a_campaign_nobody_knows_is_one_sentence(soloist: CommandLine) -> None:
    """And nothing is answered."""
    done = soloist("budget", "Winter")
    assert (done.code, done.out) == (1, "")
    assert "Winter" in done.err


def test_an_empty_workspace_says_so(soloist: CommandLine, tmp_path: Path) -> None:
    """With no figure at all."""
    empty = tmp_path / "empty.db"
    open_store(empty, now=lambda: datetime(2026, 3, 2, tzinfo=UTC), create=True).close()
    done = soloist("budget", db=empty)
    assert (done.code, done.out) == (0, "")
    assert "Nothing is planned or spent yet." in done.err
    assert soloist("budget", "--json", db=empty).json["campaigns"] == []


@pytest.mark.parametrize(
    ("kind", "rows", "first"),
    [
        ("costs", 5, ("date", "2026-03-02")),
        ("hours", 1, ("minutes", "90")),
        ("budget", 7, ("campaign", "Autumn")),
        ("payments", 1, ("paid_on", "2026-03-02")),
        ("bank", 3, ("currency", "KRW")),
    ],
)
def test_money_is_written_to_a_file(
    soloist: CommandLine,
    tmp_path: Path,
    kind: str,
    rows: int,
    first: tuple[str, str],
) -> None:
    """As a table by its kind."""
    target = tmp_path / f"{kind}.csv"
    done = soloist("export", kind, target, "--json")
    assert done.json == {"kind": kind, "file": str(target), "rows": rows}
    with target.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == rows
    assert found[0][first[0]] == first[1]
