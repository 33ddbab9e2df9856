"""Writing, publishing and taking back, and that nobody sees anything before its time."""

import asyncio
import dataclasses
import json

import pytest
from sqlmodel import select

from advocacy_app import bus
from advocacy_app.db import reading, transaction
from advocacy_app.models import (
    AuditEntry,
    Caption,
    Card,
    CardAudience,
    Cohort,
    EventRow,
    Member,
    Notice,
    Picture,
    TopicFollow,
)
from advocacy_app.models.card import AUDIENCE_KINDS
from advocacy_app.read_models.people import Face
from advocacy_app.services import content, feed
from advocacy_app.services.content import errors
from advocacy_app.services.errors import Invalid, NotAllowed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.content.stories import FORM, drafted, local, moved

pytestmark = BOTH


async def seen_by(member: Member) -> set[str]:
    async with reading() as session:
        return {card.slug for card in (await feed.feed(session, factories.viewer(member))).cards}


async def facts(name: str) -> int:
    async with reading() as session:
        return len((await session.exec(select(EventRow).where(EventRow.name == name))).all())


async def deliver() -> None:
    while await bus.deliver_next():
        pass


async def test_a_champion_drafts_and_an_owner_publishes(cast: Cast, hands: Hands):
    slug = await moved(cast.tomek, await drafted(cast.tomek), "submit")
    await deliver()
    with pytest.raises(NotAllowed):
        await moved(cast.tomek, slug, "publish")
    assert await seen_by(cast.ana) == set()
    slug = await moved(cast.piotr, slug, "publish")
    assert await seen_by(cast.ana) == {slug}
    assert slug.startswith("the-dryer-runs-on-heat")
    async with reading() as session:
        notices = (await session.exec(select(Notice).where(Notice.kind == "card_in_review"))).all()
        log = (await session.exec(select(AuditEntry).order_by(AuditEntry.id))).all()
    assert {notice.member_id for notice in notices} == {cast.piotr.id, cast.ines.id}
    assert [(row.deed, json.loads(row.detail)["by"]) for row in log] == [
        ("card_moved", "submit"),
        ("card_moved", "publish"),
    ]


async def test_what_goes_back_carries_its_reason(cast: Cast, hands: Hands):
    slug = await moved(cast.tomek, await drafted(cast.tomek), "submit")
    with pytest.raises(errors.ReasonMissing):
        await moved(cast.piotr, slug, "send_back", words="  ")
    await moved(cast.piotr, slug, "send_back", words="Say whose idea it was.")
    await deliver()
    async with reading() as session:
        page = await content.editor(session, factories.viewer(cast.tomek), slug)
        [notice] = (await session.exec(select(Notice).where(Notice.kind == "card_returned"))).all()
    assert (page.state, page.returned, page.returned_by) == ("draft", "Say whose idea it was.", "Piotr Zając")
    assert notice.member_id == cast.tomek.id


async def test_a_guest_curator_sees_no_post_of_the_company(cast: Cast, hands: Hands):
    waiting = await moved(cast.tomek, await drafted(cast.tomek), "submit")
    olga = factories.viewer(cast.olga)
    async with reading() as session:
        assert not (await content.content(session, olga)).rows
        assert not (await content.frame(session, olga)).in_review
        with pytest.raises(feed.CardGone):
            await content.editor(session, olga, waiting)
    with pytest.raises(feed.CardGone):
        await moved(cast.olga, waiting, "send_back", words="No.")
    async with transaction() as session:
        with pytest.raises(NotAllowed):
            await content.start_card(session, olga)


@pytest.mark.parametrize("who", ["ana", "tomek"])
async def test_a_draft_is_nobody_elses_business(cast: Cast, hands: Hands, who: str):
    slug = await drafted(cast.piotr)
    async with reading() as session:
        with pytest.raises(feed.CardGone):
            await content.editor(session, factories.viewer(getattr(cast, who)), slug)
    with pytest.raises(feed.CardGone):
        await moved(getattr(cast, who), slug, "submit")


