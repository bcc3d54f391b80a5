"""Reports of campaigns for others to read: HTML, workbook, Markdown and plain text.

``write`` words the facts in the language of whoever reads them, whatever the screen
speaks, and writes them whole or not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from store.report_facts import ReportFacts

FORMATS = {".html": "html", ".xlsx": "xlsx", ".md": "md", ".txt": "txt"}
"""How the names of files end, and the formats they mean."""


def format_of(target: Path) -> str:
    """The format that a file's name asks for; raises Invalid."""
    found = FORMATS.get(target.suffix.casefold())
    if found is None:
        raise Invalid(
            N_("{file}: a report can be written as {formats}."),
            file=target.name,
            formats=", ".join(FORMATS),
        )
    return found


def write(target: Path, facts: ReportFacts, language: str) -> None:
    """Write a report; its name's ending says the format.

    ``language`` is of LANGUAGES. Raises Invalid for another ending, and CannotWrite.
    """
    kind = format_of(target)
    # Each is loaded when it is wanted; xlsxwriter takes its time.
    from store.exchange.atomic import atomic_path  # noqa: PLC0415
    from tui.i18n import speaking  # noqa: PLC0415
    from tui.reports.wording import page_of  # noqa: PLC0415

    with speaking(language):
        page = page_of(facts)
        if kind == "xlsx":
            from tui.reports.xlsx import write_workbook  # noqa: PLC0415

            with atomic_path(target) as part:
                write_workbook(part, page)
            return
        text = _text(kind, page)
    with atomic_path(target) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def _text(kind: str, page: object) -> str:
    from importlib import import_module  # noqa: PLC0415

    module = {"html": "html", "md": "markdown", "txt": "text"}[kind]
    return str(import_module(f"tui.reports.{module}").render(page))
