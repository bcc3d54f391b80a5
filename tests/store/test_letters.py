"""What is known for a message, in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store.campaign_rows import CampaignDraft
from store.deliverables import DeliverableDraft, Deliverables
from store.errors import NotFound
from store.letters import Letters, example, language_for, values
from store.outreach_draft import TouchDraft
from store.rules.merge_fields import FIELDS, fill
from store.rules.money import Money
from store.templates import Templates
from tests.store.outreach_desk import MONDAY, Desks, desks


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of an empty workspace."""
    with desks() as opened:
        yield opened


@pytest.fixture
def letters(desk: Desks) -> Letters:
    """The desk under test."""
    return Letters(desk.database, desk.settings)


def mina(desk: Desks, **typed: str) -> int:
    """Mina, with an account that somebody has counted."""
    known = {"language": "ko", "email": "mina@example.kr", "niche": "스킨케어"}
    return desk.person(
        "박민아",
        handle="mina.papermoon",
        figures={"followers": 48_200},  # type: ignore[arg-type]
        **known | typed,
    )


def test_what_is_not_known_is_left_out(desk: Desks, letters: Letters) -> None:
    """Never invented: neither a fee nor a brand nor a date."""
    about = letters.occasion(desk.person("Ana"))
    assert values(about, "en", today=MONDAY) == {"first_name": "Ana", "name": "Ana"}
    assert (about.stage, about.channel, about.kind) == ("identified", "mail", "pitch")


def test_everything_known_is_there_in_the_language_of_the_letter(
    desk: Desks, letters: Letters
) -> None:
    """Amounts, dates, sizes and platforms are written as that language writes them."""
    owner = mina(desk, country="KR", city="서울")
    spring = desk.campaigns.add("Spring Glow", brand="Papermoon")
    (number,) = desk.outreach.start([owner], spring, today=MONDAY)
    desk.outreach.sent([number], today=MONDAY - timedelta(days=18))
    desk.deals.amount(number, "asked", Money(600_000, "KRW"), today=MONDAY)
    desk.deals.amount(number, "offered", Money(450_000, "KRW"), today=MONDAY)
    desk.settings.set_sender(my_name="Alex", my_email="alex@papermoon.example")
    about = letters.occasion(owner, number)
    found = values(about, "ko", today=MONDAY)
    assert found["first_name"] == "민아"
    assert (found["asked"], found["offered"]) == ("600,000원", "450,000원")
    assert (found["platform"], found["tier"]) == ("인스타그램", "마이크로")
    assert found["last_touch"] == "2월 12일"
    assert (found["brand"], found["campaign"]) == ("Papermoon", "Spring Glow")
    assert (found["my_name"], "my_company" in found) == ("Alex", False)
    spanish = values(about, "es", today=MONDAY)
    assert (spanish["followers"], spanish["asked"]) == ("48.200", "600.000 KRW")
    assert (spanish["country"], spanish["last_touch"]) == (
        "Corea del Sur",
        "12 de febrero",
    )


def test_the_days_are_those_of_what_is_owed_next(desk: Desks, letters: Letters) -> None:
    """Before that of the campaign; what is live is no matter any more."""
    spring = desk.campaigns.create(
        CampaignDraft("Spring", product="Serum", ends_on=date(2026, 4, 30))
    )
    (number,) = desk.outreach.start([mina(desk)], spring, today=MONDAY)
    assert values(letters.occasion(1, number), "en", today=MONDAY)["deadline"] == (
        "30 April"
    )
    pieces = Deliverables(desk.database)
    for title, days in (("Evening", 20), ("Morning", 10)):
        owed = DeliverableDraft(
            title=title,
            draft_due_on=MONDAY + timedelta(days - 5),
            live_due_on=MONDAY + timedelta(days),
        )
        pieces.add([number], owed, today=MONDAY)
    found = values(letters.occasion(1, number), "en", today=MONDAY)
    said = [found[name] for name in ("deliverable", "draft_due", "deadline", "product")]
    assert said == ["Morning", "7 March", "12 March", "Serum"]
    (first, _second) = pieces.of_campaign(spring)
    pieces.cancel([first.id], "Rain", today=MONDAY)
    found = values(letters.occasion(1, number), "en", today=MONDAY)
    assert (found["deliverable"], found["deadline"]) == ("Evening", "22 March")


def test_the_fee_is_what_was_agreed_and_before_that_what_was_offered(
    desk: Desks, letters: Letters
) -> None:
    """In a brief an old offer would be a promise nobody made."""
    owner = mina(desk)
    (number,) = desk.outreach.start([owner], today=MONDAY)
    desk.deals.amount(number, "offered", Money(45_000, "EUR"), today=MONDAY)
    assert values(letters.occasion(owner), "en", today=MONDAY)["fee"] == "€450"
    desk.outreach.move([number], "agreed", today=MONDAY)
    assert "fee" not in values(letters.occasion(owner), "en", today=MONDAY)
    desk.deals.amount(number, "agreed", Money(50_000, "EUR"), today=MONDAY)
    assert values(letters.occasion(owner), "en", today=MONDAY)["fee"] == "€500"


