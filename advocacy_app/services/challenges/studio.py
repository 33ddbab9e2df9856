"""Challenges as their owners see them: how many are in, how many got there, nobody by name."""

from collections.abc import Mapping
from datetime import timedelta

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import Challenge
from advocacy_app.read_models.challenges import ChallengeDesk, ChallengeFields, ChallengeRow
from advocacy_app.read_models.people import Choice, Places, Viewer
from advocacy_app.services import identity, points
from advocacy_app.services.challenges.queries import words_for
from advocacy_app.services.challenges.rules import EVERYONE, MOMENT, day_of, is_due, stage, told
from advocacy_app.services.challenges.settling import Tally, tallies, tally
from advocacy_app.services.challenges.tracks import titles
from advocacy_app.services.challenges.words import Words
from advocacy_app.services.challenges.writing import own

SHOWN = 60
FIRST_LENGTH = timedelta(days=13)


async def all_challenges(session: Session, viewer: Viewer) -> tuple[ChallengeRow, ...]:
    """Every challenge, those that end last on top.

    Raises:
        NotAllowed: the viewer runs none.
    """
    identity.must_be_owner(viewer)
    asked = select(Challenge).order_by(col(Challenge.ends_at).desc(), col(Challenge.id)).limit(SHOWN)
    found = (await session.exec(asked)).all()
    words, names = await words_for(session, viewer), _names(await identity.places(session))
    counted = await tallies(session, found)
    return tuple(_row(challenge, counted[challenge.id], words, names) for challenge in found)


def _names(places: Places) -> dict[str, str]:
    """Teams and sites by id."""
    return {place.value: place.label for place in (*places.teams, *places.sites)}


def _row(challenge: Challenge, counted: Tally, words: Words, names: Mapping[str, str]) -> ChallengeRow:
    at = stage(challenge, clock.now())
    here = [who for who in counted.people if who.active]
    joined, reached = told(len(here), sum(is_due(challenge, counted.standing(who)) for who in here))
    common = counted.sums.get(EVERYONE, 0) if challenge.together == "all" and joined else None
    return ChallengeRow(
        id=challenge.id,
        title=challenge.title,
        kind=words.kind(challenge),
        stage=at,
        stage_name=words.say(f"stage_{at}"),
        when=words.when(challenge),
        audience=_audience(challenge, words, names),
        joined=words.say("joined_n", n=joined) if joined else words.say("joined_few"),
        done=words.say("done_n", n=reached) if reached is not None else "",
        progress=words.common(challenge, common) if common is not None else "",
        points=challenge.points,
    )


def _audience(challenge: Challenge, words: Words, names: Mapping[str, str]) -> str:
    wanted = [names[place] for place in (challenge.team_id, challenge.site_id) if place and place in names]
    return " · ".join(wanted) or words.say("everyone")


async def desk(session: Session, viewer: Viewer, challenge_id: str = "") -> ChallengeDesk:
    """The form for a new challenge, or for one that is there.

    Raises:
        NotAllowed: the viewer runs none. NotFound: there is no such challenge.
    """
    identity.must_be_owner(viewer)
    known, words = await identity.places(session), await words_for(session, viewer)
    places = [Choice(f"team:{team.value}", team.label) for team in known.teams]
    places += [Choice(f"site:{site.value}", site.label) for site in known.sites]
    if not challenge_id:
        return ChallengeDesk(fields=_fresh(viewer, words), places=tuple(places), tracks=_tracks(viewer))
    challenge = await own(session, viewer, challenge_id)
    return ChallengeDesk(
        fields=_fields(challenge, words.zone),
        places=tuple(places),
        tracks=_tracks(viewer),
        stage=stage(challenge, clock.now()),
        row=_row(challenge, await tally(session, challenge), words, _names(known)),
    )


def _tracks(viewer: Viewer) -> tuple[Choice, ...]:
    return tuple(Choice(name, title) for name, title in titles(viewer.language).items())


def _fresh(viewer: Viewer, words: Words) -> ChallengeFields:
    """A fortnight from today, paying what the rule suggests."""
    today, usual = clock.today(words.zone), points.REASONS["challenge"].default.amount
    last = today + FIRST_LENGTH
    return ChallengeFields(language=viewer.language, points=str(usual), first=today.isoformat(), last=last.isoformat())


def _fields(challenge: Challenge, zone: str) -> ChallengeFields:
    place = f"team:{challenge.team_id}" if challenge.team_id else ""
    return ChallengeFields(
        id=challenge.id,
        title=challenge.title,
        pitch=challenge.pitch,
        language=challenge.language,
        goal=challenge.goal,
        together=challenge.together,
        target=str(challenge.target),
        least=str(challenge.least),
        hashtag=challenge.hashtag,
        track=challenge.track,
        points=str(challenge.points),
        first=day_of(challenge.starts_at, zone).isoformat(),
        last=day_of(challenge.ends_at - MOMENT, zone).isoformat(),
        place=place or (f"site:{challenge.site_id}" if challenge.site_id else ""),
    )
