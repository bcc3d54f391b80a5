"""What a row of a content calendar makes of a piece of content; nothing is written.

What the sheet leaves blank stays as it is. What is live here stays live, whatever an
older sheet says; what a sheet says is live goes live with an address and a day, and
waits as approved without them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.exchange.pieces_known import OVER
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.exchange.pieces_in import Piece
    from store.exchange.pieces_known import Known

NO_ADDRESS = N_("live, but nobody says where; kept as approved until its address comes")
NO_DAY = N_("live, but nobody says since when; kept as approved until its day comes")
TO_COME = N_("live on a day that has not come yet; kept as approved")
STAYS_LIVE = N_("it is live here already; this state was left out")
STAYS_OFF = N_("it was called off here; this state was left out")
NOT_LIVE = N_("a day it went live, though its state says otherwise; left out")
AFTER_LIVE = N_("a draft that is due after the post; left out")
BEFORE_DRAFT = N_("a post that is due before its draft; left out")

PLAIN = ("title", "caption", "draft_ref", "draft_due_on", "live_due_on", "round")
"""Columns that a sheet says as they are kept."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all rows of a sheet."""

    today: str
    has_live_on: bool
    """Whether a column of its own says since when posts are live."""
    labels: Mapping[str, str]
    """The headers of the columns of state, kind and reason, by field."""


@dataclass(slots=True)
class Story:
    """What becomes of a piece of content."""

    values: dict[str, Any] = field(default_factory=dict)
    """The columns that change; all that is said, of a new one."""
    live: tuple[str, str] | None = None
    """The address it is live at, and the day since when, if that is news."""
    problems: list[tuple[str, str, str]] = field(default_factory=list)
    """Field, value and reason of what was not taken."""


def tell(piece: Piece, known: Known | None, terms: Terms) -> Story:
    """Give what a piece comes to by what the sheet says."""
    story = Story()
    said = {name: getattr(piece, name) for name in PLAIN}
    _keep_in_order(said, known, story)
    said["kind"] = _kind(piece, known)
    said["state"] = _state(piece, known, terms, story)
    comes_to = "live" if story.live else said["state"] or (known and known.state)
    if comes_to in OVER:
        said["reason"] = piece.reason
    said["substance"] = _composed(piece, known, terms, is_over=comes_to in OVER)
    # Of a live piece the address changes with its day, and with what follows.
    if story.live is None and (known is None or known.state != "live"):
        said["post_url"] = piece.post_url
    if said["state"] == "changes_requested" and said["round"] is None:
        # As asking for changes does.
        before = known.round if known else 0
        said["round"] = before + (known is None or known.state != said["state"])
    if said["state"] == "cancelled" and (known is None or known.state != "cancelled"):
        said["reason"] = piece.reason or piece.state_words
    story.values = {
        name: value
        for name, value in said.items()
        if value is not None and (known is None or value != getattr(known, name, None))
    }
    return story


def _kind(piece: Piece, known: Known | None) -> str | None:
    """Its kind; a word that nobody knew says nothing new of a known piece."""
    if known is not None:
        return None if piece.kind == "other" else piece.kind
    return piece.kind or "post"


def _keep_in_order(said: dict[str, Any], known: Known | None, story: Story) -> None:
    """Leave out a day that would make a draft due after its post."""
    draft = said["draft_due_on"] or (known and known.draft_due_on)
    post = said["live_due_on"] or (known and known.live_due_on)
    is_said = said["draft_due_on"] or said["live_due_on"]
    if not is_said or not draft or not post or draft <= post:
        return
    if said["draft_due_on"]:
        story.problems.append(("draft_due_on", draft, AFTER_LIVE))
        said["draft_due_on"] = None
    else:
        story.problems.append(("live_due_on", post, BEFORE_DRAFT))
        said["live_due_on"] = None


def _state(piece: Piece, known: Known | None, terms: Terms, story: Story) -> str | None:
    """The state it is put into; None where it stays as it is."""
    said = piece.state or _evident(piece, terms)
    if known is not None and known.state == "live":
        _correct(piece, known, said, terms, story)
        return None
    if said == "live":
        said = _live(piece, known, terms, story)
        if said is None:
            return None
    elif piece.live_on is not None and piece.state is not None:
        story.problems.append(("live_on", piece.live_on, NOT_LIVE))
    if known is not None and known.state == "cancelled" and said != "cancelled":
        if said is not None:
            value = piece.state_words or piece.live_on or ""
            story.problems.append(("state", value, STAYS_OFF))
        return None
    return said or ("briefed" if known is None else None)


def _evident(piece: Piece, terms: Terms) -> str | None:
    """Live, where no state is said but an address, or a day of its own that is over."""
    over = piece.live_on is not None and piece.live_on <= terms.today
    if over or (piece.post_url is not None and _day(piece, terms) is not None):
        day = _day(piece, terms)
        return "live" if day is not None and day <= terms.today else None
    return None


def _day(piece: Piece, terms: Terms) -> str | None:
    """The day a post is live since: without a column for it, the one it was due."""
    return piece.live_on or (None if terms.has_live_on else piece.live_due_on)


def _live(piece: Piece, known: Known | None, terms: Terms, story: Story) -> str | None:
    """Let it go live, or say what it lacks; None when it goes live."""
    address = piece.post_url or (known and known.post_url)
    day = _day(piece, terms)
    words = piece.state_words or piece.live_on or ""
    if not address:
        story.problems.append(("state", words, NO_ADDRESS))
    elif not day:
        story.problems.append(("post_url", address, NO_DAY))
    elif day > terms.today:
        name = "live_on" if piece.live_on else "live_due_on"
        story.problems.append((name, day, TO_COME))
    else:
        story.live = address, day
        return None
    return "approved"


def _correct(
    piece: Piece, known: Known, said: str | None, terms: Terms, story: Story
) -> None:
    """Take another address or day of a live post; a day that is only due moves none."""
    if said not in {None, "live"}:
        story.problems.append(("state", piece.state_words or "", STAYS_LIVE))
        return
    before = known.post_url or "", known.live_on or ""
    day = piece.live_on
    if day is None and not terms.has_live_on and piece.live_due_on != known.live_due_on:
        day = piece.live_due_on
    after = piece.post_url or before[0], day or before[1]
    if after[1] > terms.today:
        name = "live_on" if piece.live_on else "live_due_on"
        story.problems.append((name, after[1], TO_COME))
    elif after != before and all(after):
        story.live = after


def _composed(
    piece: Piece, known: Known | None, terms: Terms, *, is_over: bool
) -> str | None:
    """What it shows and says, with a line for whatever has no column of its own.

    A line of the sheet takes the place of the one with its header; what she wrote
    herself stays while the sheet says the same as before.
    """
    lines = json.loads(piece.lines) if piece.lines else []
    if piece.reason and not is_over:
        lines.append((terms.labels.get("reason", ""), piece.reason))
    labels = {header for header, _ in lines}
    labels |= {header for name, header in terms.labels.items() if getattr(piece, name)}
    kept = known.substance.split("\n") if known and known.substance else []
    starts = tuple(f"{header}: " for header in labels)
    own = [line for line in kept if not line.startswith(starts)]
    main = piece.substance
    if main and main not in "\n".join(own):
        own = [main]
    extra = [f"{header}: {' / '.join(text.split(chr(10)))}" for header, text in lines]
    return "\n".join([*own, *extra]) or None
