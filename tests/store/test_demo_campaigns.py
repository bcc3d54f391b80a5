"""The demo's campaigns: one nearly done, two under way, one just planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checklists.brief import BriefText, check_brief
from store import Store, open_store
from store.campaign_list import CampaignView
from store.demo import fill
from store.rules import utm

TODAY = date(2026, 3, 4)
DEADLINES = {"contract", "parcel", "draft", "go_live"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A workspace with the demo in it, which nothing here writes to."""
    now = datetime(2026, 3, 4, 9, tzinfo=UTC)
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    with open_store(path, now=lambda: now, create=True) as opened:
        fill(opened, TODAY)
        yield opened


def campaign(store: Store, name: str) -> int:
    """The number of a campaign."""
    return store.campaigns.find(name).id


def test_no_two_campaigns_are_equally_far(store: Store) -> None:
    """Wrapped, running and planned; each with money, days and a health of its own."""
    lines = store.campaign_list.rows(store.campaign_list.order(CampaignView()), TODAY)
    assert Counter(line.status for line in lines) == {
        "wrapped": 1,
        "running": 2,
        "planned": 1,
    }
    assert {line.health for line in lines} == {"good", "look", "late"}
    done = {line.name: line.done for line in lines}
    assert done["Cuadernos de invierno"] >= 24
    assert done["La mesa de otoño"] > done["Small Rooms, Big Light"]
    for line in lines:
        assert line.starts_on is not None
        assert line.ends_on is not None
        assert line.left_minor is not None
        assert line.left_minor > 0


@pytest.mark.parametrize("name", ["봄빛", "mesa", "Cuadernos"])
def test_briefs_are_whole_and_labelled(store: Store, name: str) -> None:
    """As the brief's own checks see it, in the market's words."""
    card = store.campaigns.card(campaign(store, name))
    columns = (
        "brief_summary",
        "brief_messages",
        "brief_do",
        "brief_dont",
        "brief_hashtags",
        "disclosure_text",
    )
    rows = store.database.read(
        f"SELECT {','.join(columns)} FROM campaign WHERE id=?", (card.id,)
    )
    brief = BriefText(
        **{one.name: text for one, text in zip(fields(BriefText), rows[0], strict=True)}
    )
    checks = check_brief(brief, card.market)
    assert {check.part for check in checks if not check.ok} == {"substance"}
    assert len(card.targets) >= 3


def test_contracts_are_signed_sent_and_missing(store: Store) -> None:
    """Every state of paper there is a line for."""
    people = [
        person
        for name in ("봄빛", "mesa", "Cuadernos")
        for person in store.campaign_people.rows(campaign(store, name))
        if person.stage in {"agreed", "wrapped"}
    ]
    states = Counter(person.contract_status for person in people)
    assert states["signed"] == 2
    assert states["sent"] == 1
    assert states["ended"] == 3
    assert states[None] == 2  # one is owed one, one was only given something


def test_one_parcel_is_under_way_too_long_and_one_gift_brought_no_post(
    store: Store,
) -> None:
    """Pieces are counted against what came in."""
    gifts = store.parcels.no_post(TODAY)
    assert [gift.name for gift in gifts] == ["민지네 👨‍👩‍👧‍👦"]
    states = Counter(
        parcel.state
        for name in ("봄빛", "mesa")
        for parcel in store.parcels.of_campaign(campaign(store, name), TODAY)
    )
    assert states == {"delivered": 3, "sent": 2}
    assert all(product.left for product in store.parcels.products())


def test_content_is_live_due_and_called_off(store: Store) -> None:
    """What is live has an address, what was called off a reason."""
    pieces = [
        piece
        for name in ("봄빛", "mesa", "Cuadernos")
        for piece in store.deliverables.of_campaign(campaign(store, name))
    ]
    assert {"briefed", "drafting", "submitted", "live", "cancelled"} == {
        piece.state for piece in pieces
    }
    assert all(piece.account_id and piece.substance for piece in pieces)
    assert all(piece.post_url for piece in pieces if piece.state == "live")
    assert all(piece.reason for piece in pieces if piece.state == "cancelled")


def test_links_and_codes_tell_whose_a_sale_is(store: Store) -> None:
    """Each link can be used and leads to the campaign's own page."""
    links = [
        link
        for name in ("봄빛", "mesa", "Cuadernos")
        for link in store.links.of_campaign(campaign(store, name))
    ]
    assert len(links) == len({link.url for link in links}) == 6
    assert not any(utm.problems(link.url) for link in links)
    codes = [
        code
        for (code,) in store.database.read(
            "SELECT promo_code FROM collaboration WHERE promo_code NOTNULL"
        )
    ]
    assert len(codes) == len(set(codes)) == 6


def test_what_is_over_was_decided_and_settled(store: Store) -> None:
    """Decisions in the wrapped campaign; no breach waits for an action."""
    people = store.campaign_people.rows(campaign(store, "Cuadernos"))
    assert Counter(person.decision for person in people) == {"renew": 2, "fix": 1}
    breaches = store.database.read("SELECT settled_on FROM breach")
    assert len(breaches) == 2
    assert all(settled for (settled,) in breaches)


def test_line_ups_hold_people_who_were_not_asked(store: Store) -> None:
    """With a price, and without one."""
    rows = store.lineup.candidates(campaign(store, "봄빛")).rows
    assert len(rows) == 3
    assert len([row for row in rows if row.fee_minor is None]) == 1
    assert store.lineup.candidates(campaign(store, "Small Rooms")).rows


def test_campaigns_add_only_a_few_lines_to_the_day(store: Store) -> None:
    """The first screen stays one of conversations."""
    items = store.agenda.rows(store.agenda.order(TODAY), TODAY)
    kinds = Counter(item.kind for item in items)
    assert set(kinds) >= DEADLINES
    assert sum(kinds[kind] for kind in DEADLINES) <= 7
