"""A caption looked at on the command line."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from checklists import disclosure
from tests.tui.command_runs import CommandLine, settle_in
from tui import paths
from tui.shell import lint

KOREAN_REEL = ("--market", "KR", "--format", "reel")


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line without a workspace."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def piped(patch: pytest.MonkeyPatch, content: bytes) -> None:
    """Let a text come in on stdin."""
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))


def test_markets_and_formats_are_those_of_the_linter() -> None:
    """Said again only so that the help page waits for nothing."""
    assert lint.MARKETS == disclosure.MARKETS
    assert lint.FORMATS == disclosure.FORMATS


def test_a_good_caption_has_no_findings(soloist: CommandLine) -> None:
    """One JSON document, exit code 0, and no workspace made."""
    file = soloist.file("caption.txt", "#광고 글로우 세럼")
    done = soloist("lint", file, *KOREAN_REEL, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json == {"ok": True, "findings": []}
    assert not soloist.db.exists()


def test_a_bad_caption_is_looked_at_too(soloist: CommandLine) -> None:
    """The exit code says that it was done, the answer what was found."""
    file = soloist.file("caption.txt", "체험단 #AD")
    done = soloist("lint", file, *KOREAN_REEL, "--json")
    assert (done.code, done.err) == (0, "")
    assert set(done.json) == {"ok", "findings"}
    assert done.json["ok"] is False
    assert [set(one) for one in done.json["findings"]] == [
        {"rule", "text", "reason"}
    ] * 2
    assert [(one["rule"], one["text"]) for one in done.json["findings"]] == [
        ("language", "#AD"),
        ("vague", "체험단"),
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "leaves open"), ("ko", "알기 어렵습니다"), ("es", "no deja claro")],
)
def test_reasons_are_told_in_her_language(
    soloist: CommandLine, language: str, told: str
) -> None:
    """In the answer as JSON and as text."""
    file = soloist.file("caption.txt", "체험단 후기")
    words = ("--lang", language, "lint", file, *KOREAN_REEL)
    (finding,) = soloist(*words, "--json").json["findings"]
    assert told in finding["reason"]
    text = soloist(*words).out
    assert f"[vague] {finding['reason']}" in text
    assert disclosure.load().note[language] in text


def test_the_text_says_what_to_look_at_as_well(soloist: CommandLine) -> None:
    """A caption shows nothing of the video."""
    file = soloist.file("caption.txt", "유료광고 | 루틴")
    done = soloist("lint", file, *KOREAN_REEL)
    assert done.code == 0
    assert done.out.startswith("The label is there: 유료광고\n")
    assert "in between, and at the end" in done.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("name", ["file", "-"])
def test_any_encoding_is_read(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch, encoding: str, name: str
) -> None:
    """From a file and from a pipe."""
    text = "글로우와 함께한 나이트 세럼 3주 후기\r\n#광고 #글로우 #세럼\r\n"
    if name == "file":
        name = str(soloist.file("caption.txt", text, encoding))
    else:
        piped(monkeypatch, text.encode(encoding))
    done = soloist("lint", name, *KOREAN_REEL, "--json")
    assert (done.code, done.json["ok"]) == (0, True)


def test_an_encoding_can_be_named(soloist: CommandLine) -> None:
    """Where a few letters show too little."""
    file = soloist.file("caption.txt", "광고", "cp949")
    done = soloist("lint", file, *KOREAN_REEL, "--encoding", "cp949", "--json")
    assert done.json["ok"] is True
    wrong = soloist("lint", file, *KOREAN_REEL, "--encoding", "utf-8")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err.startswith("caption.txt cannot be read as utf-8: row 1")


def test_an_empty_caption_has_no_label(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing written is nothing said."""
    piped(monkeypatch, b"")
    done = soloist("lint", "-", *KOREAN_REEL, "--json")
    assert [one["rule"] for one in done.json["findings"]] == ["missing"]
    assert done.json["findings"][0]["text"] == ""


def test_nothing_in_a_caption_reaches_the_terminal(soloist: CommandLine) -> None:
    """Escapes and reordering marks inside the words of a finding."""
    file = soloist.file("caption.txt", "not\x1b[2J an ad, not an\u202e\u2028ad\x07")
    for more in ((), ("--json",)):
        done = soloist("lint", file, "--market", "US", "--format", "post", *more)
        assert done.code == 0
        assert not {"\x1b", "\x07", "\u202e", "\u2028"} & set(done.out)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "caption.txt cannot be read: No such file or directory."),
        (b"\x00\x01\x02", "caption.txt holds NUL bytes in row 1"),
        (b"x" * (lint.LARGEST + 1), "caption.txt is larger than 256 KB"),
        (b"\xff\xff\xff\xc0\xc1", "caption.txt is in no encoding"),
    ],
)
def test_what_cannot_be_read_is_refused(
    soloist: CommandLine, content: bytes | None, told: str
) -> None:
    """In one sentence, exit code 1."""
    file = soloist.folder / "caption.txt"
    if content is not None:
        file.write_bytes(content)
    done = soloist("lint", file, *KOREAN_REEL)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(told)
    assert done.err.count("\n") == 1


def test_a_folder_is_no_caption(soloist: CommandLine) -> None:
    """Named, and refused."""
    done = soloist("lint", soloist.folder, *KOREAN_REEL)
    assert (done.code, done.out) == (1, "")
    assert "Is a directory" in done.err


def test_too_much_on_stdin_is_refused(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a file of that size is."""
    piped(monkeypatch, b"x" * (lint.LARGEST + 1))
    done = soloist("lint", "-", *KOREAN_REEL)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("- is larger than 256 KB")


def test_a_closed_stdin_is_refused(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nobody to wait for."""
    monkeypatch.setattr(sys, "stdin", None)
    done = soloist("lint", "-", *KOREAN_REEL)
    assert (done.code, done.out) == (1, "")
    assert done.err == "There is nothing to read on stdin.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("x.txt", "--market", "JP", "--format", "post"),
        ("x.txt", "--market", "KR", "--format", "podcast"),
        ("x.txt", "--market", "KR"),
        ("x.txt", "--format", "post"),
        KOREAN_REEL,
    ],
)
def test_wrong_usage_is_told(soloist: CommandLine, words: tuple[str, ...]) -> None:
    """With where the help is; exit code 2."""
    done = soloist("lint", *words)
    assert (done.code, done.out) == (2, "")
    assert "lint --help" in done.err


def test_her_own_words_count(soloist: CommandLine) -> None:
    """Laid beside the settings; a slip in them is told by file and entry."""
    file = soloist.file("caption.txt", "[브랜드 지원작] 세럼")
    assert soloist("lint", file, *KOREAN_REEL, "--json").json["ok"] is False
    own = paths.settings().parent / "disclosure.toml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('[market.KR]\nlabels.ko = ["브랜드 지원작"]\n', "utf-8")
    assert soloist("lint", file, *KOREAN_REEL, "--json").json["ok"] is True
    own.write_text("[market.KR]\nlabels = 5\n", "utf-8")
    slip = soloist("lint", file, *KOREAN_REEL)
    assert (slip.code, slip.out) == (1, "")
    assert slip.err.startswith("disclosure.toml, market.KR: write it by language")


def test_a_program_reads_a_pipe(soloist: CommandLine) -> None:
    """A pipe with nothing in it is an empty caption."""
    done = soloist.program("lint", "-", *KOREAN_REEL, "--json")
    assert (done.code, done.json["ok"]) == (0, False)
