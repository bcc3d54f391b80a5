"""The library as a list: filters, sorts, and what may be run today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest

from store.deliverables import DeliverableDraft
from store.library import SORTS, AssetDraft, Library, LibraryView
from store.rights import RightDraft
from store.rules.content_words import RIGHT_LAYERS
from tests.builders import person
from tests.store.rights_desk import DAY, MONDAY, Kept, kept_desks


@pytest.fixture(scope="module")
def shelf() -> Iterator[Kept]:
    """Content of Ana, Bora and 김민수; that of Dani is in the trash."""
    with kept_desks() as desk:
        database = desk.database
        ana = person(database, "Ana García", handle="ana.glow", country="ES")
        bora = person(database, "Bora", platform="tiktok", handle="bora", country="KR")
        person(database, "김민수", platform="youtube", handle="minsu")
        dani = person(database, "Dani")
        talks = {
            name: desk.of.agreed(name, campaign=campaign)
            for name, campaign in (
                *(("Ana García", "Spring Glow"), ("Bora", "Spring Glow")),
                ("김민수", None),
            )
        }
        reel = desk.piece(talks["Ana García"])
        url = "https://www.instagram.com/p/made/"
        desk.library.add(
            [
                AssetDraft(
                    *(ana, url, "post", "unboxing", "Morning routine"),
                    deliverable_id=reel,
                    captured_on=MONDAY,
                ),
                AssetDraft(
                    *(bora, "https://example.com/b.mp4", "video", "how-to", ""),
                    collaboration_id=talks["Bora"],
                    captured_on=MONDAY - 9 * DAY,
                ),
                AssetDraft(
                    *(desk.owner(talks["김민수"]), "https://example.com/영상", "photo"),
                    title="아침 루틴",
                    collaboration_id=talks["김민수"],
                    captured_on=MONDAY - 40 * DAY,
                ),
                AssetDraft(dani, "https://example.com/dani", captured_on=MONDAY),
            ],
            today=MONDAY,
        )
        add = desk.rights.add
        ends = MONDAY + 20 * DAY
        add(
            [talks["Ana García"]],
            RightDraft("paid", ("ES",), ends_on=ends, deliverable_id=reel),
            today=MONDAY,
        )
        add([talks["Bora"]], RightDraft("paid", begins="live"), today=MONDAY)
        add([talks["Bora"]], RightDraft("organic"), today=MONDAY)
        with database.writing("Put away", ("roster",)) as unit:
            unit.connection.execute(
                "UPDATE influencer SET archived_at=? WHERE id=?", (unit.at, dani)
            )
        yield desk


def names(library: Library, text: str, sort: str = "name") -> str:
    """The first names of those whose assets a filter lets pass."""
    view = LibraryView(text, sort=sort, descending=False)
    rows = library.first(view, MONDAY)
    numbers = library.order(view, MONDAY).tolist()
    assert [row.id for row in rows] == numbers
    assert library.rows(numbers) == rows
    assert library.count(view, MONDAY) == len(rows)
    return " ".join(row.name.split()[0] for row in rows)


ALL = "Ana Bora 김민수"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ALL),
        ("ana", "Ana"),
        ("glow", "Ana"),
        ("ㄱㅁㅅ", "김민수"),
        ("ROUTINE", "Ana"),
        ("how-to", "Bora"),
        ("루틴", "김민수"),
        ("-루틴", "Ana Bora"),
        ("kind:post,video", "Ana Bora"),
        ("-kind:photo", "Ana Bora"),
        ("style:box", "Ana"),
        ("no:style", "김민수"),
        ("title:아침,morning", "Ana 김민수"),
        ("has:title", "Ana 김민수"),
        ("place:영상", "김민수"),
        ("place:B.MP4", "Bora"),
        ("campaign:glow", "Ana Bora"),
        ("no:campaign", "김민수"),
        ("platform:tiktok", "Bora"),
        ("country:KR", "Bora"),
        ("may:paid", "Ana"),
        ("may:organic", "Bora"),
        ("may:paid,organic", "Ana Bora"),
        ("-may:paid", "Bora 김민수"),
        ("has:may", "Ana Bora"),
        ("no:may", "김민수"),
        ("no:may,style", "김민수"),
        ("ends<=30d", "Ana"),
        ("ends:2026-03-22", "Ana"),
        ("ends<fri", ""),
        ("has:ends", "Ana"),
        ("captured>=2026-03-02", "Ana"),
        ("captured<30d", "김민수"),
        ("captured:2026-02-21", "Bora"),
        ("is:file", ""),
        ("is:address", ALL),
        ("-is:address", ""),
    ],
)
def test_a_filter_finds(shelf: Kept, text: str, found: str) -> None:
    """The page, the order and the count agree."""
    assert names(shelf.library, text) == found


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_is_the_same_from_both_ends(shelf: Kept, sort: str) -> None:
    """What nobody knows stands at the end either way."""
    library = shelf.library
    assert sorted(names(library, "", sort).split()) == sorted(ALL.split())
    known = [row for row in _rows(library, sort) if getattr(row, sort) is not None]
    back = [row for row in _rows(library, sort, back=True) if row in known]
    assert back == list(reversed(known))


def _rows(library: Library, sort: str, *, back: bool = False) -> list[object]:
    view = LibraryView(sort=sort, descending=back)
    return list(library.first(view, MONDAY))


def test_a_long_list_is_met_along_its_order(
    shelf: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The beginning of many is that of all."""
    monkeypatch.setattr("store.library_list.FEW", 0)
    for sort in SORTS:
        for text in ("", "a", "-kind:photo", "has:may"):
            names(shelf.library, text, sort)


