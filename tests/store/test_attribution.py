"""Whose sales are, kept true whenever codes, links, people or campaigns change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.attribution_rows import settle
from store.errors import Duplicate, Invalid, NotFound
from store.links import LinkDraft
from tests.store.sales_desk import (
    AUTUMN,
    LUNA,
    MINA,
    MINA_AGAIN,
    MONDAY,
    SHOP,
    SPRING,
    Sales,
    cents,
    days,
    sales,
)

NOBODY = (None, "none")


@pytest.fixture
def desk() -> Iterator[Sales]:
    """The desks of what customers did; at the end nothing is left to be matched."""
    with sales() as opened:
        yield opened
        assert opened.is_whole()
        assert opened.attribution.match_again() == 0


def test_a_code_that_is_given_later_finds_its_sales_in_the_same_step(
    desk: Sales,
) -> None:
    """And loses them when it is taken away; undo turns both round."""
    early = desk.sale(code="Mina 10")
    assert desk.whose(early) == NOBODY
    desk.code(MINA, "MINA10")
    row = desk.one(early)
    assert (row.name, row.campaign, row.channel) == ("Mina", "Spring", "instagram")
    assert "results" in desk.database.take_changes()
    desk.code(MINA, "MINA20")
    assert desk.whose(early) == NOBODY
    desk.undo()
    assert desk.whose(early) == (MINA, "code")
    desk.undo()
    assert desk.whose(early) == NOBODY
    assert desk.one(early).campaign is None
    desk.of.history.redo()
    assert desk.whose(early) == (MINA, "code")


@pytest.mark.parametrize("later", [False, True])
def test_what_says_the_campaign_tells_who_of_two_has_the_code(
    desk: Sales, later: bool
) -> None:
    """In one step: matching again would say it too; in a link as in a second code."""
    sales: list[int] = []

    def sell() -> None:
        sales.append(desk.sale(code="GLOW, LUNA5"))
        sales.append(desk.sale(code="GLOW", url=f"{SHOP}?utm_content=luna"))

    if later:
        sell()
    desk.code(MINA, "GLOW")
    desk.code(MINA_AGAIN, "GLOW")
    desk.code(LUNA, "LUNA5")
    desk.link(LUNA, content="luna")
    if not later:
        sell()
    for number in sales:
        assert desk.whose(number) == (MINA, "code")
        assert desk.one(number).campaign_id == SPRING


def test_a_code_goes_from_one_to_another(desk: Sales) -> None:
    """And with it the campaign, the money it counts in, and the platform."""
    desk.code(LUNA, "GLOW")
    number = desk.sale(cents(500), code="glow")
    assert desk.one(number).channel == "tiktok"
    assert desk.one(number).counted is None
    desk.code(LUNA, "")
    desk.code(MINA_AGAIN, "glow")
    row = desk.one(number)
    assert (row.collaboration_id, row.campaign_id) == (MINA_AGAIN, AUTUMN)
    assert (row.channel, row.counted) == ("instagram", cents(500))


def test_what_the_file_says_of_the_channel_stays(desk: Sales) -> None:
    """Whoever it is."""
    desk.code(MINA, "MINA10")
    number = desk.put(code="mina10", channel="Newsletter")
    assert desk.one(number).channel == "Newsletter"
    desk.code(MINA, "")
    assert desk.one(number).channel == "Newsletter"


def test_codes_that_are_made_for_all_find_their_sales(desk: Sales) -> None:
    """Whichever way the codes come."""
    number = desk.sale(code="MINA10")
    desk.links.give_codes([MINA, LUNA])
    assert desk.whose(number) == (MINA, "code")


def test_everybodys_code_is_nobodys(desk: Sales) -> None:
    """From the moment that is said, until it is taken back."""
    desk.code(MINA, "WELCOME")
    number = desk.sale(code="welcome")
    desk.attribution.share("Welcome")
    assert desk.whose(number) == NOBODY
    assert [one.code for one in desk.attribution.shared()] == ["Welcome"]
    with pytest.raises(Duplicate):
        desk.attribution.share("WEL COME")
    desk.attribution.unshare("welcome")
    assert desk.whose(number) == (MINA, "code")
    with pytest.raises(NotFound):
        desk.attribution.unshare("welcome")
    desk.undo()
    assert desk.whose(number) == NOBODY


def test_of_several_codes_on_an_order_the_first_that_is_somebodys(desk: Sales) -> None:
    """Also when an earlier one becomes somebody's later, and when it ceases to be."""
    number = desk.sale(code="WELCOME, luna5, mina10")
    desk.code(MINA, "MINA10")
    assert desk.whose(number) == (MINA, "code")
    desk.code(LUNA, "LUNA5")
    assert desk.whose(number) == (LUNA, "code")
    desk.attribution.share("LUNA5")
    assert desk.whose(number) == (MINA, "code")
    assert desk.one(number).code == "WELCOME, luna5, mina10"


