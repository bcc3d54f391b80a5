"""What may be done with content, and which items its rows then show to be met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from checklists.compliance import ITEMS
from store.library_draft import AssetDraft
from store.rules.content_words import OWN_CHECKS
from tests.store.spring_campaign import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from store import Store


def piece(store: Store, pick: int) -> int:
    """The number of one of the pieces, or of none."""
    rows = store.database.read("SELECT id FROM deliverable ORDER BY id")
    return int(rows[pick % len(rows)][0]) if rows else 404


def step(store: Store, pick: int, state: str) -> None:
    """Put a piece into a state that needs no more to be said."""
    store.deliverables.move([piece(store, pick)], state, today=MONDAY)


def approve(store: Store, pick: int, well: bool) -> None:
    """Approve a draft, saying how it stands with guideline and brand, or not."""
    checks = dict.fromkeys(OWN_CHECKS, well)
    store.reviews.approve([piece(store, pick)], today=MONDAY, checks=checks)


def ask(store: Store, pick: int) -> None:
    """Ask for changes."""
    store.reviews.ask_changes([piece(store, pick)], "Label first", today=MONDAY)


def answer(store: Store, pick: int, item: str, ok: bool) -> None:
    """Answer a point of the list, or one of her own."""
    store.compliance.answer([piece(store, pick)], item, ok, today=MONDAY)


def answer_all(store: Store, pick: int) -> None:
    """Say that everything is in order that nobody looked at."""
    store.compliance.answer_open([piece(store, pick)], today=MONDAY)


def unanswer(store: Store, pick: int, item: str) -> None:
    """Forget an answer."""
    store.compliance.clear(piece(store, pick), item)


def keep(store: Store, pick: int) -> None:
    """Keep the file of a piece."""
    row = store.deliverables.one(piece(store, pick))
    place = f"https://files.example/{row.id}.mp4"
    draft = AssetDraft(row.influencer_id, place, deliverable_id=row.id)
    store.library.add([draft], today=MONDAY)


def unkeep(store: Store, pick: int) -> None:
    """Take a file out of the library."""
    rows = store.database.read("SELECT id FROM asset ORDER BY id")
    store.library.remove(int(rows[pick % len(rows)][0]) if rows else 404)


def all_well(store: Store) -> None:
    """Let every piece be looked at, and all of it be in order."""
    numbers = [row.id for row in store.deliverables.of_campaign(1)]
    checks = dict.fromkeys(OWN_CHECKS, True)
    store.reviews.approve(numbers, today=MONDAY, checks=checks)
    store.compliance.answer_open(numbers, today=MONDAY)


PICK = st.integers(1, 3)
ITEM = st.sampled_from([*ITEMS[:2], *OWN_CHECKS])
STATE = st.sampled_from(
    ["briefed", "drafting", "submitted", "changes_requested", "approved"]
)
CONTENT_DEEDS: dict[
    str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]
] = {
    "step": (step, (PICK, STATE)),
    "approve": (approve, (PICK, st.booleans())),
    "ask": (ask, (PICK,)),
    "answer": (answer, (PICK, ITEM, st.booleans())),
    "answer_all": (answer_all, (PICK,)),
    "unanswer": (unanswer, (PICK, ITEM)),
    "keep": (keep, (PICK,)),
    "unkeep": (unkeep, (PICK,)),
}

_HANDED = "(SELECT * FROM owed WHERE state<>'briefed' AND state<>'drafting')"
_PASSED = "(SELECT * FROM owed WHERE state='approved' OR state='live')"

CONTENT_EVIDENCE = {
    "3.1": f"EXISTS {_HANDED} AND NOT EXISTS (SELECT 1 FROM {_HANDED} WHERE"
    " state='submitted' OR id NOT IN (SELECT deliverable_id FROM compliance_check"
    " WHERE item='guideline' AND ok))",
    "3.2": f"EXISTS {_HANDED} AND NOT EXISTS (SELECT 1 FROM owed WHERE"
    " state='changes_requested')",
    "3.3": f"EXISTS {_PASSED} AND NOT EXISTS (SELECT 1 FROM owed WHERE"
    " state='approved' AND id NOT IN (SELECT deliverable_id FROM asset WHERE"
    " deliverable_id IS NOT NULL))",
    "7.2": "(SELECT count(*)>0 FROM owed WHERE state='live') AND NOT EXISTS (SELECT 1"
    " FROM owed o WHERE state='live' AND 12<>(SELECT count(*) FROM compliance_check k"
    " WHERE k.deliverable_id=o.id AND k.ok AND k.item<>'guideline'"
    " AND k.item<>'brand_fit'))",
    "8.2": f"EXISTS {_PASSED} AND NOT EXISTS (SELECT 1 FROM {_PASSED} WHERE id NOT IN"
    " (SELECT deliverable_id FROM compliance_check WHERE item='brand_fit' AND ok))",
}
"""What has to be true for the items about content."""
