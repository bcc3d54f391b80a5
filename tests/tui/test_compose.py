"""Writing to somebody from a template, out, and marked as sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from store.exchange.shipped import shipped
from store.outreach_draft import TouchDraft
from store.rules.merge_fields import fill
from tests.builders import TODAY
from tests.tui import roster_app
from tests.tui.card_host import opened, settled, typed
from tests.tui.compose_host import ana, copies, dialog, ready, worked, writing

if TYPE_CHECKING:
    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    with opened(tmp_path) as store:
        yield store


async def test_a_mail_from_a_template_marked_as_sent_is_three_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Write, copy, sent: the stage has moved and the next step is dated."""
    taken = copies(monkeypatch)
    async with roster_app.opened(tmp_path, people=()) as (pilot, store):
        ready(store)
        talk = ana(store)
        pilot.app.changed.publish(frozenset({"roster"}))  # type: ignore[attr-defined]
        await roster_app.settle(pilot)
        for key in ("m", "ctrl+y", "ctrl+s"):
            await worked(pilot.app, pilot, key)  # type: ignore[arg-type]
        said = store.conversations.timeline(talk.owner)
        assert [(one.subject, one.body, one.channel) for one in said] == [
            ("A note from Alex", taken[0], "mail")
        ]
        assert taken == ["Hi Ana, it is Alex about Papermoon. One more try?"]
        assert said[0].template == "own.1"
        now = store.conversations.conversation(talk.number)
        assert (now.stage, now.next_kind) == ("contacted", "follow_up")
        assert now.next_step_on == date(2026, 3, 5)
        # One step of undo takes back both.
        store.history.undo()
        assert store.conversations.timeline(talk.owner) == ()
        assert store.conversations.conversation(talk.number).stage == "identified"


async def test_what_is_missing_holds_the_sending_and_is_named(store: Store) -> None:
    """Each gap can be gone to and typed over; then it can be sent."""
    talk = ana(store)
    async with writing(store, talk) as (app, pilot):
        assert "⟦Product⟧" in app.page()
        assert "Still to fill in: My name, My company, Deliverable" in app.page()
        await settled(pilot, "ctrl+s")
        assert "Not sent: first fill in My name, My company" in app.page()
        assert store.conversations.timeline(talk.owner) == ()
        for value in ("Al", "PM", "one reel", "Glow", "3/14"):
            await typed(pilot, value)
            await settled(pilot, "ctrl+n")
        await typed(pilot, "€9")
        await worked(app, pilot, "ctrl+s")
        assert app.answers == [True]
        (said,) = store.conversations.timeline(talk.owner)
        assert said.body is not None
        assert "⟦" not in said.body
        # The name was typed once and stands in both its places.
        assert said.body.count("Al\n") + said.body.count("Al ") == 2
        assert "Wrote to Ana Luz. Next: follow-up, Thu 5 Mar." in app.told[-1]


async def test_a_gap_typed_over_gets_the_particle_that_fits(store: Store) -> None:
    """을(를) is decided once there is a word before it."""
    ready(store)
    talk = ana(store, language="ko")
    store.templates.put_away("own.2")
    async with writing(store, talk) as (app, pilot):
        assert "을(를)" in dialog(app).letter.body.text
        await typed(pilot, "문 세럼")
        await settled(pilot, "ctrl+n")
        text = dialog(app).letter.body.text
        assert "문 세럼을 소개하는" in text
        assert "을(를)" not in text


async def test_the_cadence_chooses_kind_and_channel(store: Store) -> None:
    """After an unanswered mail: the first follow-up, where they like it best."""
    ready(store)
    talk = ana(store, preferred_channel="kakao")
    store.outreach.log(_sent(talk.owner, talk.number), today=date(2026, 2, 24))
    async with writing(store, talk) as (app, pilot):
        page = app.page()
        assert "Kakao · First follow-up · English" in page
        assert "Subject" not in page
        assert "You wrote to Ana Luz 6 days ago" in page
        assert "^O" not in page
        await settled(pilot, "ctrl+g")
        await typed(pilot, "mail")
        await settled(pilot, "enter")
        page = app.page()
        assert "E-mail · ana@luz.example · First follow-up" in page
        assert "One thing I left out about Papermoon" in page


async def test_another_campaign_that_holds_them_is_told(store: Store) -> None:
    """With its stage as it is called here."""
    ready(store)
    talk = ana(store)
    autumn = store.campaigns.add("Autumn [b]")
    (other,) = store.outreach.start([talk.owner], autumn, today=TODAY)
    store.outreach.move([other], "negotiating", today=TODAY)
    store.settings.set_stages([("negotiating", "Haggling")])
    async with writing(store, talk) as (app, _pilot):
        assert "! Autumn [b] holds Ana Luz: Haggling" in app.page()


