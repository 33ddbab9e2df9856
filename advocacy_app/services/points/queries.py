"""Questions about points that need no ledger line: balance, what an act would bring, the rules."""

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import Balance as BalanceOf
from advocacy_app.models import Waiting
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.points import Balance, Offer, RuleRow
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound
from advocacy_app.services.points import caps
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.reasons import REASONS
from advocacy_app.services.points.rule_book import change_rule, current_rule, history
from advocacy_app.services.points.rules import Limit, Rule, limits
from advocacy_app.services.points.words import Words


async def balance(session: Session, viewer: Viewer) -> Balance:
    """Settled points, and those on the way with the day the next of them land."""
    found = await session.get(BalanceOf, viewer.account)
    if found is None:
        return Balance()
    asked = select(Waiting.lands_at).where(Waiting.account == viewer.account).order_by(col(Waiting.lands_at)).limit(1)
    lands_at = (await session.exec(asked)).first()
    words = Words(viewer.language, viewer.timezone)
    line = words.say("pending", n=found.pending, date=words.day(lands_at)) if lands_at else ""
    return Balance(points=found.posted, pending=found.pending, pending_line=line)


async def offer(session: Session, viewer: Viewer, reason: str, item: str = "") -> Offer:
    """What an act for this reason would bring the viewer now."""
    rule, limit = await _now(session, viewer, reason, item)
    words = Words(viewer.language, viewer.timezone)
    if limit:
        return Offer(why=words.say(f"full_{limit.span}"))
    return Offer(points=rule.amount, lands=words.lands(rule.lands_at(clock.now()), None))


async def worth(session: Session, viewer: Viewer, reason: str) -> int:
    """The points alone of such an offer: what a feed says for each of its cards."""
    rule, limit = await _now(session, viewer, reason)
    return 0 if limit else rule.amount


async def _now(session: Session, viewer: Viewer, reason: str, item: str = "") -> tuple[Rule, Limit | None]:
    """The rule in force, and the limit that the viewer has reached."""
    rule = await current_rule(session, REASONS[reason])
    zone = await identity.counting_zone(session, viewer.member_id, viewer.timezone)
    met = list(limits(rule, clock.now(), zone, item))
    return rule, await caps.reached(session, viewer.account, reason, met)


async def rules(session: Session, viewer: Viewer) -> tuple[RuleRow, ...]:
    """Every reason's rule as it stands now. Open to everyone: the rules are the same for all."""
    words = Words(viewer.language, viewer.timezone)
    return tuple([await _rule_row(session, words, reason) for reason in REASONS.values()])


async def change(session: Session, viewer: Viewer, reason: str, rule: Rule) -> None:
    """Write a new version of a rule, in force from now on.

    Raises:
        NotAllowed: the viewer is not an owner.
        NotFound: no such reason.
        OutOfRange: an amount, a limit or a cool-off that no rule may have.
    """
    identity.must_be_owner(viewer)
    if reason not in REASONS:
        raise NotFound
    new = await change_rule(session, REASONS[reason], rule, by=viewer.member_id)
    told = {"version": new.version, "amount": new.amount}
    await identity.audit(session, viewer.member_id, "rules_changed", f"reason:{reason}", **told)


async def _rule_row(session: Session, words: Words, reason: Reason) -> RuleRow:
    rule, versions = await current_rule(session, reason), await history(session, reason.name)
    return RuleRow(
        reason=reason.name,
        title=words.say(f"rule_{reason.name}", n=rule.amount),
        version=max(rule.version, 1),
        since=words.day(versions[0].from_at) if versions else "",
        amount=rule.amount,
        per_day=rule.per_day,
        per_week=rule.per_week,
        per_item=rule.per_item,
        cool_off_hours=rule.cool_off_hours,
        on_boards=reason.on_boards,
    )
