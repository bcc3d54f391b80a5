"""Checklist files of her own: more items on the nine stages, and whole lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.errors import CannotRead, NotFound
from tests.store.spring_campaign import MONDAY, campaigns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store import Store
    from store.checklist import ChecklistPage

MORE = """
[[item]]
key = "5.brunch"
stage = 5
text = "Brunch with everyone"

[[item]]
key = "6.fees"
stage = 6
text = "A decision each"
evidence = "decisions_made"
"""

EVENT = """
title = { en = "Pop-up", ko = "팝업" }

[[stage]]
number = 1
title = "Before"

[[stage]]
number = 2
title = "After"

[[item]]
key = "popup.permit"
stage = 1
text = "Permit of the district"
note = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where she keeps her files."""
    made = tmp_path / "checklists"
    made.mkdir()
    return made


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """A workspace with one campaign, which looks for files there."""
    with campaigns() as opened:
        opened.own_checklists = folder
        opened.campaigns.add("Spring glow")
        yield opened


def page(store: Store, language: str = "en") -> ChecklistPage:
    """Where the campaign stands."""
    return store.checklist.standing(1, MONDAY, language)


def test_her_items_stand_behind_the_shipped_ones(store: Store, folder: Path) -> None:
    """In their stage, counted with it, ticked by hand or by a shipped rule."""
    (folder / "house.toml").write_text(MORE, "utf-8")
    (nine,) = page(store).checklists
    assert [one.item.key for one in nine.stages[4].items][-1] == "5.brunch"
    assert (nine.stages[4].progress.total, page(store).progress.total) == (4, 28)
    store.checklist.mark(1, "5.Brunch", "done", today=MONDAY)
    assert page(store).checklists[0].stages[4].progress.done == 1
    assert nine.stages[5].items[-1].evidence == "Nobody has agreed yet."


def test_a_list_of_her_own_stands_beside_the_nine_stages(
    store: Store, folder: Path
) -> None:
    """Its stages are shown also while nothing is in them."""
    (folder / "popup.toml").write_text(EVENT, "utf-8")
    _, own = page(store, "ko").checklists
    assert (own.checklist.key, own.checklist.title["ko"]) == ("popup", "팝업")
    assert [one.progress.total for one in own.stages] == [1, 0]
    store.checklist.mark(1, "popup.permit", "done", "No. 17", today=MONDAY)
    assert page(store).progress.done == 1
    assert page(store).checklists[1].progress.complete


def test_a_slip_in_a_file_is_told_by_file_and_item(store: Store, folder: Path) -> None:
    """Nothing is marked meanwhile, and nothing is lost."""
    file = folder / "house.toml"
    file.write_text(MORE, "utf-8")
    store.checklist.mark(1, "5.brunch", "done", today=MONDAY)
    file.write_text(MORE.replace("stage = 5", "stage = 12"), "utf-8")
    with pytest.raises(CannotRead, match=r"house\.toml, 5\.brunch: .*stage 12"):
        page(store)
    with pytest.raises(CannotRead, match=r"house\.toml"):
        store.checklist.mark(1, "1.1", "done", today=MONDAY)
    file.write_text(MORE, "utf-8")
    assert page(store).progress.done == 1


def test_a_mark_outlives_its_file_and_can_be_cleared(
    store: Store, folder: Path
) -> None:
    """It is passed over while the item is gone, and back when it comes back."""
    file = folder / "house.toml"
    file.write_text(MORE, "utf-8")
    store.checklist.mark(1, "5.brunch", "done", today=MONDAY)
    file.unlink()
    assert (page(store).progress.done, page(store).progress.total) == (0, 26)
    with pytest.raises(NotFound):
        store.checklist.mark(1, "5.brunch", "done", today=MONDAY)
    assert store.checklist.clear(1, "5.brunch")
    file.write_text(MORE, "utf-8")
    assert page(store).progress.done == 0


def test_a_folder_that_is_not_there_holds_nothing(store: Store, folder: Path) -> None:
    """Nobody has to make one."""
    folder.rmdir()
    assert len(page(store).checklists) == 1
    store.checklist.own_folder = None
    assert len(page(store).checklists) == 1
