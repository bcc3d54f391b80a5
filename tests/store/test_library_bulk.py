"""Many assets of the library changed at once: one step of undo each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.campaigns import Campaigns
from store.deliverables import DeliverableDraft, Deliverables
from store.errors import Invalid, NotFound
from store.history import History
from store.library import AssetDraft, Library
from store.outreach import Outreach
from store.settings import Settings
from tests.builders import TODAY, person, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.engine import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty workspace."""
    with workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def library(database: Database) -> Library:
    """Its library."""
    return Library(database, Settings(database))


def kept(database: Database, library: Library) -> tuple[dict[str, int], int, int]:
    """Mina is in spring, with a reel; Ben is in no campaign. Assets, spring, reel."""
    mina, ben = person(database, "Mina"), person(database, "Ben")
    spring = Campaigns(database).add("Spring")
    outreach = Outreach(database, Settings(database))
    (talk,) = outreach.start([mina], spring, today=TODAY)
    content = DeliverableDraft("reel")
    (reel,) = Deliverables(database).add([talk], content, today=TODAY)
    drafts = (
        AssetDraft(mina, "https://a.example/1", kind="post", style="haul"),
        AssetDraft(mina, "https://a.example/2", kind="post", deliverable_id=reel),
        AssetDraft(ben, "https://a.example/3", kind="post"),
    )
    numbers = library.add(drafts, today=TODAY)
    names = dict(zip(("haul", "reel", "ben"), numbers, strict=True))
    return names, spring, reel


def test_kind_and_style_are_said_of_all(database: Database, library: Library) -> None:
    """As one step, which says how many; one alone names its person."""
    assets, _spring, _reel = kept(database, library)
    numbers = tuple(assets.values())
    assert library.change(numbers, kind="video") == 3
    assert {line.kind for line in library.rows(numbers)} == {"video"}
    unit = History(database).undo()
    assert unit.detail["count"] == 3
    assert {line.kind for line in library.rows(numbers)} == {"post"}
    assert library.change((assets["haul"],), style=" ") == 1
    assert library.one(assets["haul"]).style is None
    assert History(database).undo().detail["name"] == "Mina"
    assert library.one(assets["haul"]).style == "haul"


def test_what_cannot_be_said_is_refused(database: Database, library: Library) -> None:
    """No such kind, no such asset; and nothing to say changes nothing."""
    assets, spring, _reel = kept(database, library)
    with pytest.raises(Invalid):
        library.change((assets["haul"],), kind="hologram")
    with pytest.raises(NotFound):
        library.change((assets["haul"], 999), style="x")
    with pytest.raises(NotFound):
        library.to_campaign((999,), spring)
    assert library.one(assets["haul"]).style == "haul"
    assert library.change((assets["haul"],)) == 0


def test_assets_go_to_a_campaign_their_person_is_in(
    database: Database, library: Library
) -> None:
    """Whoever is not in it keeps theirs where it was."""
    assets, spring, reel = kept(database, library)
    assert library.to_campaign(tuple(assets.values()), spring) == 2
    assert library.one(assets["haul"]).campaign == "Spring"
    assert library.one(assets["reel"]).deliverable_id == reel
    assert library.one(assets["ben"]).campaign is None


def test_a_piece_of_another_campaign_is_left_behind(
    database: Database, library: Library
) -> None:
    """And so it is where there is no campaign any more."""
    assets, _spring, reel = kept(database, library)
    autumn = Campaigns(database).add("Autumn")
    mina = library.one(assets["reel"]).influencer_id
    outreach = Outreach(database, Settings(database))
    outreach.start([mina], autumn, today=TODAY)
    assert library.to_campaign((assets["reel"],), autumn) == 1
    line = library.one(assets["reel"])
    assert (line.campaign, line.deliverable_id) == ("Autumn", None)
    History(database).undo()
    assert library.one(assets["reel"]).deliverable_id == reel
    assert library.to_campaign((assets["reel"],), None) == 1
    line = library.one(assets["reel"])
    assert (line.collaboration_id, line.deliverable_id) == (None, None)
