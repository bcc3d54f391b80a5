"""The caption of a piece of content, with what is said of its label beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import TextArea

from tui import format as fmt
from tui import i18n
from tui.dialogs.fields_form import offered_draft
from tui.dialogs.text_form import TextForm
from tui.i18n import N_, _, ngettext
from tui.piece_words import title_of
from tui.show import show
from tui.widgets.lint_view import format_word, verdict_lines
from tui.widgets.paper import LABEL, Paper, hung, title, wrapped
from tui.widgets.safe_input import SafeTextArea

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from checklists.disclosure import Verdict, Words
    from store import Store
    from store.deliverable_rows import DeliverableRow
    from tui.app import SoloistApp
    from tui.drafts import Draft

MOST_LABELS = 9
"""Labels that are offered to begin with."""


@dataclass(frozen=True, slots=True)
class LintDesk:
    """How captions of a piece are looked at: by whose rules, as what, in what words."""

    market: str | None
    form: str
    words: Words | None
    own_label: str = ""
    """The label that the brief of the campaign asks for."""

    def verdict(self, caption: str) -> Verdict | None:
        """What is said of a caption; None without one, or without a market."""
        from checklists.disclosure import lint  # noqa: PLC0415 - when it is asked

        if self.market is None or not caption.strip():
            return None
        return lint(caption, self.market, self.form, self.words)

    def advice(self) -> tuple[str, ...]:
        """What no caption shows and somebody has to look at."""
        from checklists.disclosure import advice  # noqa: PLC0415

        if self.market is None:
            return ()
        return advice(self.market, self.form, i18n.current(), self.words)

    def labels(self) -> tuple[str, ...]:
        """Labels to begin a caption with, that of the brief first."""
        from checklists.brief import labels  # noqa: PLC0415

        usual = labels(self.market) if self.market is not None else ()
        own = (self.own_label,) if self.own_label else ()
        return tuple(dict.fromkeys((*own, *usual)))[:MOST_LABELS]


class VerdictPaper(Paper):
    """What is said of the caption as it is typed now."""

    caption: reactive[str] = reactive("", layout=True)

    def __init__(self, desk: LintDesk) -> None:
        super().__init__()
        self._desk = desk

    def lines(self, width: int) -> Sequence[Content]:
        """The verdict, its reasons, how long it is, what else there is to see."""
        desk, text = self._desk, self.caption.strip()
        said = verdict_lines(desk.verdict(text), desk.market, width)
        count = ngettext("{count} character", "{count} characters", len(text))
        about = f"{format_word(desk.form)} · {count.format(count=fmt.whole(len(text)))}"
        lines = [title(_("Label")), *said, Content.styled(about, LABEL)]
        if advice := desk.advice():
            lines += [Content(""), title(_("Not in the caption, but to be seen"))]
            for one in advice:
                point = Content.styled(show(one), LABEL)
                lines += hung("· ", wrapped(point, width - 2), 2)
        if desk.words is not None:
            note = show(desk.words.note[i18n.current()])
            lines += [Content(""), *wrapped(Content.styled(note, LABEL), width)]
        return lines


class CaptionForm(TextForm):
    """Edits a caption; answers True once it is saved."""

    FORM = "caption"
    WIDEST = 120

    DEFAULT_CSS = """
    CaptionForm {
        .dialog { height: 100%; }
        #both { height: 1fr; layout: vertical; margin-top: 1; }
        SafeTextArea { height: 1fr; min-height: 5; }
        VerticalScroll {
            height: auto; max-height: 50%; margin-top: 1; scrollbar-size-vertical: 1;
        }
        &.-wide {
            #both { layout: horizontal; }
            SafeTextArea { width: 3fr; }
            VerticalScroll {
                width: 2fr; height: 1fr; max-height: 100%; margin: 0 0 0 2;
            }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "label", N_("Put a label in front")),
    ]

    def __init__(
        self, row: DeliverableRow, desk: LintDesk, draft: Draft | None = None
    ) -> None:
        self._desk = desk
        self._row = row
        name = _("Caption of {name}").format(name=title_of([row]))
        super().__init__(row.id, name, row.caption or "", draft)

    def asked(self) -> Iterable[Widget]:
        """The text, and the verdict beside it or under it."""
        with Container(id="both"):
            yield SafeTextArea(self._start)
            yield VerticalScroll(VerdictPaper(self._desk), can_focus=False)

    def on_mount(self) -> None:
        """Look at what is there."""
        super().on_mount()
        self._look()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """A label can be offered only where there is one."""
        return action != "label" or bool(self._desk.labels())

    @on(TextArea.Changed)
    def _look(self) -> None:
        self.query_one(VerdictPaper).caption = self.area.text

    @work(group="act", exclusive=True)
    async def action_label(self) -> None:
        """Put one of the labels at the very beginning."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

        labels = self._desk.labels()
        choices = [Choice(label, label) for label in labels]
        chosen = await self.app.push_screen_wait(Choose(_("Which label?"), choices))
        if chosen is not None:
            self.area.insert(f"{chosen}\n", (0, 0), maintain_selection_offset=True)
            self.area.focus()

    async def keep(self, text: str) -> None:
        """Save it; an empty one takes it away; raises StoreError."""
        app = self.soloist
        await app.ask(app.store.deliverables.attach, self._row.id, caption=text)


async def write_caption(app: SoloistApp, deliverable_id: int) -> bool:
    """Edit the caption of a piece; True once it is saved. To be awaited in a worker."""
    saved: bool | None = False
    with app.refusals_shown():
        row, desk = await app.look(read_desk, app.store, deliverable_id)
        name = title_of([row])
        draft = await offered_draft(app, CaptionForm.FORM, row.id, name)
        saved = await app.push_screen_wait(CaptionForm(row, desk, draft))
    return bool(saved)


def read_desk(store: Store, number: int) -> tuple[DeliverableRow, LintDesk]:
    """A piece, and how its captions are looked at; raises NotFound and CannotRead."""
    row = store.deliverables.one(number)
    found = store.compliance.lint(number)
    label = ""
    if row.campaign_id is not None:
        label = store.campaigns.card(row.campaign_id).disclosure_text or ""
    first = next(iter(label.splitlines()), "")
    return row, LintDesk(found.market, found.format, store.compliance.words(), first)
