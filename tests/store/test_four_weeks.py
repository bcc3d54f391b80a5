"""Four weeks of a pipeline, across the holidays of autumn 2026 in Korea and Spain.

Closed in Korea: Chuseok from Thursday 24 to Saturday 26 September, Monday 5 October for
a Foundation Day that fell on a Saturday, Friday 9 October. In Spain: Monday 12 October.
Every date below was counted on a paper calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from store.outreach_draft import TouchDraft
from tests.store.outreach_desk import Desks, desks


def september(day: int) -> date:
    """A day of September 2026."""
    return date(2026, 9, day)


def october(day: int) -> date:
    """A day of October 2026."""
    return date(2026, 10, day)


CADENCE = {
    "KR over Chuseok": (
        "KR",
        [
            (september(21), september(28)),
            (september(28), october(6)),
            (october(6), date(2026, 12, 5)),
        ],
    ),
    "ES in the same weeks": (
        "ES",
        [
            (september(21), september(24)),
            (september(24), october(1)),
            (october(1), date(2026, 11, 30)),
        ],
    ),
    "KR over Foundation Day and Hangul Day": (
        "KR",
        [(october(1), october(7)), (october(7), october(15))],
    ),
    "ES over the national day": (
        "ES",
        [(october(7), october(13)), (october(13), october(20))],
    ),
    "no country, only weekends": (
        "",
        [(september(23), september(28)), (september(28), october(5))],
    ),
}


@pytest.mark.parametrize("story", CADENCE)
def test_silence_is_followed_up_on_business_days_of_the_market(story: str) -> None:
    """Three days after the first message, five after the next, then the rest."""
    country, messages = CADENCE[story]
    with desks() as desk:
        typed = {"country": country} if country else {}
        owner = desk.person("Mina", **typed)
        (number,) = desk.outreach.start([owner], today=messages[0][0])
        for sent_on, next_on in messages:
            desk.outreach.sent([number], today=sent_on)
            assert desk.conversation(number).next_step_on == next_on


def test_four_weeks_of_one_pipeline() -> None:
    """Two countries, replies, a campaign with a market of its own, a plan, a rest."""
    with desks() as desk:
        mina = desk.person("김민아", country="KR")
        lucia = desk.person("Lucía", country="ES")
        jun = desk.person("이준", country="KR")
        madrid = desk.campaigns.add("Madrid otoño", market="ES")
        (of_mina,) = desk.outreach.start([mina], today=september(21))
        (of_lucia,) = desk.outreach.start([lucia], today=september(21))
        (of_jun,) = desk.outreach.start([jun], madrid, today=september(23))
        due = due_of(desk)

        desk.outreach.sent([of_mina, of_lucia], today=september(21))
        assert due(of_mina) == september(28)
        assert due(of_lucia) == september(24)

        # Jun lives in Korea, but the work is done in Spain: its calendar counts.
        desk.outreach.sent([of_jun], today=september(23))
        assert due(of_jun) == september(28)

        # Lucía answers on the Friday of Chuseok: in Spain, Monday is the next day.
        desk.outreach.replied([of_lucia], today=september(25))
        assert due(of_lucia) == september(28)
        lucia_says = TouchDraft(lucia, of_lucia, channel="dm", minutes=10)
        desk.outreach.log(lucia_says, today=september(28))
        assert due(of_lucia) == october(1)

        # Mina answers the follow-up on the Thursday before Hangul Day.
        desk.outreach.sent([of_mina], today=september(28))
        assert due(of_mina) == october(6)
        desk.outreach.replied([of_mina], today=october(8))
        assert due(of_mina) == october(12)
        desk.outreach.sent([of_mina], today=october(12))
        assert due(of_mina) == october(15)

        # Jun stays silent: two follow-ups, then sixty days of rest.
        desk.outreach.sent([of_jun], today=september(28))
        assert due(of_jun) == october(5)
        desk.outreach.sent([of_jun], today=october(5))
        rests = desk.conversation(of_jun)
        assert (rests.stage, rests.next_step_on) == ("no_reply", date(2026, 12, 4))

        # A message to Lucía on the eve of the national day.
        desk.outreach.sent([of_lucia], today=october(9))
        assert due(of_lucia) == october(19)

        assert [
            desk.conversation(number).stage for number in (of_mina, of_lucia, of_jun)
        ] == ["replied", "replied", "no_reply"]
        for _ in desk.history.units(100):
            desk.history.undo()
        assert desk.database.read("SELECT count(*) FROM collaboration") == [(0,)]


def due_of(desk: Desks) -> Callable[[int], date | None]:
    """The day on which a conversation is due next."""

    def due(number: int) -> date | None:
        return desk.conversation(number).next_step_on

    return due
