"""Contests as those see them who run them: the form with its checklist, later the desk with its claims."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import col, func, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import (
    Card,
    Contest,
    ContestEntry,
    ContestPledge,
    ContestPrize,
    Draw,
    DrawClaim,
    DrawValue,
    Member,
    Photo,
    Site,
    Thanks,
)
from advocacy_app.read_models.contests import (
    CheckLine,
    ContestCard,
    ContestDesk,
    DeskClaim,
    PrizeField,
    SiteField,
    WitnessField,
)
from advocacy_app.read_models.people import Choice, Viewer
from advocacy_app.services import draws, identity
from advocacy_app.services.contests import law, showing
from advocacy_app.services.contests.drafts import insist_on_owner
from advocacy_app.services.contests.errors import ContestGone
from advocacy_app.services.contests.opening import frozen_rules
from advocacy_app.services.contests.public import witness_lines
from advocacy_app.services.contests.starting import (
    asked_by_law,
    countries_of,
    prizes_of,
    sites_of,
    terms_of,
    witnesses_of,
)
from advocacy_app.services.contests.wording import in_language, part_of

SHOWN, BEST = 60, 3
_STARTED = ("planned", "running", "closed", "over", "cancelled")


async def listed(session: Session, viewer: Viewer) -> list[ContestCard]:
    """All contests, the newest first."""
    insist_on_owner(viewer)
    found = await session.exec(select(Contest).order_by(col(Contest.made_at).desc()).limit(SHOWN))
    language, tz = viewer.language, viewer.timezone
    return [
        ContestCard(
            id=one.id,
            title=one.title or tr(language, "contest.untitled"),
            state=one.state,
            state_text=tr(language, f"contest.state_{one.state}"),
            tone=showing.TONES[one.state],
            line=tr(
                language,
                "contest.from_to",
                opens=numbers.day_and_time(language, one.opens_at, tz),
                closes=numbers.day_and_time(language, one.closes_at, tz),
            ),
        )
        for one in found.all()
    ]


async def colleagues(session: Session) -> tuple[Choice, ...]:
    """Who may be a witness: anybody at work here."""
    asked = columns(Member.id, Member.name).where(col(Member.deactivated_at).is_(None), Member.role != "guest_curator")
    return tuple(Choice(row.id, row.name) for row in await rows(session, asked.order_by(Member.name)))


async def desk(session: Session, viewer: Viewer, contest_id: str) -> ContestDesk:
    """A contest with all that its owners decide.

    Raises:
        ContestGone: no such contest.
    """
    insist_on_owner(viewer)
    if (contest := await session.get(Contest, contest_id)) is None:
        raise ContestGone
    language, tz = viewer.language, (await identity.organisation(session)).timezone
    opens, closes = (_typed(moment, tz) for moment in (contest.opens_at, contest.closes_at))
    draw = await _latest(session, contest_id)
    return ContestDesk(
        id=contest.id,
        state=contest.state,
        state_text=tr(language, f"contest.state_{contest.state}"),
        tone=showing.TONES[contest.state],
        title=contest.title,
        about=contest.about,
        question=contest.question,
        hashtag=contest.hashtag,
        opens_day=opens[0],
        opens_hour=opens[1],
        closes_day=closes[0],
        closes_hour=closes[1],
        zone=tz,
        dates=tr(
            language,
            "contest.from_to",
            opens=numbers.day_and_time(language, contest.opens_at, tz),
            closes=numbers.day_and_time(language, contest.closes_at, tz),
        ),
        entropy=contest.entropy,
        public_what=contest.public_what,
        alternates=str(contest.alternates),
        claim_days=str(contest.claim_days),
        prizes=tuple(_field(one) for one in await prizes_of(session, contest_id)),
        witnesses=tuple(WitnessField(one.name, one.member_id or "") for one in await witnesses_of(session, contest_id)),
        sites=await _sites(session, contest_id),
        checks=await _checks(session, viewer, contest),
        unknown=", ".join(law.without_profile(await countries_of(session, contest_id))),
        rules=await _rules(session, viewer, contest),
        people=await _entries(session, contest_id),
        draw=draw.id if draw else "",
        waits_for=await _waits_for(session, draw),
        witness_lines=tuple(await witness_lines(session, draw.id, language)) if draw else (),
        claims=tuple(await _claims(session, viewer, draw)) if draw else (),
        best=tuple(await _best(session, viewer, contest)),
        may_cancel=contest.state in {"planned", "running"},
    )


def _typed(moment: datetime, tz: str) -> tuple[str, str]:
    local = moment.astimezone(ZoneInfo(tz))
    return local.date().isoformat(), local.strftime("%H:%M")


def _field(one: ContestPrize) -> PrizeField:
    value = f"{one.value // 100}.{one.value % 100:02}".removesuffix(".00") if one.value else ""
    return PrizeField(one.kind, one.name, value, one.currency, one.cash_like)


async def _latest(session: Session, contest_id: str) -> Draw | None:
    asked = select(Draw).where(Draw.contest_id == contest_id).order_by(col(Draw.number).desc()).limit(1)
    return (await session.exec(asked)).one_or_none()


async def _sites(session: Session, contest_id: str) -> tuple[SiteField, ...]:
    chosen = {site.id for site in await sites_of(session, contest_id)}
    found = (await session.exec(select(Site).order_by(col(Site.name)))).all()
    return tuple(SiteField(site.id, site.name, site.id in chosen) for site in found)


async def _checks(session: Session, viewer: Viewer, contest: Contest) -> tuple[CheckLine, ...]:
    said = set((await session.exec(select(ContestPledge.rule).where(ContestPledge.contest_id == contest.id))).all())
    return tuple(
        CheckLine(
            rule.key,
            numbers.country(viewer.language, country),
            tr(viewer.language, rule.words),
            rule.source,
            rule.url,
            rule.level == "pledge",
            rule.key in said,
        )
        for country, rule in await asked_by_law(session, contest)
    )


async def _rules(session: Session, viewer: Viewer, contest: Contest) -> str:
    """The frozen rules; before the start, as they would be frozen now."""
    if contest.state in _STARTED:
        return part_of((await frozen_rules(session, contest.id)).text, viewer.language)
    return in_language(await terms_of(session, contest), viewer.language)


async def _entries(session: Session, contest_id: str) -> int:
    asked = select(func.count()).select_from(ContestEntry)
    still = asked.where(ContestEntry.contest_id == contest_id, col(ContestEntry.withdrawn_at).is_(None))
    return (await session.exec(still)).one()


async def _waits_for(session: Session, draw: Draw | None) -> str:
    """What a closed draw still needs: ``drand``, ``public``, ``witness`` or nothing."""
    if draw is None or draw.state != "closed":
        return ""
    opening = draws.opening_of(draw.c0)
    if opening.witnesses:
        return "witness"
    known = (await session.exec(select(DrawValue.kind).where(DrawValue.draw_id == draw.id))).all()
    if opening.beacons and "drand" not in known:
        return "drand"
    return "public" if opening.entropy and not opening.beacons and "public" not in known else ""


async def _claims(session: Session, viewer: Viewer, draw: Draw) -> list[DeskClaim]:
    asked = (
        select(DrawClaim, Member)
        .outerjoin(Member, col(Member.id) == DrawClaim.member_id)
        .where(DrawClaim.draw_id == draw.id)
        .order_by(col(DrawClaim.prize), col(DrawClaim.turn))
    )
    prizes = draws.opening_of(draw.c0).prizes
    return [_claim(viewer, one, member, prizes) for one, member in (await session.exec(asked)).all()]


def _claim(viewer: Viewer, one: DrawClaim, member: Member | None, prizes: Sequence[str]) -> DeskClaim:
    until = numbers.near_day(viewer.language, one.until, viewer.timezone)
    waits = one.state == "offered"
    return DeskClaim(
        id=one.id,
        prize=prizes[one.prize],
        who=member.name if member else tr(viewer.language, "contest.nobody"),
        state=one.state,
        line=tr(viewer.language, "contest.claim_until", date=until)
        if waits
        else tr(viewer.language, f"draw.claim_{one.state}"),
        may_hand=one.state == "claimed",
        may_give_up=one.state in {"offered", "claimed"},
    )


async def _best(session: Session, viewer: Viewer, contest: Contest) -> list[str]:
    """The posts with the most thanks so far, by the tie rule of the rules: the earlier one comes first."""
    prizes = await prizes_of(session, contest.id)
    if not any(one.kind == "best" for one in prizes) or contest.state in {"draft", "planned", "cancelled"}:
        return []
    asked = (
        columns(
            Member.name, Member.nickname, Member.visibility, Member.id, func.count(col(Thanks.member_id)).label("n")
        )
        .select_from(Photo)
        .join(Card, col(Card.id) == Photo.card_id)
        .join(Member, col(Member.id) == Photo.member_id)
        .outerjoin(Thanks, (col(Thanks.card_id) == col(Card.id)) & (col(Thanks.at) <= contest.closes_at))
        .where(Photo.state == "live", Photo.sent_at >= contest.opens_at, Photo.sent_at < contest.closes_at)
        .group_by(Photo.id, Member.id)
    )
    if contest.hashtag:
        asked = asked.where(func.lower(Photo.hashtag) == contest.hashtag.lower())
    found = await rows(
        session, asked.order_by(func.count(col(Thanks.member_id)).desc(), col(Photo.sent_at)).limit(BEST)
    )
    return [
        tr(
            viewer.language,
            "contest.best_line",
            name=identity.face(row.name, row.nickname, row.visibility, row.id, viewer.language, "").name,
            n=row.n,
        )
        for row in found
    ]
