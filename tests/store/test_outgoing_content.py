"""Content, its checks, figures, rights and assets written as tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from store.agenda_calendar import AgendaCalendar, DatedStep
from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.exchange.content_out import CONTENT_TABLES
from store.exchange.table_columns import TABLES
from store.exchange.tables_out import is_ours
from store.library import AssetDraft
from store.outgoing import Outgoing
from store.readings import ReadingDraft
from store.rights import RightDraft
from store.roster import Roster
from tests.store.rights_desk import DAY, MONDAY, Kept, kept_desks

CAPTION = "=광고\nMorning #ad"
FAR = date(2026, 9, 1)


@pytest.fixture
def desk() -> Iterator[Kept]:
    """Ana has a reel that is live, with all there is about it; so has Zoe, binned."""
    with kept_desks() as opened:
        for name in ("Ana", "Zoe"):
            everything(opened, opened.of.desks.person(name, handle=f"{name}.glow"))
        Roster(opened.database).archive([2])
        yield opened


def everything(desk: Kept, owner: int) -> None:
    """A row of somebody in each of the tables."""
    of, talk = desk.of, desk.of.agreed("Ana" if owner == 1 else "Zoe")
    of.contracts.save(talk, ContractDraft("signed", signed_on=MONDAY), today=MONDAY)
    draft = DeliverableDraft(
        "reel",
        "Morning",
        "Serum first",
        draft_due_on=MONDAY,
        live_due_on=MONDAY + DAY,
    )
    (piece,) = of.deliverables.add([talk], draft, today=MONDAY)
    of.deliverables.attach(piece, draft_ref="~/drafts/1.mp4", caption=CAPTION)
    of.deliverables.move([piece], "submitted", today=MONDAY)
    of.reviews.ask_changes([piece], "-too long", today=MONDAY)
    of.compliance.answer(
        [piece], "label", False, today=MONDAY, evidence="+none", by_whom="Jo"
    )
    with desk.database.writing("Live", ("campaigns",)) as unit:
        # With one look, where going live would plan five.
        unit.connection.execute(
            "UPDATE deliverable SET state='live', live_on='2026-03-03', post_url=?,"
            " state_since='2026-03-03', payment_due_on='2026-04-02' WHERE id=?",
            (f"https://a.example/{owner}", piece),
        )
        unit.connection.execute(
            "INSERT INTO live_check(deliverable_id, after_days, due_on, on_day, live,"
            " labelled, note) VALUES (?, 1, '2026-03-04', '2026-03-05', 1, 0, '@gone')",
            (piece,),
        )
    figures = ReadingDraft(
        "total", MONDAY + 40 * DAY, "verified", {"views": 12_300, "likes": 0}
    )
    of.readings.note(piece, figures, MONDAY + 40 * DAY)
    right = RightDraft(
        "paid", ("KR", "ES"), starts_on=MONDAY, lasts_days=184, notes="=feed"
    )
    desk.rights.add([talk], right, today=MONDAY)
    asset = AssetDraft(
        owner,
        f"https://b.example/{owner}",
        "photo",
        "flat lay",
        "+Table",
        talk,
        captured_on=MONDAY,
        notes="RAW",
    )
    desk.library.add([asset], today=MONDAY)


def row(desk: Kept, kind: str, folder: Path) -> dict[str, str]:
    """What is said in the only row of a table."""
    path = folder / f"{kind}.csv"
    assert Outgoing(desk.database).table(kind, path) == 1
    with path.open(encoding="utf-8-sig", newline="") as stream:
        (found,) = csv.DictReader(stream)
    assert is_ours(list(found))
    assert list(found) == [column.header for column in TABLES[kind]]
    return {name: value for name, value in found.items() if value}


WHO = {
    "influencer_id": "1",
    "name": "Ana",
    "handle": "Ana.glow",
    "platform": "instagram",
    "campaign": "Spring",
}
POST = {"kind": "reel", "title": "Morning", "post_url": "https://a.example/1"}


def test_content_goes_out_with_all_its_days(desk: Kept, tmp_path: Path) -> None:
    """And its caption, which is no formula."""
    found = row(desk, "deliverables", tmp_path)
    assert found == WHO | POST | {
        "substance": "Serum first",
        "draft_due_on": "2026-03-03",
        "live_due_on": "2026-03-03",
        "state": "live",
        "state_since": "2026-03-03",
        "round": "1",
        "draft_ref": "~/drafts/1.mp4",
        "caption": f"'{CAPTION}",
        "live_on": "2026-03-03",
        "measured_on": "2026-04-11",
        "payment_due_on": "2026-04-02",
    }


def test_looks_at_drafts_go_out_with_their_reasons(desk: Kept, tmp_path: Path) -> None:
    """A row for each."""
    assert row(desk, "reviews", tmp_path) == WHO | {
        "kind": "reel",
        "title": "Morning",
        "round": "0",
        "verdict": "changes",
        "said": "'-too long",
        "draft_ref": "~/drafts/1.mp4",
        "on_day": "2026-03-02",
    }


def test_compliance_goes_out_with_what_shows_it(desk: Kept, tmp_path: Path) -> None:
    """Who looked, and when."""
    assert row(desk, "compliance", tmp_path) == WHO | POST | {
        "item": "label",
        "ok": "no",
        "evidence": "'+none",
        "by_whom": "Jo",
        "on_day": "2026-03-02",
    }


def test_later_looks_go_out_with_what_was_seen(desk: Kept, tmp_path: Path) -> None:
    """Also when they were due."""
    assert row(desk, "live_checks", tmp_path) == WHO | POST | {
        "after_days": "1",
        "due_on": "2026-03-04",
        "on_day": "2026-03-05",
        "live": "yes",
        "labelled": "no",
        "note": "'@gone",
    }


def test_figures_go_out_with_who_said_so(desk: Kept, tmp_path: Path) -> None:
    """None is not known; nought is."""
    assert row(desk, "post_readings", tmp_path) == WHO | POST | {
        "on_day": "2026-04-11",
        "window": "total",
        "source": "verified",
        "views": "12300",
        "likes": "0",
    }


def test_rights_go_out_with_their_days(desk: Kept, tmp_path: Path) -> None:
    """One for all of a collaboration names no piece."""
    assert row(desk, "rights", tmp_path) == WHO | {
        "layer": "paid",
        "territory": "ES KR",
        "begins": "date",
        "lasts_days": "184",
        "starts_on": "2026-03-02",
        "ends_on": "2026-09-01",
        "notes": "'=feed",
    }


def test_assets_go_out_with_where_they_are(desk: Kept, tmp_path: Path) -> None:
    """An address has neither a size nor a fingerprint."""
    assert row(desk, "assets", tmp_path) == WHO | {
        "asset_kind": "photo",
        "style": "flat lay",
        "title": "'+Table",
        "place": "https://b.example/1",
        "captured_on": "2026-03-02",
        "notes": "RAW",
    }


@pytest.mark.parametrize("kind", sorted(CONTENT_TABLES))
def test_they_go_into_a_workbook_too(desk: Kept, tmp_path: Path, kind: str) -> None:
    """With real days and numbers in it."""
    target = tmp_path / f"{kind}.xlsx"
    assert Outgoing(desk.database).table(kind, target) == 1
    (sheet,) = openpyxl.load_workbook(target).worksheets
    headers, cells = sheet.iter_rows(values_only=True)
    assert len(headers) == len(TABLES[kind])
    found = dict(zip(headers, cells, strict=True))
    assert found["name"] == "Ana"
    if kind == "post_readings":
        assert found["views"] == 12_300
        assert str(found["on_day"]).startswith("2026-04-11")


def test_the_calendar_has_all_that_content_makes_due() -> None:
    """However far off; every entry has its own number; the trash is left out."""
    with kept_desks() as desk:
        reel = desk.of.live()
        waiting = desk.of.piece()
        desk.of.deliverables.move([waiting], "submitted", today=MONDAY)
        talk = desk.of.agreed()
        draft = RightDraft("print", starts_on=MONDAY, ends_on=FAR)
        (number,) = desk.rights.add([talk], draft, today=MONDAY)
        found = steps(desk)
        days = {
            f"live_check-{reel}": ("live_check.due", MONDAY + DAY),
            f"measure-{reel}": ("measure.24h", MONDAY + DAY),
            f"review-{waiting}": ("review.due", MONDAY + 2 * DAY),
            f"right-{number}": ("right.print", FAR - 45 * DAY),
        }
        assert {uid: (one.kind, one.on) for uid, one in found.items()} == days
        assert {one.name for one in found.values()} == {"Mina"}
        named = {uid: one.words for uid, one in found.items() if one.words}
        assert named == dict.fromkeys(list(days)[:3], "Morning routine")
        Roster(desk.database).archive([desk.owner(talk)])
        assert steps(desk) == {}


def steps(desk: Kept) -> dict[str, DatedStep]:
    """What content makes due, by the numbers that the entries have."""
    found = AgendaCalendar(desk.database).steps()
    return {one.uid: one for one in found if one.source != "collaboration"}
