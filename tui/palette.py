"""The command palette: what can be done here, found by its name in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store.rules.text import fold, initials, is_initials
from tui.commands import BY_ID, Command
from tui.dialogs.question import CANCEL, Narrowing
from tui.i18n import N_, _
from tui.keymap import written
from tui.show import content, fit, show
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.screen import Screen
    from textual.widget import Widget

_WIDEST_TITLE = 26
_NEAR = 75
"""How alike, out of 100, a slip of the fingers and a title must be."""


def offered(screen: Screen[Any]) -> tuple[Command, ...]:
    """What can be done on this screen right now, its own commands first."""
    own: dict[str, Command] = {}
    everywhere: dict[str, Command] = {}
    for active in screen.active_bindings.values():
        command = BY_ID.get(active.binding.id or "")
        if command is not None and command.palette and active.enabled:
            group = everywhere if active.node is screen.app else own
            group[command.id] = command
    return tuple((own | everywhere).values())


class Palette(Narrowing[Command | None]):
    """Asks for one of the commands, by its name in any language or by its id."""

    WIDTH = 100
    CSS = """
    Palette {
        OptionList { height: 48vh; max-height: 24; text-overflow: ellipsis; }
        .nothing { display: none; margin-top: 1; height: 48vh; max-height: 24; }
        &.-nothing OptionList { display: none; }
        &.-nothing .nothing { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Do it"), priority=True),
        CANCEL,
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__(_("What would you like to do?"))
        self._commands = {command.id: command for command in commands}
        self._filled_for = ""

    def asked(self) -> Iterable[Widget]:
        """The field, the list, and what stands there when nothing fits."""
        yield from super().asked()
        yield Static(
            content(_("No command here is called that.")), classes="dialog-help nothing"
        )

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        return self.is_mounted or action == "never_mind"

    def refill(self, highlight: int = 0) -> None:
        """Show the commands that fit, or say that none does."""
        self._filled_for = self.typed
        super().refill(highlight)
        self.set_class(not self.options.option_count, "-nothing")

    def lines(self) -> Sequence[tuple[str, Content]]:
        """The commands that fit what is typed: key, title, help."""
        titles = [cell_len(_(command.title)) for command in self._commands.values()]
        keys = [cell_len(self._key(command)) for command in self._commands.values()]
        title = min(max(titles, default=0), _WIDEST_TITLE)
        key = max(keys, default=0)
        return [
            (
                command.id,
                Content.assemble(
                    (fit(self._key(command), key), "bold $text-accent"),
                    "  ",
                    fit(show(_(command.title)), title),
                    "  ",
                    (show(_(command.help)), "$foreground 60%"),
                ),
            )
            for command in self._fitting()
        ]

    def _key(self, command: Command) -> str:
        """Its first key, which a user may have moved."""
        keys = self.soloist.settings.keymap.get(command.id, command.key)
        return written(keys.split(",")[0])

    def _fitting(self) -> list[Command]:
        """The commands that fit, the best first; all of them for nothing typed."""
        if not (typed := fold(self.typed)):
            return list(self._commands.values())
        ranks = {
            command.id: _rank(typed, command) for command in self._commands.values()
        }
        found = [name for name, rank in ranks.items() if rank]
        found.sort(key=lambda name: -ranks[name])
        return [self._commands[name] for name in found]

    def action_choose(self) -> None:
        """Answer with the command under the cursor, once all that was typed is here."""
        # Letters wait in the field while Enter, for the whole dialog, overtakes them.
        self.query_one(SafeInput).call_later(self._choose)

    def _choose(self) -> None:
        if self._filled_for != self.typed:
            self.refill()
        if (option := self.options.highlighted_option) is not None:
            self.chosen(str(option.id))

    def chosen(self, name: str) -> None:
        """Answer with this command, once."""
        if self.is_current:
            self.dismiss(self._commands[name])

    def action_never_mind(self) -> None:
        """Leave without a command, once."""
        if self.is_current:
            self.dismiss(None)


def _rank(typed: str, command: Command) -> float:
    """How well what is typed, folded, fits a command; 0: not at all."""
    # Every id of a screen begins alike, so an id counts from its beginnings only.
    by_id = 100 if f".{typed}" in f".{command.id}" else 0
    return max(by_id, *(_likeness(typed, name) for name in _names(command)))


def _names(command: Command) -> tuple[str, str]:
    """Its title as it is shown, and in English."""
    return _(command.title), command.title


def _likeness(typed: str, name: str) -> float:
    folded = fold(name)
    if folded.startswith(typed):
        return 400
    if any(word.startswith(typed) for word in folded.split()):
        return 300
    if len(typed) > 1 and typed in folded:
        return 200
    if is_initials(typed) and typed in initials(name):
        return 150
    if len(typed) < 3:
        return 0
    from rapidfuzz import fuzz  # noqa: PLC0415 - for slips of the fingers only

    return fuzz.partial_ratio(typed, folded, score_cutoff=_NEAR)
