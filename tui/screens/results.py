"""Results: what came of it all, on faces that ``b`` turns."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.binding import BindingType
from textual.containers import Container
from textual.css.query import NoMatches
from textual.reactive import var

from store.errors import NotFound
from tui import i18n
from tui.commands import bindings
from tui.commands_results import RESULTS
from tui.i18n import N_, _
from tui.screens.results_acts import ResultsActs
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.said_line import SaidLine
from tui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding

    from tui.screens.budget_face import BudgetFace

TITLES = {
    "overview": N_("Overview"),
    "roi": N_("ROI"),
    "ranking": N_("Ranking"),
    "numbers": N_("Numbers"),
    "conversions": N_("Conversions"),
    "brand": N_("Brand"),
}
"""The faces in the order in which they are turned."""


def _face(name: str, kind: str) -> Callable[[int | None], BudgetFace]:
    """What makes a face out of ``tui.screens.<name>``, loaded when it is shown."""

    def make(campaign_id: int | None) -> BudgetFace:
        module = import_module(f"tui.screens.{name}")
        return cast("BudgetFace", getattr(module, kind)(campaign_id))

    return make


FACES: dict[str, Callable[[int | None], BudgetFace]] = {
    "overview": _face("results_overview_face", "ResultsOverviewFace"),
    "roi": _face("roi_face", "RoiFace"),
    "ranking": _face("ranking_face", "RankingFace"),
    "numbers": _face("numbers_face", "NumbersFace"),
    "conversions": _face("conversions_face", "ConversionsFace"),
    "brand": _face("brand_face", "BrandFace"),
}
"""What makes each face, of one campaign or of all; loaded when it is first shown."""


class ResultsScreen(ResultsActs):
    """All results, or those of one campaign.

    A face has its own keys and actions. The desk sets its ``campaign_id`` before it
    calls its ``load``: when it is shown, when another campaign is chosen, and when
    something was saved. Where a face has nothing of its own to take back, it lets
    Escape through.
    """

    CSS_PATH = "results.tcss"
    TOPICS = frozenset({"results", "budget", "campaigns", "content", "outreach"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RESULTS)]
    AUTO_FOCUS = ""

    face: var[str] = var("overview", init=False)
    """Which of the faces is in sight."""

    def __init__(
        self,
        face: str = "overview",
        campaign_id: int | None = None,
        *,
        opened: bool = False,
    ) -> None:
        """``opened``: it stands over another screen, to which Escape leads back."""
        super().__init__()
        self.opened = opened
        self._made: dict[str, BudgetFace] = {}
        self._fresh: set[str] = set()
        """Faces that show what is stored now."""
        self.campaign_name = ""
        self.set_reactive(ResultsScreen.face, face)
        self.set_reactive(ResultsActs.campaign_id, campaign_id)

    def compose(self) -> ComposeResult:
        """The bar, the names of the faces, the faces, what was done last, the keys."""
        yield TopBar()
        yield TabStrip(TITLES)
        yield Container(id="faces")
        yield SaidLine()
        yield KeyBar()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """How to turn comes first, then the keys of the face in sight."""
        found = super().active_bindings.items()
        return dict(sorted(found, key=lambda one: one[1].binding.id != "results.turn"))

    async def load(self) -> None:
        """Make the face in sight if it is new, and let it read.

        A campaign that is gone leaves all of them; or this desk, opened for it alone.
        """
        try:
            await self._read_campaign()
        except NotFound as refusal:
            self.soloist.say(i18n.sentence(refusal), severity="warning")
            if self.opened:
                self.dismiss()
                return
            self.set_reactive(ResultsActs.campaign_id, None)
            self.campaign_name = ""
        self._fresh.clear()
        await self._bring(self.face)
        self._speak()
        name, shown = self.face, self._made[self.face]
        shown.campaign_id = self.campaign_id
        await shown.load()
        self._fresh.add(name)
        self.refresh_bindings()

    async def _read_campaign(self) -> None:
        """Learn what the campaign is called; raises NotFound."""
        self.campaign_name = ""
        if (number := self.campaign_id) is not None:
            card = await self.soloist.look(self.soloist.store.campaigns.card, number)
            self.campaign_name = card.name

    def _speak(self) -> None:
        """Say the fixed words in the language in use."""
        top = self.query_one(TopBar)
        top.place = _("Results")
        if self.campaign_name:
            top.place = _("Results of {name}").format(name=self.campaign_name)
        top.aside = self.soloist.store.path.name
        self.query_one(TabStrip).refresh()

    @property
    def shown(self) -> BudgetFace | None:
        """The face in sight, once it was made."""
        return self._made.get(self.face)

    def person_here(self) -> int | None:
        """Whom the cursor of the face in sight is on."""
        return None if (shown := self.shown) is None else shown.person_here()

    def watch_campaign_id(self) -> None:
        """Another campaign: every face reads anew when it is shown."""
        if self.is_mounted:
            self.reload()

    # Turning

    async def show_face(self, name: str) -> None:
        """Bring a face to the front, as it was left."""
        if name != self.face:
            self.face = name
            await self._bring(name)
        if name not in self._fresh:
            self.reload()

    async def _bring(self, name: str) -> None:
        """Make the face if it was never shown, let the others step back, focus it."""
        self.query_one(TabStrip).current = name
        if is_new := name not in self._made:
            self._made[name] = FACES[name](self.campaign_id)
            await self.query_one("#faces").mount(self._made[name])
        for other, widget in self._made.items():
            widget.set_class(other != name, "-away")
        shown = self._made[name]
        if is_new or self.focused is None or shown not in self.focused.ancestors:
            self._focus(shown)
        self.refresh_bindings()

    def _focus(self, face: BudgetFace) -> None:
        try:
            self.set_focus(face.table)
        except NoMatches:  # a face without a list
            self.set_focus(face)

    @on(TabStrip.Asked)
    async def _face_clicked(self, event: TabStrip.Asked) -> None:
        await self.show_face(event.name)

    @work(group="act")
    async def action_turn(self) -> None:
        """Show the next face."""
        await self.show_face(_beside(self.face, 1))

    @work(group="act")
    async def action_turn_back(self) -> None:
        """Show the face before."""
        await self.show_face(_beside(self.face, -1))


def _beside(face: str, step: int) -> str:
    """The face so many steps from one, round the corner."""
    names = list(TITLES)
    return names[(names.index(face) + step) % len(names)]
