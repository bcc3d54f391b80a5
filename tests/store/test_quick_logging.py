"""One line, logged: whom it means, where it goes, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import Invalid, NotFound
from store.quick_logging import QuickLogging, Understood
from store.roster import Roster
from store.rules.money import Money
from tests.store.outreach_desk import MONDAY, Desks, desks

THURSDAY = date(2026, 3, 5)


@dataclass
class Logs:
    """The desk under test, and those beside it."""

    quick: QuickLogging
    desks: Desks

    def read(
        self, line: str, person: int | None = None, chosen: int | None = None
    ) -> Understood:
        """What a line means on that Monday."""
        return self.quick.read(line, today=MONDAY, person=person, chosen=chosen)

    def problem(self, line: str) -> str:
        """What is wrong with a line."""
        return str(self.read(line).problem)


def quick_logging(opened: Desks) -> QuickLogging:
    """The desk as the store puts it together."""
    return QuickLogging(
        opened.database,
        opened.settings,
        opened.outreach,
        opened.conversations,
        opened.campaigns,
    )


@pytest.fixture
def logs() -> Iterator[Logs]:
    """An empty workspace."""
    with desks() as opened:
        yield Logs(quick_logging(opened), opened)


# Whom it means


def test_a_handle_to_the_letter_leaves_out_all_that_begin_so(logs: Logs) -> None:
    """So does a name; part of one may mean several, best first."""
    mina = logs.desks.person("Mina Park", handle="mina")
    minsu = logs.desks.person("Minsu", handle="minsu.day")
    assert [one.influencer_id for one in logs.read("@MINA hi").people] == [mina]
    assert [one.influencer_id for one in logs.read("@minsu hi").people] == [minsu]
    found = logs.read("@min hi")
    assert {one.influencer_id for one in found.people} == {mina, minsu}
    assert not found.is_clear
    again = logs.read("@min hi", chosen=minsu)
    assert again.is_clear
    assert again.draft is not None
    assert again.draft.influencer_id == minsu


def test_an_alias_a_link_and_initials_are_found(logs: Logs) -> None:
    """An alias to the letter is as good as a name."""
    mina = logs.desks.person("김민아", handle="mina_glow")
    logs.desks.person("Glowing Anna", handle="anna")
    Roster(logs.desks.database).add_alias(mina, "Glow")
    for who in ("glow", "ㄱㅁㅇ", "https://www.instagram.com/mina_glow/", "mina_g"):
        found = logs.read(f"@{who} hi")
        assert [one.influencer_id for one in found.people] == [mina], who
        assert found.is_clear


def test_whoever_the_cursor_is_on_is_meant_when_nobody_is_named(logs: Logs) -> None:
    """And among those who share a handle; but never instead of somebody named."""
    insta = logs.desks.person("Ana", handle="ana")
    tiktok = logs.desks.person("Ana Luz", handle="ana", platform="tiktok")
    other = logs.desks.person("Anabel", handle="anabel")
    assert logs.read("hi", tiktok).who == logs.read("@ana hi", tiktok).who
    both = logs.read("@ana hi")
    assert {one.influencer_id for one in both.people} == {insta, tiktok}
    assert not both.is_clear
    assert logs.read("@anabel hi", insta).draft is not None
    assert logs.read("@anabel hi", insta).who == logs.read("hi", other).who
    assert not logs.read("@an hi", other).is_clear


def test_who_is_in_the_trash_is_meant_by_nothing(logs: Logs) -> None:
    """Nor does a line begin with them."""
    mina = logs.desks.person("Mina", handle="mina")
    assert logs.quick.prefill(mina) == "@mina "
    Roster(logs.desks.database).archive([mina])
    assert logs.problem("@mina hi") == "Nobody here is called “mina”."
    assert "Say whom" in str(logs.read("hi", mina).problem)
    assert logs.quick.prefill(mina) == ""


def test_a_line_begins_with_a_name_where_there_is_no_handle(logs: Logs) -> None:
    """In quotes where it would be read as something else, and it is read back."""
    for name in ("Mina Park", 'Mina "M" Park', "민아", "_x", "a:b"):
        number = logs.desks.person(name)
        line = logs.quick.prefill(number)
        assert logs.read(f"{line}dm: hi").who == logs.read("hi", number).who, line


@pytest.mark.parametrize(
    ("line", "told", "place"),
    [
        ("hi", "Say whom: begin with @ and a name", (0, 0)),
        ("", "Say who and what", (0, 0)),
        ("@mina ", "Say what happened, as in @mina dm", (0, 0)),
        ("@mina /spring", "There is no campaign called spring.", (6, 13)),
        ("dm @noone: hi", "Nobody here is called “noone”.", (3, 9)),
        ("@mina =zzz", "There is no stage “zzz”", (6, 10)),
        ("@mina price 500k", "Say in which currency “price 500k” is", (6, 16)),
        ("@mina price 500 pesos", "“500 pesos” is not clearly one", (12, 21)),
        ("@mina fee 0.001 EUR", "“0.001 EUR” is not clearly one", (10, 19)),
        ("@mina 99h: hi", "5940 minutes do not fit into a day.", (6, 9)),
        ("@krw price 0.5", "“price 0.5” is not an amount of KRW.", (5, 14)),
    ],
)
def test_what_cannot_be_logged_is_told_with_its_place(
    logs: Logs, line: str, told: str, place: tuple[int, int]
) -> None:
    """And saving it is refused in the same words."""
    logs.desks.person("Mina", handle="mina")
    logs.desks.person("Jun", handle="krw", country="KR")
    found = logs.read(line)
    assert found.problem is not None
    assert told in str(found.problem)
    assert (found.problem.start, found.problem.end) == place
    assert found.draft is None
    with pytest.raises(Invalid):
        logs.quick.save(found, MONDAY)


def test_what_was_understood_besides_a_problem_is_told_too(logs: Logs) -> None:
    """The person and the conversation are known while the amount is not."""
    mina = logs.desks.person("Mina", handle="mina")
    found = logs.read("@mina dm price 500k: hi")
    assert found.who is not None
    assert found.who.influencer_id == mina
    assert found.log.channel == "dm"
    assert found.problem is not None


# Where it goes


def test_it_goes_to_the_open_conversation_or_begins_one(logs: Logs) -> None:
    """A campaign that is named has its own, old or new."""
    mina = logs.desks.person("Mina", handle="mina")
    assert logs.read("@mina hi").conversation is None
    spring = logs.desks.campaigns.add("Spring glow")
    logs.desks.campaigns.add("Summer")
    (number,) = logs.desks.outreach.start([mina], spring, today=MONDAY)
    found = logs.read("@mina hi")
    assert found.conversation is not None
    assert (found.conversation.id, found.campaign) == (number, "Spring glow")
    new = logs.read("@mina /summer hi")
    assert (new.conversation, new.campaign) == (None, "Summer")
    done = logs.quick.save(new, MONDAY)
    assert done.collaboration_id not in {None, number}
    told = logs.problem("@mina /s hi")
    assert told == "s may be several campaigns: Spring glow, Summer."


def test_a_note_about_nobody_in_talks_stands_by_itself(logs: Logs) -> None:
    """Unless it plans something: then there is a conversation to hold it."""
    mina = logs.desks.person("Mina", handle="mina")
    found = logs.read("@mina note: has a dog")
    assert found.draft is not None
    assert (found.draft.kind, found.draft.body) == ("note", "has a dog")
    assert found.comes_to is None
    assert logs.quick.save(found, MONDAY).collaboration_id is None
    assert logs.desks.conversations.of_influencer(mina) == ()
    planned = logs.quick.save(logs.read("@mina +3d > call: note: x"), MONDAY)
    assert planned.next_step_on == THURSDAY
    assert [touch.body for touch in logs.desks.conversations.timeline(mina)] == [
        "x",
        "has a dog",
    ]


# What is assumed


@pytest.mark.parametrize(
    ("said", "direction"),
    [
        ("hi", "out"),
        ("dm", "out"),
        ("asks 500 EUR", "in"),
        ("답장", "in"),
        ("=replied", "in"),
        ("respondió asks 500 EUR", "in"),
        ("asks 500 EUR offer 300 EUR", "out"),
        ("offer 300 EUR", "out"),
        ("sent asks 500 EUR", "out"),
        ("in offer 300 EUR", "in"),
    ],
)
def test_which_way_it_went(logs: Logs, said: str, direction: str) -> None:
    """From them with a reply or a price of theirs alone, else from us."""
    logs.desks.person("Mina", handle="mina")
    draft = logs.read(f"@mina {said}").draft
    assert draft is not None
    assert draft.direction == direction


@pytest.mark.parametrize(
    ("said", "kind", "text"),
    [
        ("called: hi", "call", "hi"),
        ("전화 20분", "call", ""),
        ("by phone: hi", "call", "hi"),
        ("문자: 안녕", "message", "안녕"),
        ("sms: hi", "message", "hi"),
        ("met: hi", "meeting", "hi"),
        ("reunión: sí", "meeting", "sí"),
        ("어제 미팅", "meeting", ""),
        ("whatsapp: hi", "message", "hi"),
        ("dm: hi", "message", "hi"),
        ("note: likes dogs", "note", "likes dogs"),
        ("메모 강아지 좋아함", "note", "강아지 좋아함"),
        ("nota: tiene perro", "note", "tiene perro"),
        ("dm note the change", "message", "note the change"),
        ("notes are fine", "message", "notes are fine"),
    ],
)
def test_what_kind_of_touch_it_was(logs: Logs, said: str, kind: str, text: str) -> None:
    """A word for it is enough, and a note loses that word."""
    logs.desks.person("Mina", handle="mina")
    draft = logs.read(f"@mina {said}").draft
    assert draft is not None
    assert (draft.kind, draft.body) == (kind, text)


def test_the_channel_is_the_one_in_use(logs: Logs) -> None:
    """Where nothing was said yet, where they like it, or mail."""
    logs.desks.person("Mina", handle="mina")
    logs.desks.person("Jun", handle="jun", preferred_channel="kakao")

    def channel(line: str) -> str | None:
        draft = logs.read(line).draft
        return None if draft is None else draft.channel

    assert channel("@mina hi") == "mail"
    assert channel("@jun hi") == "kakao"
    logs.quick.save(logs.read("@mina dm: hi"), MONDAY)
    assert channel("@mina hi") == channel("@mina in: hi") == "dm"
    logs.quick.save(logs.read("@jun mail: hi"), MONDAY)
    assert channel("@jun in: hi") == "mail"
    assert channel("@jun hi") == "kakao"  # after silence, where they like it


def test_the_currency_is_the_written_one_or_the_usual_one(logs: Logs) -> None:
    """Of the conversation, of the person's rate, of their country, in this order."""
    mina = logs.desks.person("Mina", handle="mina", country="MX")

    def amount(words: str) -> Money:
        draft = logs.read(f"@mina {words}").draft
        assert draft is not None
        return draft.amounts[0][1]

    assert amount("price 500") == Money(50_000, "MXN")
    assert amount("price $500") == Money(50_000, "MXN")
    assert amount("price 500 pesos") == Money(50_000, "MXN")
    assert amount("price 50만원") == Money(500_000, "KRW")
    Roster(logs.desks.database).quote(mina, "reel", Money(100, "EUR"), today=MONDAY)
    assert amount("price 500") == Money(50_000, "EUR")
    logs.quick.save(logs.read("@mina price 500 USD"), MONDAY)
    assert amount("offer 400") == Money(40_000, "USD")


