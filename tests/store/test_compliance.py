"""The compliance list of content: answered with what shows it, and told on a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checklists.compliance import ITEMS
from store.compliance import CheckRow, Compliance
from store.errors import CannotRead, Invalid, NotFound
from store.rules.content_words import OWN_CHECKS
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks

LABELLED = "#광고\n봄에 쓰는 토너를 소개합니다."
BARE = "봄에 쓰는 토너를 소개합니다. 정말 좋아요."


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace, in Korea."""
    with agreed_desks() as opened:
        opened.campaign("Spring", market="KR")
        yield opened


def captioned(
    desk: Agreed, caption: str, name: str = "Mina", kind: str = "post"
) -> int:
    """A piece with a caption."""
    number = desk.piece(name, kind=kind)
    desk.deliverables.attach(number, caption=caption)
    return number


def answers(desk: Agreed, number: int) -> dict[str, bool | None]:
    """What was found of every point."""
    return {row.item: row.ok for row in desk.compliance.of(number)}


def test_every_point_is_there_before_anybody_looked(desk: Agreed) -> None:
    """The twelve in their order, then guideline and brand."""
    rows = desk.compliance.of(desk.piece())
    assert [row.item for row in rows] == [*ITEMS, *OWN_CHECKS]
    assert {row.ok for row in rows} == {None}


def test_an_answer_is_kept_with_what_shows_it(desk: Agreed) -> None:
    """And who looked: whoever writes, unless somebody else is named."""
    desk.desks.settings.set_sender(my_name="Dana")
    number = desk.piece()
    desk.compliance.answer(
        [number], "label", True, today=MONDAY, evidence=" ~/shots/label.png "
    )
    shown = CheckRow("label", True, "~/shots/label.png", "Dana", MONDAY)
    assert desk.compliance.of(number)[0] == shown
    desk.compliance.answer(
        [number], "label", True, today=MONDAY + DAY, by_whom="The lawyer"
    )
    again = desk.compliance.of(number)[0]
    assert (again.evidence, again.by_whom) == ("~/shots/label.png", "The lawyer")
    desk.compliance.answer([number], "label", False, today=MONDAY + DAY)
    assert desk.compliance.of(number)[0].evidence == ""
    unit = desk.desks.history.units()[0]
    assert unit.label == "Noted a compliance answer of {name}"
    desk.desks.history.undo()
    assert desk.compliance.of(number)[0] == again


def test_nobody_is_named_where_nobody_said(desk: Agreed) -> None:
    """An answer can do without."""
    number = desk.piece()
    desk.compliance.answer([number], "guideline", True, today=MONDAY)
    row = desk.compliance.of(number)[-2]
    assert (row.item, row.by_whom, row.evidence) == ("guideline", "", "")
    label = desk.desks.history.units()[0].label
    assert label == "Checked content of {name} against the guideline"


@pytest.mark.parametrize("item", ["", "9.9", "Label"])
def test_what_is_no_point_is_refused(desk: Agreed, item: str) -> None:
    """To answer as well as to forget."""
    number = desk.piece()
    with pytest.raises(Invalid, match="is no point of the compliance list"):
        desk.compliance.answer([number], item, True, today=MONDAY)
    with pytest.raises(Invalid):
        desk.compliance.clear(number, item)
    with pytest.raises(Invalid, match="Who looked"):
        desk.compliance.answer([number], "label", True, today=MONDAY, by_whom="a\nb")
    with pytest.raises(NotFound):
        desk.compliance.answer([99], "label", True, today=MONDAY)


def test_all_that_is_open_is_in_order_at_once(desk: Agreed) -> None:
    """What was answered stays, above all what is not in order."""
    first, second = desk.piece(), desk.piece("Ana")
    desk.compliance.answer([first], "claims", False, today=MONDAY, evidence="Cures!")
    count = desk.compliance.answer_open(
        [first, second, first], today=MONDAY, by_whom="Dana", evidence="All seen"
    )
    assert count == 23
    assert answers(desk, first) == {
        **dict.fromkeys(ITEMS, True),
        "claims": False,
        **dict.fromkeys(OWN_CHECKS),
    }
    row = desk.deliverables.one(second)
    assert (row.checked, row.failed, row.guideline) == (12, 0, None)
    assert desk.compliance.of(second)[3].evidence == "All seen"
    assert desk.compliance.answer_open([first], today=MONDAY) == 0
    desk.desks.history.undo()
    assert desk.deliverables.one(second).checked == 0


def test_an_answer_can_be_forgotten(desk: Agreed) -> None:
    """Then nobody has looked."""
    number = desk.piece()
    desk.compliance.answer([number], "label", True, today=MONDAY)
    desk.compliance.clear(number, "label")
    assert answers(desk, number)["label"] is None
    with pytest.raises(NotFound):
        desk.compliance.clear(99, "label")


