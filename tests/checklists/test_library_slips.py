"""A slip in a checklist file is refused by file and item, in one sentence."""

from __future__ import annotations

import tomllib

import pytest

from checklists.library import LONGEST, SHIPPED, ChecklistError, load, read

GOOD = """
title = "Event"

[[stage]]
number = 1
title = "Before"

[[item]]
key = "event.room"
stage = 1
text = { en = "Room", ko = "장소" }
detail = "Booked and paid."
place = "money"
note = true

[[item]]
key = "event.names"
stage = 1
text = "Name tags"
evidence = "in_touch"
says.open = "{missing} of {total}{who} to ask."
"""


def test_the_file_these_slips_are_made_in_is_good() -> None:
    """Otherwise they would say nothing."""
    event = read(tomllib.loads(GOOD), "event", "event.toml", load())
    assert [item.key for item in event.items] == ["event.room", "event.names"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        # The file
        ('title = "Event"', "", "title: title is missing"),
        ('title = "Event"', 'titel = "Event"', "titel: titel is not known here; known"),
        ('title = "Event"', 'title = "Event"\nextra = 1', "extra: extra is not known"),
        ('title = "Event"', "title = 5", "title: title is not a text on one line"),
        ("[[stage]]", "[stage]", r"stage: write it as \[\[stage\]\]"),
        ("[[stage]]", "[[stages]]", "stages: stages is not known here"),
        # A stage
        ("number = 1", "", r"\[\[stage\]\] 1: number is missing"),
        ("number = 1", "number = 0", "number is not a number from 1 to 99"),
        ("number = 1", "number = 100", "number is not a number from 1 to 99"),
        ("number = 1", "number = true", "number is not a number from 1 to 99"),
        ("number = 1", "number = 1\nname = 'x'", "name is not known here"),
        ('title = "Before"', "", r"\[\[stage\]\] 1: title is missing"),
        (
            '[[item]]\nkey = "event.room"',
            '[[stage]]\nnumber = 1\ntitle = "B"\n[[item]]\nkey = "event.room"',
            "stage 1: it is there twice",
        ),
        # A key
        ('key = "event.room"', "", r"\[\[item\]\] 1: key is missing"),
        ('key = "event.room"', "key = 5.9", r"\[\[item\]\] 1: a key is letters"),
        ('key = "event.room"', 'key = "event room"', "a key is letters"),
        ('key = "event.room"', 'key = ""', "a key is letters"),
        ('key = "event.room"', 'key = "event..room"', "a key is letters"),
        ('key = "event.room"', f'key = "{"a" * 41}"', "a key is letters"),
        ('key = "event.room"', 'key = "event.NAMES"', "event.names: it is there twice"),
        # An item
        ("stage = 1\ntext = {", "text = {", "event.room: stage is missing"),
        ("stage = 1\ntext = {", "stage = 2\ntext = {", "there is no stage 2"),
        ("stage = 1\ntext = {", "stage = '1'\ntext = {", "stage is not a number"),
        ('text = "Name tags"', "", "event.toml, event.names: text is missing"),
        ('text = "Name tags"', 'text = " "', "event.names: text is not a text"),
        ('text = "Name tags"', r'text = "a\u001b[2J"', "text is not a text on one"),
        ('text = "Name tags"', "text = []", "text is not a text on one line"),
        ('text = "Name tags"', "text = {}", "event.names: text.en is missing"),
        ('ko = "장소"', 'fr = "Salle"', "event.room: fr is not known here; known"),
        ('ko = "장소"', "ko = 3", "event.room: text.ko is not a text"),
        ("Booked", "B" * LONGEST, f"detail has more than {LONGEST} characters"),
        ('place = "money"', 'place = "bank"', "place is 'bank', which is not one of"),
        ('place = "money"', 'place = ["money"]', "which is not one of overview, brief"),
        ("note = true", 'note = "yes"', "note is neither true nor false"),
        ("note = true", "notes = true", "notes is not known here; known are key, st"),
        ("note = true", '"n\\u001b" = true', r"n\? is not known here"),
        ("note = true", f"{'n' * 99} = true", "nnn… is not known here"),
        ('"in_touch"', '"in_tuch"', "evidence is 'in_tuch', which is not one of fit_"),
        # Its sentences
        ('evidence = "in_touch"', "", "event.names: sentences need evidence"),
        ("says.open = ", "says = ", "event.names: says is not a table"),
        ("says.open", "says.closed", "closed is not known here; known are met, none"),
        ("{who}", "{whom}", r"open.en cannot be filled; places are \{have\}, \{mis"),
        ("{who}", "{who!r}", "open.en cannot be filled"),
        ("{who}", "{who:>99}", "open.en cannot be filled"),
        ("{who}", "{who.names}", "open.en cannot be filled"),
        ("{who}", "{0}", "open.en cannot be filled"),
        ("{who}", "{", "open.en cannot be filled"),
    ],
)
def test_a_slip_is_named(old: str, new: str, says: str) -> None:
    """File and item, so that she finds the line; what is known there, so she can."""
    assert old in GOOD
    table = tomllib.loads(GOOD.replace(old, new, 1))
    with pytest.raises(ChecklistError, match=says) as refused:
        read(table, "event", "event.toml", load())
    assert str(refused.value).startswith("event.toml, ")
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("text", ["", "item = []", "item = 0"])
def test_a_file_without_items_is_refused(text: str) -> None:
    """It would say nothing, and she would look for it in vain."""
    with pytest.raises(ChecklistError, match="item is missing"):
        read(tomllib.loads(text), "ours", "ours.toml", load())


def test_items_for_the_nine_stages_have_no_other_fields_beside_them() -> None:
    """Outside of its items such a file holds nothing."""
    table = {"item": [], "name": "ours"}
    with pytest.raises(ChecklistError, match="name is not known here; known are item"):
        read(table, "ours", "ours.toml", load())


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('ko = "캠페인", ', "", "stages.toml, title: title.ko is missing"),
        ('title = { en = "Campaign"', 'extra = { en = "x"', "extra: extra is not"),
        ('place = "people"\n', "", "1.1: place is missing"),
        ("detail = {", "details = {", "1.1: details is not known here"),
        ("none = {", "nothing = {", "1.1: nothing is not known here"),
        ("for {missing}", "for {lacking}", "1.1: open.en cannot be filled"),
        ('en = "Nobody has agreed yet.", ', "", "1.1: none.en is missing"),
        (
            'title = { en = "Selection", ko = "인플루언서 선정", es = "Selección" }',
            'title = "Selection"',
            r"\[\[stage\]\] 1: title is not a text",
        ),
    ],
)
def test_the_shipped_stages_are_read_to_the_letter(
    old: str, new: str, says: str
) -> None:
    """Every text in every language, every sentence a rule may need."""
    text = SHIPPED.read_text("utf-8")
    assert old in text
    with pytest.raises(ChecklistError, match=says):
        read(tomllib.loads(text.replace(old, new, 1)), "stages", "stages.toml")


def test_a_shipped_item_says_what_ticks_it() -> None:
    """Its detail is not hers to leave out."""
    table = tomllib.loads(SHIPPED.read_text("utf-8"))
    del table["item"][0]["detail"]
    with pytest.raises(ChecklistError, match=r"1\.1: detail is missing"):
        read(table, "stages", "stages.toml")
