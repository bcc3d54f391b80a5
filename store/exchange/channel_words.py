"""What she calls a platform, learned from her sheets the first time it is another word.

A sheet that says Twitter is shown as Twitter: figures are kept under the platform's own
code, and the word stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.vocabulary import read_platform, spelling_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from store.engine import UnitOfWork

_OWN = {
    "instagram": ("인스타그램",),
    "youtube": ("유튜브",),
    "tiktok": ("틱톡",),
    "x": ("엑스",),
    "threads": ("스레드", "쓰레드"),
    "facebook": ("페이스북",),
    "naver_blog": ("네이버 블로그", "블로그"),
    "twitch": ("트위치",),
    "linkedin": ("링크드인",),
    "pinterest": ("핀터레스트",),
    "reddit": ("레딧",),
    "kakao": ("카카오",),
    "blog": ("블로그",),
    "podcast": ("팟캐스트", "pódcast"),
    "other": ("기타", "otro", "otra"),
}
"""What platforms call themselves, beside their codes; no word of hers."""

CALLED = "called"
"""The temporary table: a platform, and what the sheet calls it."""


def own_word(text: str) -> str | None:
    """The platform that a word of hers means; None for the platform's own name."""
    code = read_platform(text)
    if code is None:
        return None
    own = {spelling_key(word) for word in (code, *_OWN.get(code, ()))}
    return None if spelling_key(text) in own else code


def begin(connection: sqlite3.Connection) -> None:
    """Make the table, empty."""
    connection.execute(f"CREATE TEMP TABLE {CALLED}(channel PRIMARY KEY, written)")


def note(connection: sqlite3.Connection, texts: Iterable[str | None]) -> None:
    """Note how a chunk of a sheet calls its channels; the first word stays."""
    told = ((own_word(text), text) for text in dict.fromkeys(texts) if text)
    connection.executemany(
        f"INSERT OR IGNORE INTO {CALLED} VALUES (?,?)",
        ((code, text) for code, text in told if code is not None),
    )


def learn(unit: UnitOfWork) -> None:
    """Keep what the sheet calls its platforms, where nothing was said of them yet."""
    unit.connection.execute(
        f"INSERT INTO channel_name(channel, written) SELECT channel, written FROM"
        f" {CALLED} WHERE channel NOT IN (SELECT channel FROM channel_name)"
        " ORDER BY channel"
    )