async def test_a_scheduled_post_is_served_nowhere_before_its_time(cast: Cast, hands: Hands):
    slug = await drafted(cast.piotr, live_at=local(cast.piotr, hours=3))
    with pytest.raises(errors.EmbargoStands):
        await moved(cast.piotr, slug, "publish")
    slug = await moved(cast.piotr, slug, "schedule")
    for member in (cast.ana, cast.tomek, cast.piotr):
        viewer = factories.viewer(member)
        async with reading() as session:
            assert not (await feed.feed(session, viewer)).cards
            assert not (await feed.library(session, viewer, feed.Wanted("dryer"))).items
            with pytest.raises(feed.CardGone):
                await feed.card_page(session, viewer, slug)
    hands.forward(hours=3)
    assert await seen_by(cast.ana) == {slug}


async def test_its_time_comes_once_whoever_turns_the_clock(cast: Cast, hands: Hands):
    await moved(cast.piotr, await drafted(cast.piotr, live_at=local(cast.piotr, hours=3)), "schedule")
    hands.forward(hours=4)

    async def turn() -> int:
        async with transaction() as session:
            return await feed.publish_due(session)

    assert sum(await asyncio.gather(*(turn() for _ in range(4)))) == 1
    assert await facts("CardPublished") == 1


async def test_a_recalled_post_is_gone_at_once_and_may_come_back(cast: Cast, hands: Hands):
    slug = await moved(cast.piotr, await drafted(cast.piotr), "publish", "pause")
    assert await seen_by(cast.ana) == set()
    assert (await facts("CardPaused"), await facts("CardPublished")) == (1, 1)
    await moved(cast.piotr, slug, "resume")
    assert await seen_by(cast.ana) == {slug}
    assert await facts("CardPublished") == 1
    with pytest.raises(errors.NotNow):
        await moved(cast.piotr, slug, "resume")


async def test_a_pause_before_its_time_keeps_the_embargo(cast: Cast, hands: Hands):
    slug = await drafted(cast.piotr, live_at=local(cast.piotr, hours=3))
    slug = await moved(cast.piotr, slug, "schedule", "pause", "resume")
    assert await seen_by(cast.ana) == set()
    hands.forward(hours=4)
    assert await seen_by(cast.ana) == {slug}


async def test_an_expired_post_is_used_again_as_a_draft(cast: Cast, hands: Hands):
    slug = await drafted(cast.piotr, expires_at=local(cast.piotr, days=1))
    slug = await moved(cast.piotr, slug, "publish")
    hands.forward(days=2)
    assert await seen_by(cast.ana) == set()
    await moved(cast.piotr, slug, "reopen", "publish")
    assert await seen_by(cast.ana) == {slug}


async def test_two_writers_do_not_overwrite_each_other(cast: Cast, hands: Hands):
    slug = await drafted(cast.piotr)
    async with reading() as session:
        version = (await content.editor(session, factories.viewer(cast.piotr), slug)).version
    ines = factories.viewer(cast.ines)
    async with transaction() as session:
        typed = content.typed(FORM | {"title": "Inês was quicker"}, ines.timezone)
        await content.save_card(session, ines, slug, typed, version)
    typed = content.typed(FORM, "UTC")
    async with transaction() as session:
        with pytest.raises(content.ChangedMeanwhile):
            await content.save_card(session, factories.viewer(cast.piotr), slug, typed, version)
    async with reading() as session:
        assert (await content.editor(session, ines, slug)).fields.title == "Inês was quicker"


async def test_what_readers_see_cannot_lose_what_it_needs(cast: Cast, hands: Hands):
    slug = await moved(cast.piotr, await drafted(cast.piotr), "publish")
    piotr = factories.viewer(cast.piotr)
    with pytest.raises(content.NotReady):
        async with transaction() as session:
            await content.save_card(session, piotr, slug, content.typed(FORM | {"body": ""}, "UTC"), 3)
    assert await seen_by(cast.ana) == {slug}


