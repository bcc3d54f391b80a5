"""A report as one HTML page: no script, nothing from outside, light, dark and printed.

Every text is escaped here or in the parts it is made of, whoever wrote it.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tui.reports.html_charts import drawn
from tui.reports.html_parts import facts, headlines, points, quote, table
from tui.reports.pages import Chart, Points, Quote, Table

if TYPE_CHECKING:
    from tui.reports.pages import Block, Page, Section

_STYLE = Path(__file__).with_name("report.css")


def style() -> str:
    """The style that every page carries."""
    return _STYLE.read_text(encoding="utf-8")


def render(page: Page) -> str:
    """The whole page."""
    sections = "\n".join(_section(section, page) for section in page.sections)
    return _PAGE.format(
        language=escape(page.language),
        title=escape(page.title),
        eyebrow=escape(page.eyebrow),
        style=style(),
        facts=facts(page.facts),
        headlines=headlines(page.headlines),
        sections=sections,
        made=escape(page.made),
    )


def _section(section: Section, page: Page) -> str:
    place = f'<span class="place">{section.number}</span> ' if section.number else ""
    key = escape(section.key)
    head = f'<h2 id="{key}-title">{place}<span>{escape(section.title)}</span></h2>'
    says = "\n".join(f"<p>{escape(said)}</p>" for said in section.says)
    blocks = "\n".join(_block(block, page) for block in section.blocks)
    parts = "\n".join(part for part in (head, says, blocks) if part)
    return f'<section id="{key}" aria-labelledby="{key}-title">\n{parts}\n</section>'


def _block(block: Block, page: Page) -> str:
    if isinstance(block, Table):
        return table(block, page.more)
    if isinstance(block, Chart):
        return drawn(block)
    if isinstance(block, Quote):
        return quote(block)
    assert isinstance(block, Points)  # noqa: S101 - there are no other kinds
    return points(block)


_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" \
content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header>
<p class="eyebrow" dir="auto">{eyebrow}</p>
<h1 dir="auto">{title}</h1>
{facts}
</header>
<main>
{headlines}
{sections}
</main>
<footer><p>{made}</p></footer>
</body>
</html>
"""
