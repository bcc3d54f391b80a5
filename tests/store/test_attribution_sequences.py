"""Whatever is done, in whatever order: sales are whose they are, sums what they make.

After any sequence of steps, matching everything anew changes nothing, what was said by
hand is as it was said, every sale is one person's or nobody's, and what is kept as sums
is what the rows add up to.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.conversions import ConversionDraft, as_draft
from store.errors import StoreError
from store.goals import GoalDraft
from store.links import LinkDraft
from store.rules.money import Money
from tests.store.sales_desk import AUTUMN, MONDAY, SHOP, SPRING, Sales, days, sales

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CODES = st.sampled_from(["", "", "GLOW", "mina10", "welcome", "glow, mina10", "x,GLOW"])
OWN_CODES = st.sampled_from(["", "GLOW", "MINA10", "Welcome", "Ünal 5"])
LINKS = st.sampled_from(
    [
        SHOP,
        "https://Shop.Example/toner/",
        f"{SHOP}?utm_campaign=spring&utm_content=reel",
        f"{SHOP}?utm_campaign=summer&utm_content=reel",
        f"{SHOP}?utm_source=IG%20Story&utm_content=Mina",
        f"{SHOP}?utm_source=tiktok&utm_content=mina",
        "https://sho.rt/luna",
    ]
)
MONEY = st.none() | st.builds(
    Money, st.integers(0, 10**6), st.sampled_from(["KRW", "USD"])
)
WORTH = MONEY.filter(lambda money: money is not None)
PLACES = st.sampled_from([None, SPRING, AUTUMN])
TALKS = st.sampled_from([1, 2, 3])
WHICH = st.integers(0, 5)
DRAFTS = st.builds(
    ConversionDraft,
    on_day=st.integers(0, 9).map(lambda count: days(MONDAY, count)),
    kind=st.sampled_from(["purchase", "enquiry"]),
    quantity=st.integers(0, 3),
    amount=MONEY,
    code=CODES,
    url=st.just("") | LINKS,
    clicked_on=st.none() | st.integers(-40, 9).map(lambda count: days(MONDAY, count)),
    campaign_id=PLACES,
    collaboration_id=st.sampled_from([None, None, None, 1, 2, 3]),
    channel=st.sampled_from(["", "", "Podcast"]),
    status=st.sampled_from(["pending", "paid", "refunded", "cancelled"]),
    rate=st.sampled_from(["", "", "1385.2"]),
)
PARTS = st.sampled_from(["source", "content", "campaign"])
WORDS = st.sampled_from(["IG Story", "instagram", "Mina", "mina", "reel", "summer"])
BEGUN = st.one_of(
    st.tuples(st.just("add"), DRAFTS),
    st.tuples(st.just("add"), DRAFTS),
    st.tuples(st.just("add"), DRAFTS),
    st.tuples(st.just("code"), TALKS, OWN_CODES),
    st.tuples(st.just("link"), TALKS, LINKS, st.sampled_from(["", "sho.rt/luna"])),
    st.tuples(st.just("share"), st.sampled_from(["glow", "WELCOME"])),
    st.tuples(st.just("confirm"), PARTS, WORDS, WORDS),
    st.tuples(st.just("goal"), st.sampled_from(["purchase", "enquiry"]), WORTH),
)
"""What there is before anything is changed."""
DEEDS = st.one_of(
    BEGUN,
    BEGUN,
    st.tuples(st.just("edit"), WHICH, DRAFTS),
    st.tuples(st.just("save"), WHICH),
    st.tuples(
        st.just("state"), WHICH, st.sampled_from(["paid", "refunded", "cancelled"])
    ),
    st.tuples(st.just("refund"), WHICH, WORTH),
    st.tuples(st.just("hand"), WHICH, st.none() | TALKS),
    st.tuples(st.just("file"), WHICH, PLACES),
    st.tuples(st.just("remove"), WHICH),
    st.tuples(st.just("relink"), WHICH, LINKS),
    st.tuples(st.just("unlink"), WHICH),
    st.tuples(st.just("unshare"), st.sampled_from(["glow", "WELCOME"])),
    st.tuples(st.just("forget"), WHICH),
    st.tuples(st.just("stage"), TALKS, st.sampled_from(["agreed", "declined"])),
    st.tuples(st.just("move"), TALKS, PLACES),
    st.tuples(st.just("gone"), TALKS),
    st.tuples(st.just("money"), st.sampled_from(["KRW", "USD", None])),
    st.tuples(st.just("goal"), st.sampled_from(["purchase", "enquiry"]), WORTH),
    st.tuples(
        st.just("regoal"), WHICH, st.sampled_from(["purchase", "enquiry"]), MONEY
    ),
    st.tuples(st.just("ungoal"), WHICH),
    st.tuples(st.just("rate"), st.sampled_from(["1400", "0.5"])),
    st.tuples(st.sampled_from(["undo", "undo", "redo"])),
)


def some(desk: Sales, table: str, which: int) -> int:
    """A row that is there; a number nobody has where there is none."""
    rows = desk.database.read(f"SELECT id FROM {table} ORDER BY id")
    return int(rows[which % len(rows)][0]) if rows else 0


def edit(desk: Sales, which: int, draft: ConversionDraft) -> None:
    """Type a conversion over."""
    desk.conversions.edit(some(desk, "conversion", which), draft)


def save(desk: Sales, which: int) -> None:
    """Open a conversion in a form and save it as it is: nothing is another."""
    number = some(desk, "conversion", which)
    row = desk.one(number)
    desk.conversions.edit(number, as_draft(row), row.version)
    assert replace(desk.one(number), version=0) == replace(row, version=0)


def relink(desk: Sales, which: int, url: str) -> None:
    """Change a link."""
    number = some(desk, "tracked_link", which)
    rows = desk.database.read(
        "SELECT collaboration_id, version FROM tracked_link WHERE id=?", (number,)
    )
    for talk, version in rows:
        desk.links.save(talk, LinkDraft(url), number, version)


def gone(desk: Sales, talk: int) -> None:
    """Delete a collaboration for good."""
    with desk.database.writing("Gone", ("outreach",)) as unit:
        unit.connection.execute("DELETE FROM collaboration WHERE id=?", (talk,))


def money(desk: Sales, currency: str | None) -> None:
    """Count Spring in another currency."""
    with desk.database.writing("Money", ("campaigns",)) as unit:
        unit.connection.execute(
            "UPDATE campaign SET currency=? WHERE id=1", (currency,)
        )


def undo(desk: Sales) -> None:
    """Take a step back, but for what was there when it began."""
    if any(one.id > desk.first and not one.undone for one in desk.of.history.units()):
        desk.undo()


def hand(desk: Sales, which: int, talk: int | None) -> None:
    """Say by hand whose a sale is, or take that back."""
    number = some(desk, "conversion", which)
    desk.conversions.attribute([number], talk)
    if talk is not None:
        assert desk.whose(number) == (talk, "manual")


ACTS: dict[str, Callable[..., object]] = {
    "add": lambda desk, draft: desk.conversions.add(draft),
    "edit": edit,
    "save": save,
    "state": lambda desk, which, word: desk.conversions.set_state(
        [some(desk, "conversion", which)], word
    ),
    "refund": lambda desk, which, back: desk.conversions.refund(
        some(desk, "conversion", which), back
    ),
    "hand": hand,
    "file": lambda desk, which, place: desk.conversions.set_campaign(
        [some(desk, "conversion", which)], place
    ),
    "remove": lambda desk, which: desk.conversions.remove(
        [some(desk, "conversion", which)]
    ),
    "code": lambda desk, talk, code: desk.code(talk, code),
    "link": lambda desk, talk, url, slug: desk.links.save(talk, LinkDraft(url, slug)),
    "relink": relink,
    "unlink": lambda desk, which: desk.links.remove(
        [some(desk, "tracked_link", which)]
    ),
    "share": lambda desk, code: desk.attribution.share(code),
    "unshare": lambda desk, code: desk.attribution.unshare(code),
    "confirm": lambda desk, *said: desk.attribution.confirm(*said),
    "forget": lambda desk, which: desk.attribution.forget(
        some(desk, "spelling", which)
    ),
    "stage": lambda desk, talk, word: desk.of.outreach.move([talk], word, today=MONDAY),
    "move": lambda desk, talk, place: desk.of.outreach.set_campaign([talk], place),
    "gone": gone,
    "money": money,
    "goal": lambda desk, kind, worth: desk.goals.add(
        SPRING, GoalDraft(kind, f"{kind} {worth.minor % 3}", value=worth)
    ),
    "regoal": lambda desk, which, kind, worth: desk.goals.edit(
        some(desk, "conversion_goal", which), GoalDraft(kind, "Other", value=worth)
    ),
    "ungoal": lambda desk, which: desk.goals.remove(
        some(desk, "conversion_goal", which)
    ),
    "rate": lambda desk, text: desk.rates.note("USD", "KRW", MONDAY, Decimal(text)),
    "undo": undo,
    "redo": lambda desk: desk.of.history.redo(),
}


def check(desk: Sales) -> None:
    """Everything that is kept is what follows from what was said."""
    assert desk.is_whole()
    by_hand = desk.database.read(_BY_HAND)
    assert desk.attribution.match_again() == 0
    assert desk.database.read(_BY_HAND) == by_hand
    assert desk.database.read(_STRAY) == [(0,)]


_BY_HAND = (
    "SELECT id, collaboration_id, channel FROM conversion WHERE attributed_by='manual'"
)
_STRAY = """
SELECT count(*) FROM conversion v LEFT JOIN collaboration c ON c.id=v.collaboration_id
WHERE (v.collaboration_id IS NULL) IS NOT (v.attributed_by='none')
 OR (c.id IS NOT NULL AND c.campaign_id IS NOT v.campaign_id)
"""


@settings(max_examples=60)
@given(
    st.lists(BEGUN, min_size=3, max_size=8), st.lists(DEEDS, min_size=1, max_size=15)
)
def test_after_anything_sales_are_whose_they_are(
    begun: Sequence[tuple[Any, ...]], deeds: Sequence[tuple[Any, ...]]
) -> None:
    """Refusals change nothing; steps taken back and done again change it exactly."""
    with sales() as desk:
        for name, *told in (*begun, *deeds):
            with suppress(StoreError):
                ACTS[name](desk, *told)
        check(desk)
        before = desk.database.read("SELECT * FROM conversion ORDER BY id")
        steps = 0
        while steps < 3 and desk.of.history.units(1)[0].id > desk.first:
            undo(desk)
            assert desk.is_whole()
            steps += 1
        for _ in range(steps):
            with suppress(StoreError):
                desk.of.history.redo()
        assert desk.is_whole()
        if not any(deed[0] in {"undo", "redo"} for deed in deeds):
            assert desk.database.read("SELECT * FROM conversion ORDER BY id") == before
