"""Draw the pictures of the documents: the demo, by keys, in three languages.

Run it from the root as ``python docs/make_pictures.py``; it writes SVG files into
``docs/pictures``.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

from rich.cells import cell_len
from rich.style import Style

HOUSE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOUSE))

from store import open_store  # noqa: E402 - from this checkout
from store.demo import fill  # noqa: E402
from tui import i18n  # noqa: E402
from tui.app import SoloistApp  # noqa: E402
from tui.settings import Settings  # noqa: E402

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SHEET = (
    "이름,인스타 아이디,팔로워,참여율,지역,비고\n"
    "김하늘결,haneul.gyeol,1.3만,4.1%,서울,샘플 좋아함\n"
    "박새봄이,saebomi_day,2만4천,3.2%,부산,\n"
    "이도담솔,dodam.sol,8.7천,5.0%,제주,5월 이후\n"
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the size, the language, the looks, the keys before it."""

    name: str
    size: tuple[int, int]
    language: str
    keys: tuple[str, ...]
    theme: str = "dark"
    mode: str = "roster"


PICTURES = (
    Picture("roster-120x40-en", (120, 40), "en", ("z", *"follow", "enter")),
    Picture("roster-80x24-ko", (80, 24), "ko", ("slash", *"ㄱ", "enter")),
    Picture("filter-80x24-es", (80, 24), "es", ("slash", *"followers>10k er>3")),
    Picture("card-120x40-en", (120, 40), "en", (*"jjjjj", "enter")),
    Picture("card-80x24-ko", (80, 24), "ko", ("slash", *"ㄱ", "enter", "enter")),
    Picture("import-120x40-ko", (120, 40), "ko", ("i", "enter")),
    Picture("merge-80x24-es", (80, 24), "es", ("p", "enter")),
    Picture("palette-80x24-en", (80, 24), "en", ("ctrl+p", *"tag")),
    Picture("roster-80x24-en-light", (80, 24), "en", (*"jj",), "light"),
    Picture("today-120x40-en", (120, 40), "en", ("j",), mode="today"),
    Picture("today-80x24-es", (80, 24), "es", ("j",), mode="today"),
    Picture("board-120x40-ko", (120, 40), "ko", (*"lj",), mode="outreach"),
    Picture("write-120x40-en", (120, 40), "en", (*"jm",), mode="today"),
    Picture("campaigns-80x24-es", (80, 24), "es", ("j",), mode="campaigns"),
    Picture("campaign-120x40-en", (120, 40), "en", ("j", "enter"), mode="campaigns"),
    Picture(
        "people-120x40-ko",
        (120, 40),
        "ko",
        ("j", "enter", "tab", "tab"),
        mode="campaigns",
    ),
    Picture("content-120x40-en", (120, 40), "en", ("l",), mode="content"),
    Picture("calendar-120x40-ko", (120, 40), "ko", ("b", "b"), mode="content"),
    Picture("piece-120x40-en", (120, 40), "en", ("l", "l", "enter"), mode="content"),
    Picture("library-80x24-es", (80, 24), "es", ("j",), mode="library"),
    Picture("budget-120x40-en", (120, 40), "en", (), mode="budget"),
    Picture("ledger-80x24-ko", (80, 24), "ko", ("b", "j"), mode="budget"),
)


BLANK = "\N{NO-BREAK SPACE}"
WIDE, HIGH, SIZE = 8.4, 18, 14
"""A cell, and the letters in it, in the picture's units."""

FONT = "'Cascadia Mono','DejaVu Sans Mono',Menlo,'D2Coding',monospace"


def drawn(app: SoloistApp) -> str:
    """The screen as SVG, every letter in its own cell: Hangul takes two."""
    width, height = app.size
    looks = app.screen.styles
    paper = looks.background.rich_color.get_truecolor().hex
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width * WIDE:.1f}'
        f' {height * HIGH}" font-family="{FONT}" font-size="{SIZE}">'
    )
    parts = [head, f'<rect width="100%" height="100%" fill="{paper}"/>']
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what it painted
    for y, strip in enumerate(strips):
        x = 0
        for segment in strip:
            cells = segment.cell_length
            parts += piece(segment.text, segment.style or Style(), x, y, cells)
            x += cells
    return "\n".join([*parts, "</svg>"]) + "\n"


def piece(text: str, style: Style, x: int, y: int, cells: int) -> list[str]:
    """One run of letters that look alike: its paper, then its letters."""
    ink, paper = style.color, style.bgcolor
    if style.reverse:
        ink, paper = paper, ink
    made = []
    if paper is not None:
        made.append(
            f'<rect x="{x * WIDE:.1f}" y="{y * HIGH}" width="{cells * WIDE + 0.3:.1f}"'
            f' height="{HIGH}" fill="{paper.get_truecolor().hex}"/>'
        )
    fill = ink.get_truecolor().hex if ink is not None else "#d8dbe2"
    weight = ' font-weight="bold"' if style.bold else ""
    for letters, at, room in runs(text):
        if letters.strip():
            words = escape(letters.replace(" ", BLANK))
            made.append(
                f'<text x="{(x + at) * WIDE:.1f}" y="{y * HIGH + 13.5}" fill="{fill}"'
                f'{weight} textLength="{room * WIDE:.1f}"'
                f' lengthAdjust="spacingAndGlyphs">{words}</text>'
            )
    return made


def runs(text: str) -> list[tuple[str, int, int]]:
    """Narrow letters together, wide ones each alone: (letters, first cell, cells)."""
    found: list[tuple[str, int, int]] = []
    at = 0
    for letter in text:
        width = cell_len(letter)
        if found and (width == 0 or found[-1][0].endswith("\u200d")):
            found[-1] = (found[-1][0] + letter, *found[-1][1:])
            continue
        narrow = width == 1 and found and found[-1][2] == len(found[-1][0])
        if narrow and cell_len(found[-1][0]) == len(found[-1][0]):
            letters, first, room = found[-1]
            found[-1] = (letters + letter, first, room + 1)
        else:
            found.append((letter, at, width))
        at += width
    return found


async def draw(picture: Picture, folder: Path) -> None:
    """Press the keys of a picture and save the screen."""
    i18n.install(picture.language)
    settings = Settings(language=picture.language, theme=picture.theme)
    with open_store(folder / "demo.db", now=lambda: NOW, create=False) as store:
        app = SoloistApp(
            store, today=lambda: TODAY, mode=picture.mode, settings=settings
        )
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause(0.5)
            for key in picture.keys:
                await pilot.press(
                    {" ": "space", ">": "greater_than_sign"}.get(key, key)
                )
                await pilot.pause(0.15)
            await pilot.pause(1)
            target = HOUSE / "docs/pictures" / f"{picture.name}.svg"
            target.write_text(drawn(app), encoding="utf-8")


def main() -> None:
    """Draw all of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "명단.csv").write_text(SHEET, encoding="utf-8")
        with open_store(folder / "demo.db", now=lambda: NOW, create=True) as store:
            fill(store, TODAY)
        with contextlib.chdir(folder):
            for picture in PICTURES:
                asyncio.run(draw(picture, folder))


if __name__ == "__main__":
    main()
