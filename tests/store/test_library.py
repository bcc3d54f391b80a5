"""Content that is kept: taken in, said otherwise, moved, changed, lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from store.errors import (
    Cancelled,
    CannotRead,
    Duplicate,
    Invalid,
    NotFound,
    StoreError,
)
from store.errors import Stale as Overtaken
from store.library import AssetDraft, LibraryView
from tests.builders import everything, person
from tests.store.rights_desk import DAY, MONDAY, Kept, kept_desks

URL = "https://www.instagram.com/p/made/"
CLIP = b"moving pictures" * 100


@pytest.fixture
def desk() -> Iterator[Kept]:
    """The desks of an empty workspace, and Ana, number 1."""
    with kept_desks() as opened:
        person(opened.database, "Ana", handle="ana.glow")
        yield opened


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A film on her disk."""
    path = tmp_path / "아침 clip.mp4"
    path.write_bytes(CLIP)
    return path


def keep(desk: Kept, place: object, **more: object) -> int:
    """Something of Ana in the library."""
    draft = AssetDraft(1, str(place), **more)  # type: ignore[arg-type]
    return desk.library.add([draft], today=MONDAY)[0]


def test_a_file_is_kept_with_what_it_holds(desk: Kept, clip: Path) -> None:
    """Its content is noted, the file itself left alone; undo takes it out again."""
    number = keep(desk, clip, kind="video", style="how-to", title="Morning", notes="A")
    line = desk.library.one(number)
    assert (line.name, line.handle, line.platform) == ("Ana", "ana.glow", "instagram")
    assert (line.place, line.is_address) == (str(clip), False)
    assert (line.kind, line.style, line.title, line.notes) == (
        *("video", "how-to", "Morning", "A"),
    )
    assert (line.captured_on, line.size_bytes) == (MONDAY, len(CLIP))
    assert line.sha256 == sha256(CLIP).hexdigest()
    assert (line.collaboration_id, line.campaign, line.version) == (None, None, 1)
    assert desk.undo() == "Kept content of Ana"
    with pytest.raises(NotFound, match=f"nothing number {number} in the library"):
        desk.library.one(number)
    assert clip.read_bytes() == CLIP


def test_a_post_is_kept_by_its_address(desk: Kept) -> None:
    """Of its piece: the collaboration and the account follow from that."""
    talk = desk.of.agreed("Ana")
    piece = desk.piece(talk)
    number = keep(desk, URL, kind="post", deliverable_id=piece)
    line = desk.library.one(number)
    assert (line.is_address, line.sha256, line.size_bytes) == (True, None, None)
    assert (line.collaboration_id, line.deliverable_id) == (talk, piece)
    assert (line.campaign_id, line.campaign) == (desk.of.campaign("Spring"), "Spring")
    assert desk.library.of_deliverable(piece) == (line,)
    assert desk.library.look([number]) == {number: "address"}


def test_several_are_kept_together_or_not_at_all(desk: Kept, clip: Path) -> None:
    """One that cannot be read is named, and nothing is kept."""
    drafts = [AssetDraft(1, str(clip)), AssetDraft(1, str(clip.with_name("gone.mp4")))]
    with pytest.raises(CannotRead, match=r"There is no file .*gone\.mp4"):
        desk.library.add(drafts, today=MONDAY)
    drafts[1] = AssetDraft(1, URL, captured_on=MONDAY - DAY)
    assert len(desk.library.add(drafts, today=MONDAY)) == 2
    view = LibraryView()
    assert [row.place for row in desk.library.first(view, MONDAY)] == [str(clip), URL]
    assert desk.undo() == "Kept 2 pieces of content"
    assert desk.library.count(view, MONDAY) == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "film"}, "film is no kind of asset"),
        ({"place": "  "}, "Name a file"),
        ({"style": "how\nto"}, "Style"),
        ({"deliverable_id": 99}, "not one of Ana"),
        ({"collaboration_id": 99}, "not one with Ana"),
        ({"influencer_id": 99}, "no influencer number 99"),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Kept, changes: dict[str, object], words: str
) -> None:
    """In a sentence that names it."""
    draft = replace(AssetDraft(1, URL), **changes)  # type: ignore[arg-type]
    with pytest.raises(StoreError, match=words):
        desk.library.add([draft], today=MONDAY)


def test_content_of_somebody_else_is_refused(desk: Kept) -> None:
    """A piece belongs to one collaboration, and that to one person."""
    talk, other = desk.of.agreed("Mina"), desk.of.agreed("Ana")
    piece = desk.piece(talk)
    for more in (
        {"collaboration_id": talk},
        {"deliverable_id": piece},
        {"collaboration_id": other, "deliverable_id": piece},
    ):
        with pytest.raises(Invalid, match=r"is not one (of|with) Ana"):
            keep(desk, URL, **more)


def test_the_same_place_is_kept_once_of_a_person(desk: Kept, clip: Path) -> None:
    """Somebody else may have it too; the same content elsewhere is told."""
    number = keep(desk, clip)
    with pytest.raises(Duplicate, match="of Ana is in the library already"):
        keep(desk, clip)
    other = person(desk.database, "Bora")
    (second,) = desk.library.add([AssetDraft(other, str(clip))], today=MONDAY)
    copy = clip.with_name("copy.mp4")
    copy.write_bytes(CLIP)
    same = desk.library.same_content(str(copy))
    assert [line.id for line in same] == [number, second]
    copy.write_bytes(CLIP[1:])
    assert desk.library.same_content(str(copy)) == ()
    post = keep(desk, URL)
    assert [line.id for line in desk.library.same_content(URL)] == [post]


