"""A card on the writer's table: what the form starts with, what may be ticked, what may be done."""

import dataclasses
import json
from collections.abc import Iterable

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import LANGUAGES, numbers, tr
from advocacy_app.models import (
    Caption,
    Card,
    CardAudience,
    CardReturn,
    CardTopic,
    Member,
    Picture,
    Topic,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.studio import AltField, CaptionRow, Choice, EditorFields, EditorPage
from advocacy_app.services import feed, sharing
from advocacy_app.services.content.captions import lines_of
from advocacy_app.services.content.form import local
from advocacy_app.services.content.lists import TONES
from advocacy_app.services.content.rules import DEEDS, may
from advocacy_app.services.content.table import look_at, part_in, state_of


async def editor(session: Session, viewer: Viewer, slug: str) -> EditorPage:
    """Everything the editor shows.

    Raises:
        CardGone: not on this person's table.
    """
    card = await look_at(session, viewer, slug)
    state, language, parts = state_of(card), viewer.language, part_in(card, viewer)
    rules = await _rules(session, card)
    picture = await session.get(Picture, card.picture_id) if card.picture_id else None
    returned, by = await _returned(session, card) if state == "draft" else ("", "")
    return EditorPage(
        slug=card.slug,
        version=card.version,
        state=state,
        state_name=tr(language, f"studio.state_{state}"),
        tone=TONES.get(state, ""),
        changed=numbers.day_and_time(language, card.changed_at, viewer.timezone),
        zone=viewer.timezone,
        returned=returned,
        returned_by=by,
        stale=state == "live" and card.review_by is not None and card.review_by <= clock.now(),
        featured=card.featured_at is not None,
        fields=_fields(card, viewer, picture),
        alts=_alts(picture, viewer, card.language),
        topics=tuple(await _topics(session, viewer, card)),
        audience=await feed.whom(session, viewer, rules),
        captions=tuple(_line(line, viewer) for line in await lines_of(session, card.id)),
        networks=tuple(Choice(key, _network_name(key, viewer)) for key in sharing.NETWORKS),
        deeds=tuple(deed for deed in DEEDS if may(deed, state, parts)),
    )


def _fields(card: Card, viewer: Viewer, picture: Picture | None) -> EditorFields:
    same = ("title", "summary", "body", "kind", "purpose", "language", "scope", "url", "hashtag")
    film = feed.film_in(card.video_url)
    dates = ("live_at", "expires_at", "review_by")
    return EditorFields(
        **{name: getattr(card, name) for name in same},
        **{name: local(getattr(card, name), viewer.timezone) for name in dates},
        video_url="" if film else card.video_url,
        film=film.id if film else "",
        film_captions=",".join(film.languages) if film else "",
        picture=picture.id if picture else "",
        focus_x=f"{picture.focus_x:.3f}" if picture else "0.5",
        focus_y=f"{picture.focus_y:.3f}" if picture else "0.5",
    )


def _alts(picture: Picture | None, viewer: Viewer, first: str) -> tuple[AltField, ...]:
    """The card's own language first: that description is the one most people hear."""
    words: dict[str, str] = json.loads(picture.alt or "{}") if picture else {}
    order = sorted(LANGUAGES, key=lambda language: language != first)
    return tuple(AltField(f"alt:{it}", tr(viewer.language, f"language.{it}"), words.get(it, ""), it) for it in order)


def _line(line: Caption, viewer: Viewer) -> CaptionRow:
    return CaptionRow(
        id=line.id,
        text=line.text,
        language=line.language,
        language_name=tr(viewer.language, f"language.{line.language}"),
        network=_network_name(line.network, viewer),
        uses=line.uses,
        locked_because=line.locked_because,
    )


def _network_name(key: str, viewer: Viewer) -> str:
    if key not in sharing.NETWORKS:
        return ""
    network = sharing.NETWORKS[key]
    return network.label or tr(viewer.language, network.label_key)


async def _returned(session: Session, card: Card) -> tuple[str, str]:
    """The last reason it came back with, and from whom."""
    last = (
        columns(CardReturn.words, Member.name)
        .join(Member, col(Member.id) == CardReturn.member_id)
        .where(CardReturn.card_id == card.id)
        .order_by(col(CardReturn.at).desc())
        .limit(1)
    )
    found = await rows(session, last)
    return (found[0].words, found[0].name) if found else ("", "")


async def _rules(session: Session, card: Card) -> feed.Rules:
    found = columns(CardAudience.kind, CardAudience.value).where(CardAudience.card_id == card.id)
    return frozenset((row.kind, row.value) for row in await rows(session, found))


async def _topics(session: Session, viewer: Viewer, card: Card) -> list[Choice]:
    mine = set((await session.exec(select(CardTopic.topic_id).where(CardTopic.card_id == card.id))).all())
    known = [
        (topic.slug, topic.id, feed.topic_name(topic.names, viewer.language)) for topic in await _all_topics(session)
    ]
    return [Choice(f"topic:{slug}", name, topic_id in mine) for slug, topic_id, name in _by_name(known)]


async def _all_topics(session: Session) -> Iterable[Topic]:
    return (await session.exec(select(Topic))).all()


def _by_name(known: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return sorted(known, key=lambda one: one[2].casefold())


def as_form(page: EditorPage) -> dict[str, str]:
    """What the editor's form holds before anybody typed."""
    return {
        **dataclasses.asdict(page.fields),
        **{alt.name: alt.text for alt in page.alts},
        **{choice.name: "on" for choice in page.topics if choice.on},
        **feed.as_ticks(page.audience),
    }
