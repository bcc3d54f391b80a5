"""Documents made from the code say what the code says."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from tui import catalogue, filter_table, key_table
from tui.i18n import LANGUAGES

if TYPE_CHECKING:
    from babel.messages.catalog import Message

HOUSE = Path(__file__).resolve().parents[1]
OTHERS = [code for code in LANGUAGES if code != "en"]


def test_the_readme_lists_the_keys_of_now() -> None:
    """``python -m tui.key_table`` writes the table."""
    text = key_table.README.read_text(encoding="utf-8")
    assert key_table.in_readme(text) == text


def test_the_filter_page_lists_the_fields_of_now() -> None:
    """``python -m tui.filter_table`` writes the table."""
    text = filter_table.PAGE.read_text(encoding="utf-8")
    assert filter_table.in_page(text) == text


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_is_missing(language: str) -> None:
    """Every text a person reads has words in every language."""
    there = catalogue.read(language)
    missing = [
        message.id
        for message in catalogue.gathered()
        if message.id and not catalogue.words(there.get(message.id))
    ]
    assert not missing


@pytest.mark.parametrize("language", OTHERS)
def test_translations_name_the_same_places(language: str) -> None:
    """A figure that the sentence needs is never lost, nor another one asked for."""
    wrong = [
        message.id
        for message in catalogue.read(language)
        if message.id
        and not all(_same_places(message, text) for text in catalogue.words(message))
    ]
    assert not wrong


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_catalogue_is_of_now(language: str) -> None:
    """``python -m tui.catalogue`` compiles it."""
    made = catalogue.po_file(language).with_suffix(".mo").read_bytes()
    assert catalogue.compiled(catalogue.read(language)) == made


def test_no_document_names_a_place_of_one_machine() -> None:
    """No index address, no absolute path, in anything that is shipped."""
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "pyproject.toml"):
        text = (HOUSE / name).read_text(encoding="utf-8")
        assert "index-url" not in text
        assert "/home/" not in text


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _same_places(message: Message, text: str) -> bool:
    ids = [message.id] if isinstance(message.id, str) else [*message.id]
    try:
        return _places(text) in [_places(one) for one in ids]
    except ValueError:  # a lone brace: neither may hold one
        return False
