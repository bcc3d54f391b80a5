"""Budget: what is planned, promised, paid and left, on faces that ``b`` turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Container
from textual.css.query import NoMatches
from textual.reactive import var

from store.errors import NotFound
from tui import i18n
from tui.commands import BUDGET, bindings
from tui.i18n import N_, _
from tui.screens.base import DeskScreen
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
    "ledger": N_("Ledger"),
    "payments": N_("Payments"),
    "hours": N_("Hours"),
    "payees": N_("Payees"),
}
"""The faces in the order in which they are turned."""


def _overview(campaign_id: int | None, _text: str) -> BudgetFace:
    from tui.screens.overview_face import OverviewFace  # noqa: PLC0415 - when shown

    return OverviewFace(campaign_id)


def _ledger(campaign_id: int | None, text: str) -> BudgetFace:
    from tui.screens.ledger_face import LedgerFace  # noqa: PLC0415 - when it is shown

    return LedgerFace(campaign_id, text=text)


def _payments(campaign_id: int | None, _text: str) -> BudgetFace:
    from tui.screens.payments_face import PaymentsFace  # noqa: PLC0415 - when shown

    return PaymentsFace(campaign_id)


def _hours(campaign_id: int | None, _text: str) -> BudgetFace:
    from tui.screens.hours_face import HoursFace  # noqa: PLC0415 - when it is shown

    return HoursFace(campaign_id)


def _payees(campaign_id: int | None, _text: str) -> BudgetFace:
    from tui.screens.payees_face import PayeesFace  # noqa: PLC0415 - when it is shown

    return PayeesFace(campaign_id)


FACES: dict[str, Callable[[int | None, str], BudgetFace]] = {
    "overview": _overview,
    "ledger": _ledger,
    "payments": _payments,
    "hours": _hours,
    "payees": _payees,
}
"""What makes each face, of one campaign or of all, with the filter that it begins with
where it has one; loaded when it is first shown."""


class BudgetScreen(DeskScreen[None]):
    """All money, or that of one campaign.

    A face has its own keys and actions. It is loaded when it is shown and again when
    something was saved; where it has nothing of its own to take back, it lets Escape
    through.
    """

    CSS_PATH = "budget.tcss"
    TOPICS = frozenset({"budget", "campaigns", "outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BUDGET)]
    AUTO_FOCUS = ""

    face: var[str] = var("overview", init=False)
    """Which of the faces is in sight."""

    def __init__(
        self,
        face: str = "overview",
        campaign_id: int | None = None,
        *,
        narrowed: str = "",
    ) -> None:
        super().__init__()
        self.campaign_id = campaign_id
        self.narrowed = narrowed
        """The filter that the first face begins with, where it has one."""
        self._made: dict[str, BudgetFace] = {}
        self._fresh: set[str] = set()
        """Faces that show what is stored now."""
        self._campaign = ""
        self.set_reactive(BudgetScreen.face, face)

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
        return dict(sorted(found, key=lambda one: one[1].binding.id != "budget.turn"))

    async def load(self) -> None:
        """Make the face in sight if it is new, and let it read.

        A campaign that is gone takes its budget along.
        """
        if self.campaign_id is not None:
            card = self.soloist.store.campaigns.card
            try:
                self._campaign = (await self.soloist.look(card, self.campaign_id)).name
            except NotFound as refusal:
                self.soloist.say(i18n.sentence(refusal), severity="warning")
                self.dismiss()
                return
        self._fresh.clear()
        await self._bring(self.face)
        self._speak()
        name, shown = self.face, self._made[self.face]
        await shown.load()
        self._fresh.add(name)
        self.refresh_bindings()

    def _speak(self) -> None:
        """Say the fixed words in the language in use."""
        top = self.query_one(TopBar)
        top.place = _("Budget")
        if self._campaign:
            top.place = _("Budget of {name}").format(name=self._campaign)
        top.aside = self.soloist.store.path.name
        self.query_one(TabStrip).refresh()

    @property
    def shown(self) -> BudgetFace | None:
        """The face in sight, once it was made."""
        return self._made.get(self.face)

    def person_here(self) -> int | None:
        """Whom the cursor of the face in sight is on."""
        return None if (shown := self.shown) is None else shown.person_here()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """There is only a way back from a budget that was opened from somewhere."""
        return self.campaign_id is not None if action == "back" else True

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
            self._made[name] = FACES[name](self.campaign_id, self.narrowed)
            self.narrowed = ""
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

    def action_back(self) -> None:
        """Back to where this budget was opened from."""
        if self.campaign_id is not None:
            self.dismiss()


def _beside(face: str, step: int) -> str:
    """The face so many steps from one, round the corner."""
    names = list(TITLES)
    return names[(names.index(face) + step) % len(names)]
