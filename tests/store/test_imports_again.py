"""Any sheets in any order: figures add up, nothing comes twice, all can be undone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.history import History
from tests.builders import everything, workspace
from tests.store.sheets_in import as_csv, bring, counts

FIELDS: dict[str, st.SearchStrategy[str]] = {
    "name": st.sampled_from(["", "Mina", "mina", "김민아", "Ana [b]x[/]", "-"]),
    "handle": st.sampled_from(["", "@mina", "MINA", "ana.luz", "없음", "n/a", "mina_"]),
    "platform": st.sampled_from(["", "IG", "유튜브", "Instagram", "nowhere"]),
    "url": st.sampled_from(
        ["", "https://instagram.com/mina", "tiktok.com/@ana", "https://ana.example"]
    ),
    "followers": st.sampled_from(["", "1200", "3.4k", "1,5", "-7", "9" * 16, "many"]),
    "avg likes": st.sampled_from(["", "10", "20.5"]),
    "checked on": st.sampled_from(["", "2026-02-01", "2026-03-01", "soon"]),
    "email": st.sampled_from(["", "mina@x.example", "Mina@X.example", "no mail"]),
    "phone": st.sampled_from(["", "010-1234-5678", "01012345678", "12"]),
    "city": st.sampled_from(["", "Seoul", "부산", "N/A"]),
    "status": st.sampled_from(["", "active", "차단", "unheard of"]),
    "fit voice": st.sampled_from(["", "3", "9"]),
    "rate": st.sampled_from(["", "₩500,000", "200 USD", "-3 USD", "lots"]),
    "tags": st.sampled_from(["", "beauty", "Beauty; food", "#food"]),
    "alias": st.sampled_from(["", "미나", "Minnie;미나"]),
    "notes": st.sampled_from(["", "kind", "slow to answer", "kind and quick"]),
    "내 열": st.sampled_from(["", "x", "y\x1b[31m"]),
}


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """A small sheet with some of the columns and people who overlap."""
    names = draw(st.lists(st.sampled_from(list(FIELDS)), min_size=2, unique=True))
    who = draw(st.sampled_from(["name", "handle", "email"]))
    if who not in names:
        names.append(who)
    row = st.tuples(*(FIELDS[name] for name in names))
    rows = st.lists(row, min_size=2, max_size=7).filter(
        lambda some: any(map(any, some))
    )
    return as_csv(names, *draw(rows))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(sheets(), min_size=1, max_size=3))
def test_whatever_comes_in_adds_up_and_goes_out_again(texts: list[str]) -> None:
    """Each sheet twice: the second time is never news, and undo leaves no trace."""
    with workspace() as database:
        before = everything(database.reader)
        steps = 0
        for text in texts:
            dry = bring(database, text, file="ig.csv", dry_run=True)
            real = bring(database, text, file="ig.csv")
            assert counts(dry) == counts(real)
            assert dry.problems == real.problems
            again = bring(database, text, file="ig.csv")
            assert (again.created, again.updated) == (0, 0)
            assert again.skipped == real.skipped
            steps += bool(real.created or real.updated)
        units = History(database).units()
        assert len(units) == steps
        for _ in range(steps):
            History(database).undo()
        assert everything(database.reader) == before
