"""Putting somebody on the roster: ``soloist add``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from store.errors import Invalid
from store.rules.profiles import read_profile
from store.rules.vocabulary import PLATFORMS, USUAL_PLATFORM, read_platform
from tui import format as words
from tui.i18n import N_, _
from tui.shell import people, streams
from tui.shell.spoken import SpokenArgument, SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from store.roster import Known, NewAccount
    from tui.shell.desk import Shell

_NOT_OFFERED = N_("{value} is not one of: {choices}.")


def platform_option(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> str | None:
    """Read a platform by any of its names; raises BadParameter."""
    if value is None:
        return None
    found = read_platform(value)
    if found is None:
        choices = ", ".join(PLATFORMS)
        told = _(_NOT_OFFERED).format(value=repr(value), choices=choices)
        raise click.BadParameter(told)
    return found


@click.command(
    "add",
    cls=SpokenCommand,
    help=N_("Put somebody on the roster, by a profile URL or a handle."),
)
@click.argument(
    "who",
    metavar="URL_OR_HANDLE",
    cls=SpokenArgument,
    help=N_("As in https://www.instagram.com/mina or @mina."),
)
@click.option(
    "--name",
    cls=SpokenOption,
    metavar="NAME",
    help=N_("What they are called; otherwise their handle."),
)
@click.option(
    "--platform",
    cls=SpokenOption,
    metavar="PLATFORM",
    callback=platform_option,
    help=N_("Where the handle is."),
)
@click.option(
    "--tag",
    "tags",
    cls=SpokenOption,
    metavar="TAG",
    multiple=True,
    help=N_("A tag; may be given more than once."),
)
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON."))
@click.pass_obj
def add(
    shell: Shell,
    who: str,
    name: str | None,
    platform: str | None,
    tags: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    """Put somebody on the roster."""
    from store.roster import NewInfluencer  # noqa: PLC0415 - not for the help

    account = _account(who, platform)
    given = [word.strip() for tag in tags for word in tag.split(",") if word.strip()]
    with shell.bringing_in() as store:
        twins = store.roster.find_handle(account.platform, account.handle)
        new = NewInfluencer(
            account.handle if name is None else name, {}, account, tuple(given)
        )
        number = store.roster.add(new, today=shell.today())
        (row,) = store.lists.rows([number])
        if as_json:
            streams.put_json(people.as_json(row, store.settings.tiers()))
    platform_name = words.word(words.PLATFORM, account.platform)
    streams.say(
        _("Added {name}: {handle} on {platform}.").format(
            name=row.name, handle=account.handle, platform=platform_name
        )
    )
    for twin in twins:
        streams.say(_same_handle(twin))


def _account(who: str, platform: str | None) -> NewAccount:
    from store.roster import NewAccount  # noqa: PLC0415 - not for the help

    profile = read_profile(who)
    if profile is None:
        raise Invalid(
            N_("{text} is neither a profile URL nor a handle."), text=repr(who)
        )
    if platform and profile.platform and platform != profile.platform:
        raise Invalid(
            N_("{text} is on {found}, not on {platform}."),
            text=who,
            found=profile.platform,
            platform=platform,
        )
    where = profile.platform or platform
    if not where:
        where = USUAL_PLATFORM
        streams.say(
            _(
                "{handle} is taken to be on {platform}; --platform says otherwise."
            ).format(handle=profile.handle, platform=words.word(words.PLATFORM, where))
        )
    return NewAccount(where, profile.handle, profile.url)


def _same_handle(known: Known) -> str:
    """Somebody of the same handle elsewhere: perhaps the same person, perhaps not."""
    text = (
        _("The same handle is on {platform}, in the trash: {name}.")
        if known.archived
        else _("The same handle is on {platform}: {name}.")
    )
    place = words.word(words.PLATFORM, known.platform)
    return text.format(platform=place, name=known.name)
