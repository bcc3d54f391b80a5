"""Any outreach sheets in any order: counts add up, nothing twice, all goes again."""

from __future__ import annotations

from datetime import date
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from store.history import History
from tests.builders import everything, workspace
from tests.store.sheets_in import as_csv, counts
from tests.store.talk_sheets import bring_talks

DAYS = ["", "", "2026-01-05", "2026-02-20", "2026-03-02", "2026-04-01", "soon"]
FIELDS: dict[str, st.SearchStrategy[str]] = {
    "name": st.sampled_from(["", "Mina", "mina", "김민아", "Ana [b]x[/]"]),
    "handle": st.sampled_from(["", "@mina", "MINA", "ana.luz", "없음"]),
    "email": st.sampled_from(["", "mina@x.example", "Mina@X.example"]),
    "followers": st.sampled_from(["", "1200", "3.4k"]),
    "country": st.sampled_from(["", "Korea", "España"]),
    "tags": st.sampled_from(["", "beauty", "Beauty; food"]),
    "campaign": st.sampled_from(["", "Spring", "spring", "여름 캠페인", "\x1b[31mX"]),
    "stage": st.sampled_from(
        [
            "",
            "Contacted",
            "DM sent",
            "협의중",
            "No response",
            "en negociación",
            "Contract signed",
            "거절",
            "완료",
            "whatever",
            "To contact",
            "warming up",
        ]
    ),
    "contacted via": st.sampled_from(["", "DM", "카톡", "Instagram", "pigeon"]),
    "first contact": st.sampled_from(DAYS),
    "last contact": st.sampled_from(DAYS),
    "3rd contact": st.sampled_from(DAYS),
    "reply date": st.sampled_from(DAYS),
    "replied": st.sampled_from(["", "Y", "no", "✓", "perhaps"]),
    "next step": st.sampled_from(["", "Send the brief", "call", "x" * 600]),
    "next step date": st.sampled_from(["", "2026-03-10", "2026-01-01", "later"]),
    "waiting on": st.sampled_from(["", "brand", "them", "nobody"]),
    "asked": st.sampled_from(["", "₩500,000", "200 USD", "-3 USD", "12"]),
    "offer": st.sampled_from(["", "300 USD", "lots"]),
    "fee": st.sampled_from(["", "250 USD", "₩400,000"]),
    "commission %": st.sampled_from(["", "10%", "12.5", "140%"]),
    "promo code": st.sampled_from(["", "MINA10", "n/a"]),
    "deal type": st.sampled_from(["", "gifted", "유가", "friendship"]),
    "notes": st.sampled_from(["", "kind", "kind\nslow to answer"]),
    "내 열": st.sampled_from(["", "x", "y"]),
}


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """A small sheet with some of the columns, and people who overlap."""
    names = draw(st.lists(st.sampled_from(list(FIELDS)), min_size=3, unique=True))
    if not set(names) & {"name", "handle", "email"}:
        names.append(draw(st.sampled_from(["name", "handle"])))
    row = st.tuples(*(FIELDS[name] for name in names))
    rows = st.lists(row, min_size=2, max_size=6).filter(
        lambda some: any(map(any, some))
    )
    return as_csv(names, *draw(rows))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(sheets(), min_size=1, max_size=3))
def test_whatever_comes_in_adds_up_and_goes_out_again(texts: list[str]) -> None:
    """Each sheet twice: the second time is never news, and undo leaves no trace."""
    bring = partial(bring_talks, kind="outreach", platform="instagram")
    with workspace() as database:
        before = everything(database.reader)
        steps = 0
        for text in texts:
            dry = bring(database, text, dry_run=True)
            real = bring(database, text)
            assert counts(dry) == counts(real)
            assert dry.problems == real.problems
            talks = database.read("SELECT count(*) FROM collaboration")[0][0]
            assert talks >= real.created
            again = bring(database, text, today=date(2026, 3, 9))
            assert (again.created, again.updated) == (0, 0)
            assert again.skipped == real.skipped
            assert not again.changes
            steps += bool(real.created or real.updated)
        assert len(History(database).units()) == steps
        for _ in range(steps):
            History(database).undo()
        assert everything(database.reader) == before
