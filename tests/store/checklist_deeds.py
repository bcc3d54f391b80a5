"""Whatever may be done in a campaign, and what its file then shows, in plain SQL."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.errors import NothingToUndo, StoreError
from store.outreach_draft import TouchDraft
from store.roster import NewAccount
from store.rules.campaign_words import CONTRACTS
from store.rules.pipeline import STAGES
from tests.store.content_deeds import (
    CONTENT_DEEDS,
    CONTENT_EVIDENCE,
    all_well,
    piece,
)
from tests.store.spring_campaign import MONDAY, SPRING, draft, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from store import Store

Deed = tuple[str, tuple[Any, ...]]
FIT = ("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice")
RETRO = ("boost", "fix", "part", "recruit")
CAMPAIGN = 1
LAST = MONDAY + timedelta(40)


def furnish(store: Store) -> None:
    """Three people in one campaign, two of them in another, too."""
    spring = store.campaigns.create(SPRING)
    joined(store, spring, "Mina", "Jun", "Sora")
    autumn = store.campaigns.create(draft("Autumn"))
    store.outreach.start([1, 2], autumn, stage="agreed", today=MONDAY)
    for owner in (1, 2, 3):
        store.roster.add_account(owner, NewAccount("tiktok", f"p{owner}"), today=MONDAY)


def nearly_done(store: Store) -> None:
    """A campaign of which hardly anything is left to be done."""
    everybody = (1, 2, 3)
    store.outreach.move(everybody, "agreed", today=MONDAY)
    for name in FIT:
        store.roster.set_field(everybody, name, "4")
    _sql(store, "UPDATE account SET audience_country='KR'")
    words = dict.fromkeys(RETRO, "Reels")
    store.campaigns.save_retro(CAMPAIGN, _version(store), **words)
    brief(store, "Toner")
    targets(store, 4)
    store.campaigns.decide(everybody, "renew", "")
    for number in everybody:
        store.outreach.log(TouchDraft(number, number), today=MONDAY)
        store.roster.measure(number, {"followers": 9_000}, today=MONDAY)
        contract(store, number, "signed")
        content(store, number, "Mask", has_account=True, live_in=number)
        plan(store, number, 9)
    all_well(store)
    for place in range(len(everybody)):
        live(store, place)


def _sql(store: Store, sql: str, *values: object) -> None:
    """Change what no desk changes by itself."""
    with store.database.writing("Changed", ("campaigns",)) as unit:
        unit.connection.execute(sql, values)


def _version(store: Store) -> int:
    return store.campaigns.card(CAMPAIGN).version


def _some(store: Store, sql: str, pick: int) -> int:
    """The number of one of these, or of none."""
    rows = store.database.read(sql)
    return int(rows[pick % len(rows)][0]) if rows else 404


def move(store: Store, pick: int, stage: str) -> None:
    """Agree, un-agree, wrap up, decline."""
    store.outreach.move([pick], stage, today=MONDAY)


def move_all(store: Store, stage: str) -> None:
    """Everybody at once."""
    store.outreach.move([1, 2, 3], stage, today=MONDAY)


def unscored(store: Store, pick: int, gone: bool) -> None:
    """Somebody who lacks a score, in the trash or not."""
    fit(store, pick, "fit_voice", "")
    trash(store, pick, gone)


def forget(store: Store, pick: int) -> None:
    """Take all figures of an account out."""
    _sql(store, "DELETE FROM account_reading WHERE account_id=?", pick)


def fit(store: Store, pick: int, name: str, score: str) -> None:
    """Score a person, or take a score back."""
    store.roster.set_field([pick], name, score)


def measure(store: Store, pick: int) -> None:
    """Note the figures of an account."""
    store.roster.measure(pick, {"followers": 12_000}, today=MONDAY)


def audience(store: Store, pick: int, country: str | None) -> None:
    """Note where an audience is, or forget it."""
    _sql(store, "UPDATE account SET audience_country=? WHERE id=?", country, pick)


def contract(store: Store, pick: int, status: str) -> None:
    """Note a contract."""
    store.contracts.save(pick, ContractDraft(status), today=MONDAY)


def uncontract(store: Store, pick: int) -> None:
    """Delete a contract."""
    number = _some(store, "SELECT id FROM contract ORDER BY id", pick)
    store.contracts.remove(number)


def breach(store: Store, pick: int) -> None:
    """Note that something was not kept."""
    store.contracts.note_breach(pick, "No label", MONDAY)


def settle(store: Store, pick: int) -> None:
    """Say what was done about it."""
    number = _some(store, "SELECT id FROM breach ORDER BY id", pick)
    store.contracts.settle_breach(number, "Label added", MONDAY)


def content(
    store: Store, pick: int, substance: str, has_account: bool, live_in: int | None
) -> None:
    """Ask for a piece of content."""
    asked = DeliverableDraft(
        substance=substance,
        account_id=pick if has_account else None,
        live_due_on=None if live_in is None else MONDAY + timedelta(live_in),
    )
    store.deliverables.add([pick], asked, today=MONDAY)


def uncontent(store: Store, pick: int) -> None:
    """Delete a piece of content."""
    store.deliverables.remove(piece(store, pick))


def cancel(store: Store, pick: int, reason: str) -> None:
    """Call a piece of content off; without a reason as another program would."""
    number = piece(store, pick)
    if reason:
        store.deliverables.cancel([number], reason, today=MONDAY)
    else:
        _sql(store, "UPDATE deliverable SET state='cancelled' WHERE id=?", number)


def live(store: Store, pick: int) -> None:
    """Let a piece of content be seen."""
    store.deliverables.go_live(
        piece(store, pick), url="https://t.example/1", on=MONDAY, today=MONDAY
    )


def brief(store: Store, summary: str) -> None:
    """Write the summary of the brief, or take it out."""
    store.campaigns.save_brief(CAMPAIGN, _version(store), summary=summary)


def retro(store: Store, part: str, words: str) -> None:
    """Answer a question of the retro."""
    store.campaigns.save_retro(CAMPAIGN, _version(store), **{part: words})


def targets(store: Store, posts: int) -> None:
    """Set a goal figure, or none."""
    goals = {"posts": Decimal(posts)} if posts else {}
    store.campaigns.set_targets(CAMPAIGN, goals)


def frame(store: Store, objective: str | None, ends_in: int | None) -> None:
    """Change what the campaign is for, and when it ends."""
    ends = None if ends_in is None else MONDAY + timedelta(ends_in)
    changed = draft("Spring glow", objective=objective, ends_on=ends)
    store.campaigns.edit(CAMPAIGN, changed, _version(store))


def decide(store: Store, pick: int, decision: str | None) -> None:
    """Decide on somebody, or take it back."""
    store.campaigns.decide([pick], decision, "")


def plan(store: Store, pick: int, days: int | None) -> None:
    """Set a next step; None takes it away, as no desk does."""
    if days is None:
        sql = "UPDATE collaboration SET next_step_on=NULL WHERE id=?"
        _sql(store, sql, pick)
    else:
        on = MONDAY + timedelta(days)
        store.outreach.plan([pick], on, "Shoot", today=MONDAY)


def touch(store: Store, pick: int) -> None:
    """Talk to somebody."""
    store.outreach.log(TouchDraft(pick, pick), today=MONDAY)


def trash(store: Store, pick: int, gone: bool) -> None:
    """Put somebody into the trash, or take them out."""
    (store.roster.archive if gone else store.roster.bring_back)([pick])


def mark(store: Store, key: str, state: str, note: str) -> None:
    """Say of an item that it is done, or waived."""
    store.checklist.mark(CAMPAIGN, key, state, note, today=MONDAY)


def clear(store: Store, key: str) -> None:
    """Take that back."""
    store.checklist.clear(CAMPAIGN, key)


PICK = st.integers(1, 3)
WORDS = st.sampled_from(["", "Toner"])
KEYS = st.sampled_from(["1.1", "1.3", "4.3", "5.3", "7.1", "9.3"])
DAYS = st.sampled_from([None, -3, 1, 2, 3, 9])
STAGE = st.sampled_from([*STAGES, "agreed", "wrapped"])
DEEDS: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "move": (move, (PICK, STAGE)),
    "move_all": (move_all, (STAGE,)),
    "unscored": (unscored, (PICK, st.booleans())),
    "forget": (forget, (PICK,)),
    "fit": (fit, (PICK, st.sampled_from(FIT), st.sampled_from(["", "0", "5"]))),
    "measure": (measure, (PICK,)),
    "audience": (audience, (PICK, st.sampled_from([None, "KR"]))),
    "contract": (contract, (PICK, st.sampled_from(CONTRACTS))),
    "uncontract": (uncontract, (PICK,)),
    "breach": (breach, (PICK,)),
    "settle": (settle, (PICK,)),
    "content": (content, (PICK, WORDS, st.booleans(), DAYS)),
    "uncontent": (uncontent, (PICK,)),
    "cancel": (cancel, (PICK, WORDS)),
    "live": (live, (PICK,)),
    "brief": (brief, (WORDS,)),
    "retro": (retro, (st.sampled_from(RETRO), WORDS)),
    "targets": (targets, (st.sampled_from([0, 4]),)),
    "frame": (frame, (st.sampled_from([None, "sales"]), DAYS)),
    "decide": (decide, (PICK, st.sampled_from([None, "renew"]))),
    "plan": (plan, (PICK, DAYS)),
    "touch": (touch, (PICK,)),
    "trash": (trash, (PICK, st.booleans())),
    "mark": (mark, (KEYS, st.sampled_from(["done", "waived"]), WORDS)),
    "clear": (clear, (KEYS,)),
    "undo": (lambda store: store.history.undo(), ()),
    "redo": (lambda store: store.history.redo(), ()),
    **CONTENT_DEEDS,
}


@st.composite
def deeds(draw: st.DrawFn) -> Deed:
    """Something that may be done."""
    name = draw(st.sampled_from(sorted(DEEDS)))
    return name, draw(st.tuples(*DEEDS[name][1]))


def do(store: Store, deed: Deed) -> None:
    """Do it; what is refused has changed nothing."""
    name, values = deed
    try:
        DEEDS[name][0](store, *values)
    except (StoreError, NothingToUndo):
        return


def shown(store: Store, today: date) -> set[str]:
    """The items that the file itself shows to be met, asked in plain SQL."""
    days = (CAMPAIGN, today.isoformat())
    return {
        key
        for key, sql in EVIDENCE.items()
        if store.database.read(f"{INSIDE} SELECT {sql}", days)[0][0]
    }


INSIDE = """
WITH inside AS (SELECT c.*, i.status, i.contact_every_days AS own,
 (i.fit_reach IS NULL)+(i.fit_authenticity IS NULL)+(i.fit_engagement IS NULL)
  +(i.fit_voice IS NULL) AS unscored,
 c.id IN (SELECT collaboration_id FROM contract WHERE signed_on IS NOT NULL
  AND (status='signed' OR status='ended')) AS signed
 FROM collaboration c, influencer i
 WHERE c.influencer_id=i.id AND i.archived_at IS NULL AND c.campaign_id=?1),
