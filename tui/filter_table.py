"""The table of filter fields in ``docs/filters.md``, printed from the fields.

``python -m tui.filter_table`` writes it between its marks.
"""

from __future__ import annotations

from pathlib import Path

from store.rules.filter_fields import FIELDS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "filters.md"
BEGIN, END = "<!-- fields -->", "<!-- end of fields -->"


def filter_table() -> str:
    """Every field with an example and its other names."""
    rows = "\n".join(
        f"| `{field.name}` | `{field.example}` | {', '.join(field.aliases)} |"
        for field in FIELDS
    )
    return f"| field | for example | also written |\n|---|---|---|\n{rows}\n"


def in_page(text: str) -> str:
    """The page with the table of now between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{filter_table()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(in_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