async def test_the_reach_is_what_the_feed_lets_through(cast: Cast, hands: Hands):
    async with transaction() as session:
        topic = await factories.topic(session, "craft", names='{"en": "Craft"}')
        session.add(TopicFollow(member_id=cast.ana.id, topic_id=topic.id, at=hands.moment))
        session.add(Cohort(id="c", slug="pilot", member_id=cast.lena.id))
    values = {
        "team": cast.roastery.id,
        "site": cast.ljubljana.id,
        "role": "champion",
        "language": "pl",
        "tenure_under": "2000",
        "tenure_over": "100",
        "topic": topic.id,
        "cohort": "pilot",
    }
    assert set(values) == set(AUDIENCE_KINDS)
    audiences = [[], *([rule] for rule in values.items())]
    audiences += [[("team", cast.roastery.id), ("language", "pl")], [("language", "pl"), ("language", "en")]]
    people = [m for m in vars(cast).values() if isinstance(m, Member) and m.active and m.role != "guest_curator"]
    for audience in audiences:
        async with transaction() as session:
            card = await factories.card(session, f"For {audience}")
            session.add_all(
                CardAudience(id=f"{n}{card.id[1:]}", card_id=card.id, kind=kind, value=value)
                for n, (kind, value) in enumerate(audience)
            )
            await session.flush()
            fits = 0
            for member in people:
                reader = await feed.reader_of(session, factories.viewer(member))
                found = await session.exec(select(Card.id).where(Card.id == card.id, feed.may_see(reader)))
                fits += found.first() is not None
            assert await content.reach(session, audience) == fits, audience


async def test_a_picture_is_kept_when_a_card_takes_it_and_let_go_with_the_draft(cast: Cast, hands: Hands):
    async with transaction() as session:
        mine = await factories.picture(session, state="provisional", made_by=cast.tomek.id)
        others = await factories.picture(session, state="provisional", made_by=cast.piotr.id)
    slug = await drafted(cast.tomek, **{"picture": mine.id, "focus_x": "0.25", "alt:en": "Jute sacks"})
    async with reading() as session:
        row = await session.get_one(Picture, mine.id)
        assert (row.state, row.focus_x, json.loads(row.alt)) == ("kept", 0.25, {"en": "Jute sacks"})
    with pytest.raises(errors.PictureGone):
        await drafted(cast.tomek, picture=others.id)
    async with transaction() as session:
        await content.delete_card(session, factories.viewer(cast.tomek), slug)
    async with reading() as session:
        assert (await session.get_one(Picture, mine.id)).state == "provisional"


async def test_a_picture_on_a_post_of_others_keeps_its_focus_and_descriptions(cast: Cast, hands: Hands):
    async with transaction() as session:
        picture = await factories.picture(session, state="provisional", made_by=cast.piotr.id)
    shown = {"picture": picture.id, "focus_x": "0.25", "alt:en": "Jute sacks"}
    await drafted(cast.piotr, **shown)
    slug, tomek = await drafted(cast.tomek), factories.viewer(cast.tomek)
    async with transaction() as session:
        card = (await session.exec(select(Card).where(Card.slug == slug))).one()
        card.picture_id = picture.id
    for other in ({"focus_x": "0.75"}, {"alt:en": "Coffee"}):
        async with transaction() as session:
            with pytest.raises(errors.PictureShared):
                await content.save_card(session, tomek, slug, content.typed(FORM | shown | other, "UTC"), card.version)
    async with transaction() as session:
        await content.save_card(session, tomek, slug, content.typed(FORM | shown, "UTC"), card.version)


async def test_pictures_of_drafts_are_seen_by_those_whose_table_they_lie_on(cast: Cast, hands: Hands):
    async with transaction() as session:
        picture = await factories.picture(session, state="provisional", made_by=cast.tomek.id)
    slug = await drafted(cast.tomek, picture=picture.id)

    async def viewers() -> set[str]:
        async with reading() as session:
            people = [m for m in vars(cast).values() if isinstance(m, Member) and m.active]
            may = [await content.may_open_picture(session, factories.viewer(m), picture.id) for m in people]
        return {m.name.split()[0] for m, allowed in zip(people, may, strict=True) if allowed}

    assert await viewers() == {"Tomek", "Piotr", "Inês"}
    await moved(cast.tomek, slug, "submit")
    assert await viewers() == {"Tomek", "Piotr", "Inês"}


