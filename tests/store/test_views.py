"""Saved views: a way of looking at a list, kept under a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from store.errors import Invalid, NotFound
from store.history import History
from store.views import SavedView, Views
from tests.builders import workspace

if TYPE_CHECKING:
    from store.engine import Database

COLUMNS = ("name", "followers", "engagement_rate")


@pytest.fixture
def database() -> Iterator[Database]:
    """An empty workspace."""
    with workspace() as opened:
        yield opened


@pytest.fixture
def views(database: Database) -> Views:
    """The desk under test."""
    return Views(database)


def test_a_new_workspace_has_no_views(views: Views) -> None:
    """Nothing is invented."""
    assert views.all("roster") == ()


def test_a_view_comes_back_as_it_was_saved(views: Views) -> None:
    """Filter, sort, direction and columns, the largest first."""
    views.save("roster", "뷰티 KR", "tag:beauty country:KR", "-followers", COLUMNS)
    assert views.all("roster") == (
        SavedView("뷰티 KR", "tag:beauty country:KR", "followers", True, COLUMNS),
    )


def test_a_view_may_have_no_sort_and_no_columns_of_its_own(views: Views) -> None:
    """Then the list keeps what it has."""
    views.save("roster", "Everybody", "", "", ())
    assert views.all("roster") == (SavedView("Everybody", "", "", False, ()),)


def test_columns_of_her_own_may_have_commas_in_their_names(views: Views) -> None:
    """A column is a name, not a piece of a list."""
    views.save("roster", "Sizes", "", "name", ["name", "size, shoe", "사이즈"])
    assert views.all("roster")[0].columns == ("name", "size, shoe", "사이즈")


def test_views_are_listed_by_name_and_screen(views: Views) -> None:
    """Without case, and another screen has its own."""
    for name in ("micro", "Blocked", "Zaragoza"):
        views.save("roster", name, "", "name", ())
    views.save("outreach", "micro", "", "", ())
    assert [view.name for view in views.all("roster")] == [
        "Blocked",
        "micro",
        "Zaragoza",
    ]
    assert len(views.all("outreach")) == 1


def test_saving_under_the_same_name_replaces(views: Views, database: Database) -> None:
    """However it is capitalised; the newest spelling stays, and undo brings it back."""
    views.save("roster", "Micro", "tier:micro", "name", ())
    views.save("roster", "MICRO", "tier:micro er>3", "-followers", ())
    assert [view.name for view in views.all("roster")] == ["MICRO"]
    History(database).undo()
    assert views.all("roster") == (SavedView("Micro", "tier:micro", "name", False, ()),)


def test_saving_the_same_again_is_not_a_step_of_undo(
    views: Views, database: Database
) -> None:
    """Nothing changed, so there is nothing to take back."""
    views.save("roster", "Micro", "tier:micro", "name", COLUMNS)
    database.take_changes()
    views.save("roster", "Micro", "tier:micro", "name", COLUMNS)
    assert len(History(database).units()) == 1
    assert database.take_changes() == frozenset()


def test_a_removed_view_can_be_brought_back(views: Views, database: Database) -> None:
    """Removing is one step, and undo is its way back."""
    views.save("roster", "Micro", "tier:micro", "-fit", COLUMNS)
    before = views.all("roster")
    views.remove("roster", " micro ")
    assert views.all("roster") == ()
    step = History(database).undo()
    assert step.label.format(**step.detail) == "Removed the view micro"
    assert views.all("roster") == before


def test_removing_a_view_that_is_not_there_is_refused(views: Views) -> None:
    """By name; a view of another screen is not it."""
    views.save("outreach", "Micro", "", "", ())
    with pytest.raises(NotFound, match="There is no view called Micro"):
        views.remove("roster", "Micro")


@pytest.mark.parametrize("name", ["", "   ", "two\nlines", "bell\a", "x" * 501])
def test_a_name_is_one_line(views: Views, name: str) -> None:
    """What could not be shown or typed again is refused."""
    with pytest.raises(Invalid):
        views.save("roster", name, "", "", ())
    assert views.all("roster") == ()


@pytest.mark.parametrize("text", ["mina\x1b]0;x", "a\nb"])
def test_a_filter_holds_no_control_characters(views: Views, text: str) -> None:
    """It is painted in the filter bar."""
    with pytest.raises(Invalid, match="Filter"):
        views.save("roster", "Micro", text, "", ())


def test_saving_tells_the_screens(views: Views, database: Database) -> None:
    """Views are a topic of their own."""
    views.save("roster", "Micro", "", "", ())
    assert database.take_changes() == {"views"}
