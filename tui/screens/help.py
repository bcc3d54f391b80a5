"""Every key of a screen and what it does, made from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from store.rules.filter_fields import FIELDS
from tui.commands import EVERYWHERE, GROUPS, LIST
from tui.dialogs.question import Question
from tui.i18n import N_, _
from tui.keymap import written
from tui.screens.base import SpeakingScreen
from tui.show import fit
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from textual.app import RenderResult
    from textual.geometry import Size
    from textual.screen import Screen

    from tui.commands import Command

_MOST_KEYS = 2
"""Keys named for one command; the others are told by trying."""

_FILTERS = (
    ("tier:micro,nano", N_("one of several")),
    ("er>3", N_("more than; also >=, < and <=")),
    ("-status:blocked", N_("everybody but")),
    ("has:email no:phone", N_("what is known of them, or is not")),
    ("kim mina", N_("both words in names, handles, aliases or e-mail")),
    ("ㄱㅁㅅ", N_("the first consonants of a Korean name")),
    ("is:trash", N_("who was thrown away")),
)
"""The filter language, by examples."""


class HelpScreen(Question[None]):
    """What every key does on the screen it was called from."""

    WIDTH = 140
    CSS = """
    HelpScreen {
        .dialog { height: 92%; }
        VerticalScroll { height: 1fr; margin-top: 1; }
        #help-columns { height: auto; }
        Vertical.help-column { height: auto; width: 1fr; }
        &.-wide #help-columns { layout: horizontal; }
        &.-wide #help-own { margin-right: 3; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark,enter", "never_mind", N_("Close")),
        Binding("j,down", "scroll('down')", N_("Down")),
        Binding("k,up", "scroll('up')", N_("Up")),
        Binding("space,ctrl+d,pagedown", "scroll('page_down')", N_("Page down")),
        Binding("ctrl+u,pageup", "scroll('page_up')", N_("Page up")),
        Binding("g,home", "scroll('home')", show=False),
        Binding("G,end", "scroll('end')", show=False),
    ]

    def __init__(self, of: Screen[Any]) -> None:
        super().__init__(_("What every key does"))
        self._of = of

    def asked(self) -> Iterable[Widget]:
        """The screen's own keys, those of every list, those of everywhere."""
        keys, screen = _keys(self._of), self._of
        offers = screen.offers if isinstance(screen, SpeakingScreen) else _always
        here = [
            (title, group) for title, group in GROUPS if group not in (LIST, EVERYWHERE)
        ]
        alike = [
            (title, group)
            for title, group in reversed(GROUPS)
            if group in (LIST, EVERYWHERE)
        ]
        with VerticalScroll(can_focus=False), Container(id="help-columns"):
            with Vertical(id="help-own", classes="help-column"):
                yield from _tables(here, keys, offers)
                for bar in filter(_in_sight, self._of.query(FilterBar)):
                    if bar.has_fields:
                        yield KeyTable(_("In a filter"), _filter_lines(bar))
            with Vertical(classes="help-column"):
                yield from _tables(alike, keys, offers)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        return self.is_mounted or action == "never_mind"

    def action_scroll(self, way: str) -> None:
        """Scroll: down, up, page_down, page_up, home or end."""
        area = self.query_one(VerticalScroll)
        getattr(area, f"scroll_{way}")(animate=False)


class KeyTable(Widget):
    """Under a title: keys, each with what it does; long words wrap under themselves.

    A line is the keys, the name of what they do, and a sentence about it.
    """

    DEFAULT_CSS = """
    KeyTable { height: auto; width: 1fr; margin-bottom: 1; }
    """

    def __init__(self, title: str, lines: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def render(self) -> RenderResult:
        """The title and the lines, wrapped to the width there is."""
        return Content("\n").join(self._wrapped(self.size.width))

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002 - Textual's signature
        viewport: Size,  # noqa: ARG002
        width: int,
    ) -> int:
        """How many lines that takes."""
        return len(self._wrapped(width))

    def _wrapped(self, width: int) -> list[Content]:
        margin = max((cell_len(keys) for keys, _title, _help in self._lines), default=0)
        found = [Content.styled(self._title, "bold $text-primary")]
        for keys, title, sentence in self._lines:
            gap = "  " if title and sentence else ""
            words = Content.assemble(
                (title, "bold"), gap, (sentence, "$foreground 60%")
            )
            left = fit(keys, margin)
            for line in words.wrap(max(8, width - margin - 2)):
                found.append(Content.assemble((left, "$text-accent"), "  ", line))
                left = " " * margin
        return found


def _keys(screen: Screen[Any]) -> Mapping[str, list[str]]:
    """The keys of every command that is bound on a screen, whether it can act or not.

    Keys that a widget binds to the same action by itself are among them: an arrow does
    what j does.
    """
    by_action: dict[str, list[str]] = {}
    bound: dict[str, str] = {}
    # Not active_bindings: they leave out what has nothing to act on just now.
    for _node, bindings in screen._modal_binding_chain:  # noqa: SLF001
        for key, binding in bindings:
            by_action.setdefault(binding.action, []).append(key)
            if binding.id:
                bound[binding.id] = binding.action
    return {name: by_action[action] for name, action in bound.items()}


def _tables(
    groups: Iterable[tuple[str, tuple[Command, ...]]],
    keys: Mapping[str, list[str]],
    offers: Callable[[Command], bool],
) -> Iterator[Widget]:
    """A table for every group that has a key here."""
    for title, group in groups:
        lines = [
            (_written(keys[command.id]), _(command.title), _(command.help))
            for command in group
            if command.id in keys and offers(command)
        ]
        if lines:
            yield KeyTable(_(title), lines)


def _always(_command: Command) -> bool:
    return True


def _written(keys: Sequence[str]) -> str:
    """Keys as people write them, the letters before the longer names."""
    names = dict.fromkeys(written(key) for key in keys)
    return " ".join(sorted(names, key=len)[:_MOST_KEYS])


def _in_sight(bar: FilterBar) -> bool:
    """Whether it is there to be typed into: a face that was turned away is not."""
    return all(getattr(one, "display", True) for one in bar.ancestors_with_self)


def _filter_lines(bar: FilterBar) -> list[tuple[str, str, str]]:
    """The filter language by examples, and the fields there are."""
    if (own := bar.own_fields) is not None:
        names = " ".join(field.name for field in own.fields)
        return [(_("fields"), "", names), ("", "", bar.example)]
    examples = [(text, "", _(meaning)) for text, meaning in _FILTERS]
    names = " ".join(field.name for field in FIELDS)
    return [*examples, (_("fields"), "", names)]