# What follows


def test_a_whole_line_is_logged_as_it_was_told(logs: Logs) -> None:
    """Every field of it, and one step of undo."""
    mina = logs.desks.person("Mina Park", handle="mina", country="KR")
    before = len(logs.desks.history.units(50))
    found = logs.read("@mina dm 15min price 500k +3d > 계약서: liked the samples")
    done = logs.quick.save(found, MONDAY)
    assert (done.name, done.stage, done.next_step_on) == (
        "Mina Park",
        "negotiating",
        THURSDAY,
    )
    assert done.collaboration_id is not None
    kept = logs.desks.conversation(done.collaboration_id)
    assert (kept.asked, kept.next_step) == (Money(500_000, "KRW"), "계약서")
    (touch,) = logs.desks.conversations.timeline(mina)
    assert (touch.channel, touch.direction, touch.minutes) == ("dm", "in", 15)
    assert touch.body == "liked the samples"
    assert len(logs.desks.history.units(50)) == before + 1
    logs.desks.history.undo()
    assert logs.desks.conversations.timeline(mina) == ()


_WORDS = st.lists(
    st.sampled_from(
        [
            *("dm", "mail", "전화", "in", "out", "답장", "yesterday", "-9d", "+3d"),
            *("fri", "15min", "note:", "=agreed", "=neg", "=wrapped", "=no_reply"),
            *("=warming", "500€", "offer 400€", "agreed 300€", "/spring", "hi"),
        ]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=4))