def test_a_code_that_two_people_share_is_nobodys_until_one_is_over(
    desk: Sales,
) -> None:
    """And it is said why."""
    desk.code(MINA, "GLOW")
    number = desk.sale(code="GLOW")
    desk.code(LUNA, "glow")
    assert desk.whose(number) == NOBODY
    (step,) = desk.attribution.path(number)
    assert (step.why, step.decided) == ("code_of_two", False)
    desk.of.outreach.move([LUNA], "declined", today=MONDAY)
    assert desk.whose(number) == (MINA, "code")
    desk.undo()
    assert desk.whose(number) == NOBODY


def test_the_campaign_tells_the_same_code_in_two_campaigns_apart(desk: Sales) -> None:
    """Without it a code of two going on is nobody's."""
    desk.code(MINA, "MINA10")
    desk.code(MINA_AGAIN, "MINA10")
    number = desk.sale(cents(1), code="mina10")
    autumn = desk.sale(cents(1), code="mina10", campaign_id=AUTUMN)
    assert (desk.whose(number), desk.whose(autumn)) == (NOBODY, (MINA_AGAIN, "code"))
    desk.conversions.set_campaign([number], SPRING)
    assert desk.whose(number) == (MINA, "code")


def test_a_link_finds_its_sales_by_address_short_form_and_parts(desk: Sales) -> None:
    """When it is made, and when it is changed or deleted it loses them."""
    whole = desk.sale(url=SHOP)
    parts = desk.put(utm_source="ig", utm_campaign="spring", utm_content="luna")
    short = desk.sale(url="https://sho.rt/luna")
    url = f"{SHOP}?utm_source=ig&utm_campaign=spring&utm_content=luna"
    link = desk.links.save(LUNA, LinkDraft(url, "sho.rt/luna"))
    assert desk.whose(parts) == desk.whose(short) == (LUNA, "link")
    assert desk.one(parts).channel == "instagram"
    assert desk.one(short).channel == "tiktok"
    other = desk.links.save(MINA, LinkDraft(SHOP))
    assert desk.whose(whole) == (MINA, "link")
    desk.links.save(LUNA, LinkDraft(url.replace("luna", "lu")), link, 1)
    assert desk.whose(parts) == desk.whose(short) == NOBODY
    desk.links.remove([other])
    assert desk.whose(whole) == NOBODY
    desk.undo()
    assert desk.whose(whole) == (MINA, "link")


def test_a_second_link_of_the_same_content_makes_it_say_nothing(desk: Sales) -> None:
    """Where the campaign is not said along with it."""
    desk.link(MINA, campaign="spring", content="reel")
    alone = desk.put(utm_content="reel")
    both = desk.put(utm_content="reel", utm_campaign="spring")
    assert desk.whose(alone) == (MINA, "link")
    desk.link(LUNA, campaign="summer", content="reel")
    assert (desk.whose(alone), desk.whose(both)) == (NOBODY, (MINA, "link"))


def test_a_click_counts_for_thirty_days_and_the_last_one_counts(desk: Sales) -> None:
    """Earlier ones of the path as well."""
    desk.link(MINA, content="mina")
    desk.link(LUNA, content="luna")
    url = f"{SHOP}?utm_content=mina"
    near = desk.sale(url=url, clicked_on=days(MONDAY, -30))
    far = desk.sale(url=url, clicked_on=days(MONDAY, -31))
    assert (desk.whose(near), desk.whose(far)) == ((MINA, "link"), NOBODY)
    path = f'[["{days(MONDAY, -9)}", "{SHOP}?utm_content=luna"], ["soon", "x"], 3]'
    number = desk.put(path=path, url="https://search.example/?utm_source=facebook")
    assert desk.whose(number) == (LUNA, "link")
    assert desk.whose(desk.put(path="not [ JSON", url=url)) == (MINA, "link")


