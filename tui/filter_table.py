"""The tables of filter fields in ``docs/filters.md``, printed from the fields.

``python -m tui.filter_table`` writes them between their marks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.rules.content_fields import CONTENT
from store.rules.conversion_fields import CONVERSIONS
from store.rules.filter_fields import ROSTER
from store.rules.hours_fields import HOURS
from store.rules.ledger_fields import LEDGER
from store.rules.library_fields import LIBRARY
from store.rules.mention_fields import MENTIONS
from store.rules.outreach_fields import OUTREACH

if TYPE_CHECKING:
    from store.rules.filter_fields import FieldTable

PAGE = Path(__file__).resolve().parents[1] / "docs" / "filters.md"
MARKS = {
    ("<!-- fields -->", "<!-- end of fields -->"): ROSTER,
    ("<!-- fields of outreach -->", "<!-- end of fields of outreach -->"): OUTREACH,
    ("<!-- fields of content -->", "<!-- end of fields of content -->"): CONTENT,
    ("<!-- fields of library -->", "<!-- end of fields of library -->"): LIBRARY,
    ("<!-- fields of ledger -->", "<!-- end of fields of ledger -->"): LEDGER,
    ("<!-- fields of hours -->", "<!-- end of fields of hours -->"): HOURS,
    (
        "<!-- fields of conversions -->",
        "<!-- end of fields of conversions -->",
    ): CONVERSIONS,
    ("<!-- fields of mentions -->", "<!-- end of fields of mentions -->"): MENTIONS,
}


def filter_table(table: FieldTable) -> str:
    """Every field with an example and its other names."""
    rows = "\n".join(
        f"| `{field.name}` | `{field.example}` | {', '.join(field.aliases)} |"
        for field in table.fields
    )
    return f"| field | for example | also written |\n|---|---|---|\n{rows}\n"


def in_page(text: str) -> str:
    """The page with the tables of now between their marks."""
    for (begin, end), table in MARKS.items():
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = f"{before}{begin}\n\n{filter_table(table)}\n{end}{after}"
    return text


if __name__ == "__main__":
    PAGE.write_text(in_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