def test_what_is_told_to_follow_is_what_follows(lines: list[list[str]]) -> None:
    """Whatever was said before: the stage, the next step and its day."""
    with desks() as opened:
        logs = Logs(quick_logging(opened), opened)
        opened.person("Mina", handle="mina", preferred_channel="kakao", country="KR")
        opened.campaigns.add("Spring")
        for words in lines:
            found = logs.read(f"@mina {' '.join(words)}")
            if found.problem is not None:
                continue
            assert found.draft is not None
            done = logs.quick.save(found, MONDAY)
            assert done.collaboration_id == (
                found.draft.collaboration_id or done.collaboration_id
            )
            if found.comes_to is None:
                assert done.collaboration_id is None
                continue
            told = found.comes_to
            assert (told.stage, told.next_kind, told.next_step_on) == (
                done.stage,
                done.next_kind,
                done.next_step_on,
            )
            assert done.collaboration_id is not None
            touch = opened.conversations.timeline(found.draft.influencer_id)
            said = {(one.channel, one.direction, one.kind) for one in touch}
            draft = found.draft
            assert (draft.channel, draft.direction, draft.kind) in said


def test_a_line_is_logged_only_when_it_was_understood(logs: Logs) -> None:
    """Nothing at all is refused like a line with a mistake."""
    with pytest.raises(Invalid, match="Say whom"):
        logs.quick.save(Understood(), MONDAY)
    mina = logs.desks.person("Mina", handle="mina")
    (number,) = logs.desks.outreach.start([mina], today=MONDAY)
    found = logs.read("@mina hi")
    logs.desks.outreach.remove([number])
    with pytest.raises(NotFound):
        logs.quick.save(found, MONDAY)
