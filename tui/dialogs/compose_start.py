"""What a message is written with, read in one go, and the draft of an earlier try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import format as fmt
from tui.dialogs.asking import Confirm
from tui.drafts import Drafts
from tui.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from store import Store
    from store.conversations import Guard
    from store.letters import Occasion
    from store.templates import TemplateRow
    from tui.app import SoloistApp
    from tui.drafts import Draft


@dataclass(frozen=True, slots=True)
class Writing:
    """All that a message is written with."""

    about: Occasion
    guards: tuple[Guard, ...]
    stages: dict[str, str]
    """What the stages are called, in the language in use."""
    templates: tuple[TemplateRow, ...]
    before: dict[str, dict[str, str]]
    """What earlier messages said, by language and merge field."""
    today: date

    @property
    def warnings(self) -> list[str]:
        """What to know before, as sentences."""
        return [
            fmt.said(guard.template, self._in_her_words(guard.detail))
            for guard in self.guards
        ]

    def _in_her_words(self, detail: dict[str, object]) -> dict[str, object]:
        if "stage" not in detail:
            return detail
        return detail | {"stage": self.stages[str(detail["stage"])]}


def gather(
    store: Store, influencer_id: int, collaboration_id: int | None, today: date
) -> Writing:
    """Read everything; raises NotFound."""
    about = store.letters.occasion(influencer_id, collaboration_id)
    every = store.templates.all(with_put_away=True)
    return Writing(
        about=about,
        guards=store.conversations.guards(
            influencer_id, today=today, campaign_id=about.campaign_id
        ),
        stages={stage.key: fmt.stage(stage) for stage in store.settings.stages()},
        templates=tuple(one for one in every if not one.put_away),
        before=store.letters.said_before(about, every),
        today=today,
    )


def form_of(about: Occasion) -> str:
    """What the draft of a message is called among the drafts of a person."""
    return f"letter-{about.collaboration_id or 'new'}"


async def offered_draft(app: SoloistApp, about: Occasion) -> Draft | None:
    """What was being typed to somebody, if there is any and it is wanted."""
    drafts = Drafts(app.draft_folder, app.store.path)
    draft = drafts.read(form_of(about), about.influencer_id)
    if draft is None:
        return None
    kept = _("It was kept at {moment} and not sent.")
    go_on = Confirm(
        _("Go on with what you were typing to {name}?").format(name=about.name),
        kept.format(moment=fmt.moment(draft.kept_at)),
        yes=_("Go on"),
        no=_("Forget it"),
    )
    if await app.push_screen_wait(go_on):
        return draft
    drafts.drop(form_of(about), about.influencer_id)
    return None
