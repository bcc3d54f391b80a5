"""Any figure of results explained: its formula, its inputs, what is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var

from store.rules.money import Money
from store.rules.roi import Ratio
from tui import budget_words
from tui import format as fmt
from tui import results_words as words
from tui.dialogs.question import WIDE, Question
from tui.i18n import N_, _, ngettext
from tui.roi_source import Asked, Line, name_of
from tui.show import fit, show
from tui.widgets.paper import LABEL, Paper, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from store import Store
    from store.result_explain import Explained, Note
    from store.result_inputs import Input
    from store.result_ranking import RankRow
    from tui.app import SoloistApp

FIGURES = (
    *("roi", "roi_without_hours", "revenue", "cost", "time_cost", "conversions"),
    *("roas", "aov", "cpa", "cpl", "cpm", "cpc", "cpe", "cpv"),
    *("impressions", "reach", "views", "engagements", "clicks"),
)
"""Figures that can be explained, in the order in which they are turned."""

MINUS = "\N{MINUS SIGN}"

EVERYTHING = Asked()
"""Of all campaigns and days."""


@dataclass(frozen=True, slots=True)
class Whose:
    """What a figure is of: a line of a table, or all of a campaign."""

    name: str
    by: str = ""
    ref: str = ""
    asked: Asked = EVERYTHING
    currency: str | None = None


class ExplainedPaper(Paper):
    """One figure: how it is worked out, of what, what is missing, what was left out."""

    found: var[Explained | None] = var(None, init=False)

    def watch_found(self) -> None:
        """Lay it out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The value and its formula, then every input with its day and source."""
        if (one := self.found) is None:
            return [Content.styled("…", LABEL)]
        head = f"{_(one.title)} = {value_of(one)}"
        rows = wrapped(Content.styled(head, "bold"), width)
        rows += wrapped(Content.styled(f"= {_(one.formula)}", LABEL), width)
        if one.basis:
            basis = _(one.basis).format(n=fmt.whole(one.n), many=fmt.whole(one.many))
            rows += wrapped(Content.styled(basis, LABEL), width)
        if one.value is None:
            rows += wrapped(Content(_(NO_VALUE)), width)
        rows += [Content(""), title(_("Made of")), *_inputs(one.inputs, width)]
        for heading, notes in (
            (N_("Missing in it"), one.missing),
            (N_("Left out"), one.left_out),
        ):
            if notes:
                rows += [Content(""), title(_(heading))]
                rows += [row for note in notes for row in _note(note, width)]
        return rows


NO_VALUE = N_("It is a dash: something that it needs is not known, or is 0.")


def value_of(one: Explained) -> str:
    """The figure as it is shown elsewhere."""
    value = one.value
    if value is None:
        return fmt.DASH
    if isinstance(value, Ratio):
        if one.unit == "percent":
            return words.percent(value)
        if one.unit == "ratio":
            return words.times(value)
        return words.each(value, one.currency)
    if one.unit == "money":
        return budget_words.money(value, one.currency)
    return fmt.whole(value)


def _inputs(inputs: Sequence[Input], width: int) -> list[Content]:
    """Each on a line: how much, what it is, its day, who said so, of how many rows."""
    if not inputs:
        return [Content.styled(_("Nothing yet."), LABEL)]
    amounts = [_amount(one) for one in inputs]
    wide = max(map(cell_len, amounts))
    rows = []
    for one, amount in zip(inputs, amounts, strict=True):
        line = Content.assemble(
            (fit(amount, wide, "right"), "bold"), "  ", show(_said(one))
        )
        aside = Content.styled(_aside(one), LABEL)
        if line.cell_length + 2 + aside.cell_length <= width:
            rows.append((line + "  " + aside).rstrip())
            continue
        # Its day and who said so are never cut: they come on a line of their own.
        rows.append(line.truncate(width, ellipsis=True))
        rows.append((Content(" " * (wide + 2)) + aside).truncate(width, ellipsis=True))
    return rows


def _amount(one: Input) -> str:
    if one.unit == "money":
        return budget_words.money(one.value, one.currency)
    if one.unit == "minutes":
        return budget_words.duration(one.value)
    return fmt.whole(one.value)


def _said(one: Input) -> str:
    """What it is, with its codes in words."""
    detail = dict(one.detail)
    for name, table in words.CODES.items():
        code = detail.get(name)
        if isinstance(code, str):
            detail[name] = _(table.get(code, code)) or fmt.DASH
    if isinstance(month := detail.get("month"), str) and month:
        detail["month"] = words.month(month)
    rate, currency = detail.get("rate"), detail.get("currency")
    text = _(one.words).format(**detail).strip().rstrip(":")
    if isinstance(rate, int) and isinstance(currency, str):
        cost = fmt.amount(Money(rate, currency))
        text = _("{what}: {rate} an hour").format(what=text, rate=cost)
    piece = detail.get("title")
    return f"{text} · {piece}" if piece else text


def _aside(one: Input) -> str:
    """Its day, who said so, and of how many rows it is."""
    parts = []
    if one.on_day is not None:
        parts.append(fmt.plain_day(one.on_day))
    if one.source:
        parts.append(_(words.SOURCE.get(one.source, one.source)))
    if one.count > 1:
        said = ngettext("{count} row", "{count} rows", one.count)
        parts.append(said.format(count=fmt.whole(one.count)))
    return " · ".join(parts)


def _note(note: Note, width: int) -> list[Content]:
    text = _(note.words).format(count=fmt.whole(note.count))
    if note.minor is not None:
        between = " · " if "{count}" in note.words else ": "
        text = f"{text}{between}{budget_words.money(note.minor, note.currency)}"
    return wrapped(Content(f"{MINUS} {text}"), width)


class ExplainResult(Question[None]):
    """Explains the figures of a line one after the other; nothing is answered."""

    WIDTH = WIDE
    DEFAULT_CSS = """
    ExplainResult {
        #which { margin-top: 1; height: 1; }
        VerticalScroll {
            height: auto; max-height: 60vh; min-height: 8; margin-top: 1;
            scrollbar-size-vertical: 1;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,l,right", "turn(1)", N_("Next figure")),
        Binding("shift+tab,h,left", "turn(-1)", show=False),
        Binding("j,down", "scroll(1)", N_("Down")),
        Binding("k,up", "scroll(-1)", N_("Up")),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("escape,enter,q,equals_sign", "never_mind", N_("Close")),
    ]

    def __init__(self, whose: Whose, figure: str = "roi") -> None:
        super().__init__(_("What makes it: {name}").format(name=whose.name))
        self._whose = whose
        self._figure = figure

    def asked(self) -> Iterable[Widget]:
        """Which figure it is, and all about it."""
        yield WhichFigure()
        yield VerticalScroll(ExplainedPaper(), can_focus=False)

    def on_mount(self) -> None:
        """Begin with the one that was asked for."""
        self._show()

    def action_turn(self, by: int) -> None:
        """Explain the next figure."""
        place = (FIGURES.index(self._figure) + by) % len(FIGURES)
        self._figure = FIGURES[place]
        self._show()

    def action_scroll(self, by: int) -> None:
        """Move the page."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=by, animate=False)

    @work(exclusive=True, group="look")
    async def _show(self) -> None:
        self.query_one(WhichFigure).figure = self._figure
        app, whose, paper = self.soloist, self._whose, self.query_one(ExplainedPaper)
        with self.refusals_shown():
            paper.found = await app.look(explained, app.store, whose, self._figure)
            self.query_one(VerticalScroll).scroll_home(animate=False)


class WhichFigure(Paper):
    """The name of the figure between those beside it."""

    figure: var[str] = var("roi", init=False)

    DEFAULT_CSS = """
    WhichFigure { margin-top: 1; }
    """

    def watch_figure(self) -> None:
        """Paint it anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """As many names as fit, that of the figure between brackets."""
        here = FIGURES.index(self.figure)
        line = Content("")
        for name in (*FIGURES[here:], *FIGURES[:here]):
            text = _(words.FIGURE.get(name) or words.STEP[name])
            part = (
                Content.styled(f"[{text}]", "bold $text-primary")
                if name == self.figure
                else Content.styled(f" {text} ", "$foreground 70%")
            )
            if line.plain and line.cell_length + 1 + part.cell_length > width:
                break
            line = line + " " + part if line.plain else part
        return [line]


def explained(store: Store, whose: Whose, figure: str) -> Explained:
    """Read how a figure is made; raises StoreError."""
    asked = whose.asked
    return store.results.explain(
        figure,
        whose.by,
        whose.ref,
        asked.campaign_id,
        since=asked.since,
        until=asked.until,
        currency=whose.currency,
    )


async def explain_line(
    app: SoloistApp, asked: Asked, line: Line, figure: str = "roi"
) -> None:
    """Explain a line of a table of results; to be awaited in a worker."""
    of_all = line.kind in {"total", "unattributed"}
    whose = Whose(
        name_of(line),
        "" if of_all else asked.by,
        "" if of_all else line.row.ref,
        asked,
        line.row.currency,
    )
    first = figure
    if figure == "roi" and line.row.roi is None:
        first = "revenue"
    await app.push_screen_wait(ExplainResult(whose, first))


async def explain_campaign(
    app: SoloistApp, campaign_id: int, name: str, figure: str = "roi"
) -> None:
    """Explain what came of a campaign; to be awaited in a worker."""
    whose = Whose(name, asked=Asked(campaign_id=campaign_id))
    await app.push_screen_wait(ExplainResult(whose, figure))


async def explain_person(app: SoloistApp, row: RankRow, ranked_by: str) -> None:
    """Explain what came of somebody's work in a campaign; to be awaited in a worker."""
    whose = Whose(
        row.name,
        "influencer",
        str(row.influencer_id),
        Asked("influencer", row.campaign_id),
    )
    figure = ranked_by if ranked_by in FIGURES else "engagements"
    await app.push_screen_wait(ExplainResult(whose, figure))
