"""The page about an asset: what it is, where, whether it still is, what it may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import chop_cells
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from store.rules.content_words import RIGHT_LAYERS
from tui import format as fmt
from tui.i18n import N_, _
from tui.library_columns import KIND, STATE, STATE_SIGN, TROUBLE, called, size
from tui.rights_words import LAYER, SHORT_LAYER, sentence, sign
from tui.show import show, show_block
from tui.widgets.paper import (
    LABEL,
    LEAST,
    Paper,
    fact,
    hung,
    label_width,
    title,
    wrapped,
)
from tui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from store.library import AssetLine
    from store.rules.rights import Ruling
    from tui.terminal.picture_files import PictureFile
    from tui.terminal.pictures import Dots

GIST = 5
"""Lines of what matters most."""

WHAT_TO_DO = {
    "changed": N_("Another content is there now. a: it is the right one."),
    "missing": N_("It is not there any more. F looks for it in a folder."),
    "unreadable": N_("It may not be read, or is no ordinary file any more."),
}
"""What helps where a file is not as it was."""


@dataclass(frozen=True, slots=True)
class AssetShown:
    """All that the page says of one asset."""

    line: AssetLine
    rulings: Sequence[Ruling]
    state: str
    """Of STATE; "" for nobody has looked."""
    picture: PictureFile | None
    """What the file says of itself if it is a picture."""
    today: date


class AssetPaper(Paper):
    """The words; where there is little room, only those that matter most."""

    shown: reactive[AssetShown | None] = reactive(None, layout=True)
    is_brief: reactive[bool] = reactive(default=False, layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """What there is to say."""
        if self.shown is None:
            return [Content("")]
        return gist(self.shown, width) if self.is_brief else page(self.shown, width)


class AssetPane(VerticalScroll, can_focus=True):
    """A page to look through; on a narrow screen its gist, until it is looked into."""

    DEFAULT_CSS = """
    AssetPane {
        background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
        &.-brief { overflow-y: hidden; }
        &.-brief PictureView { display: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", N_("Down")),
        Binding("k,up", "scroll_up", N_("Up"), show=False),
        Binding("escape", "leave", N_("Back")),
    ]

    shown: reactive[AssetShown | None] = reactive(None)
    """Which asset; None for none."""

    def compose(self) -> ComposeResult:
        """The picture, if one can be shown, over the words."""
        yield PictureView()
        yield AssetPaper()

    @property
    def picture(self) -> PictureView:
        """The picture."""
        return self.query_one(PictureView)

    def on_mount(self) -> None:
        """Say as much as there is room for."""
        self.fit()

    def watch_shown(self, old: AssetShown | None, new: AssetShown | None) -> None:
        """Another asset: from the top, and nothing of the former one's picture."""
        paper = self.query_one(AssetPaper)
        paper.shown = new
        if old is None or new is None or old.line.id != new.line.id:
            self.picture.dots = None
            self.scroll_home(animate=False)

    def show_picture(self, asset_id: int, dots: Dots | None) -> None:
        """Show the picture of an asset, if that is still the one in sight."""
        if self.shown is not None and self.shown.line.id == asset_id:
            self.picture.dots = dots

    def fit(self) -> None:
        """Say all of it where there is room, else the gist."""
        is_brief = not (self.has_focus or self.screen.has_class("-wide"))
        self.query_one(AssetPaper).is_brief = is_brief
        self.set_class(is_brief, "-brief")

    def speak(self) -> None:
        """Say everything again, in the language in use."""
        self.query_one(AssetPaper).refresh(layout=True)

    def on_focus(self) -> None:
        """It is looked into."""
        self.fit()

    def on_blur(self) -> None:
        """Left alone, it begins at its top."""
        self.fit()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """There is more room now, or less."""
        self.fit()

    def action_leave(self) -> None:
        """Back to the list."""
        self.screen.focus_previous()


def page(shown: AssetShown, width: int) -> list[Content]:
    """Everything about an asset."""
    line = shown.line
    lines = [
        *wrapped(Content.styled(show(called(line)), "bold"), width),
        Content(""),
        *_facts(shown, width),
        Content(""),
        title(_("May I run this today?")),
        *_layers(shown, width),
    ]
    if line.notes:
        lines += [Content(""), title(_("Notes"))]
        for row in show_block(line.notes).split("\n"):
            lines += wrapped(Content(row), width)
    return lines


def gist(shown: AssetShown, width: int) -> list[Content]:
    """What matters most, in five lines: where it is, whether it is, what it may."""
    line = shown.line
    head = " · ".join(
        word for word in (called(line), line.name, line.campaign, _what(shown)) if word
    )
    rows = [
        Content.styled(show(head), "bold"),
        _place(shown),
        *([_trouble(shown)] if shown.state in TROUBLE else ()),
    ]
    others = []
    ruled = zip(RIGHT_LAYERS, shown.rulings, strict=False)
    for layer, ruling in sorted(ruled, key=lambda pair: not pair[1].allowed):
        if ruling.allowed and len(rows) < GIST - 1:
            said = sentence(ruling, shown.today)
            rows.append(_ruled(sign(ruling), _(LAYER[layer]), said, is_allowed=True))
        else:
            others.append(f"{sign(ruling)} {_(SHORT_LAYER[layer])}")
    rows.append(Content.styled("  ".join(others), LABEL))
    return [row.truncate(width, ellipsis=True) for row in rows]


def _facts(shown: AssetShown, width: int) -> list[Content]:
    line = shown.line
    account = ""
    if line.handle:
        account = f" @{line.handle}"
    facts: list[tuple[str, Content | str]] = [
        (_("Name"), f"{line.name}{account}"),
        (_("Campaign"), line.campaign or ""),
        (_("Kind"), _what(shown)),
        (_("Style"), line.style or ""),
        (_("Kept on"), fmt.plain_day(line.captured_on)),
    ]
    if not line.is_address:
        facts.append((_("File"), _file(shown)))
    if shown.picture is not None:
        facts.append((_("Picture"), _measures(shown.picture)))
    wide = label_width(label for label, _value in (*facts, (_("Place"), "")))
    rows = [
        row
        for label, value in facts
        if value
        for row in fact(label, value, wide, width)
    ]
    # A path has no blanks to break it at.
    parts = chop_cells(show(line.place, 2_000), max(LEAST, width - wide))
    return [*rows, *hung(_("Place"), [Content(part) for part in parts], wide)]


def _what(shown: AssetShown) -> str:
    return fmt.word(KIND, shown.line.kind)


def _measures(picture: PictureFile) -> str:
    """What a picture is, where it cannot be shown, and where it can."""
    return _("{format}, {width} x {height} pixels").format(
        format=picture.format,
        width=fmt.whole(picture.width),
        height=fmt.whole(picture.height),
    )


def _file(shown: AssetShown) -> Content:
    """How large it was, what became of it, and what helps."""
    parts = [size(shown.line.size_bytes)] if shown.line.size_bytes is not None else []
    if shown.state:
        parts.append(f"{STATE_SIGN[shown.state]} {_(STATE[shown.state])}")
    else:
        parts.append(_("not looked at yet (K)"))
    told = Content(" · ".join(parts))
    if shown.state in TROUBLE:
        told = told.stylize("$text-warning") + Content("\n") + _trouble(shown)
    return told


def _trouble(shown: AssetShown) -> Content:
    return Content.styled(_(WHAT_TO_DO[shown.state]), "$text-warning")


def _place(shown: AssetShown) -> Content:
    mark = STATE_SIGN.get(shown.state, "·")
    style = "$text-warning" if shown.state in TROUBLE else LABEL
    where = f"{mark} {show(shown.line.place)}"
    return Content.styled(where, style)


def _layers(shown: AssetShown, width: int) -> list[Content]:
    """A line for each layer: yes or no, and why."""
    rows: list[Content] = []
    for layer, ruling in zip(RIGHT_LAYERS, shown.rulings, strict=False):
        said = sentence(ruling, shown.today)
        told = _ruled(sign(ruling), _(LAYER[layer]), said, is_allowed=ruling.allowed)
        rows += wrapped(told, width)
    return rows


def _ruled(mark: str, layer: str, said: str, *, is_allowed: bool) -> Content:
    style = "$text-success" if is_allowed else LABEL
    return Content.assemble(
        (f"{mark} ", style), (layer, "bold" if is_allowed else ""), "  ", show(said)
    )
