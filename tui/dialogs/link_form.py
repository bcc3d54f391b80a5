"""Links that are counted, and codes: by the naming rule, one for each person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store.errors import StoreError
from store.rules import utm
from store.rules.text import clean
from tui import format as fmt
from tui import i18n
from tui.dialogs.asking import Confirm, Prompt
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _, ngettext
from tui.show import show
from tui.widgets.entry_row import EntryRow
from tui.widgets.field_row import FieldRow
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.paper import LABEL
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.widget import Widget

    from store.links import LinkRow, UtmParts
    from tui.app import SoloistApp

PARTS = {
    "source": N_("Source"),
    "medium": N_("Medium"),
    "campaign": N_("Campaign"),
    "content": N_("Content"),
    "term": N_("Term"),
}
"""What a visit is known by."""


class PageRow(EntryRow):
    """A field that takes the page a link leads to."""

    def read(self, typed: str) -> str:
        """Nothing more to say of a page that can be used."""
        for problem in utm.problems(typed):
            raise ValueError(i18n.sentence(problem))
        return ""


class LinkForm(EntryForm):
    """Builds a link for each of these people; shows it while it is typed."""

    HEIGHT = 20
    DEFAULT_CSS = """
    LinkForm {
        #built { height: auto; max-height: 6; width: 1fr; margin-top: 1; }
    }
    """

    def __init__(
        self, people: Sequence[int], name: str, page: str, parts: UtmParts
    ) -> None:
        self._people, self._parts = tuple(people), parts
        count = len(self._people)
        many = ngettext(
            "A link for {count} person", "A link for each of {count}", count
        )
        alone = count == 1
        hint = "" if alone else _("empty: the platform or the handle of each")
        # What differs from one person to the next is theirs unless she says otherwise.
        own = frozenset() if alone else frozenset({"source", "content"})
        rows = [
            EntryRow(
                part,
                title,
                "" if part in own else getattr(parts, part),
                hint=hint if part in own else "",
            )
            for part, title in PARTS.items()
        ]
        title = _("A link for {name}").format(name=name)
        super().__init__(
            0,
            0,
            title if alone else many.format(count=count),
            [PageRow("page", N_("Leads to"), "", page, hint="https://…"), *rows],
        )

    def on_mount(self) -> None:
        """Show the link that is proposed."""
        super().on_mount()
        self.query_one(VerticalScroll).mount(Static(id="built"))
        self.call_after_refresh(self._build)

    @on(FieldRow.Typed)
    def _build(self) -> None:
        for place in self.query("#built").results(Static):
            place.update(self._built())

    def _built(self) -> Content:
        """The link as it will be, of the first one if there are several."""
        page = clean(self.text("page"))
        if not page:
            return Content.styled(_("Without a page there is no link yet."), LABEL)
        said = {part: clean(self.text(part)) for part in PARTS}
        parts = {part: said[part] or getattr(self._parts, part) for part in PARTS}
        try:
            link = utm.build(page, utm.UtmParts(**parts))
        except StoreError as refusal:
            return Content.styled(show(i18n.sentence(refusal)), "$text-error")
        return Content(show(link, utm.LONGEST))

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - nothing of it is stored yet
        """Make the links; raises StoreError."""
        parts = {part: self.text(part) for part in PARTS}
        make = self.soloist.store.links.make
        await self.soloist.ask(make, self._people, self.text("page"), **parts)


class LinksDialog(Question[None]):
    """Shows the links and the codes of these people; ``names`` by collaboration."""

    WIDTH = 116
    CSS = """
    LinksDialog {
        .dialog { height: 20; }
        ListTable { margin-top: 1; height: 1fr; }
        #whole { height: auto; min-height: 2; max-height: 4; width: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New link")),
        Binding("c", "code", N_("Code")),
        Binding("y,enter", "copy", N_("Copy"), priority=True),
        Binding("d", "remove", N_("Delete")),
        CANCEL,
    ]

    def __init__(self, names: Mapping[int, str], campaign_id: int) -> None:
        super().__init__(_("Links and codes"))
        self._names, self._campaign = names, campaign_id
        self._links: Sequence[LinkRow] = ()
        self._codes: dict[int, str] = {}
        """The codes there are, by collaboration."""

    def asked(self) -> Iterable[Widget]:
        """The list, and the whole link under the cursor."""
        yield ListTable()
        yield Static(id="whole")

    def on_mount(self) -> None:
        """Show them."""
        self._table.empty_text = Content(
            _("No link and no code yet. Press n for a link, c for a code.")
        )
        self._table.focus()
        self._load()

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    @property
    def _here(self) -> LinkRow | None:
        number = self._table.current_id if self.is_mounted else None
        return next((row for row in self._links if row.id == number), None)

    def words(self) -> dict[str, str]:
        """Nothing is asked here, so that Escape only closes."""
        return {"never_mind": _("Close")}

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a link to act on."""
        return self._here is not None if action in {"copy", "remove"} else True

    @work(group="load", exclusive=True)
    async def _load(self) -> None:
        await self._again()

    async def _again(self) -> None:
        with self.refusals_shown():
            self._links, self._codes = await self.soloist.look(self._read)
        columns = (
            Column("name", _("Name"), 14, share=1),
            Column("source", _("Source"), 10),
            Column("content", _("Content"), 14, share=1),
            Column("url", _("Link"), 24, share=4),
        )
        listing = Listing(self._links, _cells, number=lambda row: row.id)
        self._table.show_source(listing, columns, self._table.current_id)
        self._tell()

    def _read(self) -> tuple[Sequence[LinkRow], dict[int, str]]:
        store = self.soloist.store
        links = [
            row
            for number in self._names
            for row in store.links.of_collaboration(number)
        ]
        people = store.campaign_people.rows(self._campaign)
        codes = {
            line.collaboration_id: line.promo_code
            for line in people
            if line.collaboration_id in self._names and line.promo_code
        }
        return links, codes

    @on(ListTable.Moved)
    def _tell(self) -> None:
        """Show the whole link, and the codes."""
        here = self._here
        link = Content(show(here.url, utm.LONGEST)) if here else Content("")
        codes = " · ".join(
            show(f"{code} ({self._names[number]})")
            for number, code in self._codes.items()
        )
        said = Content.assemble((_("Codes:"), LABEL), " ", codes or fmt.DASH)
        self.query_one("#whole", Static).update(Content("\n").join([said, link]))
        self.refresh_bindings()

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_copy()

    @work(group="act", exclusive=True)
    async def action_new(self) -> None:
        """Build a link for each of them."""
        store = self.soloist.store
        numbers = tuple(self._names)
        with self.refusals_shown():
            parts = await self.soloist.look(store.links.proposed, numbers[0])
            card = await self.soloist.look(store.campaigns.card, self._campaign)
            page, name = card.landing_url or "", self._names[numbers[0]]
            await self.app.push_screen_wait(LinkForm(numbers, name, page, parts))
        await self._again()

    @work(group="act", exclusive=True)
    async def action_code(self) -> None:
        """Give a code; several people get one each."""
        numbers = tuple(self._names)
        with self.refusals_shown():
            if len(numbers) == 1:
                await give_code(self.soloist, numbers[0], self._codes.get(numbers[0]))
            else:
                await self._give_codes(numbers)
        await self._again()

    async def _give_codes(self, numbers: Sequence[int]) -> None:
        typed = await self.app.push_screen_wait(
            Prompt(
                _("A code for each of them"),
                value="10",
                detail=_("The number at its end; whoever has a code keeps it."),
                check=lambda text: "" if text.isdigit() else _("Say a number."),
            )
        )
        if typed is not None:
            give = self.soloist.store.links.give_codes
            await self.soloist.ask(give, numbers, int(typed))

    @work(group="act", exclusive=True)
    async def action_copy(self) -> None:
        """Copy the link."""
        from tui.profile_links import copy  # noqa: PLC0415 - when asked

        if (here := self._here) is not None:
            await copy(self.soloist, here.url)

    @work(group="act", exclusive=True)
    async def action_remove(self) -> None:
        """Delete a link; visits through it are no longer known to be theirs."""
        if (here := self._here) is None:
            return
        sure = Confirm(_("Delete this link?"), here.url, yes=_("Delete"), no=_("Keep"))
        if await self.app.push_screen_wait(sure):
            with self.refusals_shown():
                await self.soloist.ask(self.soloist.store.links.remove, [here.id])
            await self._again()


def _cells(row: LinkRow) -> tuple[str, ...]:
    return row.name, row.utm_source or "", row.utm_content or "", row.url


async def give_code(app: SoloistApp, collaboration_id: int, code: str | None) -> None:
    """Ask for a code, one proposed; a second holder is asked about first.

    Raises StoreError. To be awaited in a worker.
    """
    links, deals = app.store.links, app.store.deals
    proposed = code
    if proposed is None:
        proposed = await app.look(links.propose_code, collaboration_id)
    typed = await app.push_screen_wait(
        Prompt(
            _("Promo code"),
            value=proposed,
            detail=_("Proposed from the handle; an empty line takes the code away."),
        )
    )
    if typed is None or typed == (code or ""):
        return
    clashes = await app.look(links.code_clashes, typed, collaboration_id)
    if clashes:
        who = "\n".join(f"{one.name} · {one.campaign or fmt.DASH}" for one in clashes)
        sure = Confirm(_("Somebody has this code already. Use it twice?"), who)
        if not await app.push_screen_wait(sure):
            return
    talk = await app.look(app.store.conversations.conversation, collaboration_id)
    await app.ask(deals.edit, talk.id, talk.version, {"promo_code": typed})
