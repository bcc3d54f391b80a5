"""What is to be paid, and who is paid: what holds it up, taxes, papers, lists out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.payees import PayeeDraft
from tests.tui.ledger_app import (
    DAY,
    TODAY,
    costs,
    face_of,
    opened,
    quiet,
    table_of,
    typed,
)
from tests.tui.roster_app import shown
from tui.screens.ledger_face import LedgerFace

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store


def papers(store: Store) -> None:
    """What is needed to pay 이하늘, who is taxed as an individual."""
    (fee,) = costs(store, "person:이하늘")
    assert fee.influencer_id is not None
    draft = PayeeDraft(
        legal_name="이하늘",
        tax_kind="individual",
        tax_id="900101-2",
        withholding_percent="3.3",
        bank="한빛은행",
        account_no="110-222-333",
    )
    store.payees.save(fee.influencer_id, draft)


async def test_overdue_comes_first_with_what_holds_up_the_others(
    tmp_path: Path,
) -> None:
    """What has no day stands last; each currency is summed by itself."""
    async with opened(tmp_path, "payments", prepare=papers) as (pilot, _store):
        text = shown(pilot)
        assert "4 to pay: 1,600,000 KRW + 120.50 USD · late 1: 300,000 KRW" in text
        assert text.index("! 3d late") < text.index("7 Mar") < text.index("이하늘")
        assert "no bill · no rate" in text
        assert "‼ nothing live" in text
        assert "773,600 KRW" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "‼ nothing live · no bill · papers"),
        ("ko", "‼ 게시 전 · 청구서 없음 · 지급 정보 부족"),
        ("es", "‼ nada publicado · sin factura · faltan datos"),
    ],
)
async def test_what_holds_it_up_is_said_in_full_where_there_is_room(
    tmp_path: Path, language: str, words: str
) -> None:
    """No amount is cut for it, and at 80 columns it takes what is left."""
    way = opened(tmp_path, "payments", size=(120, 40), language=language)
    async with way as (pilot, _store):
        lines = shown(pilot).splitlines()
        (line,) = (one for one in lines if "이하늘" in one)
        assert words in line
        assert line.count("800") == 2
        await pilot.resize_terminal(80, 24)
        await quiet(pilot)
        (line,) = (one for one in shown(pilot).splitlines() if "이하늘" in one)
        assert words not in line
        assert words[:12] in line


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_payments_fit_into_80_columns(tmp_path: Path, language: str) -> None:
    """Letters of two cells too."""
    way = opened(tmp_path, "payments", size=(80, 24), language=language)
    async with way as (pilot, _store):
        lines = shown(pilot).splitlines()
        assert any("빛 스튜디오" in line and "300" in line for line in lines)


async def test_what_is_paid_leaves_and_the_next_slides_in(tmp_path: Path) -> None:
    """Marked ones are paid together; u brings them back."""
    async with opened(tmp_path, "payments") as (pilot, store):
        first = table_of(pilot).current_id
        await quiet(pilot, "p", "enter")
        assert table_of(pilot).cursor == 0
        assert table_of(pilot).current_id != first
        assert len(costs(store, "state:paid")) == 1
        await quiet(pilot, "ctrl+a", "p")
        assert "Paid: 3 costs · 1,300,000 KRW + 120.50 USD" in shown(pilot)
        await typed(pilot, "All at once", "enter")
        assert len(costs(store, "state:paid")) == 4
        assert "Nothing is waiting to be paid." in shown(pilot)
        await quiet(pilot, "u", "u")
        assert len(costs(store, "state:paid")) == 0
        assert table_of(pilot).total == 4


async def test_a_part_leaves_the_rest_with_its_day(tmp_path: Path) -> None:
    """The line stays, with what is left of it."""
    async with opened(tmp_path, "payments") as (pilot, store):
        await quiet(pilot, "P")
        await typed(pilot, "100000", "enter")
        assert "100,000 KRW paid, 200,000 KRW stay open." in shown(pilot)
        rest = [one.amount.minor for one in costs(store, "for:촬영 is:open")]
        assert rest == [200_000]


async def test_another_day_a_bill_and_an_edit(tmp_path: Path) -> None:
    """Each is one key; = says why it waits."""
    async with opened(tmp_path, "payments") as (pilot, store):
        await quiet(pilot, "G", "s")
        await typed(pilot, "1w", "enter")
        (fee,) = costs(store, "due>=2026-03-09 category:fee")
        assert fee.due_on == TODAY + 7 * DAY
        await quiet(pilot, "f")
        await typed(pilot, "https://bills.example/7", "ctrl+s")
        assert store.costs.one(fee.id).document == "https://bills.example/7"
        await quiet(pilot, "equals_sign")
        assert "‼ Nothing is live yet." in shown(pilot)
        await quiet(pilot, "escape", "e")
        assert "It comes from the deal" in shown(pilot)
        await quiet(pilot, "escape")
        assert table_of(pilot).has_focus


async def test_papers_are_noted_and_the_tax_follows(tmp_path: Path) -> None:
    """What a kind means is said while it is typed; the open fee shows the net."""
    async with opened(tmp_path, "payments") as (pilot, store):
        (fee,) = costs(store, "person:이하늘")
        assert table_of(pilot).go_to(fee.id)
        await quiet(pilot, "a")
        await typed(pilot, "Haneul Lee", "tab")
        await typed(pilot, "indiv")
        assert "less the tax kept back" in shown(pilot)
        await quiet(pilot, "tab", "tab")
        await typed(pilot, "3,3")
        assert "this is not tax advice" in shown(pilot)
        await quiet(pilot, "ctrl+s")
        assert "773,600 KRW" in shown(pilot)
        assert fee.influencer_id is not None
        row = store.payees.one(fee.influencer_id)
        assert (row.papers.legal_name, row.withholding_percent) == ("Haneul Lee", "3.3")


async def test_payees_show_what_they_got_and_what_is_missing(tmp_path: Path) -> None:
    """Gross, tax and net of the year; a filter finds who has no papers."""

    def paid(store: Store) -> None:
        papers(store)
        (fee,) = costs(store, "person:이하늘")
        store.payments.pay([fee.id], on=TODAY, note="In advance")

    async with opened(tmp_path, "payees", prepare=paid) as (pilot, _store):
        text = shown(pilot)
        assert "2 people" in text
        line = next(one for one in text.splitlines() if "이하늘" in one)
        assert "800,000 KRW" in line
        assert "26,400 KRW" in line
        await quiet(pilot, "slash")
        await typed(pilot, "missing", "enter")
        assert "이하늘" not in shown(pilot)
        assert "5: Name on" in shown(pilot)
        await quiet(pilot, "escape")
        assert "2 people" in shown(pilot)
        await quiet(pilot, "slash")
        await typed(pilot, "nobody at all", "enter")
        assert "Nobody matches this filter." in shown(pilot)


async def test_a_payee_leads_to_the_form_and_to_the_costs(tmp_path: Path) -> None:
    """C shows what they cost in the ledger, filtered."""
    async with opened(tmp_path, "payees", size=(80, 24)) as (pilot, store):
        await quiet(pilot, "enter")
        assert "How 김민수 is paid" in shown(pilot)
        await typed(pilot, "Kim Minsu", "ctrl+s")
        (fee,) = costs(store, "person:김민수")
        assert fee.influencer_id is not None
        assert store.payees.one(fee.influencer_id).papers.legal_name == "Kim Minsu"
        await quiet(pilot, "c")
        face = face_of(pilot)
        assert isinstance(face, LedgerFace)
        assert face.view.filter == "person:김민수"
        assert "1 cost" in shown(pilot)


async def test_somebody_of_the_roster_becomes_a_payee(tmp_path: Path) -> None:
    """Papers can be there before anything is agreed on."""
    async with opened(tmp_path, "payees") as (pilot, store):
        await quiet(pilot, "n")
        await typed(pilot, "Ana", "enter")
        await typed(pilot, "Ana L. Luz", "ctrl+s")
        assert "3 people" in shown(pilot)
        (found,) = store.payees.all("luz")
        assert (found.name, found.papers.legal_name) == ("Ana Luz", "Ana L. Luz")
        assert table_of(pilot).current_id == found.influencer_id


@pytest.mark.parametrize(
    ("keys", "kind", "rows"),
    [(("enter",), "bank", 4), (("down", "enter"), "payments", 1)],
)
async def test_lists_for_the_bank_and_for_the_accountant(
    tmp_path: Path, keys: tuple[str, ...], kind: str, rows: int
) -> None:
    """What is to be sent, or what was paid."""

    def paid(store: Store) -> None:
        (tool,) = costs(store, "for:shortener")
        store.payments.pay([tool.id], on=TODAY)

    target = tmp_path / f"{kind}.csv"
    async with opened(tmp_path, "payments", prepare=paid) as (pilot, _store):
        await quiet(pilot, "ctrl+e", *keys)
        await typed(pilot, str(target), "enter")
        lines = target.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == rows + 1
        assert f"{rows} row" in str([one.message for one in pilot.app._notifications])
