"""Places as they are typed; files as they are found, of which only plain ones serve."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.asset_files import (
    SLICE,
    Fingerprint,
    find_by_content,
    fingerprint,
    is_address,
    likely_kind,
    read_place,
)
from store.errors import Cancelled, CannotRead, Invalid


def test_a_path_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the folder she is in, from her home, with what a terminal puts round it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    whole = str(tmp_path / "Clips" / "A b.MP4")
    for typed in (
        *("~/Clips/A b.MP4", "Clips/A b.MP4", "./Clips/../Clips/A b.MP4"),
        *(whole, f"'{whole}'", f' "{whole}"\n'),
    ):
        assert read_place(typed) == whole
    assert read_place("~nobody.at.all/x") == str(tmp_path / "~nobody.at.all" / "x")


def test_a_file_is_found_in_either_spelling_of_its_name(tmp_path: Path) -> None:
    """A Mac takes 각 apart into its letters; the place is the one that is there."""
    apart = unicodedata.normalize("NFD", "각.jpg")
    (tmp_path / apart).write_bytes(b"x")
    found = read_place(str(tmp_path / "각.jpg"))
    assert fingerprint(found).size_bytes == 1
    missing = str(tmp_path / "눈.jpg")
    assert read_place(missing) == missing


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.instagram.com/p/x/",
        "http://blog.example/1?a=b#c",
        "HTTPS://a.example",
    ],
)
def test_an_address_stays_as_it_was_typed(typed: str) -> None:
    """Only those of the web are addresses."""
    assert read_place(f" {typed} ") == typed
    assert is_address(typed)
    assert likely_kind(typed) == "post"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Name a file"),
        ("''", "Name a file"),
        ("ftp://files.example/a", "is no web address"),
        ("file:///home/ana/a.mp4", "is no web address"),
        ("https://", "is no web address"),
        ("https://[::1/a", "is no web address"),
        ("https://exa mple.com/a b", "is no web address"),
        ("clip\x1b[2J.mp4", "sign that cannot be kept"),
        ("clip\n2.mp4", "sign that cannot be kept"),
        ("clip\udcff.mp4", "sign that cannot be kept"),
        ("a" * 5_000, "5000 characters is too long"),
    ],
)
def test_what_is_no_place_is_refused(typed: str, words: str) -> None:
    """In a sentence, before any file is looked at."""
    with pytest.raises(Invalid, match=words):
        read_place(typed)


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_refused(typed: str) -> None:
    """A place that was read reads as itself."""
    try:
        place = read_place(typed)
    except Invalid:
        return
    assert is_address(place) or os.path.isabs(place)  # noqa: PTH117 - a text
    assert read_place(place) == place


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("a.JPG", "photo"), ("b.mp4", "video"), ("c.mp3", "audio")),
        *(("d.txt", "text"), ("e.zip", "other"), ("f", "other")),
    ],
)
def test_a_name_says_what_it_most_likely_is(name: str, kind: str) -> None:
    """For the form to begin with."""
    assert likely_kind(f"/home/ana/{name}") == kind


def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    """Neither links nor folders, pipes or devices; and the reading never hangs."""
    clip, link, pipe = (tmp_path / name for name in ("clip", "link", "pipe"))
    clip.write_bytes(b"x")
    link.symlink_to(clip)
    os.mkfifo(pipe)
    for path, words in (
        (link, "link is a link to another file"),
        (tmp_path, "is a folder. Name a file in it"),
        (pipe, "pipe is a device or a pipe"),
        (Path("/dev/null"), "/dev/null is a device"),
        (tmp_path / "gone", "There is no file .*gone"),
        (clip / "below", "There is no file .*below"),
        (tmp_path / ("a" * 300), "cannot be read: File name too long"),
    ):
        with pytest.raises(CannotRead, match=words):
            fingerprint(str(path))


def test_a_closed_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system says it, also to somebody who may read everything."""
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(b"x")

    def closed(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", closed)
    with pytest.raises(CannotRead, match=r"clip\.mp4 may not be read by you"):
        fingerprint(str(clip))


def test_a_large_file_is_read_in_slices(tmp_path: Path) -> None:
    """It is asked after each whether to stop."""
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(bytes(2 * SLICE + 1))
    asked: list[int] = []

    def count() -> bool:
        asked.append(1)
        return len(asked) > 3

    assert fingerprint(str(clip), count).size_bytes == 2 * SLICE + 1
    assert len(asked) == 3
    with pytest.raises(Cancelled):
        fingerprint(str(clip), count)


def test_a_search_passes_over_what_is_not_a_file(tmp_path: Path) -> None:
    """Links to what it seeks, pipes, and a file that may not be read."""
    wanted = Fingerprint("0" * 64, 3)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "A").write_bytes(b"ab")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "c").symlink_to(tmp_path)
    assert find_by_content(str(tmp_path), wanted) is None
    known = fingerprint(str(tmp_path / "a"))
    assert find_by_content(str(tmp_path), known) == str(tmp_path / "a")
