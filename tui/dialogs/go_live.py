"""It is live: the address of the post, since when, and what follows from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.posts import read_address, read_post
from store.rules.text import fold
from tui import format as fmt
from tui import i18n
from tui.campaign_terms import few_cells
from tui.dialogs.asking import Confirm
from tui.dialogs.entry_form import EntryForm, past_the_gate
from tui.i18n import N_, _
from tui.piece_words import title_of
from tui.show import show
from tui.widgets.entry_row import EntryRow, PastDayRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store import Store
    from store.card import InfluencerCard
    from store.deliverable_rows import DeliverableRow, Gate
    from store.going_live import WentLive
    from store.rules.posts import Post
    from tui.app import SoloistApp

NOT_APPROVED = frozenset({"briefed", "drafting", "submitted", "changes_requested"})
"""States of a piece whose draft nobody said yes to."""


class AddressRow(EntryRow):
    """A field that takes the address of a post, and says what it reads out of it."""

    def read(self, typed: str) -> str:
        """The platform, whose it is, and its number there; or the address in full."""
        try:
            address = read_address(typed)
        except Invalid as refusal:
            raise ValueError(i18n.sentence(refusal)) from None
        post = read_post(address)
        if not post.platform:
            return "" if address == typed else f"→ {show(address)}"
        parts = [fmt.word(fmt.PLATFORM, post.platform)]
        if post.handle:
            parts.append(f"@{show(post.handle)}")
        if post.id:
            parts.append(show(post.id))
        return f"→ {' · '.join(parts)}"


class GoLiveForm(EntryForm):
    """Asks where a piece of content can be seen; a gate asks for a note as well."""

    HEIGHT = 13

    def __init__(self, row: DeliverableRow, today: date, told: str) -> None:
        self._row, self._today = row, today
        since = (row.live_on or today).isoformat()
        self._on = PastDayRow("on", N_("Live since"), today, since)
        url = row.post_url or ""
        address = AddressRow(
            *("url", N_("Address"), "", url), hint="https://…", typed_over=True
        )
        self._accepted: tuple[str, ...] = ()
        """What speaks against it, and was said to be right all the same."""
        title = _("It is live: {name}").format(name=title_of([row]))
        super().__init__(row.id, 0, title, [address, self._on], told)
        self.went: WentLive | None = None
        """What follows, once it is noted."""

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the gate asks, not the version
        """Note it, past the gate if she says why; raises StoreError."""
        await self._ask_whether_it_is_meant()
        live = partial(
            self.soloist.store.deliverables.go_live,
            number,
            url=self.text("url"),
            on=self._on.day or self._today,
            today=self._today,
        )
        self.went = await past_the_gate(
            self.soloist,
            lambda note: self.soloist.ask(live, override=note),
            _("Live without a signed contract?"),
        )

    async def _ask_whether_it_is_meant(self) -> None:
        """Tell once what speaks against it; raises Invalid where she thinks better."""
        app = self.soloist
        reasons = await app.look(against, app.store, self._row, self.text("url"))
        if not reasons or reasons == self._accepted:
            return
        question = Confirm(
            _("Is this the post?"), "\n".join(reasons), yes=_("Note it"), no=_("Back")
        )
        if not await self.app.push_screen_wait(question):
            raise Invalid(N_("Nothing is noted yet."))
        self._accepted = reasons


def against(store: Store, row: DeliverableRow, url: str) -> tuple[str, ...]:
    """What speaks against a post being that of a piece, in sentences.

    An address that is stored already was asked about when it was stored.
    """
    address = read_address(url)
    if address == row.post_url:
        return ()
    person = store.cards.card(row.influencer_id)
    return tuple(_against_address(read_post(address), row, person))


def _against_address(
    post: Post, row: DeliverableRow, person: InfluencerCard
) -> Iterator[str]:
    """Why an address is hardly that of a post of this person, for this piece."""
    if not post.platform:
        return
    if not post.id:
        yield _("The address is a profile or a page, and not one post.")
    known = {clean_handle(one.handle) for one in person.accounts}
    if post.handle and known and clean_handle(post.handle) not in known:
        said = _("@{handle} is none of the accounts of {name}.")
        yield said.format(handle=post.handle, name=person.name)
    wanted = {
        one.platform for one in person.accounts if row.account_id in {None, one.id}
    }
    if wanted and post.platform not in wanted:
        said = _("It is on {platform}, and was to be on {wanted}.")
        yield said.format(
            platform=fmt.word(fmt.PLATFORM, post.platform),
            wanted=", ".join(fmt.word(fmt.PLATFORM, one) for one in sorted(wanted)),
        )


def clean_handle(handle: str) -> str:
    """A handle as it is compared."""
    return fold(handle.removeprefix("@"))


def _told(row: DeliverableRow, gate: Gate | None) -> str:
    """What should come first, before anybody types an address; "" for nothing."""
    parts = []
    if row.state in NOT_APPROVED:
        parts.append(_("It was never approved."))
    if gate is not None:
        said = _("The contract with {name} is not signed yet: you will be asked why.")
        parts.append(said.format(name=gate.name))
    return " ".join(parts)


async def go_live(app: SoloistApp, deliverable_id: int) -> str:
    """Ask where a piece is to be seen; what follows in words once noted, else "".

    What is not well with its label is told in a corner. To be awaited in a worker.
    """
    with app.refusals_shown():
        deliverables = app.store.deliverables
        row = await app.look(deliverables.one, deliverable_id)
        is_live = row.state == "live"
        gate = None if is_live else await app.look(deliverables.gate, deliverable_id)
        form = GoLiveForm(row, app.today(), _told(row, gate))
        await app.push_screen_wait(form)
        if form.went is not None:
            await _warn(app, deliverable_id)
            return what_follows(row, form.went, app.today())
    return ""


def what_follows(row: DeliverableRow, went: WentLive, today: date) -> str:
    """What a live post brings with it next: a look, figures, the payment.

    It is kept short, for one line; the page of the piece tells all the days.
    """
    said = [_("{name} is live.").format(name=row.name)]
    look, figures = (
        fmt.short_day(days[0], today) if days else ""
        for days in (went.checks, went.readings)
    )
    if look and look == figures:
        said.append(_("Look and figures: {day}.").format(day=look))
    else:
        if look:
            said.append(_("Next look: {day}.").format(day=look))
        if figures:
            said.append(_("Figures: {day}.").format(day=figures))
    if went.payment_due_on is not None:
        day = few_cells(went.payment_due_on)
        said.append(_("Pay by {day}.").format(day=day))
    said.append(_("u takes it back."))
    return " ".join(said)


async def _warn(app: SoloistApp, deliverable_id: int) -> None:
    """Tell what is not well: the label in its caption, an address of two posts."""
    row = await app.look(app.store.deliverables.one, deliverable_id)
    same = await app.look(
        app.store.deliverables.same_post, row.post_url or "", deliverable_id
    )
    if same:
        text = _("The same address is kept as a post of {names}.")
        app.say(text.format(names=", ".join(same[:3])), severity="warning")
    found = await app.look(app.store.compliance.lint, deliverable_id)
    if found.verdict is not None and not found.verdict.ok:
        first = found.verdict.findings[0].said(i18n.current())
        app.say(_("Label: {reason}").format(reason=first), severity="warning")
