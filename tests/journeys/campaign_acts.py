"""What is done in one campaign, from its brief to its last day, in keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import campaign_terms as terms
from tui import campaign_words as words
from tui.format import PLATFORM
from tui.i18n import _
from tui.screens.card import CardScreen
from tui.screens.compliance import ComplianceScreen
from tui.widgets.conversation_view import DECISION

if TYPE_CHECKING:
    from tests.journeys.campaign_desk import Desk

MINA, LUCIA, BEN = "김민아", "Lucía Bañares", "Ben Hale"

PEOPLE = {
    MINA: ("instagram", "mina.makes"),
    LUCIA: ("tiktok", "lucia.b"),
    BEN: ("youtube", "benhale"),
}
"""The roster; Ben is never asked."""

NAMES = {"en": "Spring light", "ko": "봄빛", "es": "Luz de abril"}


# The campaign itself


async def begin(desk: Desk, name: str) -> None:
    """A new campaign with its frame; it opens."""
    await desk.asked("n")
    await desk.fill(
        {
            "name": name,
            "brand": "Lumi",
            "market": "korea",
            "objective": _(words.OBJECTIVE["sales"]),
            "starts_on": "2026-03-02",
            "ends_on": "2026-04-10",
            "currency": "KRW",
            "budget": "500만",
        }
    )
    await desk.keep()
    await desk.sees("0/26")


async def set_a_goal(desk: Desk) -> None:
    """What shall be reached."""
    await desk.tab("checklist")
    await desk.asked("p")
    await desk.fill({"reach": "25만"})
    await desk.keep()


async def write_the_brief(desk: Desk) -> None:
    """What it is about."""
    await desk.tab("brief")
    await desk.asked("e")
    await desk.fill({"summary": "A serum for dry days", "messages": "No perfume"})
    await desk.keep()


async def wrap_the_campaign(desk: Desk) -> None:
    """Its frame says that it is over."""
    await desk.asked("E")
    await desk.fill({"status": _(words.STATUS["wrapped"])})
    await desk.keep()


# People


async def add_two(desk: Desk) -> None:
    """Two of the three on the roster come in."""
    await desk.tab("people")
    await desk.asked("n")
    for name in (MINA, LUCIA):
        await desk.press("end", "ctrl+u")
        await desk.type(PEOPLE[name][1])
        await desk.press("tab")
    await desk.answer()
    rows = desk.store.campaign_people.rows(desk.campaign)
    assert {row.name for row in rows} == {MINA, LUCIA}
    desk.talks = {row.name: row.collaboration_id for row in rows}


async def write_to_both(desk: Desk) -> None:
    """The first message went out."""
    await desk.tab("people")
    await desk.press("ctrl+a", "f")
    assert {desk.stage(MINA), desk.stage(LUCIA)} == {"contacted"}


async def hear_from_both(desk: Desk) -> None:
    """Both answer."""
    await desk.tab("people")
    await desk.press("ctrl+a", "r")
    assert {desk.stage(MINA), desk.stage(LUCIA)} == {"replied"}


async def agree_with_mina(desk: Desk) -> None:
    """Two stages on."""
    await _agree(desk, MINA)


async def agree_with_lucia(desk: Desk) -> None:
    """Two stages on, though nobody has looked into her yet."""
    await _agree(desk, LUCIA)


async def _agree(desk: Desk, name: str) -> None:
    await desk.tab("people")
    await desk.person(name)
    await desk.press("greater_than_sign", "greater_than_sign")
    assert desk.stage(name) == "agreed"


async def score_lucia(desk: Desk) -> None:
    """How she fits, on her card."""
    await _card(desk, LUCIA)
    await desk.asked("e")
    fits = ("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice")
    await desk.fill(dict.fromkeys(fits, "3"))
    await desk.keep()
    await desk.press("escape")


async def note_her_audience(desk: Desk) -> None:
    """The last line of the figures of her account."""
    await _card(desk, LUCIA)
    await desk.asked("c")
    await desk.press("up")
    await desk.answer("ES")
    await desk.press("escape")
    (account,) = desk.store.cards.card(desk.people[LUCIA]).accounts
    assert account.audience_country == "ES"


async def _card(desk: Desk, name: str) -> None:
    await desk.tab("people")
    await desk.person(name)
    await desk.press("enter")
    screen = desk.pilot.app.screen
    assert isinstance(screen, CardScreen)
    assert screen.influencer_id == desk.people[name]


async def tick_steps_off(desk: Desk) -> None:
    """What was planned with both of them is done; the next step is dated."""
    await desk.tab("people")
    await desk.press("ctrl+a", "d")


async def wrap_the_people(desk: Desk) -> None:
    """All is done with both."""
    await desk.tab("people")
    await desk.press("ctrl+a", "greater_than_sign", "escape")
    assert {desk.stage(MINA), desk.stage(LUCIA)} == {"wrapped"}


# Papers and parcels


async def send_contracts(desk: Desk) -> None:
    """One to each."""
    await _contract(desk, MINA, "sent")
    await _contract(desk, LUCIA, "sent")


async def mina_signs(desk: Desk) -> None:
    """Hers comes back first."""
    await _contract(desk, MINA, "signed")


async def lucia_signs(desk: Desk) -> None:
    """And the other one."""
    await _contract(desk, LUCIA, "signed")


async def _contract(desk: Desk, name: str, status: str) -> None:
    await desk.tab("people")
    await desk.person(name)
    await desk.asked("c")
    await desk.fill({"status": _(terms.CONTRACT[status])})
    await desk.keep()
    (row,) = desk.store.contracts.of_collaboration(desk.talks[name])
    assert row.status == status


async def send_a_parcel(desk: Desk) -> None:
    """A product is noted, chosen for Mina, sent and there."""
    await desk.tab("people")
    await desk.asked("P")
    await desk.press("n")
    await desk.fill({"name": "Serum", "stock": "5"})
    await desk.keep()
    await desk.press("escape")
    await desk.person(MINA)
    await desk.asked("p")
    await desk.press("n")
    await desk.fill({"product": "Serum"})
    await desk.keep()
    for key in ("s", "a"):
        await desk.press(key)
        await desk.fill({})
        await desk.keep()
    await desk.press("escape")
    (row,) = desk.store.parcels.of_collaboration(desk.talks[MINA])
    assert row.state == "delivered"


async def note_a_breach(desk: Desk) -> None:
    """The label was missing."""
    await desk.tab("people")
    await desk.person(LUCIA)
    await desk.asked("b")
    await desk.fill({"what": "No label"})
    await desk.keep()


async def settle_the_breach(desk: Desk) -> None:
    """It was put right."""
    await desk.tab("people")
    await desk.person(LUCIA)
    await desk.asked("b")
    await desk.press("enter")
    await desk.answer("Added")
    await desk.press("escape")


# Content


async def ask_for_content(desk: Desk) -> None:
    """The same of everybody who agreed, and nothing said of it yet."""
    await desk.tab("content")
    await desk.asked("n")
    await desk.answer(_("Everybody who agreed: {count}").format(count=2))
    await desk.fill({"kind": _(terms.CONTENT_KIND["video"])})
    await desk.keep()
    assert desk.owed(MINA).kind == desk.owed(LUCIA).kind == "video"


async def plan_minas(desk: Desk) -> None:
    """What it shows, where, by when."""
    await _plan(desk, MINA, "Morning", "2026-03-16")


async def plan_lucias(desk: Desk) -> None:
    """By a day on which the campaign is over."""
    await _plan(desk, LUCIA, "Evening", "2026-04-20")


async def _plan(desk: Desk, name: str, substance: str, live: str) -> None:
    platform, handle = PEOPLE[name]
    await desk.piece(name)
    await desk.asked("e")
    await desk.fill(
        {
            "substance": substance,
            "draft_due_on": "2026-03-11",
            "live_due_on": live,
            "account": f"{_(PLATFORM[platform])} @{handle}",
        }
    )
    await desk.keep()


async def plan_lucias_again(desk: Desk) -> None:
    """A day inside the campaign."""
    await desk.piece(LUCIA)
    await desk.asked("e")
    await desk.fill({"live_due_on": "2026-03-18"})
    await desk.keep()


async def hand_in(desk: Desk) -> None:
    """Both are made, and here."""
    await desk.tab("content")
    await desk.press("ctrl+a", "d", "d", "escape")
    assert desk.owed(MINA).state == desk.owed(LUCIA).state == "submitted"


async def review(desk: Desk) -> None:
    """Mina's goes back once; both are approved."""
    await desk.piece(MINA)
    await desk.asked("c")
    await desk.press("1", "ctrl+s")
    await desk.until(lambda: desk.owed(MINA).round == 1, "changes are asked for")
    await desk.press("escape", "d", "d")
    await desk.piece(LUCIA)
    await desk.press("d")
    assert desk.owed(MINA).state == desk.owed(LUCIA).state == "approved"
    assert desk.owed(MINA).round == 1


