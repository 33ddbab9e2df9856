"""One's own page: nothing here can be asked about somebody else."""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from zlib import crc32
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.config import settings
from advocacy_app.db import Session
from advocacy_app.i18n import numbers
from advocacy_app.models import Member, Share, Site, Team
from advocacy_app.read_models.me import Me, SeenAs
from advocacy_app.read_models.people import Face, Viewer
from advocacy_app.services import identity, kudos, leaderboards, points, sharing
from advocacy_app.services.me.rules import good_weeks, strokes

WEEKS = 12


async def me(session: Session, viewer: Viewer) -> Me:
    """The viewer's voice, points and what their shares brought."""
    balance, impact = await points.balance(session, viewer), await sharing.impact(session, viewer)
    weeks = (await leaderboards.own_best(session, viewer)).weeks
    line = strokes(weeks, await _weeks_with_a_share(session, viewer))

    def shown(n: int) -> str:
        return numbers.whole(viewer.language, n)

    return Me(
        name=viewer.name,
        face=Face(viewer.name, identity.initials(viewer.name), crc32(viewer.member_id.encode()) % 360),
        place=await _place(session, viewer),
        strokes=line,
        weeks=good_weeks(line),
        week_open=line[-1].kind != "me",
        first_day=not good_weeks(line) and not balance.points and not balance.pending,
        season=shown(await leaderboards.own_points(session, viewer, "quarter")),
        on_the_way=shown(balance.pending),
        total=shown(balance.points),
        pending_line=balance.pending_line,
        shared=impact.shares > 0,
        visits=shown(impact.visits),
        reach=impact.reach,
        thanks=shown(impact.thanks),
        kudos=await kudos.count_kudos(session, viewer),
        studio=viewer.studio,
        badges=tuple(badge for badge in await points.badges(session, viewer) if badge.earned),
        rhythm=(await points.rhythm(session, viewer)).line,
    )


async def seen_as(session: Session, viewer: Viewer) -> SeenAs:
    """How others see the viewer now."""
    member = await session.get_one(Member, viewer.member_id)
    told_to = urlsplit(settings().xapi_url).hostname or ""
    return SeenAs(member.name, member.visibility, member.nickname, told_to)


async def _weeks_with_a_share(session: Session, viewer: Viewer) -> list[bool]:
    """For the last twelve weeks of the organisation's calendar, oldest first."""
    zone = ZoneInfo((await identity.organisation(session)).timezone)
    asked = select(Share.made_at).where(
        Share.member_id == viewer.member_id,
        Share.evidence != "none",
        Share.made_at > clock.now() - timedelta(weeks=WEEKS),
    )
    then = {_monday(moment, zone) for moment in (await session.exec(asked)).all()}
    now = _monday(clock.now(), zone)
    return [now - timedelta(weeks=back) in then for back in reversed(range(WEEKS))]


def _monday(moment: datetime, zone: ZoneInfo) -> date:
    day = moment.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


async def _place(session: Session, viewer: Viewer) -> str:
    team = select(Team.name).where(col(Team.id) == viewer.team_id)
    site = select(Site.name).where(col(Site.id) == viewer.site_id)
    names = [(await session.exec(team)).first(), (await session.exec(site)).first()]
    return " · ".join(name for name in names if name)
