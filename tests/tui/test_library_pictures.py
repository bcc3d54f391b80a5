"""Pictures of the library: measured, shown where the terminal can, else described."""

from __future__ import annotations

import os
import struct
import zlib
from base64 import b64decode
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.color import Color

from tests.tui.library_app import opened, page, picture, screen_of, settle
from tui.terminal import pictures
from tui.terminal.picture_files import PictureFile, measure
from tui.terminal.pictures import Dots, cells, decode, sent, signs, way
from tui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from tests.tui.library_app import Kept

BLACK = Color(0, 0, 0)

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    b"\xff\xff\xfe\x00\x04hi\xff\xc2\x00\x11\x08"
    + struct.pack(">HH", 1200, 800)
    + b"\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"
)
"""A progressive picture of 800 by 1200, as far as its size."""

WEBP = {
    b"VP8 ": b"\x30\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640 | 0x4000, 480),
    b"VP8L": b"\x2f" + ((639) | (479 << 14)).to_bytes(4, "little"),
    b"VP8X": b"\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little"),
}


def webp(form: bytes) -> bytes:
    """The beginning of a WebP in one of its forms; lossy ones have a frame tag."""
    body = WEBP[form]
    if form == b"VP8 ":
        body = body[:3] + body[4:]
    return b"RIFF\x40\0\0\0WEBP" + form + b"\x30\0\0\0" + body + b"\0" * 8


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.png", picture(30, 20, (1, 2, 3)), ("PNG", 30, 20)),
        ("a.jpg", JPEG, ("JPEG", 800, 1200)),
        ("a.gif", b"GIF89a" + struct.pack("<HH", 7, 9) + b"\0" * 3, ("GIF", 7, 9)),
        ("lossy.webp", webp(b"VP8 "), ("WEBP", 640, 480)),
        ("lossless.webp", webp(b"VP8L"), ("WEBP", 640, 480)),
        ("extended.webp", webp(b"VP8X"), ("WEBP", 640, 480)),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(
    tmp_path: Path, name: str, data: bytes, found: tuple[str, int, int]
) -> None:
    """Format and size in pixels, whatever the file is called."""
    path = tmp_path / name
    path.write_bytes(data)
    assert measure(path) == PictureFile(*found, len(data))
    renamed = path.rename(tmp_path / "no-ending")
    assert measure(renamed) == PictureFile(*found, len(data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        picture(0, 5, (0, 0, 0)),
        b"\x89PNG\r\n\x1a\n\0\0\0\x0dJUNK" + b"\0" * 20,
        b"GIF89a\x01",
        b"RIFF\x40\0\0\0WAVEfmt " + b"\0" * 20,
        b"RIFF\x40\0\0\0WEBPVP9 " + b"\0" * 20,
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\0\0" + b"\0" * 20,
        b"\xff\xd8\xff\xda\0\x08" + b"\0" * 20,
        b"\xff\xd8\xff\xe0\xff\xff",
        b"\xff\xd8" + b"\xff\xd0" * 900,
        b"\xff\xd8" + b"\xff" * 90,
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
    ],
)
def test_what_is_broken_is_no_picture(tmp_path: Path, data: bytes) -> None:
    """Cut off, lying about its lengths, or something else altogether."""
    path = tmp_path / "picture"
    path.write_bytes(data)
    assert measure(path) is None
    assert decode(path, 20, 10, "blocks", BLACK) is None


@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF"]),
    st.binary(max_size=200),
)
def test_no_bytes_ever_make_it_raise(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, rest: bytes
) -> None:
    """It has a size, or it is none."""
    path = tmp_path_factory.getbasetemp() / "hostile"
    path.write_bytes(head + rest)
    found = measure(path)
    assert found is None or (found.width > 0 and found.height > 0)


def test_nobody_waits_for_what_is_no_file(tmp_path: Path) -> None:
    """A pipe, a folder, nothing, a name no disc can have."""
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", ".", "gone", "x" * 300, "a\0b"):
        assert measure(tmp_path / name) is None


def test_one_that_claims_to_be_huge_is_never_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its pixels, or by its bytes on the disc."""
    path = tmp_path / "bomb.png"
    data = bytearray(picture(4, 4, (9, 9, 9)))
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    path.write_bytes(data)
    monkeypatch.setattr(pictures, "can_decode", lambda: True)
    monkeypatch.setattr(pictures, "_shrunk", lambda *_given: pytest.fail("decoded"))
    assert decode(path, 20, 10, "blocks", BLACK) is None
    path.write_bytes(picture(4, 4, (9, 9, 9)))
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    assert decode(path, 20, 10, "blocks", BLACK) is None


def test_a_decoder_that_fails_leaves_a_description(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it raises."""
    path = tmp_path / "a.png"
    path.write_bytes(picture(4, 4, (9, 9, 9)))

    def fail(*_given: object) -> Dots:
        raise SyntaxError("broken PNG")

    monkeypatch.setattr(pictures, "can_decode", lambda: True)
    monkeypatch.setattr(pictures, "_shrunk", fail)
    assert decode(path, 20, 10, "blocks", BLACK) is None


