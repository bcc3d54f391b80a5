"""The message that asks for changes, in the language of whoever reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.campaign_words import CONTENT_KINDS
from tui.change_reply import listed, reply_text

LANGUAGES = ("en", "ko", "es")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CONTENT_KINDS)
def test_every_kind_has_a_word_in_every_language(language: str, kind: str) -> None:
    """Where a piece has no title, it is called by its kind."""
    text = reply_text(language, name="Ana", title="", kind=kind, reasons="Louder")
    assert "Ana" in text
    assert "- Louder" in text
    assert "{" not in text


def test_without_a_sender_it_ends_with_the_thanks() -> None:
    """No empty lines at its end."""
    text = reply_text("en", name="Ana", title="X", kind="post", reasons="Louder")
    assert text.endswith("Thank you!")
    assert "the draft of “X”" in text


def test_reasons_become_a_list_however_they_were_typed() -> None:
    """Signs and numbers of lists at the beginning of a line go; figures stay."""
    typed = "- one\n\n  • two\n3) three\n4. four\n5 seconds earlier\n1.5x slower"
    assert listed(typed).split("\n") == [
        *("- one", "- two", "- three", "- four", "- 5 seconds earlier"),
        "- 1.5x slower",
    ]


@given(
    language=st.sampled_from(LANGUAGES),
    name=st.text(max_size=20),
    title=st.text(max_size=20),
    reasons=st.text(max_size=60),
)
def test_whatever_was_typed_is_said_as_it_is(
    language: str, name: str, title: str, reasons: str
) -> None:
    """Braces and percent signs act as nothing."""
    text = reply_text(language, name=name, title=title, kind="reel", reasons=reasons)
    assert name.strip() in text
    assert title in text
    assert listed(reasons) in text