async def test_the_language_goes_round_and_the_values_with_it(store: Store) -> None:
    """What she typed is not replaced without asking."""
    ready(store)
    talk = ana(store)
    async with writing(store, talk) as (app, pilot):
        await settled(pilot, "ctrl+l")
        assert "한국어" in app.page()
        await settled(pilot, "ctrl+l")
        assert "Propuesta · Español" in app.page()
        assert "Para Spring Glow nos gustaría" in app.page()
        await typed(pilot, "un reel")
        await settled(pilot, "ctrl+l")
        # A filled gap is no loss, so nothing is asked.
        assert "Short note · English" in app.page()
        await settled(pilot, "end")
        await typed(pilot, " Bye!")
        await settled(pilot, "ctrl+l")
        assert "Replace what you typed?" in app.page()
        await settled(pilot, "n")
        assert "Bye!" in dialog(app).letter.body.text


async def test_a_template_is_chosen_from_a_list_that_begins_with_what_fits(
    store: Store,
) -> None:
    """Typing narrows it; an empty page is among them."""
    ready(store)
    talk = ana(store)
    async with writing(store, talk) as (app, pilot):
        await settled(pilot, "ctrl+t")
        lines = [line for line in app.lines() if "Pitch · English" in line]
        assert "Short note" in "".join(lines)
        await typed(pilot, "goodb")
        await settled(pilot, "enter")
        assert "Thank you from Papermoon" in app.page()
        await settled(pilot, "ctrl+t")
        await typed(pilot, "empty")
        await settled(pilot, "enter", "ctrl+s")
        assert "Not sent: nothing is written yet." in app.page()


async def test_minutes_are_kept_or_told_to_be_none(store: Store) -> None:
    """Own time counts later on."""
    ready(store)
    talk = ana(store)
    async with writing(store, talk) as (app, pilot):
        await settled(pilot, "tab")
        await typed(pilot, "ten")
        await settled(pilot, "ctrl+s")
        assert "Minutes: ten is not a number from 0 to 1440." in app.page()
        await settled(pilot, *["backspace"] * 3)
        await typed(pilot, "12")
        await worked(app, pilot, "ctrl+s")
        assert store.conversations.timeline(talk.owner)[0].minutes == 12


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_five_parts_of_a_pitch_follow_the_typing(
    store: Store, size: tuple[int, int]
) -> None:
    """As marks in a line, or beside it with hints where there is room."""
    ready(store)
    talk = ana(store)
    async with writing(store, talk, size=size) as (app, pilot):
        assert "✓ Who we are" in app.page()
        assert "· What we ask" in app.page()
        assert ("Say which piece of content" in app.page()) == (size[0] > 110)
        await typed(pilot, "One reel by 14 March. ")
        dialog(app).look_again()
        await settled(pilot)
        assert "✓ What we ask" in app.page()


async def test_a_brief_has_no_pitch_beside_it(store: Store) -> None:
    """The parts are those of a first message."""
    talk = ana(store)
    store.outreach.move([talk.number], "agreed", today=TODAY)
    async with writing(store, talk) as (app, _pilot):
        assert "Brief · English" in app.page()
        assert "Who we are" not in app.page()


@pytest.mark.parametrize(
    "bad",
    [
        "{{ cycler.__init__.__globals__.os.popen('id') }}",
        "{% for x in y %}",
        "[/bold][@click=app.quit]x",
        "${jndi:ldap://x}",
    ],
)
async def test_nothing_that_is_typed_or_stored_ever_runs(
    store: Store, bad: str
) -> None:
    """It is text, in a name as in a message."""
    ready(store)
    talk = ana(store, name=bad)
    async with writing(store, talk) as (app, pilot):
        assert bad[:20] in app.page()
        await typed(pilot, bad)
        await worked(app, pilot, "ctrl+s")
        (said,) = store.conversations.timeline(talk.owner)
        assert bad in str(said.body)


async def test_a_field_typed_with_its_braces_counts_as_missing(store: Store) -> None:
    """Nobody would fill it in any more."""
    ready(store)
    talk = ana(store)
    async with writing(store, talk) as (app, pilot):
        await typed(pilot, "{{ 비용 }} ")
        await settled(pilot, "ctrl+s")
        assert "Not sent: first fill in Fee." in app.page()


async def test_it_is_known_again_what_was_said_in_the_campaign(store: Store) -> None:
    """The second pitch of a campaign has no gaps that the first one filled."""
    store.settings.set_sender(my_name="Alex", my_company="Papermoon Ltd")
    first, second = ana(store), ana(store, name="Sora Kim", handle="sora")
    pitch = next(one for one in shipped() if one.key == "pitch.en")
    known = {"deliverable": "one reel", "product": "Moon Serum", "deadline": "14 March"}
    body = fill(pitch.body, known | {"fee": "€1"}).text
    store.outreach.log(
        _sent(first.owner, first.number, template="pitch.en", body=body), today=TODAY
    )
    async with writing(store, second) as (app, _pilot):
        assert "one reel from you about Moon Serum" in dialog(app).letter.body.text
        assert app.screen.query_one("#missing", Static).content == (
            "Still to fill in: Fee"
        )


def _sent(owner: int, number: int, template: str = "", body: str = "") -> TouchDraft:
    return TouchDraft(owner, number, channel="mail", template=template, body=body)