def test_what_it_is_can_be_said_otherwise(desk: Kept, clip: Path) -> None:
    """Without reading the file again, even when that is gone; unless overtaken."""
    number = keep(desk, clip)
    clip.unlink()
    draft = AssetDraft(1, str(clip), "video", "how-to")
    desk.library.edit(number, draft, 1)
    line = desk.library.one(number)
    assert (line.kind, line.style, line.size_bytes) == ("video", "how-to", len(CLIP))
    assert line.captured_on == MONDAY
    with pytest.raises(Overtaken, match="Ana was changed elsewhere"):
        desk.library.edit(number, draft, 1)
    with pytest.raises(CannotRead, match="There is no file"):
        desk.library.edit(number, replace(draft, place="/nowhere/at/all.mp4"), 2)
    desk.library.edit(number, replace(draft, place=URL, captured_on=MONDAY - DAY), 2)
    line = desk.library.one(number)
    assert (line.sha256, line.captured_on) == (None, MONDAY - DAY)
    assert desk.undo() == "Changed content of Ana in the library"


def test_taking_out_of_the_library_leaves_the_file(desk: Kept, clip: Path) -> None:
    """One step for several; undo puts them back."""
    numbers = [keep(desk, clip), keep(desk, URL)]
    before = everything(desk.database.reader)
    desk.library.remove(*numbers)
    assert desk.library.count(LibraryView(), MONDAY) == 0
    assert clip.exists()
    with pytest.raises(NotFound, match="nothing number"):
        desk.library.remove(numbers[0])
    assert desk.undo() == "Took 2 pieces of content out of the library"
    assert everything(desk.database.reader) == before


def test_a_look_tells_what_became_of_a_file(desk: Kept, clip: Path) -> None:
    """The same, changed in its bytes or its length, missing, no file any more."""
    number = keep(desk, clip)

    def found() -> str:
        return desk.library.look([number, 99])[number]

    assert found() == "same"
    clip.write_bytes(CLIP.upper())
    assert found() == "changed"
    clip.write_bytes(CLIP)
    assert found() == "same"
    clip.write_bytes(CLIP + b".")
    assert found() == "changed"
    clip.unlink()
    assert found() == "missing"
    clip.mkdir()
    assert found() == "unreadable"


def test_a_changed_file_can_be_taken_as_the_right_one(desk: Kept, clip: Path) -> None:
    """Then it is the same; undo says again that it was changed."""
    number = keep(desk, clip)
    clip.write_bytes(b"the better cut")
    desk.library.accept(number)
    assert desk.library.look([number]) == {number: "same"}
    assert desk.undo() == "Took the changed file of Ana as the right one"
    assert desk.library.look([number]) == {number: "changed"}


def test_a_moved_file_is_found_by_its_content(desk: Kept, clip: Path) -> None:
    """Among files of the same size, in any folder below; then it is said."""
    number = keep(desk, clip)
    folder = clip.parent / "2026" / "봄"
    folder.mkdir(parents=True)
    (folder / "a.mp4").write_bytes(CLIP.upper())
    (folder / "link.mp4").symlink_to(clip)
    moved = clip.rename(folder / "final.mp4")
    assert desk.library.find_moved(number, str(clip.parent)) == str(moved)
    desk.library.point_to(number, str(moved))
    assert desk.library.look([number]) == {number: "same"}
    assert desk.undo() == "Said where content of Ana is"
    moved.unlink()
    assert desk.library.find_moved(number, str(clip.parent)) is None
    with pytest.raises(CannotRead, match="is no folder"):
        desk.library.find_moved(number, str(moved))
    assert desk.library.find_moved(keep(desk, URL), str(folder)) is None


def test_another_file_is_not_put_in_its_place_unasked(desk: Kept, clip: Path) -> None:
    """Unless she says that it is the right one; an address needs no saying."""
    number = keep(desk, clip)
    other = clip.with_name("other.mp4")
    other.write_bytes(b"something else")
    with pytest.raises(Invalid, match=r"other\.mp4 holds something else"):
        desk.library.point_to(number, str(other))
    desk.library.point_to(number, str(other), accept=True)
    assert desk.library.look([number]) == {number: "same"}
    keep(desk, clip)
    with pytest.raises(Duplicate):
        desk.library.point_to(number, str(clip), accept=True)
    desk.library.point_to(number, URL)
    assert desk.library.one(number).is_address


def test_reading_stops_when_it_shall(desk: Kept, clip: Path) -> None:
    """And nothing was kept."""

    def stop() -> bool:
        return True

    draft = AssetDraft(1, str(clip))
    with pytest.raises(Cancelled):
        desk.library.add([draft], today=MONDAY, cancelled=stop)
    assert desk.library.count(LibraryView(), MONDAY) == 0
    number = keep(desk, clip)
    for ask in (
        lambda: desk.library.look([number], cancelled=stop),
        lambda: desk.library.find_moved(number, str(clip.parent), cancelled=stop),
        lambda: desk.library.same_content(str(clip), cancelled=stop),
        lambda: desk.library.accept(number, cancelled=stop),
    ):
        with pytest.raises(Cancelled):
            ask()


def test_an_asset_in_nobodys_hands_is_not_listed(desk: Kept) -> None:
    """Of somebody in the trash; it is still there by its number."""
    number = keep(desk, URL)
    with desk.database.writing("Put away", ("roster",)) as unit:
        unit.connection.execute("UPDATE influencer SET archived_at=?", (unit.at,))
    assert desk.library.rows([number]) == ()
    assert desk.library.order(LibraryView(), MONDAY).tolist() == []
    assert desk.library.one(number).name == "Ana"