async def mina_is_live(desk: Desk) -> None:
    """Her post has an address."""
    await _live(desk, MINA, "photo.example/p/1")


async def lucia_is_live(desk: Desk) -> None:
    """Hers as well."""
    await _live(desk, LUCIA, "clip.example/v/2")


async def _live(desk: Desk, name: str, address: str) -> None:
    await desk.piece(name)
    await desk.asked("exclamation_mark")
    await desk.fill({"url": address})
    await desk.keep()
    row = desk.owed(name)
    assert (row.state, row.post_url) == ("live", f"https://{address}")
    assert row.live_on == desk.clock.today()


async def go_through_both(desk: Desk) -> None:
    """Everything nobody looked at is in order, on one page."""
    await desk.tab("content")
    await desk.press("L")
    await desk.until(
        lambda: isinstance(desk.pilot.app.screen, ComplianceScreen), "compliance"
    )
    await desk.press("ctrl+a", "y", "escape", "escape")


# The end


async def go_on_with_mina(desk: Desk) -> None:
    """As before: no reason is needed."""
    await _decide(desk, MINA, "renew", "")


async def go_on_otherwise(desk: Desk) -> None:
    """With Lucía something changes."""
    await _decide(desk, LUCIA, "fix", "Label first")


async def _decide(desk: Desk, name: str, decision: str, reason: str) -> None:
    await desk.tab("retro")
    await desk.person(name)
    await desk.asked("V")
    await desk.answer(_(DECISION[decision]))
    await desk.answer(reason)
    talk = desk.store.conversations.conversation(desk.talks[name])
    assert (talk.decision, talk.decision_reason) == (decision, reason or None)


async def answer_three(desk: Desk) -> None:
    """Three of the four questions."""
    await _retro(desk, {"boost": "Video", "fix": "Labels", "part": "Nobody"})


async def answer_the_last(desk: Desk) -> None:
    """The fourth."""
    await _retro(desk, {"recruit": "Food"})


async def _retro(desk: Desk, answers: dict[str, str]) -> None:
    await desk.tab("retro")
    await desk.asked("e")
    await desk.fill(answers)
    await desk.keep()