async def test_lines_keep_their_order_and_say_when_they_are_locked(cast: Cast, hands: Hands):
    slug, tomek = await drafted(cast.tomek), factories.viewer(cast.tomek)
    async with transaction() as session:
        for text in ("First", "Second"):
            await content.add_caption(session, tomek, slug, text, language="en")
        await content.add_caption(session, tomek, slug, "Pierwsza", language="pl", locked_because="Art. 5")
        second = (await session.exec(select(Caption).where(Caption.text == "Second"))).one()
        await content.raise_caption(session, tomek, slug, second.id)
    async with reading() as session:
        lines = (await content.editor(session, tomek, slug)).captions
    assert [(line.text, line.locked_because) for line in lines] == [
        ("Second", ""),
        ("First", ""),
        ("Pierwsza", "Art. 5"),
    ]
    async with transaction() as session:
        with pytest.raises(errors.CaptionEmpty):
            await content.add_caption(session, tomek, slug, " ", language="en")
        with pytest.raises(Invalid):
            await content.add_caption(session, tomek, slug, "x", language="en", network="myspace")


async def test_a_copy_is_a_draft_with_everything_but_its_history(cast: Cast, hands: Hands):
    slug = await drafted(cast.piotr, **{f"for:team:{cast.cafe.id}": "on"})
    async with transaction() as session:
        await content.add_caption(session, factories.viewer(cast.piotr), slug, "Line", language="en")
    slug = await moved(cast.piotr, slug, "publish")
    async with transaction() as session:
        copy = await content.duplicate_card(session, factories.viewer(cast.piotr), slug)
        page = await content.editor(session, factories.viewer(cast.piotr), copy)
    assert (page.state, page.fields.title, [line.text for line in page.captions]) == ("draft", FORM["title"], ["Line"])
    assert [choice.label for group in page.audience.groups for choice in group.choices if choice.on] == ["Café"]
    assert page.fields.live_at == ""


async def test_what_was_shared_is_not_deleted(cast: Cast, hands: Hands):
    slug = await moved(cast.piotr, await drafted(cast.piotr), "publish")
    async with transaction() as session:
        card = (await session.exec(select(Card).where(Card.slug == slug))).one()
        await factories.share(session, cast.ana, card)
    await moved(cast.piotr, slug, "archive", "reopen")
    with pytest.raises(errors.WasShared):
        async with transaction() as session:
            await content.delete_card(session, factories.viewer(cast.piotr), slug)


async def test_the_owner_hears_once_that_a_post_is_past_its_review_date(cast: Cast, hands: Hands):
    await moved(cast.piotr, await drafted(cast.piotr, review_by=local(cast.piotr, days=1)), "publish")
    told = []
    for _ in range(3):
        async with transaction() as session:
            told.append(await content.flag_stale(session))
        hands.forward(days=2)
    assert told == [0, 1, 0]
    async with reading() as session:
        home = await content.home(session, factories.viewer(cast.piotr))
    assert ([row.stale for row in home.stale], home.live) == ([True], 1)


async def test_the_calendar_knows_what_goes_live_and_what_ends(cast: Cast, hands: Hands):
    dates = {"live_at": local(cast.piotr, days=2), "expires_at": local(cast.piotr, days=5)}
    await moved(cast.piotr, await drafted(cast.piotr, **dates), "schedule")
    async with reading() as session:
        page = await content.calendar(session, factories.viewer(cast.piotr))
        odd = await content.calendar(session, factories.viewer(cast.piotr), "not a date", 99)
    busy = {day.number: [entry.what for entry in day.marks] for day in page.days if day.marks}
    assert (busy, len(page.days) % 7, page.busy) == ({"20": ["scheduled"], "23": ["expires"]}, 0, 2)
    assert odd.start == "2026-12-01"


async def test_the_preview_is_the_card_that_readers_will_see(cast: Cast, hands: Hands):
    typed = content.typed(FORM, "UTC")
    async with reading() as session:
        shown = await content.preview(session, factories.viewer(cast.piotr), "slug", typed)
    slug = await moved(cast.piotr, await drafted(cast.piotr), "publish")
    async with reading() as session:
        real = await feed.card(session, factories.viewer(cast.piotr), slug)
    same = {"slug": "", "href": "", "points": 0, "why": "", "why_more": "", "author": Face()}
    assert dataclasses.replace(shown, **same) == dataclasses.replace(real, **same)