@pytest.mark.parametrize(
    ("language", "country", "written_in"),
    [
        ("ko", "ES", "ko"),
        ("fr", "MX", "es"),
        ("", "KR", "ko"),
        ("", "ES", "es"),
        ("", "US", "en"),
        ("", "JP", "usual"),
        ("", "", "usual"),
    ],
)
def test_a_letter_is_in_their_language(
    desk: Desks, letters: Letters, language: str, country: str, written_in: str
) -> None:
    """Else in their country's, else in the one she works in."""
    owner = desk.person("Ana", language=language, country=country)
    assert language_for(letters.occasion(owner), "usual") == written_in


def test_it_is_about_the_conversation_that_is_going_on(
    desk: Desks, letters: Letters
) -> None:
    """The cadence says which message is next, and how it goes."""
    owner = mina(desk, preferred_channel="kakao")
    spring = desk.campaigns.add("Spring")
    done, going = (
        *desk.outreach.start([owner], today=MONDAY),
        *desk.outreach.start([owner], spring, today=MONDAY),
    )
    desk.outreach.move([done], "declined", today=MONDAY)
    assert letters.occasion(owner).collaboration_id == going
    assert letters.occasion(owner).kind == "dm"
    for sent, kind in ((1, "follow_up_1"), (2, "follow_up_2")):
        draft = TouchDraft(owner, going, channel="mail")
        desk.outreach.log(draft, today=MONDAY)
        about = letters.occasion(owner)
        assert (about.kind, about.channel, about.stage) == (kind, "kakao", "contacted")
        assert sent
    assert letters.occasion(owner, done).kind == "goodbye"
    desk.outreach.move([going], "wrapped", today=MONDAY)
    assert letters.occasion(owner).collaboration_id is None
    with pytest.raises(NotFound):
        letters.occasion(owner, 99)
    with pytest.raises(NotFound):
        letters.occasion(99)


def test_a_mail_goes_to_the_agent_where_they_have_no_address(
    desk: Desks, letters: Letters
) -> None:
    """Their own address comes first."""
    ana = desk.person("Ana", agent_email="jo@agency.example")
    assert letters.occasion(ana).address == "jo@agency.example"
    assert letters.occasion(mina(desk)).address == "mina@example.kr"


def test_a_hostile_name_stays_one_line_and_is_never_read_as_a_field(
    desk: Desks, letters: Letters
) -> None:
    """A name from a file may hold anything but a control character."""
    owner = desk.person("{{ fee }} {{ cycler }}\u2028Bcc: x@y.z")
    found = values(letters.occasion(owner), "en", today=MONDAY)
    text = fill("For {{ name }}", found | {"fee": "€1"}).text
    assert text == "For {{ fee }} {{ cycler }} Bcc: x@y.z"


def test_what_was_said_before_is_said_again(desk: Desks, letters: Letters) -> None:
    """To the same person, and to the next one of the campaign on the same platform."""
    spring = desk.campaigns.add("Spring", brand="Papermoon")
    one, two = mina(desk), desk.person("Sora", handle="sora", language="ko")
    vlog = desk.person("Yuna", platform="youtube", handle="yuna", language="ko")
    desk.outreach.start([one, two, vlog], spring, today=MONDAY)
    templates = Templates(desk.database)
    rows = templates.all(with_put_away=True)
    given = example("ko") | {"deadline": "3월 20일"}
    sent = fill(templates.get("pitch.ko").body, given).text
    about = letters.occasion(one)
    assert letters.said_before(about, rows) == {}
    draft = TouchDraft(one, about.collaboration_id, template="pitch.ko", body=sent)
    desk.outreach.log(draft, today=MONDAY)
    again = {"product": "문 세럼", "deadline": "3월 20일", "brand": "페이퍼문"}
    deliverable = {"deliverable": "30초 릴스 1편"}
    for owner, known in ((one, deliverable), (two, deliverable), (vlog, {})):
        found = letters.said_before(letters.occasion(owner), rows)
        assert found == {"ko": again | known}
    outside = letters.occasion(desk.person("Nobody yet"))
    assert letters.said_before(outside, rows) == {}


def test_the_examples_have_every_field() -> None:
    """In each language, so that no template looks unfinished."""
    for language in ("en", "ko", "es"):
        assert example(language).keys() == {field.name for field in FIELDS}
    assert date(2026, 3, 2) == MONDAY