def test_the_path_of_a_sale_is_told_step_by_step(desk: Sales) -> None:
    """Clicks by day, then codes, and what decided; what was said by hand at the end."""
    desk.link(MINA, content="mina")
    desk.code(LUNA, "LUNA5")
    desk.attribution.share("WELCOME")
    old, new = days(MONDAY, -40), days(MONDAY, -2)
    number = desk.put(
        path=f'[["{new}", "{SHOP}?utm_content=mina"], ["{old}", "{SHOP}"]]',
        utm_source="google",
        utm_medium="cpc",
        code="welcome,Luna5",
    )
    told = desk.attribution.path(number)
    assert [(one.on_day, one.kind, one.why) for one in told] == [
        (old, "click", "no_match"),
        (new, "click", "link"),
        (MONDAY, "click", "no_match"),
        (MONDAY, "code", "shared_code"),
        (MONDAY, "code", "own_code"),
    ]
    assert [one.decided for one in told] == [False, False, False, False, True]
    assert [one.whose for one in told] == [None, "Mina", None, None, "Luna"]
    assert (told[2].what, told[4].what) == ("google / cpc", "Luna5")
    desk.conversions.attribute([number], MINA)
    told = desk.attribution.path(number)
    assert [one.decided for one in told] == [False] * 5 + [True]
    assert (told[-1].kind, told[-1].whose, told[-1].why) == ("hand", "Mina", "manual")
    assert desk.attribution.path(desk.sale()) == ()
    with pytest.raises(NotFound):
        desk.attribution.path(99)


def test_whoever_moves_to_another_campaign_takes_the_sales_along(desk: Sales) -> None:
    """Counted in its money."""
    desk.code(LUNA, "LUNA5")
    number = desk.sale(cents(100), code="luna5")
    assert desk.one(number).counted is None
    desk.of.outreach.set_campaign([LUNA], AUTUMN)
    row = desk.one(number)
    assert (row.campaign, row.counted) == ("Autumn", cents(100))
    desk.undo()
    assert desk.one(number).campaign == "Spring"


def test_sales_of_somebody_who_is_gone_are_nobodys(desk: Sales) -> None:
    """By code or by hand: kept, and of no person."""
    desk.code(LUNA, "LUNA5")
    numbers = [desk.sale(code="luna5"), desk.sale(collaboration_id=LUNA)]
    with desk.database.writing("Gone", ("outreach",)) as unit:
        unit.connection.execute("DELETE FROM collaboration WHERE id=?", (LUNA,))
    assert [desk.whose(number) for number in numbers] == [NOBODY, NOBODY]
    desk.undo()
    assert desk.whose(numbers[1]) == (LUNA, "manual")


def test_sales_of_a_campaign_that_is_gone_count_as_what_they_are(desk: Sales) -> None:
    """In their own money."""
    number = desk.sale(cents(100), campaign_id=SPRING, rate="1400")
    with desk.database.writing("Gone", ("campaigns",)) as unit:
        unit.connection.execute("DELETE FROM campaign WHERE id=?", (SPRING,))
    row = desk.one(number)
    assert (row.campaign_id, row.counted) == (None, cents(100))


def test_rows_that_are_about_to_be_conversions_are_settled_first(desk: Sales) -> None:
    """So that an import writes each of them once."""
    desk.code(MINA, "MINA10")
    with desk.database.writing("Import", ("results",)) as unit:
        run = unit.connection.execute
        run("CREATE TEMP TABLE coming AS SELECT * FROM conversion")
        run(
            "INSERT INTO coming(id, kind, on_day, quantity, gross_minor,"
            " refunded_minor, amount_currency, status, code, attributed_by, source,"
            " version, created_at, updated_at) VALUES (1, 'purchase', '2026-03-02', 1,"
            " 700, 0, 'KRW', 'paid', 'mina10', 'none', 'shopify', 1, ?, ?)",
            (unit.at, unit.at),
        )
        assert settle(unit, "v.id>0", table="coming") == 1
        run("INSERT INTO conversion SELECT * FROM coming")
        assert settle(unit) == 0
        run("DROP TABLE coming")
    assert desk.whose(1) == (MINA, "code")
    assert desk.one(1).version == 1


@pytest.mark.parametrize(("part", "word"), [("sauce", "a"), ("source", "")])
def test_a_spelling_of_nothing_is_refused(desk: Sales, part: str, word: str) -> None:
    """In one sentence."""
    with pytest.raises(Invalid):
        desk.attribution.confirm(part, word, "b")