agreed AS (SELECT * FROM inside WHERE stage='agreed' OR stage='wrapped'),
engaged AS (SELECT * FROM inside WHERE stage<>'declined' AND stage<>'no_reply'),
working AS (SELECT * FROM engaged WHERE stage<>'wrapped'),
every AS (SELECT * FROM deliverable WHERE collaboration_id IN (SELECT id FROM inside)),
owed AS (SELECT * FROM every WHERE state<>'cancelled'),
page AS (SELECT * FROM campaign WHERE id=?1),
today AS (SELECT julianday(?2) AS day)
"""

EVIDENCE = {
    "1.1": "(SELECT count(*)>0 AND sum(unscored)=0 FROM agreed)",
    "1.2": "EXISTS (SELECT 1 FROM agreed) AND NOT EXISTS (SELECT 1 FROM agreed WHERE"
    " influencer_id NOT IN (SELECT a.influencer_id FROM account a, account_reading r"
    " WHERE r.account_id=a.id AND a.audience_country IS NOT NULL))",
    "1.3": "(SELECT count(*)>0 AND count(*)=sum(signed) FROM agreed) AND NOT EXISTS"
    " (SELECT 1 FROM agreed g WHERE (SELECT count(*)=0 FROM owed WHERE"
    " collaboration_id=g.id) AND next_step_on IS NULL) AND NOT EXISTS (SELECT 1 FROM"
    " owed, agreed g WHERE collaboration_id=g.id AND live_due_on IS NULL)",
    "2.1": "(SELECT objective IS NOT NULL AND brief_summary IS NOT NULL FROM page)"
    " AND (SELECT count(*)>0 FROM target WHERE campaign_id=?1)",
    "2.2": "(SELECT count(*)>0 AND count(*)=count(substance)"
    " AND count(*)=count(account_id) FROM owed)",
    "2.3": "(SELECT count(*)>0 AND count(*)=count(live_due_on) AND"
    " min(live_due_on)>=(SELECT starts_on FROM page) AND"
    " max(live_due_on)<=(SELECT ends_on FROM page) FROM owed) AND NOT EXISTS (SELECT 1"
    " FROM owed a, owed b WHERE a.id<b.id AND a.account_id=b.account_id"
    " AND a.live_due_on=b.live_due_on)",
    "4.3": "(SELECT retro_boost||retro_fix||retro_part||retro_recruit IS NOT NULL"
    " FROM page)",
    "5.1": "(SELECT count(*)>0 AND count(*)=count(decision) FROM agreed)",
    "5.2": "EXISTS (SELECT 1 FROM engaged WHERE last_on IS NOT NULL OR stage='wrapped')"
    " AND NOT EXISTS (SELECT 1 FROM working, today WHERE"
    " day-julianday(ifnull(last_on, stage_since))>60)",
    "5.3": "EXISTS (SELECT 1 FROM inside WHERE signed) AND NOT EXISTS (SELECT 1 FROM"
    " breach WHERE settled_on IS NULL AND collaboration_id IN (SELECT id FROM inside))",
    "9.1": "EXISTS (SELECT 1 FROM engaged) AND NOT EXISTS (SELECT 1 FROM working, today"
    " WHERE day-julianday(ifnull(next_step_on,"
    " max(stage_since, ifnull(last_on, ''))))>7)",
    "9.2": "EXISTS (SELECT 1 FROM engaged) AND NOT EXISTS (SELECT 1 FROM working WHERE"
    " next_step_on IS NULL)",
    "9.3": "EXISTS (SELECT 1 FROM every) AND NOT EXISTS (SELECT 1 FROM every WHERE"
    " NOT (state='live' OR state='cancelled' AND reason IS NOT NULL))",
    **CONTENT_EVIDENCE,
}
"""What has to be true for each item that can be met so far; all people here are
prospects, who may be silent for 60 days."""