def test_a_picture_is_made_small_where_something_can_decode_it(tmp_path: Path) -> None:
    """Without Pillow (the extra "pictures") nothing is decoded, and nothing fails."""
    path = tmp_path / "a.png"
    path.write_bytes(picture(400, 200, (200, 40, 40)))
    found = decode(path, 40, 10, "blocks", BLACK)
    assert (found is not None) == pictures.can_decode()
    if found is not None:
        assert (found.width, found.height) == (40, 20)
        assert found.at(3, 3) == (200, 40, 40)
        assert cells(found, "blocks") == (40, 10)
        damaged = tmp_path / "b.png"
        damaged.write_bytes(path.read_bytes()[:60])
        assert measure(damaged) is not None
        assert decode(damaged, 40, 10, "blocks", BLACK) is None


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-ghostty"}, "kitty"),
        ({"TERM": "xterm-kitty", "TMUX": "socket,1,0"}, "blocks"),
        ({"TERM": "xterm-kitty", "TEXTUAL_DRIVER": "web"}, "blocks"),
        # Started from Kitty, drawn by another: only the name of the terminal counts.
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "blocks"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "blocks"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ""),
        ({"TERM": "linux"}, ""),
        ({}, ""),
        ({"TERM": "xterm-kitty", "SOLOIST_PICTURES": "none"}, ""),
        ({"TERM": "xterm-kitty", "SOLOIST_PICTURES": "blocks"}, "blocks"),
        ({"TERM": "linux", "SOLOIST_PICTURES": "Kitty"}, "kitty"),
    ],
)
def test_the_way_is_known_without_asking_the_terminal(
    environ: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what it is called, and by what she says."""
    monkeypatch.setattr(pictures, "can_decode", lambda: True)
    assert way(environ) == expected
    monkeypatch.setattr(pictures, "can_decode", lambda: False)
    assert way(environ) == ""


def test_what_is_sent_to_kitty_is_nothing_but_numbers_and_the_picture() -> None:
    """In pieces that it takes; quiet, so that no answer is read as keys."""
    dots = Dots(90, 40, os.urandom(90 * 40 * 3))
    parts = list(sent(dots, 9, 2))
    assert all(part.startswith("\x1b_G") and part.endswith("\x1b\\") for part in parts)
    assert all("q=2" in part for part in parts)
    assert "a=T,U=1" in parts[0]
    assert "c=9,r=2" in parts[0]
    assert ["m=1" in part for part in parts] == [True] * (len(parts) - 1) + [False]
    data = "".join(part.partition(";")[2].removesuffix("\x1b\\") for part in parts)
    assert zlib.decompress(b64decode(data)) == dots.data
    assert len(signs(3, 1)) == 9


class Shown(App[None]):
    """A picture and nothing else."""

    def compose(self) -> ComposeResult:
        """The picture."""
        yield PictureView()


def painted(app: App[None]) -> str:
    """What the screen shows."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(one.text for one in line).rstrip() for line in strips)


async def test_half_blocks_make_two_dots_of_a_cell() -> None:
    """The last line of an uneven picture has only its upper half."""
    app = Shown()
    async with app.run_test(size=(20, 8)) as pilot:
        view = app.query_one(PictureView)
        view.way = "blocks"
        view.dots = Dots(3, 3, bytes(range(27)))
        await pilot.pause()
        assert painted(app).splitlines()[:2] == ["▀▀▀", "▀▀▀"]
        assert view.size.height == 2
        view.dots = None
        await pilot.pause()
        assert "▀" not in painted(app)


async def test_kitty_gets_the_picture_once_and_loses_it_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between two frames, and never as cells."""
    app, written = Shown(), list[str]()
    async with app.run_test(size=(20, 8)) as pilot:
        view = app.query_one(PictureView)
        driver = app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        view.way = "kitty"
        view.dots = Dots(20, 40, bytes(20 * 40 * 3))
        await pilot.pause()
        assert sum("a=T" in one for one in written) == 1
        assert painted(app).count("\U0010eeee") == 4
        assert "\x1b" not in painted(app)
    assert pictures.GONE in written


async def test_the_page_says_what_a_picture_is_and_shows_it_if_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next asset shows nothing of it."""
    monkeypatch.setattr(pictures, "can_decode", lambda: True)
    monkeypatch.setattr(pictures, "way", lambda _environ: "blocks")
    monkeypatch.setattr(
        pictures, "_shrunk", lambda *_given: Dots(4, 4, bytes(range(48)))
    )
    async with opened(tmp_path, size=(120, 40)) as (pilot, _kept):
        await settle(pilot)
        assert "PNG, 64 x 48 pixels" in page(pilot)
        assert "▀▀▀▀" in page(pilot)
        await settle(pilot, "j")
        assert "▀" not in page(pilot)
        assert "pixels" not in page(pilot)


async def test_on_a_narrow_screen_it_is_shown_once_it_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tab, and Escape back to the list."""
    monkeypatch.setattr(pictures, "can_decode", lambda: True)
    monkeypatch.setattr(pictures, "way", lambda _environ: "blocks")
    monkeypatch.setattr(
        pictures, "_shrunk", lambda *_given: Dots(4, 4, bytes(range(48)))
    )
    async with opened(tmp_path) as (pilot, _kept):
        await settle(pilot)
        assert "▀" not in page(pilot)
        await settle(pilot, "tab")
        assert "▀▀▀▀" in page(pilot)
        await settle(pilot, "j", "j", "k", "escape")
        assert "▀" not in page(pilot)
        assert screen_of(pilot).table.has_focus


async def test_a_picture_of_nothing_but_a_name_is_described(tmp_path: Path) -> None:
    """Its ending lies; nothing crashes, and its size is still said."""

    def lying(kept: Kept) -> None:
        (kept.folder / "unboxing.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 40)
        kept.store.library.accept(kept.assets["Unboxing"])

    async with opened(tmp_path, size=(120, 40), prepare=lying) as (pilot, _kept):
        assert "pixels" not in page(pilot)
        assert "48 B · ✓ as it was" in page(pilot)
