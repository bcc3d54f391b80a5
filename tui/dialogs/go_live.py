"""It is live: the address of the post, since when, and what follows from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.posts import read_address, read_post
from tui import format as fmt
from tui import i18n
from tui.campaign_terms import few_cells
from tui.dialogs.entry_form import EntryForm, past_the_gate
from tui.i18n import N_, _
from tui.piece_words import title_of
from tui.show import show
from tui.widgets.entry_row import DayRow, EntryRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store.deliverable_rows import DeliverableRow, Gate
    from store.going_live import WentLive
    from tui.app import SoloistApp


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

    HEIGHT = 12

    def __init__(self, row: DeliverableRow, today: date, told: str) -> None:
        self._today = today
        since = (row.live_on or today).isoformat()
        self._on = DayRow("on", N_("Live since"), today, None, since)
        url = row.post_url or ""
        address = AddressRow("url", N_("Address"), "", url, hint="https://…")
        title = _("It is live: {name}").format(name=title_of([row]))
        super().__init__(row.id, 0, title, [address, self._on], told)
        self.went: WentLive | None = None
        """What follows, once it is noted."""

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the gate asks, not the version
        """Note it, past the gate if she says why; raises StoreError."""
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


def _told(gate: Gate | None) -> str:
    """What should come first, before anybody types an address; "" for nothing."""
    if gate is None:
        return ""
    said = _("The contract with {name} is not signed yet: you will be asked why.")
    return said.format(name=gate.name)


async def go_live(app: SoloistApp, deliverable_id: int) -> str:
    """Ask where a piece is to be seen; what follows in words once noted, else "".

    What is not well with its label is told in a corner. To be awaited in a worker.
    """
    with app.refusals_shown():
        deliverables = app.store.deliverables
        row = await app.look(deliverables.one, deliverable_id)
        is_live = row.state == "live"
        gate = None if is_live else await app.look(deliverables.gate, deliverable_id)
        form = GoLiveForm(row, app.today(), _told(gate))
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
