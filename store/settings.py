"""What holds for the programme as a whole, kept in the file: tiers, stages, sender."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.errors import Invalid
from store.rules.content_words import PAYMENT_DAYS
from store.rules.pipeline import STAGES, arranged
from store.rules.text import clean, find_control, fold
from store.rules.tiers import DEFAULT_TIERS, Tiers
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.engine import Database
    from store.rules.pipeline import Stage

TITLE = 40
"""Characters that the name of a stage may have."""

LONG_LINE = 200
"""Characters that a name or an address of the sender may have."""

SENDER = ("my_name", "my_company", "my_email")
"""What is known of whoever writes."""

QUIET_DAYS = {"active": 30, "prospect": 60, "resting": 90}
"""After how many silent days somebody counts as quiet, by status, by itself."""

LONGEST = 3_650
"""Days that anybody may be left alone for."""


class Settings:
    """The desk of the programme's own figures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tiers(self) -> Tiers:
        """The size classes in use."""
        kept = self._kept("tiers", None)
        if kept is None:
            return DEFAULT_TIERS
        return Tiers(tuple((name, low) for name, low in kept))

    def set_tiers(self, bounds: Mapping[str, int]) -> None:
        """Say where each class begins, in followers; raises Invalid."""
        try:
            tiers = Tiers(tuple(sorted(bounds.items(), key=lambda pair: pair[1])))
        except ValueError as problem:
            raise Invalid(
                N_("These tiers cannot be used: {reason}."), reason=problem
            ) from None
        self._keep("tiers", list(tiers.bounds), N_("Changed the tiers"), ("roster",))

    def stages(self) -> tuple[Stage, ...]:
        """The stages of the pipeline in her order and words."""
        return arranged((key, title) for key, title in self._kept("stages", []))

    def set_stages(self, stages: Sequence[tuple[str, str]]) -> None:
        """Say how the stages are called and ordered: a key and a title or "" each.

        Raises Invalid for a stage that is none, a name given twice or a long one.
        """
        unknown = [key for key, _ in stages if key not in STAGES]
        if unknown:
            raise Invalid(N_("There is no stage called {stage}."), stage=unknown[0])
        kept = [(key, clean(title)) for key, title in stages]
        shown = [fold(stage.title) for stage in arranged(kept)]
        for stage in arranged(kept):
            odd = find_control(stage.title) or "\n" in stage.title
            if shown.count(fold(stage.title)) > 1 or odd or len(stage.title) > TITLE:
                raise Invalid(
                    N_("{title} cannot be the name of a stage."),
                    title=json.dumps(stage.title[:40], ensure_ascii=False),
                )
        label = N_("Changed the stages of the pipeline")
        self._keep("stages", kept, label, ("outreach",))

    def market(self) -> str | None:
        """The country whose public holidays count when a person has none."""
        found: str | None = self._kept("market", None)
        return found

    def set_market(self, country: str) -> None:
        """Say whose public holidays count; blank is nobody's; raises Invalid."""
        from store.rules.vocabulary import read_country  # noqa: PLC0415 - seldom asked

        code = read_country(country) if clean(country) else None
        if clean(country) and code is None:
            raise Invalid(
                N_("{country} is not a country known here."), country=clean(country)
            )
        self._keep("market", code, N_("Changed the market"), ("outreach",))

    def sender(self) -> dict[str, str]:
        """Who writes: my_name, my_company, my_email; "" for what nobody said."""
        kept = self._kept("sender", {})
        return {name: str(kept.get(name, "")) for name in SENDER}

    def set_sender(self, **said: str) -> None:
        """Say who writes; raises Invalid for an address that is none."""
        from store.rules.text import looks_like_email  # noqa: PLC0415 - seldom asked

        kept = self.sender() | {
            name: clean(said[name]) for name in SENDER if name in said
        }
        for name, value in kept.items():
            if len(value) > LONG_LINE or find_control(value) or "\n" in value:
                raise Invalid(
                    N_("{field}: {value} cannot be used as it is."),
                    field=name,
                    value=json.dumps(value[:40], ensure_ascii=False),
                )
        if kept["my_email"] and not looks_like_email(kept["my_email"]):
            raise Invalid(
                N_("{value} is not an e-mail address."), value=kept["my_email"]
            )
        self._keep("sender", kept, N_("Changed who writes"), ("outreach",))

    def quiet_days(self) -> dict[str, int]:
        """After how many silent days somebody counts as quiet, by status."""
        return QUIET_DAYS | dict(self._kept("quiet_days", {}))

    def set_quiet_days(self, status: str, days: int) -> None:
        """Say after how many silent days people of a status count as quiet."""
        if status not in QUIET_DAYS or not 0 < days <= LONGEST:
            raise Invalid(N_("{count} is no number of days."), count=days)
        kept = self.quiet_days() | {status: days}
        label = N_("Changed when somebody counts as quiet")
        self._keep("quiet_days", kept, label, ("outreach",))

    def payment_days(self) -> int:
        """Days from going live until the fee is paid, where no contract says."""
        return int(self._kept("payment_days", PAYMENT_DAYS))

    def set_payment_days(self, days: int) -> None:
        """Say in how many days a fee is paid that no contract says it of."""
        if not 0 <= days <= LONGEST:
            raise Invalid(N_("{count} is no number of days."), count=days)
        label = N_("Changed when fees are paid")
        self._keep("payment_days", days, label, ("campaigns",))

    def withholding_percent(self) -> str:
        """The percent withheld of individuals whose papers say nothing; "" is none."""
        return str(self._kept("withholding_percent", ""))

    def set_withholding_percent(self, text: str) -> None:
        """Say which tax is usually withheld, in percent; blank is none.

        What was paid stays as it was. It is her figure and no tax advice. Raises
        Invalid.
        """
        from store.rules.withholding import percent_text, read_percent  # noqa: PLC0415

        try:
            percent = read_percent(text)
        except ValueError:
            raise Invalid(
                N_("Withheld: {value} is not a share from 0 to 100 %."),
                value=clean(text)[:40],
            ) from None
        kept = "" if percent is None else percent_text(percent)
        label = N_("Changed the tax that is withheld")
        self._keep("withholding_percent", kept, label, ("budget",))

    def _kept(self, key: str, usual: Any) -> Any:
        found = self._database.read("SELECT value FROM setting WHERE key=?", (key,))
        return json.loads(found[0][0]) if found else usual

    def _keep(
        self, key: str, value: object, label: str, topics: tuple[str, ...]
    ) -> None:
        with self._database.writing(label, topics) as unit:
            unit.connection.execute(
                "INSERT INTO setting(key, value) VALUES (?, ?)"
                " ON CONFLICT(key) DO UPDATE SET value=excluded.value"
                " WHERE value IS NOT excluded.value",
                (key, json.dumps(value, ensure_ascii=False)),
            )
