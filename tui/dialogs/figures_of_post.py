"""The figures of a post in one grid: which window, who said so, what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from store.readings import ReadingDraft
from store.rules.content_words import (
    READING_FIGURES,
    READING_SOURCES,
    READING_WINDOWS,
)
from tui import format as fmt
from tui.campaign_terms import spoken
from tui.dialogs.figures_form import TypedRow, read_count
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.piece_words import title_of
from tui.show import content
from tui.widgets.cycle_field import CycleField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.widget import Widget

    from store.deliverable_rows import DeliverableRow
    from store.readings import ReadingRow
    from tui.app import SoloistApp

FIGURE = {
    "impressions": N_("Impressions"),
    "reach": N_("Reach"),
    "views": N_("Views"),
    "likes": N_("Likes"),
    "comments": N_("Comments"),
    "relevant_comments": N_("Relevant comments"),
    "shares": N_("Shares"),
    "saves": N_("Saves"),
    "clicks": N_("Link clicks"),
    "sessions": N_("Visits"),
    "leads": N_("Contacts"),
    "new_followers": N_("New followers"),
}
"""What can be counted of a post."""

WINDOW = {
    "24h": N_("After 24 hours"),
    "7d": N_("After 7 days"),
    "30d": N_("After 30 days"),
    "total": N_("Up to today"),
}
"""How long after going live."""

SOURCE = {
    "influencer": N_("reported by the influencer"),
    "verified": N_("seen by ourselves"),
    "import": N_("from a file"),
}
"""Who said so."""


class PostFigureRow(TypedRow):
    """One figure of a post."""

    PROBLEM = N_("not a count: 12300, 12.3k, 1.2만")

    def __init__(
        self, figure: str, before: int | None, earlier: int | None = None
    ) -> None:
        super().__init__(FIGURE[figure], fmt.whole(before))
        self.figure = figure
        self._earlier = earlier

    def read(self) -> int | None:
        """The figure that is typed; raises ValueError when it is none."""
        return read_count(self.entry.value)

    def meant(self) -> str:
        """The figure in the digits of the language."""
        return fmt.whole(self.read())

    def remember(self, before: int | None, earlier: int | None) -> None:
        """Show another figure as the one that was there before.

        ``earlier`` is the highest of the windows before this one.
        """
        self._was, self._earlier = fmt.whole(before), earlier
        self.check()

    def check(self) -> bool:
        """The same as of any line; what is counted of a post does not shrink."""
        can_be_read = super().check()
        if can_be_read and self.is_typed and self._earlier is not None:
            count = self.read()
            if count is not None and count < self._earlier:
                less = _("less than before: {figure}")
                said = less.format(figure=fmt.whole(self._earlier))
                self.query_one(".before", Static).update(
                    Content.assemble(self.meant(), (f"  {said}", "$text-warning dim"))
                )
        return can_be_read


class PostFigures(Question[ReadingDraft | None]):
    """Asks for what was counted of a post; a dash says that it is not known any more.

    Beside each field stands what was noted last, dimmed. What is left empty stays as
    it was noted for this window by this source.
    """

    WIDTH = 76
    DEFAULT_CSS = """
    PostFigures {
        #about { height: 1; margin-bottom: 1; }
        #about CycleField { width: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", N_("Next")),
        Binding("ctrl+s", "save", N_("Save")),
        Binding("ctrl+n", "skip", N_("Cannot be had")),
        CANCEL,
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        row: DeliverableRow,
        known: Sequence[ReadingRow],
        window: str,
        app: SoloistApp,
    ) -> None:
        super().__init__(_("Figures of {name}").format(name=title_of([row])))
        self._known, self._day = known, app.today()
        self._window = CycleField(spoken(_windows()), window)
        self._source = CycleField(spoken(_sources()), READING_SOURCES[0])
        before, earlier = self._before(), self._earlier()
        self._rows = [
            PostFigureRow(name, before.get(name), earlier.get(name))
            for name in READING_FIGURES
        ]
        self.is_skipped = False
        """Whether these figures cannot be had."""

    def asked(self) -> Iterable[Widget]:
        """Which window, who said so, a line a figure, what is wrong."""
        with Horizontal(id="about"):
            yield self._window
            yield self._source
        yield from self._rows
        yield Static(classes="problem")

    def on_mount(self) -> None:
        """Begin with the first figure."""
        self._rows[0].entry.focus()

    def _same(self) -> Mapping[str, int | None]:
        """What was noted of this window by this source, which is written over."""
        chosen = self._window.value, self._source.value
        found = (
            one.figures for one in self._known if (one.window, one.source) == chosen
        )
        return next(found, {})

    def _before(self) -> Mapping[str, int | None]:
        """What was noted last: of this window and source, or window, or at all."""
        if same := self._same():
            return same
        window = [one for one in self._known if one.window == self._window.value]
        found = (window or list(self._known))[-1:]
        return found[0].figures if found else {}

    def _earlier(self) -> Mapping[str, int]:
        """The highest figures of the windows before this one, whoever said so."""
        windows = READING_WINDOWS[: READING_WINDOWS.index(self._window.value)]
        highest: dict[str, int] = {}
        for one in self._known:
            if one.window in windows:
                for name, count in one.figures.items():
                    if count is not None:
                        highest[name] = max(count, highest.get(name, 0))
        return highest

    @on(CycleField.Changed)
    def _turned(self) -> None:
        before, earlier = self._before(), self._earlier()
        for row in self._rows:
            row.remember(before.get(row.figure), earlier.get(row.figure))

    @on(Input.Changed)
    def _typed(self) -> None:
        for row in self._rows:
            row.check()
        self._say("")

    def _say(self, text: str) -> None:
        self.query_one(".problem", Static).update(content(text))

    def action_next(self) -> None:
        """Go to the next line; from the last one: save."""
        fields = [row.entry for row in self._rows]
        place = fields.index(self.focused) + 1 if self.focused in fields else 0
        if place == len(fields):
            self.action_save()
        else:
            fields[place].focus()

    def action_save(self) -> None:
        """Answer, unless a line cannot be read or nothing was typed."""
        for row in self._rows:
            if not row.check():
                row.entry.focus()
                return
        typed = {row.figure: row.read() for row in self._rows if row.is_typed}
        if not typed:
            self._say(_("Type at least one figure, or Ctrl+N: they cannot be had."))
            return
        self.dismiss(
            ReadingDraft(
                self._window.value,
                self._day,
                self._source.value,
                {**self._same(), **typed},
            )
        )

    def action_skip(self) -> None:
        """These figures cannot be had."""
        self.is_skipped = True
        self.dismiss(None)


def _windows() -> dict[str, str]:
    return {code: WINDOW[code] for code in READING_WINDOWS}


def _sources() -> dict[str, str]:
    return {code: SOURCE[code] for code in READING_SOURCES}


async def type_figures(app: SoloistApp, deliverable_id: int) -> bool:
    """Ask for the figures of a post; True once they are kept, or given up.

    To be awaited in a worker.
    """
    with app.refusals_shown():
        readings, today = app.store.readings, app.today()
        row = await app.look(app.store.deliverables.one, deliverable_id)
        known = await app.look(readings.of, deliverable_id)
        window = readings.due_window(row, today) or READING_WINDOWS[-1]
        form = PostFigures(row, known, window, app)
        draft = await app.push_screen_wait(form)
        if draft is not None:
            await app.ask(readings.note, deliverable_id, draft, today)
            return True
        if form.is_skipped:
            await app.ask(readings.skip, [deliverable_id], today=today)
            return True
    return False
