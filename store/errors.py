"""What the store may refuse, each as one sentence for the person at the keyboard.

A refusal carries an English template and its figures apart, so that the screen and the
command line can say it in the reader's language. Anything that is not a ``StoreError``
is a bug.
"""

from __future__ import annotations

from store.rules.words import N_


class StoreError(Exception):
    """The store said no, and changed nothing.

    ``template`` is a message for translation with ``{named}`` places; ``detail`` fills
    them.
    """

    def __init__(self, template: str, **detail: object) -> None:
        super().__init__(template)
        self.template = template
        self.detail = detail

    def __str__(self) -> str:
        """The sentence in English, for logs and for tests."""
        return self.template.format(**self.detail)


class CannotOpen(StoreError):
    """The workspace file cannot be used as it is; ``code`` says why."""

    def __init__(self, code: str, template: str, **detail: object) -> None:
        super().__init__(template, **detail)
        self.code = code


class CannotRead(StoreError):
    """A file somebody wants to bring in cannot be read; names what and where."""


class CannotWrite(StoreError):
    """A file could not be written; what was at its place before is untouched."""


class Invalid(StoreError):
    """A value that may not be stored; names the field and the value."""


class NotFound(StoreError):
    """Nothing by that name, number or handle."""


class Duplicate(StoreError):
    """It is already there; ``detail`` says which one."""


class Stale(StoreError):
    """Somebody saved a newer version of this record since it was read."""


class GateClosed(StoreError):
    """Something should come first; with a note that says why, it is done all the same.

    A gate only asks: the sentence names what is missing, and whoever goes past it says
    why.
    """


class OverBudget(StoreError):
    """A campaign would have more promised than is planned for it.

    All figures are in the smallest unit of the campaign's currency; what is committed
    is meant without what this would add.
    """

    def __init__(
        self,
        *,
        campaign_id: int,
        campaign: str,
        currency: str,
        planned_minor: int,
        committed_minor: int,
        adds_minor: int,
    ) -> None:
        from store.rules.money import Money  # noqa: PLC0415 - with the first amount

        left = planned_minor - committed_minor
        super().__init__(
            N_(
                "{campaign}: {adds} more would go {over} past the budget; {left} are"
                " left."
            ),
            campaign=campaign,
            adds=Money(adds_minor, currency),
            over=Money(adds_minor - left, currency),
            left=Money(max(0, left), currency),
        )
        self.campaign_id = campaign_id
        self.campaign = campaign
        self.currency = currency
        self.planned_minor = planned_minor
        self.committed_minor = committed_minor
        self.adds_minor = adds_minor


class NothingToUndo(StoreError):
    """The history holds nothing to take back, or to do again."""


class Cancelled(StoreError):
    """The person stopped it; nothing was kept."""
