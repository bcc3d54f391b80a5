"""Headers of two rows, as they stand in a workbook and as they are saved as text."""

from __future__ import annotations

from store.exchange.layout import Merge
from store.exchange.merged_headers import whole_header

ABOVE = ["Name", "Schedule", "", "Status"]
UNDER = ["", "Draft", "Upload", ""]
DATA = ["Mina", "2026-03-01", "2026-03-04", "ok"]
MERGES = (Merge(1, 2, 0, 0), Merge(1, 1, 1, 2), Merge(1, 2, 3, 3))
WHOLE = ["Name", "Draft", "Upload", "Status"]


def test_whichever_of_the_two_rows_was_found() -> None:
    """Names over both rows, and those under a group."""
    records = [ABOVE, UNDER, DATA]
    assert whole_header(records, 1, MERGES) == (2, WHOLE)
    assert whole_header(records, 2, MERGES) == (2, WHOLE)
    assert whole_header(records, 1, ()) == (2, WHOLE)


def test_a_name_that_says_nothing_alone_takes_its_group_along() -> None:
    """Phase one of what?"""
    under = ["", "Phase A", "Phase B", ""]
    cells = ["Name", "Schedule Phase A", "Schedule Phase B", "Status"]
    assert whole_header([ABOVE, under, DATA], 1, MERGES) == (2, cells)
    # Without merged cells to tell, it may as well be a row.
    assert whole_header([ABOVE, under, DATA], 1, ()) == (1, ABOVE)


def test_one_row_is_enough() -> None:
    """No header, nothing below it, or other cells merged than the header's."""
    assert whole_header([DATA], 0, MERGES) == (0, DATA)
    assert whole_header([ABOVE], 1, ()) == (1, ABOVE)
    plain = ["Name", "Kind", "Day", "Status"]
    below = (Merge(2, 3, 0, 0), Merge(1, 2, 9, 9))
    assert whole_header([plain, DATA], 1, below) == (1, plain)
    assert whole_header([["", "Kind"], ["Mina", "Reel"]], 1, ()) == (1, ["", "Kind"])
