"""The checklist of a campaign on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.command_runs import CommandLine, settle_in
from tui import paths


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with two campaigns in its workspace."""
    settle_in(tmp_path, monkeypatch)
    runs = CommandLine(tmp_path, capsys)
    runs("add", "@mina_glow")
    for name in ("Spring glow", "봄빛 런칭"):
        assert runs("campaign", "new", name, "--currency", "KRW").code == 0
    return runs


def test_an_empty_campaign_has_26_open_items(soloist: CommandLine) -> None:
    """Nine stages as one JSON document, every key of which is said."""
    done = soloist("checklist", "Spring glow", "--json")
    assert (done.code, done.err) == (0, "")
    assert set(done.json) == {"stages"}
    stages = done.json["stages"]
    assert [one["number"] for one in stages] == list(range(1, 10))
    for one in stages:
        assert set(one) == {"number", "title", "done", "total", "items"}
        assert one["done"] == 0
        assert one["total"] == len(one["items"])
    items = [item for one in stages for item in one["items"]]
    assert len(items) == 26
    assert [items[0]["key"], items[-1]["key"]] == ["1.1", "9.3"]
    for item in items:
        assert set(item) == {"key", "text", "state", "evidence"}
        assert item["state"] == "open"


def test_an_item_is_done_with_a_note(soloist: CommandLine) -> None:
    """The note is what shows it; undo takes it back."""
    note = "Cleared by Ana Ruiz"
    done = soloist("checklist", "spring", "--done", "7.1", "--note", note, "--json")
    assert done.code == 0
    law = done.json["stages"][6]
    assert (law["done"], law["total"]) == (1, 2)
    assert law["items"][0]["state"] == "done"
    assert law["items"][0]["evidence"] == note
    assert soloist("checklist", "봄빛", "--json").json["stages"][6]["done"] == 0
    assert soloist("undo").code == 0
    again = soloist("checklist", "spring", "--json")
    assert again.json["stages"][6]["done"] == 0


def test_an_item_is_waived_with_a_reason(soloist: CommandLine) -> None:
    """Without one it is refused in one sentence."""
    done = soloist("checklist", "spring", "--waive", "4.2")
    assert (done.code, done.out) == (1, "")
    assert done.err == "4.2: say why it does not apply.\n"
    done = soloist("checklist", "spring", "--waive", "4.2", "--note", "A test run")
    assert done.code == 0
    assert "[-] 4.2" in done.out
    assert "A test run" in done.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing"], "There is no campaign called nothing."),
        (["spring", "--done", "1.9", "--note", "x"], "no checklist item 1.9"),
        (["spring", "--done", "8.1"], "8.1: say in a note"),
    ],
)
def test_what_is_not_there_is_refused(
    soloist: CommandLine, arguments: list[str], told: str
) -> None:
    """One sentence, exit code 1, nothing changed."""
    done = soloist("checklist", *arguments)
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["spring", "--done", "7.1", "--waive", "7.2", "--note", "x"],
        ["spring", "--note", "x"],
        [],
        ["spring", "glow"],
    ],
)
def test_wrong_usage_is_told(soloist: CommandLine, arguments: list[str]) -> None:
    """With where the help is; exit code 2."""
    done = soloist("checklist", *arguments)
    assert (done.code, done.out) == (2, "")
    assert "checklist --help" in done.err


def test_a_checklist_is_read_without_colour(soloist: CommandLine) -> None:
    """A sign for each state, how far each stage is, and what the signs mean."""
    soloist("checklist", "spring", "--done", "8.1", "--note", "Two\nlines")
    done = soloist("checklist", "spring")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "Spring glow: 1 of 26"
    assert "1 Selection (0 of 3)" in lines
    assert sum(line.startswith("  [ ] ") for line in lines) == 25
    assert sum(line.startswith("  [+] ") for line in lines) == 1
    assert "      Two lines" in lines
    assert "[x]" in lines[-1]


def test_stages_are_told_in_her_language(soloist: CommandLine) -> None:
    """The field's own names."""
    korean = soloist("--lang", "ko", "checklist", "봄빛", "--json").json["stages"]
    assert korean[0]["title"] == "인플루언서 선정"
    assert korean[8]["title"] == "캠페인의 효과적인 실행"
    spanish = soloist("--lang", "es", "checklist", "봄빛", "--json").json["stages"]
    assert spanish[3]["title"] == "Resultados e informe"


def test_her_own_files_count(soloist: CommandLine) -> None:
    """Items in their stage, lists beside the nine stages, slips by file and item."""
    folder = paths.settings().parent / "checklists"
    folder.mkdir(parents=True)
    more = folder / "house.toml"
    more.write_text('[[item]]\nkey = "5.tea"\nstage = 5\ntext = "Tea"\n', "utf-8")
    (folder / "popup.toml").write_text(
        'title = "Pop-up"\n[[stage]]\nnumber = 1\ntitle = "Before"\n'
        '[[item]]\nkey = "permit"\nstage = 1\ntext = "Permit"\n',
        "utf-8",
    )
    done = soloist("checklist", "spring", "--done", "5.tea", "--json").json
    assert done["stages"][4]["items"][-1]["state"] == "done"
    (popup,) = done["checklists"]
    assert (popup["key"], popup["title"]) == ("popup", "Pop-up")
    assert popup["stages"][0]["items"][0]["text"] == "Permit"
    assert "Pop-up" in soloist("checklist", "spring").out.splitlines()
    more.write_text('[[item]]\nkey = "5.tea"\nstage = 50\ntext = "Tea"\n', "utf-8")
    slip = soloist("checklist", "spring")
    assert (slip.code, slip.out) == (1, "")
    assert "house.toml, 5.tea" in slip.err
