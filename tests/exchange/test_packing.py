"""Columns handed to SQLite as few values come out there as they were."""

from __future__ import annotations

import sqlite3
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.exchange.packing import pack
from store.exchange.who import add_keys, line_words

TEXTS = st.sampled_from(
    [None, "mina", "Mina", "Ünal Ş", "김 하루", "\uff37\uff49\uff44\uff45"]
)
NAMES = TEXTS.map(lambda text: text or "somebody")


@st.composite
def columns(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Some columns of a chunk, with their keys."""
    height = draw(st.integers(min_value=1, max_value=5))

    def column(texts: st.SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(texts, min_size=height, max_size=height))

    got = {"row": list(range(2, 2 + height)), "name": column(NAMES)}
    for name in ("real_name", "email", "phone", "niche"):
        if draw(st.booleans()):
            got[name] = column(TEXTS)
    if draw(st.booleans()):
        got |= {"handle": column(TEXTS), "url": column(st.none())}
    add_keys(got)
    return got


@given(columns())
def test_what_is_packed_comes_out_as_it_was(got: dict[str, list[Any]]) -> None:
    """Keys that are like their column, columns of nothing, and the words of a line."""
    names = [name for name in got if not name.endswith("_folded")]
    packed = pack(got, [*names, "folded"])
    assert len(packed.values) == packed.width * len(got["row"])
    marks = f"({','.join('?' * packed.width)})"
    connection = sqlite3.connect(":memory:")
    found = connection.execute(
        f"SELECT {','.join(packed.columns)} FROM"
        f" (VALUES {','.join([marks] * len(got['row']))})",
        packed.values,
    ).fetchall()
    connection.close()
    whole = [*(got[name] for name in names), line_words(got)]
    assert found == list(zip(*whole, strict=True))
