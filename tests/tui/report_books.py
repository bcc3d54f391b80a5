"""Reports made as she makes them, and their figures read back out of the files."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.tui.command_runs import CommandLine

VOID = frozenset({"meta", "br", "hr", "link", "img", "input"})

CONVERSIONS = (
    "date,channel,goal,quantity,value,currency\n"
    "2026-02-02,Facebook,newsletter,3174,17.50,USD\n"
    "2026-02-02,LinkedIn,newsletter,580,17.50,USD\n"
    "2026-02-02,Twitter,newsletter,202,17.50,USD\n"
    "2026-02-02,YouTube,newsletter,198,17.50,USD\n"
)
COSTS = (
    "date,channel,category,description,amount,currency,state\n"
    "2026-02-01,Facebook,boost,Ads,500,USD,paid\n"
    "2026-02-01,LinkedIn,boost,Ads,135,USD,paid\n"
)
HOURS = (
    "date,channel,hours,hourly_rate\n"
    "2026-02-01,Facebook,400,50 USD\n"
    "2026-02-01,LinkedIn,500,50 USD\n"
    "2026-02-01,Twitter,150,50 USD\n"
    "2026-02-01,YouTube,300,50 USD\n"
)
"""The field's own example, in the three files that she keeps."""


def bring_reference(soloist: CommandLine) -> None:
    """A campaign, and the three files of the example."""
    made = soloist("campaign", "new", "Spring", "--currency", "USD")
    assert made.code == 0, made.err
    for kind, text in (
        ("conversions", CONVERSIONS),
        ("costs", COSTS),
        ("hours", HOURS),
    ):
        file = soloist.file(f"{kind}.csv", text)
        said = "--kind", kind, "--campaign", "Spring", "--yes"
        done = soloist("import", file, *said)
        assert done.code == 0, done.err


class Element:
    """One element of a page: its name, its attributes, what is in it."""

    def __init__(self, tag: str, attrs: dict[str, str]) -> None:
        self.tag, self.attrs = tag, attrs
        self.inside: list[Element | str] = []

    @property
    def text(self) -> str:
        """All the text in it."""
        return "".join(
            part if isinstance(part, str) else part.text for part in self.inside
        )

    def every(self, *tags: str) -> Iterable[Element]:
        """All elements of these names in it, in their order; of any without."""
        for part in self.inside:
            if isinstance(part, Element):
                if not tags or part.tag in tags:
                    yield part
                yield from part.every(*tags)

    def one(self, tag: str, **attrs: str) -> Element:
        """The only element of a name with these attributes."""
        (found,) = (
            part for part in self.every(tag) if attrs.items() <= part.attrs.items()
        )
        return found


class Page(HTMLParser):
    """A page taken apart; whatever is not closed as it was opened is refused."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(text)
        self.close()
        assert self._open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), tag
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(made)
        if tag not in VOID:
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed at once."""
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(made)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost one."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Text."""
        self._open[-1].inside.append(data)


def html_table(path: Path, key: str) -> list[list[str]]:
    """A table of an HTML report, its heads first."""
    root = Page(path.read_text(encoding="utf-8")).root
    table = root.one("table", id=f"table-{key}")
    return [[cell.text for cell in row.every("th", "td")] for row in table.every("tr")]


def md_tables(path: Path) -> list[list[list[str]]]:
    """The tables of a Markdown report, without what makes them tables."""
    found: list[list[list[str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            found.append([])
        elif not re.fullmatch(r"[|\s:-]+", line):
            cells = re.split(r"(?<!\\)\|", line)[1:-1]
            found[-1].append([_plain(cell) for cell in cells])
    return [table for table in found if table]


def _plain(cell: str) -> str:
    bare = cell.strip()
    bare = bare[2:-2] if bare.startswith("**") and bare.endswith("**") else bare
    return re.sub(r"\\(.)", r"\1", bare)


def txt_rows(path: Path) -> list[list[str]]:
    """The lines of a text report, parted where columns are."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [re.split(r"\s{2,}", line.strip()) for line in lines if line.strip()]


def sheet_rows(path: Path, number: int) -> list[list[Any]]:
    """The rows of one sheet of a workbook."""
    sheet = openpyxl.load_workbook(path).worksheets[number]
    return [list(row) for row in sheet.iter_rows(values_only=True)]
