"""What a command is: one thing the user can do, with its key, said once."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do; ``key`` may list several keys with commas."""

    id: str
    key: str
    title: str
    help: str = ""
    footer: bool = False
    palette: bool = True
    priority: bool = False

    @property
    def action(self) -> str:
        """The name of the action it runs."""
        return self.id.rpartition(".")[2].replace("-", "_")

    def binding(self) -> Binding:
        """The binding Textual needs; its words are translated when painted."""
        return Binding(
            self.key,
            self.action,
            self.title,
            show=self.footer,
            priority=self.priority,
            id=self.id,
        )
