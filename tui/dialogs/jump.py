"""Go to anyone by whatever is remembered of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from store.roster_list import RosterView
from store.rules.filters import Filter, Term
from store.rules.profiles import read_profile
from store.rules.text import fold
from tui import format as fmt
from tui.dialogs.question import CANCEL, Narrowing
from tui.i18n import N_, _
from tui.show import content, fit, show
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from store.roster_list import RosterRow

SHOWN = 12
"""Matches in sight."""

_LOOKED_AT = 60
"""Matches read, so that the nearest of them can come first."""

_RECENT = RosterView(sort="updated_at", descending=True)
_NAME, _HANDLE, _PLATFORM = 20, 20, 10


def words_of(typed: str) -> str:
    """What somebody typed as a filter of plain words: ``tier:`` looks for "tier:".

    A profile link stands for the handle in it, and a leading @ for nothing.
    """
    terms = []
    for typed_word in typed.split():
        word = typed_word
        if "/" in word and (profile := read_profile(word)):
            word = profile.handle
        if word := word.lstrip("@"):
            terms.append(Term("", ":", (word,)))
    return str(Filter(tuple(terms)))


class JumpDialog(Narrowing[int | None]):
    """Asks for somebody; answers their number.

    Finds names, handles, aliases, e-mail addresses and Korean initials (ㄱㅁㅅ).
    """

    WIDTH = 84
    DEFAULT_CSS = """
    JumpDialog {
        OptionList { height: 48vh; max-height: 12; text-overflow: ellipsis; }
        .nothing { display: none; margin-top: 1; height: 48vh; max-height: 12; }
        &.-nothing OptionList { display: none; }
        &.-nothing .nothing { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Open"), priority=True),
        CANCEL,
    ]

    def __init__(self) -> None:
        super().__init__(_("Go to"))
        self._found: Sequence[RosterRow] = ()
        self._found_for: str | None = None
        self._answer_for: str | None = None
        """What Enter was pressed for before it had been looked for."""

    def asked(self) -> Iterable[Widget]:
        """The field, the list, and what stands there when nobody fits."""
        yield from super().asked()
        yield Static(classes="dialog-help nothing")

    def on_mount(self) -> None:
        """Begin with those who were looked after last."""
        self.query_one(Input).placeholder = _(
            "Name, @handle, alias, e-mail, link or ㄱㅁㅅ"
        )
        self._search()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        return self.is_mounted or action == "never_mind"

    def lines(self) -> Sequence[tuple[str, Content]]:
        """Those who were found: name, handle, platform, followers."""
        return [(str(row.influencer_id), _line(row)) for row in self._found]

    @on(Input.Changed)
    def _typed_on(self) -> None:
        self._search()

    @work(exclusive=True, group="load")
    async def _search(self) -> None:
        await self._find(self.typed)

    async def _find(self, typed: str) -> None:
        """Look for what is typed and show who was found."""
        words = words_of(typed)
        view = RosterView(words) if words else _RECENT
        count = _LOOKED_AT if words else SHOWN
        with self.refusals_shown():
            rows = await self.soloist.look(self.soloist.store.lists.first, view, count)
            self._found = sorted(rows, key=lambda row: _distance(typed, row))[:SHOWN]
            self._found_for = typed
            self.refill()
            self._say_nothing(typed)
            if self.options.option_count and typed == self._answer_for:
                self._choose()

    def _say_nothing(self, typed: str) -> None:
        self.set_class(not self.options.option_count, "-nothing")
        sentence = (
            _("Nobody here is called “{text}”.").format(text=show(typed, 60))
            if typed
            else _("Nobody is here yet.")
        )
        self.query_one(".nothing", Static).update(content(sentence))

    def action_choose(self) -> None:
        """Answer with whom the cursor is on, once what is typed has been looked for."""
        # Letters wait in the field while Enter, for the whole dialog, overtakes them.
        self.query_one(SafeInput).call_later(self._choose)

    def _choose(self) -> None:
        if self._found_for != self.typed:
            self._answer_for = self.typed
            self._search()
        elif (option := self.options.highlighted_option) is not None:
            self.chosen(str(option.id))

    def chosen(self, name: str) -> None:
        """Answer with this person, once."""
        if self.is_current:
            self.dismiss(int(name))

    def action_never_mind(self) -> None:
        """Stay where one was, once."""
        if self.is_current:
            self.dismiss(None)


def _distance(typed: str, row: RosterRow) -> int:
    """0 for somebody called exactly that, 1 for a beginning, 2 for anything else."""
    sought = fold(typed).lstrip("@")
    if not sought:
        return 0
    names = [fold(name) for name in (row.name, row.handle, row.email) if name]
    if sought in names:
        return 0
    return 1 if any(name.startswith(sought) for name in names) else 2


def _line(row: RosterRow) -> Content:
    handle = f"@{show(row.handle)}" if row.handle else ""
    platform = fmt.word(fmt.PLATFORM, row.platform) if row.platform else ""
    followers = fmt.compact(row.followers) if row.followers is not None else ""
    return Content.assemble(
        fit(show(row.name), _NAME),
        "  ",
        (fit(handle, _HANDLE), "$foreground 60%"),
        "  ",
        (fit(platform, _PLATFORM), "$foreground 60%"),
        "  ",
        fit(followers, 7, "right"),
    )
