"""Challenges as one viewer may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import and_, case, col, func, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Challenge, Member, Participation
from advocacy_app.read_models.challenges import ChallengeCard, ChallengeList, ChallengePage
from advocacy_app.read_models.people import Face, Viewer
from advocacy_app.services import identity
from advocacy_app.services.challenges.acts import find, is_for
from advocacy_app.services.challenges.rules import (
    FEWEST,
    Standing,
    crowd_of,
    enough,
    is_due,
    stage,
    strokes,
)
from advocacy_app.services.challenges.settling import Tally, rewards, tallies
from advocacy_app.services.challenges.words import HREFS, Words

SHOWN = 12
FACES = 12
REMEMBERED = timedelta(days=60)
SEEN = ("name", "nickname")


async def challenges(session: Session, viewer: Viewer) -> ChallengeList:
    """What is for the viewer: first what one is in, then what one may join, then what ended lately."""
    moment, ends = clock.now(), col(Challenge.ends_at)
    asked = select(Challenge).where(*await is_for(session, viewer))
    now = (await session.exec(asked.where(ends > moment).order_by(ends).limit(2 * SHOWN))).all()
    lately = asked.where(ends <= moment, ends > moment - REMEMBERED).order_by(ends.desc()).limit(SHOWN)
    over = (await session.exec(lately)).all()
    words, people = await words_for(session, viewer), await _people(session, viewer, [*now, *over])
    cards = [_card(viewer, challenge, words, people) for challenge in now]
    return ChallengeList(
        joined=tuple(card for card in cards if card.joined)[:SHOWN],
        offered=tuple(card for card in cards if not card.joined)[:SHOWN],
        over=tuple(_card(viewer, challenge, words, people) for challenge in over),
    )


async def hashtags(session: Session, viewer: Viewer) -> list[str]:
    """Of running challenges that count photos, those that the viewer is in first, then what ends first."""
    joined = select(Participation.challenge_id).where(Participation.member_id == viewer.member_id)
    now = (col(Challenge.starts_at) <= clock.now(), col(Challenge.ends_at) > clock.now())
    photos = (Challenge.goal == "photos", Challenge.hashtag != "")
    asked = select(Challenge.hashtag).where(*await is_for(session, viewer), *now, *photos)
    order = (col(Challenge.id).in_(joined).desc(), col(Challenge.ends_at), col(Challenge.id))
    return list(await session.exec(asked.order_by(*order).limit(SHOWN)))


async def words_for(session: Session, viewer: Viewer) -> Words:
    """Words in the viewer's language, days in the organisation's zone."""
    return Words(viewer.language, (await identity.organisation(session)).timezone)


@dataclass(frozen=True)
class _People:
    """Who is in: which challenges the viewer joined, how many people each of them has, and how far they are."""

    joined: frozenset[str]
    many: dict[str, int]
    counted: dict[str, Tally]


async def _people(session: Session, viewer: Viewer, asked: Sequence[Challenge]) -> _People:
    """One question for all of them, since the page is read again whenever somebody joins."""
    mine = func.max(case((col(Participation.member_id) == viewer.member_id, 1), else_=0)).label("mine")
    wanted = (
        columns(Participation.challenge_id, func.count().label("many"), mine)
        .join(Member, and_(col(Member.id) == Participation.member_id, col(Member.deactivated_at).is_(None)))
        .where(col(Participation.challenge_id).in_([each.id for each in asked]))
    )
    found = await rows(session, wanted.group_by(col(Participation.challenge_id)))
    counted = await tallies(session, asked, only=viewer.member_id)
    return _People(frozenset(row[0] for row in found if row[2]), {row[0]: row[1] for row in found}, counted)


def _card(viewer: Viewer, challenge: Challenge, words: Words, people: _People) -> ChallengeCard:
    """A challenge with where the viewer stands in it."""
    standing, joined = _standing(viewer, challenge, people.counted[challenge.id]), challenge.id in people.joined
    mine = standing.mine if joined or challenge.together == "one" else 0
    done = joined and is_due(challenge, standing)
    progress, own = words.progress(challenge, standing), words.mine(challenge, standing) if joined else ""
    return ChallengeCard(
        id=challenge.id,
        title=challenge.title,
        pitch=challenge.pitch,
        language=challenge.language,
        kind=words.kind(challenge),
        stage=stage(challenge, clock.now()),
        when=words.when(challenge),
        joined=joined,
        done=done,
        line=strokes(standing.shown(challenge.target), mine, challenge.target),
        label=", ".join(filter(None, (progress, own))),
        progress=progress,
        mine=own,
        people=words.people(enough(people.many.get(challenge.id, 0))),
        points=challenge.points,
        act=words.say(f"act_{challenge.goal}"),
        href=HREFS[challenge.goal],
    )


def _standing(viewer: Viewer, challenge: Challenge, counted: Tally) -> Standing:
    mine, crowd = counted.counts.get(viewer.member_id, 0), crowd_of(challenge, viewer.team_id or None)
    if not crowd:
        return Standing(mine, mine)
    return Standing(mine, counted.sums.get(crowd, 0), crowd in counted.reached, few=counted.few(crowd))


async def challenge_page(session: Session, viewer: Viewer, challenge_id: str) -> ChallengePage:
    """One challenge, with its rules in plain words.

    Raises:
        NotFound: none, or not for this viewer.
    """
    challenge = await find(session, viewer, challenge_id)
    words = await words_for(session, viewer)
    card = _card(viewer, challenge, words, await _people(session, viewer, [challenge]))
    entry = (await rewards(session, challenge)).standing.get(viewer.account)
    faces = await _faces(session, viewer, challenge)
    over = card.stage == "over"
    return ChallengePage(
        card=card,
        goal=words.goal(challenge),
        rules=words.rules(challenge),
        people=tuple(faces[:FACES]),
        more=words.say("more_people", n=len(faces) - FACES) if len(faces) > FACES else "",
        may_join=not card.joined and not over and (challenge.together != "team" or bool(viewer.team_id)),
        may_leave=card.joined and not card.done and not over,
        result=words.result(challenge, done=card.done, joined=card.joined),
        entry=entry.id if entry else "",
    )


async def _faces(session: Session, viewer: Viewer, challenge: Challenge) -> Sequence[Face]:
    """Who is in and chose to be seen, the latest first; nobody is named among fewer than five."""
    asked = (
        select(Member)
        .join(Participation, col(Participation.member_id) == Member.id)
        .where(Participation.challenge_id == challenge.id, col(Member.deactivated_at).is_(None))
        .where(col(Member.visibility).in_(SEEN))
        .order_by(col(Participation.at).desc(), col(Member.id))
    )
    seen = (await session.exec(asked)).all()
    if len(seen) < FEWEST:
        return []
    return [identity.face(m.name, m.nickname, m.visibility, m.id, viewer.language, "") for m in seen]
