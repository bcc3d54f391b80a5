"""Everything that somebody may do to a roster, as deeds that hypothesis strings up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from store.duplicates import Duplicates
from store.roster import NewAccount, NewInfluencer, Roster
from store.rules.money import Money
from store.rules.people import BY_NAME
from store.views import Views
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.engine import Database

NAMES = st.sampled_from(["Mina", "mina", "박민아", "José 🌸", "[AD] Sora", "Yuna's"])
HANDLES = st.sampled_from(["mina", "Mina", "sora.kr", "yuna_", "박민아", "@jose"])
WORDS = st.sampled_from(["beauty", "Beauty", "비건", "size", "size (2)", "KR"])
PLATFORMS = st.sampled_from(["instagram", "youtube", "tiktok"])
COUNTS = st.none() | st.integers(0, 5_000_000)
PICK = st.integers(0, 5)
FIELDS = {
    "name": NAMES,
    "email": st.sampled_from(["", "mina@example.kr", "Sora@example.com"]),
    "status": st.sampled_from(["active", "차단", "resting"]),
    "notes": st.sampled_from(["", "Likes tea.", "고양이 두 마리\nand 'quotes'"]),
    "fit_voice": st.sampled_from(["", "0", "5"]),
    "phone": st.sampled_from(["", "010-2345-6789"]),
}


@dataclass(frozen=True)
class Roll:
    """What a deed works on: the desks of one workspace."""

    database: Database

    def people(self) -> list[int]:
        """Everybody there is, the trash included."""
        rows = self.database.read("SELECT id FROM influencer ORDER BY id")
        return [number for (number,) in rows]

    def one(self, pick: int) -> int:
        """Somebody, or the number of nobody."""
        found = self.people()
        return found[pick % len(found)] if found else 404

    def account(self, pick: int) -> int:
        """Some account, or the number of none."""
        rows = self.database.read("SELECT id FROM account ORDER BY id")
        return int(rows[pick % len(rows)][0]) if rows else 404


Deed = tuple[str, tuple[Any, ...]]


def add(roll: Roll, name: str, typed: dict[str, str], tags: list[str]) -> None:
    """Put somebody on the roster."""
    new = NewInfluencer(name, {**typed, "name": name}, None, tags)
    Roster(roll.database).add(new, today=TODAY)


def capture(roll: Roll, name: str, platform: str, handle: str, count: int) -> None:
    """Put somebody on the roster with an account."""
    account = NewAccount(platform, handle, figures={"followers": count})
    Roster(roll.database).add(NewInfluencer(name, {}, account), today=TODAY)


def edit(roll: Roll, pick: int, typed: dict[str, str]) -> None:
    """Save a form."""
    number = roll.one(pick)
    rows = roll.database.read("SELECT version FROM influencer WHERE id=?", (number,))
    version = rows[0][0] if rows else 1
    Roster(roll.database).edit(number, version, typed)


def set_field(roll: Roll, picks: list[int], field: str, text: str) -> None:
    """Set a field of many."""
    numbers = [roll.one(pick) for pick in picks]
    Roster(roll.database).set_field(numbers, field, text)


def tag(roll: Roll, picks: list[int], more: list[str], less: list[str]) -> None:
    """Put tags on many, and take others off."""
    Roster(roll.database).tag([roll.one(pick) for pick in picks], more, less)


def archive(roll: Roll, picks: list[int]) -> None:
    """Throw people away."""
    Roster(roll.database).archive([roll.one(pick) for pick in picks])


def bring_back(roll: Roll, picks: list[int]) -> None:
    """Take people out of the trash."""
    Roster(roll.database).bring_back([roll.one(pick) for pick in picks])


def add_account(roll: Roll, pick: int, platform: str, handle: str) -> None:
    """Note a presence."""
    account = NewAccount(platform, handle)
    Roster(roll.database).add_account(roll.one(pick), account, today=TODAY)


def remove_account(roll: Roll, pick: int) -> None:
    """Forget a presence and its readings."""
    Roster(roll.database).remove_account(roll.account(pick))


def measure(roll: Roll, pick: int, day: int, figures: dict[str, int | None]) -> None:
    """Note figures."""
    on = TODAY + timedelta(days=day)
    Roster(roll.database).measure(roll.account(pick), figures, today=on)


def add_alias(roll: Roll, pick: int, name: str) -> None:
    """Note another name."""
    Roster(roll.database).add_alias(roll.one(pick), name)


def quote(roll: Roll, pick: int, day: int, minor: int) -> None:
    """Note what somebody asks."""
    on = TODAY + timedelta(days=day)
    Roster(roll.database).quote(roll.one(pick), "post", Money(minor, "KRW"), today=on)


def set_custom(roll: Roll, pick: int, name: str, value: str) -> None:
    """Set a field of her own, or take it away."""
    Roster(roll.database).set_custom(roll.one(pick), name, value)


def merge(roll: Roll, keep: int, apart: int, take: set[str]) -> None:
    """Make one record of two."""
    pair = roll.one(keep), roll.one(keep + apart)
    Duplicates(roll.database).merge(*pair, take)


def save_view(roll: Roll, name: str, sort: str) -> None:
    """Keep a view, over one of that name."""
    Views(roll.database).save("roster", name, f"tag:{name}", sort, ("name",))


def remove_view(roll: Roll, name: str) -> None:
    """Forget a view."""
    Views(roll.database).remove("roster", name)


_PICKS = st.lists(PICK, max_size=4)
_TAGS = st.lists(WORDS, max_size=2)
_DAYS = st.integers(0, 2)
_TYPED = st.fixed_dictionaries({}, optional=FIELDS)
_TAKE = st.sets(st.sampled_from(sorted(BY_NAME)))
_SORTS = st.sampled_from(["", "name", "-fit"])
_FIGURES = st.fixed_dictionaries({"followers": COUNTS}, optional={"avg_likes": COUNTS})
_FIELD = st.sampled_from(sorted(FIELDS)).flatmap(
    lambda name: st.tuples(st.just(name), FIELDS[name])
)

DEEDS: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "add": (add, (NAMES, _TYPED, _TAGS)),
    "capture": (capture, (NAMES, PLATFORMS, HANDLES, COUNTS)),
    "edit": (edit, (PICK, _TYPED)),
    "tag": (tag, (_PICKS, _TAGS, _TAGS)),
    "archive": (archive, (_PICKS,)),
    "bring back": (bring_back, (_PICKS,)),
    "add account": (add_account, (PICK, PLATFORMS, HANDLES)),
    "remove account": (remove_account, (PICK,)),
    "measure": (measure, (PICK, _DAYS, _FIGURES)),
    "add alias": (add_alias, (PICK, NAMES)),
    "quote": (quote, (PICK, _DAYS, st.integers(0, 10**9))),
    "set custom": (set_custom, (PICK, WORDS, st.sampled_from(["", "38", "39"]))),
    "merge": (merge, (PICK, st.integers(1, 3), _TAKE)),
    "save view": (save_view, (WORDS, _SORTS)),
    "remove view": (remove_view, (WORDS,)),
}
_SET_FIELD = st.tuples(_PICKS, _FIELD).map(lambda pair: (pair[0], *pair[1]))


START: tuple[Deed, ...] = (
    ("capture", ("Mina", "instagram", "mina", 9_000)),
    ("capture", ("박민아", "youtube", "mina", 120_000)),
    ("add", ("Yuna's", {"notes": "Likes tea.", "fit_voice": "5"}, ["beauty", "KR"])),
    ("capture", ("José 🌸", "tiktok", "@jose", 0)),
    ("add", ("mina", {"notes": "Cats.", "email": "mina@example.kr"}, ["Beauty"])),
    ("set custom", (0, "size", "38")),
    ("set custom", (1, "size", "39")),
    ("measure", (0, 1, {"followers": 9_500})),
    ("add alias", (2, "박민아")),
    ("quote", (3, 0, 300_000)),
)
"""A small roster, so that what follows has somebody to happen to."""


def deeds() -> st.SearchStrategy[Deed]:
    """One deed with what it is done to."""
    each = [
        st.tuples(st.just(name), st.tuples(*strategies))
        for name, (_, strategies) in DEEDS.items()
    ]
    return st.one_of(*each, st.tuples(st.just("set field"), _SET_FIELD))


def do(roll: Roll, deed: Deed) -> None:
    """Do it; raises what the desk raises."""
    name, values = deed
    function = set_field if name == "set field" else DEEDS[name][0]
    function(roll, *values)