def test_a_page_is_no_longer_than_was_asked(shelf: Kept) -> None:
    """Also where the list has a stretch of what nobody knows."""
    view = LibraryView(sort="style", descending=False)
    found = [shelf.library.first(view, MONDAY, count) for count in (1, 2, 3, 4)]
    assert [len(rows) for rows in found] == [1, 2, 3, 3]
    assert [row.style for row in found[-1]] == ["how-to", "unboxing", None]


def test_values_in_use_are_offered(shelf: Kept) -> None:
    """Styles by how many have them, campaigns, and what the roster knows."""
    known = shelf.library.known_values()
    assert known["style"] == shelf.library.styles() == ("how-to", "unboxing")
    assert known["campaign"] == ("Spring Glow",)
    assert set(known["platform"]) == {"instagram", "tiktok", "youtube"}


def test_what_may_run_is_what_the_rules_say(shelf: Kept) -> None:
    """Asked of assets with rights of every sort, on days around all of their ends."""
    with kept_desks() as desk:
        chance = Random(4)  # noqa: S311 - the same cases every time
        talk = desk.of.agreed()
        pieces = [desk.piece(talk, f"Piece {number}") for number in range(12)]
        desk.of.deliverables.add([talk], DeliverableDraft("story"), today=MONDAY)
        begins = ("date", "date", "live", "signature")
        for piece, layer in product((*pieces, None), RIGHT_LAYERS):
            if chance.random() < (0.02 if piece is None else 0.6):
                start = MONDAY + chance.randint(-9, 9) * DAY
                draft = RightDraft(
                    layer,
                    chance.choice(((), ("KR",))),
                    chance.choice(begins),
                    chance.choice((None, 1, 7)),
                    start,
                    deliverable_id=piece,
                )
                desk.rights.add([talk], draft, today=MONDAY)
        numbers = desk.library.add(
            [
                AssetDraft(
                    desk.owner(talk),
                    f"https://example.com/{piece}",
                    collaboration_id=talk,
                    deliverable_id=piece,
                )
                for piece in (*pieces, None)
            ],
            today=MONDAY,
        )
        seen = set()
        for shift in range(-10, 20):
            today: date = MONDAY + shift * DAY
            rulings = desk.rights.may_run(numbers, today)
            for place, layer in enumerate(RIGHT_LAYERS):
                allowed = {one for one in numbers if rulings[one][place].allowed}
                view = LibraryView(f"may:{layer}")
                assert set(desk.library.order(view, today)) == allowed
                seen.add(len(allowed))
        assert len(seen) > 3


@pytest.mark.parametrize(
    ("sort", "index"),
    [("captured_on", "ix_asset_captured_on"), ("name", "ix_asset_influencer_id")],
)
def test_a_page_of_a_long_list_is_read_off_an_index(
    shelf: Kept, monkeypatch: pytest.MonkeyPatch, sort: str, index: str
) -> None:
    """Nothing is sorted, whatever there is; no row is walked through for the lines."""
    monkeypatch.setattr("store.library_list.FEW", 0)
    read = shelf.database.read
    plans: list[str] = []

    def explained(sql: str, given: Sequence[object] = ()) -> list[Any]:
        plans.extend(step[3] for step in read(f"EXPLAIN QUERY PLAN {sql}", given))
        return read(sql, given)

    monkeypatch.setattr(shelf.database, "read", explained)
    assert shelf.library.first(LibraryView(sort=sort), MONDAY)
    assert any(index in step for step in plans)
    assert not [step for step in plans if "TEMP B-TREE" in step]
    lines = [step for step in plans if "SEARCH a USING INTEGER PRIMARY KEY" in step]
    assert len(lines) == 1
