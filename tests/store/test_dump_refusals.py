"""Files that are not wholly a store: refused by name and place, nothing is changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import CannotRead
from store.exchange import json_rows
from store.outgoing import Outgoing
from store.settings import Settings
from tests.builders import person, workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from store.engine import Database

    Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture
def database() -> Iterator[Database]:
    """A workspace in which somebody is, and a step of history."""
    with workspace() as opened:
        person(opened, "Mina", handle="mina", tags=("beauty",))
        with opened.writing("seed", ("roster",)) as unit:
            unit.connection.execute("UPDATE influencer SET city='Seoul'")
            unit.connection.execute(
                "INSERT INTO rate(influencer_id, kind, amount_minor, currency,"
                " quoted_on) VALUES (1,'post',350000,'KRW','2026-03-02')"
            )
        Settings(opened).set_tiers({"small": 1_000})
        yield opened


def refusal(database: Database, source: Path) -> str:
    """The sentence by which a file is refused; the store must be as it was."""
    before = list(database.writer().iterdump())
    with pytest.raises(CannotRead) as caught:
        Outgoing(database).load(source, replace=True)
    assert list(database.writer().iterdump()) == before
    assert not database.writer().in_transaction
    return str(caught.value)


def edited(
    database: Database, folder: Path, edit: Callable[[dict[str, Any]], object]
) -> Path:
    """A dump of the store with something done to it."""
    source = folder / "all.json"
    Outgoing(database).dump(source)
    found = json.loads(source.read_text(encoding="utf-8"))
    edit(found)
    source.write_text(json.dumps(found), encoding="utf-8")
    return source


STRANGERS: list[str | bytes] = [
    "",
    "   ",
    "[]",
    "null",
    "name,handle\nMina,mina\n",
    '{"tables":{}}',
    '{"soloist":1,"tables":{}}',
    '{"soloist":"1","schema":1,"tables":{}}',
    '{"soloist":true,"schema":1,"tables":{}}',
    '{"soloist":0,"schema":1,"tables":{}}',
    '{"soloist":1,"schema":0,"tables":{}}',
    '{"soloist":1,"schema":1}',
    '{"soloist":1,"schema":1,"tables":[]}',
    '{"soloist":1,"schema":1,"tables":{"tag":{}}}',
    '{"soloist":1,"schema":1,"tables":{}} and more',
    '{"soloist":1,"schema":1,"tables":{"tag" []}}',
    '{"soloist":1,"schema":1,"tables":{"tag":[{"id":NaN}]}}',
    '{"soloist":1,"schema":1,"tables":{"tag":[{"id":' + "9" * 5_000 + "}]}}",
    '{"soloist":' + "[" * 100_000,
    '{"a":1',
    b"\xff\xfe\x00",
    b"\x89PNG\r\n\x1a\n",
    b'{"soloist":1,"schema":1,"tables":{"tag":[{"name":"\xc3\x28"}]}}',
]


@pytest.mark.parametrize("content", STRANGERS)
def test_what_is_no_dump_is_refused(
    database: Database, tmp_path: Path, content: str | bytes
) -> None:
    """Text, pictures, other JSON, and JSON that only looks like ours."""
    source = tmp_path / "odd.json"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    said = refusal(database, source)
    assert said.startswith("odd.json")
    assert "\n" not in said


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.99])
def test_a_file_that_is_cut_off_is_refused(
    database: Database, tmp_path: Path, share: float
) -> None:
    """Wherever the copying was interrupted."""
    source = edited(database, tmp_path, lambda _: None)
    content = source.read_bytes()
    source.write_bytes(content[: int(len(content) * share)])
    assert "all.json" in refusal(database, source)


def test_a_file_that_is_not_there_is_named(database: Database, tmp_path: Path) -> None:
    """Nor a folder taken for one."""
    assert "There is no file" in refusal(database, tmp_path / "none.json")
    assert "cannot be opened" in refusal(database, tmp_path)


def test_a_newer_format_is_refused_by_its_number(
    database: Database, tmp_path: Path
) -> None:
    """Nothing is guessed about what a later Soloist has written."""

    def newer(found: dict[str, Any]) -> None:
        found["schema"] = 999

    said = refusal(database, edited(database, tmp_path, newer))
    assert "newer Soloist (format 999;" in said


def _set(table: str, column: str, value: object) -> Callable[[dict[str, Any]], None]:
    def edit(found: dict[str, Any]) -> None:
        found["tables"][table][0][column] = value

    return edit


def _add(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda found: found["tables"].__setitem__(key, value)


def _numbers(value: object) -> Callable[[dict[str, Any]], None]:
    return lambda found: found.__setitem__("numbers", value)


def _twice(found: dict[str, Any]) -> None:
    found["tables"]["tag"] *= 2


def _without_person(found: dict[str, Any]) -> None:
    found["tables"]["influencer"] = []


EDITS: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (_add("posts", []), "a table posts that"),
    (_add("sqlite_schema", []), "a table sqlite_schema that"),
    (_add("roster_line", []), "a table roster_line that"),
    (_set("tag", "colour", "red"), "row 1 of tag has a column colour"),
    (_set("tag", 'x") VALUES (1);--', "red"), "row 1 of tag has a column x"),
    (_set("tag", "name", ["a"]), "row 1 of tag is not a row of plain values"),
    (_set("tag", "id", True), "row 1 of tag is not a row of plain values"),
    (_set("tag", "id", "one"), "row 1 of tag cannot be stored"),
    (_set("tag", "id", 2**70), "row 1 of tag cannot be stored"),
    (_set("tag", "name", "\ud800"), "row 1 of tag cannot be stored"),
    (_set("tag", "name", None), "row 1 of tag cannot be stored: NOT NULL"),
    (_twice, "row 2 of tag cannot be stored: UNIQUE"),
    (_set("influencer", "status", "friend"), "row 1 of influencer cannot be stored"),
    (_set("account", "followers", "many"), "row 1 of account cannot be stored"),
    (_set("rate", "amount_minor", 1.5), "row 1 of rate cannot be stored"),
    (_without_person, "belongs to a row of influencer that is missing"),
    (_set("rate", "currency", "XXX"), 'currency of rate cannot be "XXX"'),
    (_set("rate", "quoted_on", "2026-02-30"), "quoted_on of rate cannot be"),
    (_set("influencer", "created_at", "yesterday"), "created_at of influencer cannot"),
    (_set("unit", "detail", "["), "detail of unit cannot be"),
    (_set("unit", "detail", "[]"), "detail of unit cannot be"),
    (_set("unit", "label", "{a.__class__}"), "label of unit cannot be"),
    (_set("unit", "label", "{a:>999999999}"), "label of unit cannot be"),
    (_set("unit", "label", "{"), "label of unit cannot be"),
    (_set("change", "table", "sqlite_schema"), "table of change cannot be"),
    (_set("change", "before", "{}"), "before of change cannot be"),
    (_set("change", "before", "[1]"), "before of change cannot be"),
    (_set("setting", "value", "{"), "value of setting cannot be"),
    (_set("setting", "value", "7"), "value of setting cannot be"),
    (_set("setting", "value", "[[1, 2]]"), "value of setting cannot be"),
    (_set("setting", "value", '[["small", "x"]]'), "value of setting cannot be"),
    (_numbers({"posts": 1}), "a table posts that"),
    (_numbers({"tag": -1}), "the highest number of tag cannot be -1"),
    (_numbers({"tag": 2**63}), "the highest number of tag cannot be"),
    (_numbers([]), "numbers is not expected"),
    (lambda found: found.__setitem__("more", 1), "more is not expected there"),
    (_set("account", "id", 2**62), "the highest number of account cannot be"),
]


@pytest.mark.parametrize(("edit", "said"), EDITS)
def test_a_dump_that_was_tampered_with_is_refused(
    database: Database,
    tmp_path: Path,
    edit: Callable[[dict[str, Any]], None],
    said: str,
) -> None:
    """The sentence says which table and what; not one row of it is kept."""
    found = refusal(database, edited(database, tmp_path, edit))
    assert said in found
    assert found.startswith("all.json")


def test_a_table_may_not_come_twice(database: Database, tmp_path: Path) -> None:
    """Which of the two would be meant?"""
    source = tmp_path / "all.json"
    source.write_text('{"soloist":1,"schema":1,"tables":{"tag":[],"tag":[]}}')
    assert "the table tag twice" in refusal(database, source)
    source.write_text('{"soloist":1,"soloist":1,"schema":1,"tables":{}}')
    assert "soloist is not expected" in refusal(database, source)


def test_rows_are_found_across_blocks(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However small the pieces in which the file is read."""
    source = edited(database, tmp_path, lambda _: None)
    first = source.read_bytes()
    Outgoing(database).load(source, replace=True)
    Outgoing(database).dump(source)
    whole = source.read_bytes()
    monkeypatch.setattr(json_rows, "_BLOCK", 1)
    Outgoing(database).load(source, replace=True)
    Outgoing(database).dump(source)
    assert source.read_bytes() == whole
    assert json.loads(whole) == json.loads(first)


@settings(
    max_examples=90,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_dump_never_half_arrives(
    database: Database, tmp_path: Path, data: st.DataObject
) -> None:
    """One piece replaced by another: brought in whole, or refused with a sentence."""
    source = tmp_path / "all.json"
    Outgoing(database).dump(source)
    text = source.read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, min(len(text), at + 40)))
    piece = data.draw(st.text('{}[]",:019 aé\\n', max_size=8))
    source.write_text(text[:at] + piece + text[end:], encoding="utf-8")
    with workspace() as empty:
        before = list(empty.writer().iterdump())
        if (said := said_of_loading(empty, source)) is not None:
            assert "\n" not in said
            assert list(empty.writer().iterdump()) == before


def said_of_loading(database: Database, source: Path) -> str | None:
    """The sentence by which a file is refused, None for one that is brought in."""
    try:
        Outgoing(database).load(source, replace=False)
    except CannotRead as refused:
        return str(refused)
    return None
