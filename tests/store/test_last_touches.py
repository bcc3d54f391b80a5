"""What a conversation keeps of its touches is compared with them, and mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import last_touches
from store.history import History
from store.keeping import Keeping
from store.outreach_draft import TouchDraft
from tests.builders import everything
from tests.store.outreach_desk import MONDAY, Desks, desks

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of a workspace with three conversations, one of them silent."""
    with desks() as opened:
        people = [opened.person(name) for name in ("Mina", "Sora", "유나")]
        first, second, _silent = opened.outreach.start(people, today=MONDAY)
        opened.outreach.sent([first, second], today=MONDAY)
        opened.outreach.replied([second], today=MONDAY + timedelta(days=1))
        yield opened


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE collaboration SET last_on='2020-01-01' WHERE id=1",
        "UPDATE collaboration SET last_direction='in' WHERE id=1",
        "UPDATE collaboration SET last_channel='kakao' WHERE id=2",
        "UPDATE collaboration SET written_on=NULL WHERE id=1",
        "UPDATE collaboration SET unanswered=7 WHERE id=3",
        "DELETE FROM touch WHERE collaboration_id=1",
    ],
)
def test_a_conversation_out_of_step_is_found_and_mended(
    desk: Desks, script: str, tmp_path: Path
) -> None:
    """It is worked out again, without a step in the history."""
    with closing(sqlite3.connect(desk.database.path)) as tool:
        # Another tool knows neither the history nor its functions.
        tool.executescript("DROP TRIGGER IF EXISTS note_touch_delete;" + script)
    steps = len(History(desk.database).units())
    keeping = Keeping(desk.database)
    told = {check.code: check for check in keeping.check(tmp_path / "copies")}
    assert not told["touches"].ok
    assert told["touches"].detail == {"count": 1}
    assert keeping.mend() == 1
    assert desk.database.take_changes() >= {"outreach"}
    assert keeping.mend() == 0
    assert len(History(desk.database).units()) == steps


TOUCH = st.tuples(
    st.sampled_from(["out", "in"]),
    st.sampled_from(["message", "warm_up", "call", "note"]),
    st.sampled_from(["mail", "dm", "kakao"]),
    st.integers(0, 4),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(TOUCH, max_size=8))
def test_all_at_once_gives_what_one_by_one_gives(
    touches: list[tuple[str, str, str, int]],
) -> None:
    """The check and the keys of the morning never disagree."""
    with desks() as desk:
        mina = desk.person("Mina")
        (number,) = desk.outreach.start([mina], today=MONDAY)
        for direction, kind, channel, back in touches:
            draft = TouchDraft(
                mina,
                number,
                direction=direction,
                kind=kind,
                channel=channel,
                on=MONDAY - timedelta(days=back),
            )
            desk.outreach.log(draft, today=MONDAY)
        assert last_touches.differences(desk.database.reader) == 0
        before = everything(desk.database.reader)
        with desk.database.replaying(("outreach",)) as connection:
            last_touches.rebuild(connection)
        assert everything(desk.database.reader) == before
