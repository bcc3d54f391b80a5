"""A cadence is typed as one line, in the words of three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Invalid
from store.rules.cadence import CadenceStep
from store.rules.cadence_words import LONGEST, MOST, read_steps, write_steps
from store.rules.vocabulary import CHANNELS


def plain(text: str) -> list[tuple[int, str | None]]:
    """Waits and channels of a line."""
    return [(step.wait, step.channel) for step in read_steps(text)]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("3 5", [(3, None), (5, None)]),
        ("3, 5", [(3, None), (5, None)]),
        ("3 kakao, 5", [(3, "kakao"), (5, None)]),
        ("3d 5d dm", [(3, None), (5, "dm")]),
        ("3일 카톡, 5영업일 전화", [(3, "kakao"), (5, "phone")]),
        ("2 días correo; 4 dias", [(2, "mail"), (4, None)]),
        ("5 Mensaje directo + 10", [(5, "dm"), (10, None)]),
        ("\uff13 \uff15", [(3, None), (5, None)]),
        ("", []),
        ("  ", []),
    ],
)
def test_a_line_is_days_and_channels(
    text: str, steps: list[tuple[int, str | None]]
) -> None:
    """Business days after the message before, and where it goes if that is said."""
    assert plain(text) == steps


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3 pigeon", "pigeon is neither a number of days nor a channel"),
        ("kakao 3", "kakao is neither"),
        ("3 kakao, dm", "dm is neither"),
        ("0", "0 is no number of days"),
        (f"{LONGEST + 1}", "is no number of days"),
        ("9" * 400, "999999999 is no number of days"),
        ("1 " * (MOST + 1), "13 messages are too many; up to 12 fit"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, said: str) -> None:
    """In one sentence."""
    with pytest.raises(Invalid, match=said):
        read_steps(text)


def test_what_messages_are_written_from_stays() -> None:
    """Place by place; a new one is a second follow-up."""
    before = (CadenceStep(3, None, "dm"), CadenceStep(5, None, None))
    found = read_steps("2, 4, 6", before)
    assert [step.template for step in found] == ["dm", "follow_up_2", "follow_up_2"]
    assert [step.template for step in read_steps("3 5")] == [
        "follow_up_1",
        "follow_up_2",
    ]


STEPS = st.lists(
    st.builds(
        CadenceStep, st.integers(1, LONGEST), st.none() | st.sampled_from(CHANNELS)
    ),
    max_size=MOST,
)
WORDS = st.dictionaries(
    st.sampled_from(CHANNELS), st.text(max_size=12) | st.sampled_from(["카톡", "Mail"])
)


@given(STEPS, WORDS)
def test_a_line_that_is_written_is_read_back(
    steps: list[CadenceStep], words: dict[str, str]
) -> None:
    """Whatever the channels are called on the screen."""
    line = write_steps(steps, lambda code: words.get(code, code))
    assert plain(line) == [(step.wait, step.channel) for step in steps]


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Never a crash, never a wait that cannot be kept."""
    try:
        found = read_steps(text)
    except Invalid:
        return
    assert len(found) <= MOST
    assert all(0 < step.wait <= LONGEST for step in found)
