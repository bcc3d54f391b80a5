"""The key table of the README, printed from the commands.

``python -m tui.key_table`` writes it between its marks in ``README.md``.
"""

from __future__ import annotations

from pathlib import Path

from tui.commands import GROUPS, Command
from tui.keymap import written

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- keys -->", "<!-- end of keys -->"


def key_table() -> str:
    """Every command with its keys, its words and its id, group by group, in English."""
    parts = []
    for title, commands in GROUPS:
        rows = "\n".join(_row(command) for command in commands)
        parts.append(f"**{title}**\n\n| keys | what | id |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)


def _row(command: Command) -> str:
    keys = " ".join(f"`{written(key)}`" for key in command.key.split(","))
    words = f"{command.title}: {command.help}" if command.help else command.title
    return f"| {keys.replace('|', chr(92) + '|')} | {words} | `{command.id}` |"


def in_readme(text: str) -> str:
    """The README with the table of now between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{key_table()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(in_readme(README.read_text(encoding="utf-8")), encoding="utf-8")
