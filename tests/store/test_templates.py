"""Templates: those that came along, reworded, put away, and her own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from store.errors import Invalid, NotFound, Stale
from store.exchange.shipped import shipped
from store.rules.pipeline import STAGES
from store.templates import KINDS, Templates, kind_for
from tests.store.outreach_desk import Desks, desks


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of an empty workspace."""
    with desks() as opened:
        yield opened


def own(templates: Templates, name: str = "Mine", **different: str) -> str:
    """A template of her own; its key."""
    fields: dict[str, Any] = {"language": "ko", "channel": "kakao", "kind": "pitch"}
    body = "안녕하세요 {{ 이름 }}님"
    return templates.save(None, name=name, subject="", body=body, **fields | different)


def reworded(templates: Templates, version: int = 0, body: str = "Hello") -> str:
    """The English pitch in her own words."""
    return templates.save(
        "pitch.en",
        name="Pitch",
        language="en",
        channel="mail",
        kind="pitch",
        subject="For {{ name }}",
        body=body,
        version=version,
    )


def test_a_new_workspace_has_those_that_came_along(desk: Desks) -> None:
    """By kind in the order of a conversation, each in three languages."""
    rows = Templates(desk.database).all()
    assert [row.key for row in rows] == [one.key for one in shipped()]
    assert not any(row.own or row.changed or row.version for row in rows)
    korean = Templates(desk.database).all("ko", channel="mail")
    assert {row.language for row in korean} == {"ko"}
    assert "dm.ko" not in {row.key for row in korean}


def test_her_wording_stands_in_the_place_of_ours_until_undone(desk: Desks) -> None:
    """One step of undo; the shipped wording can be taken back too."""
    templates = Templates(desk.database)
    first = templates.get("pitch.en")
    assert reworded(templates) == "pitch.en"
    row = templates.get("pitch.en")
    assert (row.body, row.changed, row.own, row.version) == ("Hello", True, False, 1)
    assert templates.all()[0] == row
    desk.history.undo()
    assert templates.get("pitch.en") == first
    desk.history.redo()
    templates.restore_shipped("pitch.en")
    assert templates.get("pitch.en") == first


def test_a_second_window_overwrites_nothing(desk: Desks) -> None:
    """An edit made on an older row is told."""
    templates = Templates(desk.database)
    reworded(templates)
    for stale in (0, 2):
        with pytest.raises(Stale):
            reworded(templates, version=stale, body="Over it")
    reworded(templates, version=1, body="Again")
    assert templates.get("pitch.en").body == "Again"


def test_her_own_ones_are_numbered_and_never_share_a_number(desk: Desks) -> None:
    """A message written from one that was undone must not point at another."""
    templates = Templates(desk.database)
    assert own(templates) == "own.1"
    desk.history.undo()
    assert own(templates) == "own.2"
    row = templates.get("own.2")
    assert row.own
    assert not row.changed
    with pytest.raises(NotFound):
        templates.restore_shipped("own.2")


def test_one_that_is_put_away_is_offered_no_more_and_comes_back(desk: Desks) -> None:
    """Shipped, reworded or her own, in the wording it had."""
    templates = Templates(desk.database)
    reworded(templates)
    for key in ("pitch.en", "goodbye.es", own(templates)):
        before = templates.get(key)
        templates.put_away(key)
        assert key not in {row.key for row in templates.all()}
        assert templates.get(key).put_away
        templates.bring_back(key)
        after = templates.get(key)
        assert (after.body, after.changed) == (before.body, before.changed)
        assert not after.put_away
    assert templates.get("goodbye.es").version == 0
    with pytest.raises(NotFound):
        templates.get("own.99")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"body": "Hi {{ nmae }}"}, "did you mean"),
        ({"body": "{{ cycler.__init__.__globals__.os.popen('id') }}"}, "cannot be"),
        ({"body": "{% for x in y %}"}, "no loops"),
        ({"subject": "{{ name"}, "never closed"),
        ({"subject": "Hi\r\nBcc: a@b.c"}, "cannot be used"),
        ({"body": "  "}, "needs a text"),
        ({"body": "a\x1b[2J"}, "control character"),
        ({"name": ""}, "cannot be used"),
        ({"language": "fr"}, "cannot be for fr"),
        ({"channel": "pigeon"}, "cannot be for pigeon"),
        ({"kind": "spam"}, "cannot be for spam"),
    ],
)
def test_what_cannot_be_filled_in_is_refused(
    desk: Desks, wrong: dict[str, str], said: str
) -> None:
    """By name and line, and nothing is kept."""
    fields: dict[str, Any] = {
        "name": "Mine",
        "language": "en",
        "channel": "mail",
        "kind": "pitch",
        "subject": "Hi",
        "body": "Hi",
    }
    templates = Templates(desk.database)
    with pytest.raises(Invalid, match=said):
        templates.save(None, **fields | wrong)
    assert not any(row.own for row in templates.all())


def test_the_fitting_one_is_hers_and_made_for_the_channel(desk: Desks) -> None:
    """In the language of the person; a long mail is the last resort."""
    templates = Templates(desk.database)

    def fits(kind: str, channel: str) -> str:
        found = templates.fitting(kind, "ko", channel)
        return found.key if found else ""

    assert fits("pitch", "mail") == "pitch.ko"
    assert fits("dm", "kakao") == "dm.ko"
    assert fits("follow_up_1", "dm") == "follow_up_1.ko"
    mine = own(templates)
    assert fits("dm", "kakao") == mine
    assert fits("dm", "dm") == "dm.ko"
    assert fits("pitch", "mail") == "pitch.ko"
    newest = own(templates, channel="mail")
    assert fits("pitch", "mail") == newest
    templates.put_away("dm.ko")
    assert fits("dm", "dm") == mine
    assert fits("other", "mail") == ""


def test_every_stage_has_a_kind_of_message() -> None:
    """And the cadence may name another for its own step."""
    assert {kind_for(stage, 1, "mail") for stage in STAGES} <= set(KINDS)
    assert kind_for("identified", 0, "mail") == "pitch"
    assert kind_for("warming", 0, "kakao") == "dm"
    assert kind_for("contacted", 1, "mail") == "follow_up_1"
    assert kind_for("contacted", 2, "dm") == "follow_up_2"
    assert kind_for("contacted", 1, "dm", "goodbye") == "goodbye"
    assert kind_for("contacted", 1, "dm", "no such") == "follow_up_1"
    assert kind_for("agreed", 0, "mail") == "brief"
    assert kind_for("declined", 0, "mail") == "goodbye"
