"""Somebody new, or a new account, read out of a pasted profile URL or a handle."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget
from textual.widgets import Input, Static

from store.roster import Known, NewAccount, NewInfluencer
from store.rules.profiles import Profile, profile_url, read_profile
from store.rules.text import clean
from store.rules.vocabulary import PLATFORMS
from tui import format as fmt
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.field_row import what_is_wrong
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.app import RenderResult
    from textual.events import Click, Key

R = TypeVar("R")


class PlatformPick(Widget, can_focus=True):
    """One platform of all, turned with the arrows or found by its first letter."""

    DEFAULT_CSS = """
    PlatformPick {
        height: 1; width: 1fr; padding: 0 1; background: $panel;
        &:focus { background: $boost; text-style: bold; }
        &.-settled { background: transparent; padding: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", N_("Platform before"), show=False),
        Binding("right", "turn(1)", N_("Platform after"), show=False),
    ]

    platform: reactive[str] = reactive(PLATFORMS[0])
    """The one that is chosen."""
    settled: reactive[bool] = reactive(False)
    """Whether the URL has told it already."""

    class Turned(Message):
        """Another platform was chosen."""

    def render(self) -> RenderResult:
        """The platform, and how to choose another."""
        name = fmt.word(fmt.PLATFORM, self.platform)
        if self.settled:
            return content(name)
        keys = _("←→ or a letter")
        return Content.assemble(f"« {name} »", (f"  {keys}", "$foreground 60%"))

    def watch_settled(self, settled: bool) -> None:
        """What is known needs no choice."""
        self.can_focus = not settled
        self.set_class(settled, "-settled")

    def action_turn(self, by: int) -> None:
        """Choose the platform before or after."""
        self._choose(PLATFORMS[(PLATFORMS.index(self.platform) + by) % len(PLATFORMS)])

    def on_key(self, event: Key) -> None:
        """Choose the next platform whose name begins with this letter."""
        letter = (event.character or "").casefold()
        if not letter.isalpha():
            return
        event.stop()
        place = PLATFORMS.index(self.platform) + 1
        for code in (*PLATFORMS[place:], *PLATFORMS[:place]):
            words = (code, fmt.word(fmt.PLATFORM, code))
            if any(word.casefold().startswith(letter) for word in words):
                self._choose(code)
                return

    def on_click(self, event: Click) -> None:
        """The left end turns back, the rest forward."""
        if not self.settled:
            self.action_turn(-1 if event.x < 3 else 1)

    def _choose(self, code: str) -> None:
        self.platform = code
        self.post_message(self.Turned())


class Adding(Question[R]):
    """Reads an account while somebody types, and tells who has it already."""

    DEFAULT_CSS = """
    Adding {
        Horizontal { height: 1; margin-top: 1; }
        .label { width: 12; color: $text-muted; }
        SafeInput { width: 1fr; }
        #found { margin-top: 1; height: auto; min-height: 2; width: 1fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", N_("Add")),
        Binding("tab", "app.focus_next", N_("Next field")),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        CANCEL,
    ]

    profile: var[Profile | None] = var(None)
    """What was read; its platform is "" when only a handle was typed."""
    known: var[Known | None] = var(None)
    """Who has exactly this account already."""

    def asked(self) -> Iterable[Widget]:
        """The account, and what is known of it."""
        yield Horizontal(
            Static(content(_("URL or @")), classes="label"),
            SafeInput(id="account", placeholder=_("Paste a profile URL, or a handle")),
        )
        yield Horizontal(
            Static(content(_("Platform")), classes="label"), PlatformPick()
        )
        yield from self.more()
        yield Static(id="found")

    def more(self) -> Iterable[Widget]:
        """Fields under these."""
        return ()

    def words(self) -> Mapping[str, str]:
        """Somebody who is here already is opened instead."""
        return {"answer": _("Open them instead")} if self.known else {}

    @property
    def platform(self) -> str:
        """The platform that was read, else the one that is chosen."""
        read = self.profile.platform if self.profile else ""
        return read or self.query_one(PlatformPick).platform

    @on(Input.Changed, "#account")
    def _changed(self) -> None:
        self._read()
        self._look()

    def _read(self) -> None:
        """Read the account out of what is in the field by now."""
        self.profile = read_profile(self.query_one("#account", SafeInput).value)
        pick = self.query_one(PlatformPick)
        pick.settled = bool(self.profile and self.profile.platform)
        if self.profile is not None and self.profile.platform:
            pick.platform = self.profile.platform

    @on(PlatformPick.Turned)
    def _turned(self) -> None:
        self._look()

    @work(group="look", exclusive=True)
    async def _look(self) -> None:
        """Say what was read, and who has it."""
        found = await self._who_has_it()
        self._tell(found)

    async def _who_has_it(self) -> tuple[Known, ...]:
        """Who has this handle; the same account is kept in mind."""
        found: tuple[Known, ...] = ()
        if self.profile is not None:
            found = await self.soloist.look(
                self.soloist.store.roster.find_handle,
                self.platform,
                self.profile.handle,
            )
        self.known = next((one for one in found if one.same), None)
        return found

    def watch_known(self) -> None:
        """Enter means something else now."""
        self.refresh_bindings()

    def _tell(self, found: tuple[Known, ...]) -> None:
        typed = clean(self.query_one("#account", SafeInput).value)
        place = self.query_one("#found", Static)
        place.set_class(False, "problem")
        if self.profile is None:
            place.update(content(_no_account_here() if typed else ""))
            return
        name = fmt.word(fmt.PLATFORM, self.platform)
        words = [f"{name} @{self.profile.handle}"]
        words += [_told(one) for one in found[:3]]
        place.update(Content("\n").join(content(line) for line in words))

    def wrong(self, words: str) -> None:
        """Say why this will not do."""
        place = self.query_one("#found", Static)
        place.set_class(True, "problem")
        place.update(content(words))

    @work(group="answer", exclusive=True)
    async def action_answer(self) -> None:
        """Answer with what was read, or with who has it already."""
        self._read()
        await self._who_has_it()
        if self.known is not None:
            self.found(self.known)
        elif self.profile is None:
            self.wrong(_no_account_here())
            self.query_one("#account", SafeInput).focus()
        else:
            handle, platform = self.profile.handle, self.platform
            url = self.profile.url or profile_url(platform, handle)
            self.new(NewAccount(platform, handle, url))

    def found(self, known: Known) -> None:
        """Somebody has this account already."""
        raise NotImplementedError

    def new(self, account: NewAccount) -> None:
        """Nobody has it."""
        raise NotImplementedError


def _no_account_here() -> str:
    return _(
        "No account can be read out of this. Paste the address of the profile page, or"
        " type the handle."
    )


def _told(known: Known) -> str:
    """Who has this handle, in one line."""
    detail = {
        "name": known.name,
        "platform": fmt.word(fmt.PLATFORM, known.platform),
    }
    if not known.same:
        words = _("Maybe the same person: {name} has this handle on {platform}.")
    elif known.archived:
        words = _("{name} has this account already, and is in the trash.")
    else:
        words = _("{name} has this account already.")
    return words.format(**detail)


class AddPerson(Adding[NewInfluencer | Known | None]):
    """Asks for somebody new; answers Known to open somebody who is here already."""

    def __init__(self) -> None:
        super().__init__(_("Add somebody"))

    def more(self) -> Iterable[Widget]:
        """The name, which may be left to the handle."""
        yield Horizontal(
            Static(content(_("Name")), classes="label"),
            SafeInput(id="name", placeholder=_("as the handle")),
        )

    def found(self, known: Known) -> None:
        """Open that one."""
        self.dismiss(known)

    def new(self, account: NewAccount) -> None:
        """Add this one, under the handle if no name was typed."""
        typed = clean(self.query_one("#name", SafeInput).value)
        name = typed or account.handle
        if problem := what_is_wrong("name", name):
            self.wrong(problem)
            return
        self.dismiss(NewInfluencer(name, account=account))


class AddAccount(Adding[NewAccount | Known | None]):
    """Asks for one more account of somebody; answers Known if anybody has it."""

    def __init__(self, name: str) -> None:
        super().__init__(_("New account of {name}").format(name=name))

    def found(self, known: Known) -> None:
        """Tell who has it."""
        self.dismiss(known)

    def new(self, account: NewAccount) -> None:
        """Add this one."""
        self.dismiss(account)
