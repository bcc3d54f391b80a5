"""Text of hers in files for other programs: nothing in it acts as a line or a command.

Letters, emoji and signs stay exactly as typed. What Python or another program may take
for the end of a line becomes one where lines are wanted, and a space where not.
"""

from __future__ import annotations

import re

from store.exchange.tables_out import harmless

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MARK = "\ufeff"
"""The byte order mark: other programs leave it in texts, and take it out of files."""


def one_line(text: str) -> str:
    """Give the text on one line: each run of breaks, tabs and controls is one space.

    Half characters become U+FFFD, as no file can hold them.
    """
    return harmless(_CONTROLS.sub(" ", text.replace(_MARK, ""))).strip()


def lines(text: str) -> str:
    r"""Give the text with ``\n`` for every kind of line break and no other control.

    Tabs stay; half characters become U+FFFD.
    """
    return harmless(_UNWANTED.sub("", _BREAK.sub("\n", text.replace(_MARK, ""))))
