"""The campaigns desk: the pieces of work that people are won for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import Duplicate, Invalid, NotFound
from store.roster_rows import one_line
from store.rules.text import clean, fold
from store.rules.vocabulary import read_country
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import Database, UnitOfWork

TOPIC = ("outreach",)


@dataclass(frozen=True, slots=True)
class CampaignName:
    """A campaign as it is chosen from a list."""

    id: int
    name: str
    brand: str | None
    market: str | None
    currency: str | None
    people: int
    """Collaborations in it."""


class Campaigns:
    """What the work is for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[CampaignName, ...]:
        """Every campaign that was not put away, by name."""
        rows = self._database.read(
            "SELECT g.id, g.name, g.brand, g.market, g.currency, (SELECT count(*) FROM"
            " collaboration c WHERE c.campaign_id=g.id) FROM campaign g"
            " WHERE g.archived_at IS NULL ORDER BY g.name_key"
        )
        return tuple(CampaignName(*row) for row in rows)

    def find(self, words: str) -> CampaignName:
        """The campaign of this name, or the only one that begins with or holds it.

        Raises NotFound, naming the candidates when there are several.
        """
        wanted = fold(clean(words))
        everything = self.all()
        for fits in (
            [one for one in everything if fold(one.name) == wanted],
            [one for one in everything if fold(one.name).startswith(wanted)],
            [one for one in everything if wanted in fold(one.name)],
        ):
            if len(fits) == 1:
                return fits[0]
            if fits:
                raise NotFound(
                    N_("{words} may be several campaigns: {names}."),
                    words=clean(words),
                    names=", ".join(one.name for one in fits[:5]),
                )
        raise NotFound(N_("There is no campaign called {words}."), words=clean(words))

    def add(self, name: str, *, brand: str = "", market: str = "") -> int:
        """Make a campaign; returns its number. Raises Duplicate and Invalid."""
        title = one_line(name, N_("Name"))
        code = read_country(market) if clean(market) else None
        if clean(market) and code is None:
            raise Invalid(
                N_("{country} is not a country known here."), country=clean(market)
            )
        label = N_("Made the campaign {name}")
        with self._database.writing(label, TOPIC, name=title) as unit:
            if unit.connection.execute(
                "SELECT 1 FROM campaign WHERE name_key=?", (fold(title),)
            ).fetchone():
                raise Duplicate(
                    N_("There is a campaign called {name} already."), name=title
                )
            maker = one_line(brand, N_("Brand")) if clean(brand) else None
            return insert_campaign(unit, title, maker, code)


def insert_campaign(
    unit: UnitOfWork,
    name: str,
    brand: str | None = None,
    market: str | None = None,
    currency: str | None = None,
) -> int:
    """Make a campaign of checked values inside a unit of work."""
    number = unit.connection.execute(
        "INSERT INTO campaign(name, name_key, brand, market, currency, created_at,"
        " updated_at, version) VALUES (?,?,?,?,?,?,?,1)",
        (name, fold(name), brand, market, currency, unit.at, unit.at),
    ).lastrowid
    return number or 0