def test_the_caption_is_looked_at_by_the_rules_of_its_market(desk: Agreed) -> None:
    """That of the campaign, or else that of the programme; without any, not at all."""
    number = captioned(desk, LABELLED)
    result = desk.compliance.lint(number)
    assert (result.market, result.format) == ("KR", "post")
    assert result.verdict is not None
    assert result.verdict.ok
    desk.deliverables.attach(number, caption=BARE)
    result = desk.compliance.lint(number)
    assert result.verdict is not None
    assert not result.verdict.ok
    desk.deliverables.attach(number, caption="")
    assert desk.compliance.lint(number).verdict is None
    desk.campaign("Spring", market=None)
    desk.deliverables.attach(number, caption=LABELLED)
    assert desk.compliance.lint(number).market is None
    desk.desks.settings.set_market("FR")
    result = desk.compliance.lint(number)
    assert result.market == "EU"
    assert result.verdict is not None
    with pytest.raises(NotFound):
        desk.compliance.lint(99)


def test_what_the_caption_answers_is_kept(desk: Agreed) -> None:
    """With its words; what she found herself stays, whatever the caption says."""
    number = captioned(desk, LABELLED)
    desk.compliance.answer([number], "label", True, today=MONDAY, evidence="a.png")
    desk.compliance.answer([number], "place", False, today=MONDAY, evidence="Late")
    count = desk.compliance.note_lint(number, MONDAY)
    found = {row.item: row for row in desk.compliance.of(number)}
    assert found["label"].evidence == "a.png"
    assert (found["place"].ok, found["place"].evidence) == (False, "Late")
    assert (found["wording"].ok, "광고" in found["wording"].evidence) == (True, True)
    assert found["language"].ok
    # A picture says nothing aloud: that does not apply, and is in order.
    assert found["spoken"].ok
    assert found["claims"].ok is None
    assert count == 3
    assert desk.compliance.note_lint(number, MONDAY) == 0


def test_a_caption_without_a_label_answers_no(desk: Agreed) -> None:
    """And where nothing can be said of it, nothing is kept."""
    number = captioned(desk, BARE, kind="reel")
    desk.compliance.note_lint(number, MONDAY)
    assert answers(desk, number)["label"] is False
    assert desk.deliverables.one(number).failed > 0
    desk.deliverables.attach(number, caption="")
    assert desk.compliance.note_lint(number, MONDAY) == 0
    with pytest.raises(NotFound):
        desk.compliance.note_lint(99, MONDAY)


def test_her_own_words_lie_beside_her_checklists(desk: Agreed, tmp_path: Path) -> None:
    """A slip in them is told in a sentence that names the file."""
    number = captioned(desk, "[봄맞이] 토너를 소개합니다.")
    own = Compliance(desk.desks.database, desk.desks.settings, tmp_path / "checklists")
    result = own.lint(number)
    assert result.verdict is not None
    assert not result.verdict.ok
    file = tmp_path / "disclosure.toml"
    file.write_text('[market.KR]\nlabels.ko = ["봄맞이"]\n', encoding="utf-8")
    result = own.lint(number)
    assert result.verdict is not None
    assert result.verdict.ok
    file.write_text("[market.XX]\n", encoding="utf-8")
    with pytest.raises(CannotRead, match=r"disclosure\.toml"):
        own.lint(number)


def test_a_campaign_is_told_on_one_page(desk: Agreed) -> None:
    """Every piece that was not called off, with its answers and whether it is due."""
    live = desk.live(kind="post")
    desk.deliverables.attach(live, caption=LABELLED)
    open_one, gone = desk.piece("Ana"), desk.piece("Jo")
    desk.deliverables.cancel([gone], "Ill", today=MONDAY)
    desk.piece("Kim", campaign="Autumn")
    desk.compliance.answer([live], "label", True, today=MONDAY)
    desk.compliance.answer([live], "wording", False, today=MONDAY)
    page = desk.compliance.page(desk.campaign("Spring"))
    assert page.items == ITEMS
    assert [line.deliverable_id for line in page.lines] == [open_one, live]
    other, line = page.lines
    assert (line.name, line.title, line.kind) == ("Mina", "Morning routine", "post")
    assert (line.lane, line.live_on) == ("live", MONDAY)
    assert line.answers == (True, False, *(None,) * 10)
    assert (line.is_due, line.lint_ok) == (True, True)
    assert (other.is_due, other.lint_ok, set(other.answers)) == (False, None, {None})
    desk.compliance.answer_open([live], today=MONDAY)
    assert not desk.compliance.page(desk.campaign("Spring")).lines[1].is_due
    assert desk.compliance.page(desk.campaign("Winter")).lines == ()
