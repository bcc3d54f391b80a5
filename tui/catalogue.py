"""The translators' catalogues: gathered from the code, compiled for the program.

``python -m tui.catalogue`` gathers every marked message into ``tui/locale/*.po``,
keeps what is translated already, and writes the ``.mo`` files the program reads.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tui.i18n import LANGUAGES

HOUSE = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).parent / "locale"
LAYERS = ("checklists", "store", "tui")
TIMELESS = datetime(2026, 1, 1, tzinfo=UTC)
"""The date of every compiled catalogue, so that equal words give equal bytes."""

UNTIMELY = (
    '"Project-Id-Version',
    '"Report-Msgid-Bugs-To',
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Language-Team',
    '"Generated-By',
)
"""Header lines that say nothing."""

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def gathered() -> Catalog:
    """Every message the code marks, without translations."""
    catalogue = Catalog(project="soloist", charset="utf-8")
    for layer in LAYERS:
        found = extract_from_dir(
            HOUSE / layer, [("**.py", "python")], keywords=KEYWORDS
        )
        for file, _line, message, _comments, _context in found:
            # Lines are left out: they would change with every edit above them.
            catalogue.add(message, locations=[(f"{layer}/{file}", 0)])
    return catalogue


def po_file(language: str) -> Path:
    """Where a language's translations are written by people."""
    return FOLDER / language / "LC_MESSAGES" / "soloist.po"


def read(language: str) -> Catalog:
    """A language's translations as they stand."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language, project="soloist", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the catalogue as the program reads it, the same at any time."""
    catalogue.creation_date = catalogue.revision_date = TIMELESS
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def words(message: Message | None) -> list[str]:
    """The translations of a message, its plurals; empty while one is missing."""
    if message is None or not message.string:
        return []
    given = message.string
    texts = [given] if isinstance(given, str) else [*given]
    return texts if all(texts) else []


def renew(language: str) -> int:
    """Gather, keep what is translated, write both files; returns what is missing."""
    catalogue = read(language)
    catalogue.update(gathered(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = f"# Soloist in {LANGUAGES[language]}."
    made = BytesIO()
    write_po(made, catalogue, width=0, sort_output=True)
    # A date that changes with every run would be the only news of most commits.
    lines = made.getvalue().decode().splitlines(keepends=True)
    kept = "".join(line for line in lines if not line.startswith(UNTIMELY))
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(kept, encoding="utf-8")
    path.with_suffix(".mo").write_bytes(compiled(read(language)))
    return sum(not words(message) for message in catalogue if message.id)


if __name__ == "__main__":
    for code in LANGUAGES:
        if code != "en":
            print(f"{code}: {renew(code)} missing")  # noqa: T201
