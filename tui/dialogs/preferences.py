"""Language and looks, tried out at once; and where things are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui import i18n, paths
from tui.dialogs.question import CANCEL, Question
from tui.i18n import LANGUAGES, N_, _
from tui.settings import THEMES
from tui.show import content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

_LOOKS = {"dark": N_("Dark"), "light": N_("Light")}

EXAMPLE = '[keymap]\n"roster.new" = "ctrl+n"'
"""How a key is moved, in the settings file."""


class PreferencesDialog(Question[None]):
    """Tries a language and a theme as the cursor moves; Enter keeps them."""

    WIDTH = 78
    CSS = """
    PreferencesDialog {
        Horizontal { height: auto; margin: 1 0; }
        Vertical.choice { height: auto; width: 1fr; margin-right: 2; }
        .choice Static { color: $text-muted; text-style: bold; }
        .places { height: auto; width: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", N_("Save"), priority=True),
        Binding("tab", "app.focus_next", N_("Other list"), priority=True),
        Binding("right,l", "app.focus_next", show=False),
        Binding("left,h", "app.focus_previous", show=False),
        Binding("j", "focused.cursor_down", show=False),
        Binding("k", "focused.cursor_up", show=False),
        CANCEL,
    ]

    def __init__(self) -> None:
        super().__init__(_("Settings"))
        self._language, self._theme = i18n.current(), THEMES[0]

    def asked(self) -> Iterable[Widget]:
        """The two choices side by side; beneath, where things are."""
        with Horizontal():
            with Vertical(classes="choice"):
                yield Static(id="language-title")
                yield OptionList(
                    *(Option(Content(LANGUAGES[code]), id=code) for code in LANGUAGES),
                    id="language",
                )
            with Vertical(classes="choice"):
                yield Static(id="theme-title")
                yield OptionList(
                    *(Option(Content(_(_LOOKS[name])), id=name) for name in THEMES),
                    id="theme",
                )
        yield Static(classes="places")

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        return self.is_mounted or action == "never_mind"

    def on_mount(self) -> None:
        """Begin at what holds now."""
        self._theme = self.app.theme
        self._list("language").highlighted = list(LANGUAGES).index(self._language)
        self._list("theme").highlighted = THEMES.index(self._theme)
        self._speak()

    def _list(self, name: str) -> OptionList:
        return self.query_one(f"#{name}", OptionList)

    def _speak(self) -> None:
        """Say everything in the language that is tried."""
        self.query_one(".dialog-title", Static).update(content(_("Settings")))
        self.query_one("#language-title", Static).update(content(_("Language")))
        self.query_one("#theme-title", Static).update(content(_("Looks")))
        themes = self._list("theme")
        for name in THEMES:
            themes.replace_option_prompt(name, Content(_(_LOOKS[name])))
        self.query_one(".places", Static).update(self._places())

    def _places(self) -> Content:
        """Where the workspace, the settings and the crash notes are; moving a key."""
        app = self.soloist
        lines = [
            (_("Workspace"), app.store.path),
            (_("Settings"), app.settings_file or paths.settings()),
            (_("Crash notes"), app.crash_folder or paths.crashes()),
        ]
        parts: list[Content] = []
        for title, path in lines:
            parts.append(Content.styled(title, "bold $foreground 60%"))
            parts.append(Content.assemble("  ", content(path, 1_000)))
        moved = _("A key is moved in the settings file, like this:")
        example = [Content.assemble("  ", line) for line in EXAMPLE.splitlines()]
        return Content("\n").join(
            [*parts, Content.styled(moved, "bold $foreground 60%"), *example]
        )

    @on(OptionList.OptionHighlighted, "#language")
    def _try_language(self, event: OptionList.OptionHighlighted) -> None:
        if (code := event.option_id) is not None and code != i18n.current():
            self.soloist.speak(code)
            self._speak()

    @on(OptionList.OptionHighlighted, "#theme")
    def _try_theme(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id is not None:
            self.app.theme = event.option_id

    @on(OptionList.OptionSelected)
    async def _clicked(self, event: OptionList.OptionSelected) -> None:
        """A click tries, as moving does; Enter keeps."""
        event.stop()

    async def action_keep(self) -> None:
        """Keep what is tried, for next time as well."""
        if not self.is_current:
            return
        now = {"language": i18n.current(), "theme": self.app.theme}
        before = {"language": self._language, "theme": self._theme}
        changed = {name: value for name, value in now.items() if value != before[name]}
        self.dismiss(None)
        if changed:
            with self.refusals_shown():
                await self.soloist.keep_setting(**changed)

    def action_never_mind(self) -> None:
        """Put back what was."""
        if not self.is_current:
            return
        if i18n.current() != self._language:
            self.soloist.speak(self._language)
        self.app.theme = self._theme
        self.dismiss(None)
