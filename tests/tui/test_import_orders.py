"""Orders and conversions from the import screen and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.command_runs import CommandLine, settle_in
from tests.tui.import_desk import importing

if TYPE_CHECKING:
    from pathlib import Path

ORDERS = (
    "Name,Email,Created at,Subtotal,Total,Refunded Amount,Currency,Lineitem name\n"
    "#1,ann@example.com,2026-02-01,25.00,30.00,0.00,EUR,Serum\n"
    "#1,,,,,,,Balm\n"
    "#2,bob@example.com,2026-02-02,10.00,15.00,5.00,EUR,Balm\n"
)
SALES = "Channel,Conversions,Value\nTwitter,202,17.50\n"


async def test_orders_come_in(tmp_path: Path) -> None:
    """What of them is revenue is asked; what says who customers are is left out."""
    async with importing(tmp_path, {"orders.csv": ORDERS}) as desk:
        await desk.press("enter")
        lines = desk.lines()
        assert lines["Kind"] == "Orders of a shop"
        assert lines["Name"] == "Number of the order"
        assert lines["Email"] == "Left out: nothing of customers is kept"
        assert lines["Revenue of an order"] == "all of it"
        assert "2 new" in desk.verdict()
        await desk.go_to("Revenue of an order")
        await desk.press("enter", "down", "enter")
        said = "its products, as the shop adds them up"
        assert desk.lines()["Revenue of an order"] == said
        await desk.press("ctrl+s")
        read = desk.app.store.database.read
        assert read("SELECT sum(amount_minor) FROM conversion") == [(3000,)]
        await desk.press("u")
        assert read("SELECT count(*) FROM conversion") == [(0,)]


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def test_the_command_brings_orders_in_once(soloist: CommandLine) -> None:
    """With what they add up to; a newer export says what went back since."""
    file = soloist.file("orders.csv", ORDERS)
    done = soloist("import", file, "--yes", "--json").json
    assert (done["kind"], done["created"]) == ("orders", 2)
    assert done["totals"] == {
        "lines": 3,
        "orders": 2,
        "conversions": 2,
        "cancelled": 0,
        "amount": [{"amount": "45.00", "currency": "EUR"}],
        "refunded": [{"amount": "5.00", "currency": "EUR"}],
    }
    revenue = [one for one in done["questions"] if one["code"] == "revenue"]
    assert revenue[0]["choices"] == ["total", "subtotal"]
    again = soloist("import", file, "--yes", "--json").json
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)
    later = soloist.file("later.csv", ORDERS.replace("0.00,EUR,S", "30.00,EUR,S"))
    told = soloist("import", later, "--dry-run")
    assert "#1, state: paid \u2192 refunded" in told.out
    assert "Left out, since nothing of customers is kept: Email" in told.out


def test_the_flag_says_what_counts(soloist: CommandLine) -> None:
    """What the file does not say is refused, and so is a word there is not."""
    file = soloist.file("orders.csv", ORDERS)
    said = ("import", file, "--yes", "--revenue")
    assert "does not say the net" in soloist(*said, "net").err
    assert soloist(*said, "gross").code == 2
    done = soloist(*said, "subtotal", "--json").json
    assert done["totals"]["amount"] == [{"amount": "35.00", "currency": "EUR"}]


def test_the_command_asks_for_a_currency(soloist: CommandLine) -> None:
    """Of what one conversion is worth; a campaign that has one says it."""
    file = soloist.file("sales.csv", SALES)
    refused = soloist("import", file)
    assert (refused.code, refused.out) == (1, "")
    assert "Say it with --currency." in refused.err
    done = soloist("import", file, "--currency", "USD", "--yes", "--json").json
    assert done["totals"]["amount"] == [{"amount": "3535.00", "currency": "USD"}]
