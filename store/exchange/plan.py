"""How a sheet will be read: its kind, its columns, and what has to be asked first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.exchange import headers, readings_plan
from store.exchange.costs_grid import month_columns, refuse_months
from store.exchange.pieces_grid import refuse_grid
from store.exchange.sheets import ReadOptions
from store.roster_rows import FIGURES
from store.rules.vocabulary import read_platform
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.exchange.sheets import Sheet
    from store.rules.pipeline import Stage

IMPORTABLE = (
    *("roster", "outreach", "deliverables", "costs", "hours", "contacts"),
    *("conversions", "orders"),
    *readings_plan.KINDS,
)
"""The kinds of sheet that can be brought in."""

IN_CAMPAIGNS = frozenset(
    {
        *("outreach", "deliverables", "costs", "hours", "conversions", "orders"),
        *readings_plan.KINDS,
    }
)
"""Kinds whose rows belong to a campaign."""

FIGURES_NEEDED = {
    "costs": ("amount", "planned"),
    "hours": ("hours", "minutes"),
    "conversions": ("quantity", "amount", "value", "goal", "order_ref", "promo_code"),
    "orders": ("total", "net", "subtotal", "item_amount", "item_price"),
}
"""Kinds whose rows need nobody, but one of these fields."""

PEOPLE_INSIDE = frozenset({"costs", "hours", "conversions"})
"""Kinds whose rows name people to know, where they say nothing else that is known."""

_OF_BUDGETS = frozenset(
    {"category", "planned", "description", "currency", "campaign", "notes"}
)
"""Fields of a sheet that only says what is planned for what."""

JOINABLE = frozenset(
    {
        *("niche", "tags", "notes", "alias", "email", "phone", "url", "last_contact"),
        *("substance", "post_url", "description", "note"),
    }
)
"""Fields that several columns of a sheet may feed together."""

_VAGUE = frozenset({None, "blog", "other"})

OF_ACCOUNTS = frozenset(
    {*FIGURES, "engagement_rate", "audience_country", "checked_on", "platform"}
)
"""Fields that say something of an account."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the person said about a file; anything left out is found out."""

    kind: str | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Header -> field, over what is proposed; an empty field leaves a column out."""
    platform: str | None = None
    """Of rows that do not say theirs; several, parted by commas, of several tables."""
    date_order: str | None = None
    """dmy or mdy, for days such as 03/04/2026."""
    currency: str | None = None
    campaign: str | None = None
    """Of rows of outreach or content that name none."""
    year: int | None = None
    """Of days and months that are written without one."""
    month: str | None = None
    """As in 2026-03, of days that are only a number, until a heading says another."""
    blanks: str | None = None
    """above or nothing: what a blank person, campaign or day of content means."""
    spend: str | None = None
    """costs or figures: whether what a program says was spent is a cost as well."""
    revenue: str | None = None
    """total, subtotal or net: what of an order counts as revenue."""
    remember: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """Something the file does not say: a code and a sentence.

    ``taken`` is what is taken if nobody answers; None: those values are left out.
    """

    code: str
    template: str
    detail: Mapping[str, object]
    taken: str | None
    choices: tuple[str, ...] = ()


@dataclass(slots=True)
class ImportPlan:
    """A sheet and how it will be read; columns by position."""

    sheet: Sheet
    kind: str
    mapping: dict[str, str]
    unmapped: tuple[str, ...]
    fingerprint: str
    options: ImportOptions
    platform: str | None = None
    """For rows that do not say where they are."""
    name_is_handle: bool = False
    remembered: Mapping[str, str] = field(default_factory=dict)
    """How this header row was read the last time."""
    stages: tuple[Stage, ...] = ()
    """Her own stages, whose titles stand in the cells too."""
    questions: list[Question] = field(default_factory=list)

    def columns_of(self, name: str) -> list[int]:
        """The positions of the columns that feed a field, in file order."""
        return [
            position
            for position, header in enumerate(self.sheet.headers)
            if self.mapping.get(header) == name
        ]

    def header_of(self, name: str) -> str:
        """The first header that feeds a field; blank where none does."""
        positions = self.columns_of(name)
        return self.sheet.headers[positions[0]] if positions else ""

    @property
    def has_accounts(self) -> bool:
        """Whether rows can name an account; figures have no place without one."""
        return bool(self.fields & {"handle", "url"}) or self.name_is_handle

    @property
    def fields(self) -> frozenset[str]:
        """The fields that some column feeds."""
        return frozenset(self.mapping.values())


def make_plan(
    sheet: Sheet,
    options: ImportOptions,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
) -> ImportPlan:
    """Propose how to read a sheet; raises Invalid for a mapping that cannot be.

    ``remembered`` is how a header row like this was read before: kind -> header ->
    field, a blank field for a column that was left out. What ``options`` say wins.
    """
    proposal, looks_like = _proposed(sheet, options, remembered or {})
    mapping = _merged(sheet, proposal, options)
    if options.kind in {None, "deliverables"}:
        refuse_grid(sheet, proposal.kind, mapping)
    plan = ImportPlan(
        sheet=sheet,
        kind=proposal.kind,
        mapping=mapping,
        unmapped=(),
        fingerprint=proposal.fingerprint,
        options=options,
        remembered=(remembered or {}).get(proposal.kind, {}),
    )
    if plan.kind in FIGURES_NEEDED:
        return _of_figures(plan)
    if plan.kind in readings_plan.KINDS:
        return readings_plan.settle(plan)
    if plan.fields.isdisjoint({"name", "handle", "url", "email"}):
        refuse_months(sheet)
    if not plan.fields & {"name", "handle", "url", "email", "first_name", "phone"}:
        raise Invalid(
            N_(
                "{file} has no column with a name, a handle, a profile URL or an"
                " e-mail. Say which one it is with --map HEADER=handle."
            ),
            file=sheet.file,
        )
    if looks_like:
        plan.questions.append(
            Question(
                "kind",
                N_("This looks like {kind}; the people in it are brought in."),
                {"kind": looks_like},
                "roster",
                IMPORTABLE,
            )
        )
    _place_handles(plan)
    if not plan.has_accounts:
        # Figures of nobody's account are kept as columns of her own.
        plan.mapping = {
            header: name for header, name in mapping.items() if name not in OF_ACCOUNTS
        }
    plan.unmapped = tuple(name for name in sheet.headers if name not in plan.mapping)
    return plan


def is_budget(plan: ImportPlan) -> bool:
    """Whether a sheet of costs says only what is planned for which category."""
    needed = frozenset({"category", "planned"})
    return plan.kind == "costs" and needed <= plan.fields <= _OF_BUDGETS


def _of_figures(plan: ImportPlan) -> ImportPlan:
    """A plan whose rows need a figure and nobody; raises Invalid without a figure."""
    if plan.kind == "costs":
        refuse_months(plan.sheet)
    needed = FIGURES_NEEDED[plan.kind]
    if plan.fields.isdisjoint(needed):
        raise Invalid(
            N_(
                "{file} has no column of amounts, or of time. Say which one it is with"
                " --map HEADER={field}."
            ),
            file=plan.sheet.file,
            field=needed[0],
        )
    plan.unmapped = tuple(
        name for name in plan.sheet.headers if name not in plan.mapping
    )
    return plan


def _proposed(
    sheet: Sheet, options: ImportOptions, remembered: Mapping[str, Mapping[str, str]]
) -> tuple[headers.Proposal, str]:
    """A proposal of a kind that can be brought in, and what it looked like instead."""
    if options.kind is not None and options.kind not in IMPORTABLE:
        raise Invalid(
            N_("{kind} cannot be brought in; there are: {known}."),
            kind=options.kind,
            known=", ".join(IMPORTABLE),
        )
    if options.campaign and options.kind not in {None, *IN_CAMPAIGNS}:
        raise Invalid(
            N_(
                "A campaign can be said for outreach, content, costs, hours or figures,"
                " not of {kind}."
            ),
            kind=options.kind,
        )
    first = _propose(sheet, options.kind, remembered)
    if options.campaign and first.kind not in IN_CAMPAIGNS:
        first = _propose(sheet, "outreach", remembered)
    needed = FIGURES_NEEDED.get(first.kind, ())
    has_figures = not needed or set(needed) & set(first.mapping.values())
    said = options.kind is not None or options.mapping or first.kind == "orders"
    if first.kind in IMPORTABLE and (has_figures or said or month_columns(sheet)):
        return first, ""
    if first.kind not in PEOPLE_INSIDE:
        raise Invalid(
            N_(
                "{file} looks like {kind}, which cannot be brought in here."
                " If it is a list of people, say so with --kind roster."
            ),
            file=sheet.file,
            kind=first.kind,
        )
    return _propose(sheet, "roster", remembered), first.kind


def _propose(
    sheet: Sheet, kind: str | None, remembered: Mapping[str, Mapping[str, str]]
) -> headers.Proposal:
    """What the headers say, and what was said about them before."""
    found = headers.propose(sheet.headers, sheet.preview, kind=kind)
    if found.kind not in remembered:
        return found
    return headers.propose(
        sheet.headers,
        sheet.preview,
        kind=found.kind,
        remembered=remembered[found.kind],
    )


def _merged(
    sheet: Sheet, proposal: headers.Proposal, options: ImportOptions
) -> dict[str, str]:
    mapping = dict(proposal.mapping)
    known = headers.fields(proposal.kind)
    for header, name in options.mapping.items():
        if header not in sheet.headers:
            raise Invalid(
                N_("{file} has no column called {column}."),
                file=sheet.file,
                column=header,
            )
        if name and name not in known:
            raise Invalid(
                N_("There is no field called {field}. There are: {known}."),
                field=name,
                known=", ".join(known),
            )
        if name and name not in JOINABLE:
            mapping = {one: other for one, other in mapping.items() if other != name}
        mapping.pop(header, None)
        if name:
            mapping[header] = name
    return {name: mapping[name] for name in sheet.headers if name in mapping}


def _place_handles(plan: ImportPlan) -> None:
    """Say which platform the handles are on when the sheet does not."""
    fields = plan.fields
    if "platform" in fields and not fields & {"handle", "url"} and "name" in fields:
        plan.name_is_handle = True
        plan.questions.append(
            Question(
                "name_is_handle",
                N_("There is no column of handles; the name is taken as the handle."),
                {},
                "yes",
            )
        )
    if "platform" in fields or "handle" not in fields:
        return
    if plan.options.platform:
        plan.platform = plan.options.platform
        return
    header = plan.header_of("handle")
    plan.platform = _platform_in(header, 2) or _platform_in(plan.sheet.file, 3)
    if plan.platform is None:
        plan.platform = "instagram"
        plan.questions.append(
            Question(
                "platform",
                N_(
                    "No column says which platform the handles are on;"
                    " {taken} is taken."
                ),
                {"taken": plan.platform},
                plan.platform,
            )
        )


def _platform_in(text: str, shortest: int) -> str | None:
    """The platform that a header (IG handle) or a file's name speaks of."""
    for word in re.split(r"[\s_\-.()\[\]]+", text):
        if len(word) >= shortest and (found := read_platform(word)) not in _VAGUE:
            return found
    return None
