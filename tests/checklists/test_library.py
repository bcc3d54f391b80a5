"""Her own checklist files: what they may hold, and how they join the nine stages."""

from __future__ import annotations

import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.facts import CampaignFacts, Tally
from checklists.library import (
    LARGEST,
    ChecklistError,
    load,
    load_own,
    read,
    read_toml,
    with_own,
)
from checklists.model import LANGUAGES, Mark, stand

ADDED = """
[[item]]
key = "5.thanks"
stage = 5
text = { ko = "감사 인사", en = "Say thank you" }

[[item]]
key = "3.subtitles"
stage = 3
place = "content"
text = "자막 확인"
detail = "모든 영상에 자막이 있어야 합니다."
note = true
"""
TAKEN = '[[item]]\nkey = "5.1"\nstage = 5\ntext = "Retainer signed"'
APART = """
title = "Unboxing event"

[[stage]]
number = 2
title = { en = "The day", ko = "당일", es = "El día" }

[[stage]]
number = 1
title = "Before"

[[item]]
key = "unboxing.names"
stage = 2
text = "Name tags"
evidence = "contract_signed"
says.met = "All {total} signed."

[[item]]
key = "unboxing.room"
stage = 1
text = "Room booked"
"""


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder with these checklist files."""
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    return tmp_path


def test_nobody_has_to_have_files_of_their_own(tmp_path: Path) -> None:
    """No folder, an empty one, a file that is no checklist: nothing."""
    assert load_own(tmp_path / "nowhere") == ()
    assert load_own(tmp_path) == ()
    (tmp_path / "notes.txt").write_text("not a checklist")
    (tmp_path / "._mac.toml").write_bytes(b"\xff")
    (tmp_path / "~open.toml").write_bytes(b"\xff")
    (tmp_path / "folder.toml").mkdir()
    assert load_own(tmp_path) == ()
    assert with_own(load(), ()) == (load(),)


def test_her_items_join_the_nine_stages(tmp_path: Path) -> None:
    """Behind those of their stage, in the order in which she wrote them."""
    (nine,) = with_own(load(), load_own(folder(tmp_path, ours=ADDED)))
    keys = [item.key for item in nine.items]
    assert len(keys) == 28
    assert keys[keys.index("3.3") + 1] == "3.subtitles"
    assert keys[keys.index("5.3") + 1] == "5.thanks"
    assert nine.stages == load().stages
    assert [item.own for item in nine.items].count(True) == 2


def test_her_item_is_ticked_by_hand(tmp_path: Path) -> None:
    """With a note only where she wants one."""
    (nine,) = with_own(load(), load_own(folder(tmp_path, ours=ADDED)))
    marks = [
        Mark(key, "done", "", date(2026, 3, 2)) for key in ("5.thanks", "3.subtitles")
    ]
    standings = stand(nine, CampaignFacts(), marks)
    states = {each.item.key: each.state for each in standings}
    assert (states["5.thanks"], states["3.subtitles"]) == ("done", "open")


def test_a_plain_text_is_for_every_language(tmp_path: Path) -> None:
    """And a language she left out borrows one that is there."""
    (own,) = load_own(folder(tmp_path, ours=ADDED))
    subtitles, thanks = own.items
    assert {subtitles.text[code] for code in LANGUAGES} == {"자막 확인"}
    assert (thanks.text["ko"], thanks.text["es"]) == ("감사 인사", "Say thank you")
    assert (thanks.detail["en"], thanks.place) == ("", "overview")


def test_a_checklist_of_her_own_has_its_own_stages(tmp_path: Path) -> None:
    """It stands beside the nine stages, by the name of its file."""
    own = load_own(folder(tmp_path, unboxing=APART))
    nine, unboxing = with_own(load(), own)
    assert nine == load()
    assert (unboxing.key, unboxing.title["es"]) == ("unboxing", "Unboxing event")
    assert [stage.number for stage in unboxing.stages] == [1, 2]
    assert [item.key for item in unboxing.items] == ["unboxing.room", "unboxing.names"]


def test_her_item_may_be_ticked_by_a_rule_that_is_there(tmp_path: Path) -> None:
    """It borrows the sentences and the page, but for those she writes herself."""
    (own,) = load_own(folder(tmp_path, unboxing=APART))
    names = own.items[1]
    assert names.place == "contracts"
    met = CampaignFacts(contracts=Tally(3, 3), due_dates=Tally(3, 3))
    assert stand(own, met, (), "es")[1].evidence == "All 3 signed."
    assert stand(own, met)[1].state == "met"
    told = stand(own, CampaignFacts(contracts=Tally(3, 1)), (), "es")[1].evidence
    assert told == "Sin contrato firmado: 2 de 3."


def test_several_files_are_read_by_name(tmp_path: Path) -> None:
    """Each in any spelling of its ending, with a byte order mark or without."""
    folder(tmp_path, b=ADDED)
    (tmp_path / "A.TOML").write_text(APART, "utf-8-sig")
    assert [own.key for own in load_own(tmp_path)] == ["A", "stages"]


def test_a_text_is_one_line(tmp_path: Path) -> None:
    """Line breaks of the file are spaces."""
    text = ADDED.replace('"자막 확인"', '"""\n자막\n  확인 """')
    (own,) = load_own(folder(tmp_path, ours=text))
    assert own.items[0].text["ko"] == "자막 확인"


def test_a_key_may_have_letters_of_any_language(tmp_path: Path) -> None:
    """However a keyboard or a file system composes them."""
    text = ADDED.replace("5.thanks", unicodedata.normalize("NFD", "5.감사-día"))
    (own,) = load_own(folder(tmp_path, ours=text))
    assert own.items[1].key == "5.감사-día"


def test_one_key_is_one_item_over_all_files(tmp_path: Path) -> None:
    """Whatever its case; the other file is named."""
    folder(tmp_path, a=ADDED, b=ADDED.replace("5.thanks", "5.THANKS"))
    with pytest.raises(ChecklistError, match=r"b.toml, 3.subtitles: .* in a.toml"):
        load_own(tmp_path)
    with pytest.raises(ChecklistError, match=r"c.toml, 5.1: .* in stages.toml"):
        load_own(folder(tmp_path, a=APART, b=ADDED, c=TAKEN))


@pytest.mark.parametrize("name", ["stages", "STAGES"])
def test_a_checklist_cannot_take_the_name_of_the_nine_stages(
    tmp_path: Path, name: str
) -> None:
    """They would be taken for one."""
    with pytest.raises(ChecklistError, match="another checklist has this name"):
        load_own(folder(tmp_path, **{name: APART}))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe[", "ours.toml: not written in UTF-8"),
        (b"[[item]", "ours.toml: not TOML: .*line 1"),
        (b"key = 'a'\nkey = 'b'", "ours.toml: not TOML"),
        (b"a = " + b"[" * 50_000, "ours.toml: not TOML"),
        (b"a = " + b"9" * 50_000, "ours.toml: not TOML"),
        (b"#" * (LARGEST + 1), "ours.toml: larger than 256 KB"),
    ],
)
def test_what_cannot_be_read_is_refused_by_file(
    tmp_path: Path, content: bytes, says: str
) -> None:
    """One sentence, never a traceback."""
    (tmp_path / "ours.toml").write_bytes(content)
    with pytest.raises(ChecklistError, match=says) as refused:
        load_own(tmp_path)
    assert (refused.value.file, refused.value.item) == ("ours.toml", "")


def test_a_file_that_went_away_is_refused(tmp_path: Path) -> None:
    """So is a folder that does not let anybody in."""
    with pytest.raises(ChecklistError, match=r"gone.toml: cannot be read \(No such"):
        read_toml(tmp_path / "gone.toml")


def test_a_folder_that_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its own name."""

    def denied(_path: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(ChecklistError, match=r"cannot be read \(Permission denied\)"):
        load_own(tmp_path)


def test_a_refusal_can_be_said_in_another_language(tmp_path: Path) -> None:
    """Its template and its values are apart."""
    with pytest.raises(ChecklistError) as refused:
        load_own(folder(tmp_path, ours=ADDED.replace("stage = 5", "stage = 12")))
    error = refused.value
    assert str(error) == "ours.toml, 5.thanks: there is no stage 12."
    assert error.template == "{file}, {item}: there is no stage {number}."
    assert error.values == {"file": "ours.toml", "item": "5.thanks", "number": 12}
    assert (error.file, error.item) == ("ours.toml", "5.thanks")


FIELDS = st.sampled_from(
    [
        *("key", "stage", "text", "detail", "place", "evidence", "says", "note"),
        *("number", "title", "item", "en", "ko", "es", "met", "x\x1b"),
    ]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-1, 100)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["in_touch", "people", "{total}", "{total!r}", "{", "1.1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner),
    max_leaves=8,
)


@given(st.sampled_from(["", "stage", "item"]), FIELDS, VALUES)
def test_any_slip_is_a_sentence(where: str, name: str, value: object) -> None:
    """Whatever stands in whichever field, the file is read or refused."""
    table = tomllib.loads(APART)
    (table[where][0] if where else table)[name] = value
    told = ""
    try:
        read(table, "ours", "ours.toml", load())
    except ChecklistError as refused:
        told = str(refused)
    assert told.isprintable()
    assert not told or told.startswith("ours.toml, ")
