"""The page about the file's shape says what the tables say."""

from __future__ import annotations

from store import schema_doc
from store.tables import Base


def test_the_page_is_what_the_code_says() -> None:
    """Written again with ``python -m store.schema_doc``."""
    written = schema_doc.PAGE.read_text(encoding="utf-8")
    assert written == schema_doc.schema_markdown()


def test_every_table_and_column_is_on_the_page_with_a_meaning() -> None:
    """One heading a table, one line a column, none of them blank."""
    page = schema_doc.schema_markdown()
    for table in Base.metadata.sorted_tables:
        section = page.partition(f"### `{table.name}`\n")[2].partition("\n##")[0]
        for column in table.columns:
            (line,) = [
                one
                for one in section.splitlines()
                if one.startswith(f"| `{column.name}` |")
            ]
            assert len(line.split("|")[3].strip()) > 4, line


def test_scratch_space_is_called_internal() -> None:
    """Nobody should build on it."""
    page = schema_doc.schema_markdown()
    internal = page.partition("## Internal\n")[2]
    for table in ("open_unit", "roster_stale"):
        assert f"### `{table}`" in internal
