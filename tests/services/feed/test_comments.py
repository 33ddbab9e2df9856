"""Comments: shown at once, hidden by a report, decided by an owner."""

import pytest

from advocacy_app import bus
from advocacy_app.db import transaction
from advocacy_app.models import Card, Member
from advocacy_app.read_models.comments import ReportedComment
from advocacy_app.services import feed, notifications
from advocacy_app.services.errors import Invalid, NotAllowed, TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH

pytestmark = BOTH


@pytest.fixture
async def card(cast: Cast) -> Card:
    async with transaction() as session:
        return await factories.card(session)


async def say(member, card: Card, text: str = "Lovely steam") -> str:
    async with transaction() as session:
        return await feed.comment(session, factories.viewer(member), card.slug, text)


async def report(member, comment: str, reason: str = "unkind") -> None:
    async with transaction() as session:
        await feed.report_comment(session, factories.viewer(member), comment, reason)


async def waiting(cast: Cast) -> list[ReportedComment]:
    async with transaction() as session:
        return await feed.reported_comments(session, factories.viewer(cast.piotr))


async def decide(cast: Cast, comment: str, *, show: bool) -> None:
    async with transaction() as session:
        await feed.decide_comment(session, factories.viewer(cast.piotr), comment, show=show)


async def told(member) -> list[str]:
    while await bus.deliver_next():
        pass
    async with transaction() as session:
        return [notice.title for notice in await notifications.inbox(session, factories.viewer(member))]


async def seen_by(member, card: Card) -> list[str]:
    async with transaction() as session:
        return [c.text for c in await feed.comments(session, factories.viewer(member), card.id)]


async def test_a_comment_is_there_at_once(cast: Cast, card: Card):
    await say(cast.maja, card, "  Lepo  ")
    assert await seen_by(cast.ana, card) == ["Lepo"]


@pytest.mark.parametrize(("text", "error"), [("   ", feed.CommentEmpty), ("x" * 1001, TooLong)])
async def test_empty_and_endless_comments_are_refused(cast: Cast, card: Card, text: str, error: type[Exception]):
    with pytest.raises(error):
        await say(cast.maja, card, text)
    assert await seen_by(cast.maja, card) == []


async def test_a_report_hides_it_from_everyone_but_its_author(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    for _ in range(2):
        await report(cast.ana, said)
    assert await seen_by(cast.ana, card) == []
    assert await seen_by(cast.maja, card) == ["Lovely steam"]


async def test_an_owner_reads_when_and_why_but_not_by_whom(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    for member, reason in ((cast.ana, "other"), (cast.tomek, "unkind"), (cast.ines, "unkind")):
        await report(member, said, reason)
    (one,) = await waiting(cast)
    assert one.why == "Rani kogoś · Coś innego"
    assert one.reported
    assert not {cast.ana.id, cast.tomek.id} & set(vars(one).values())


async def test_no_reason_can_be_invented(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    with pytest.raises(Invalid):
        await report(cast.ana, said, "boring")
    assert await seen_by(cast.ana, card) == ["Lovely steam"]


async def test_what_an_owner_shows_again_stays_and_a_new_report_is_told_so(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    await report(cast.ana, said)
    await decide(cast, said, show=True)
    with pytest.raises(feed.CommentLookedAt):
        await report(cast.tomek, said)
    assert await seen_by(cast.ana, card) == ["Lovely steam"]


async def test_its_author_hears_of_a_removal_and_of_nothing_before(cast: Cast, card: Card):
    shown, removed = await say(cast.maja, card), await say(cast.maja, card, "Rubbish")
    for said in (shown, removed):
        await report(cast.ana, said)
    await decide(cast, shown, show=True)
    assert await told(cast.maja) == []
    await decide(cast, removed, show=False)
    assert await told(cast.maja) == ["Tvoj komentar je odstranjen"]
    assert await seen_by(cast.maja, card) == ["Lovely steam"]


async def test_above_ones_own_words_stands_what_the_others_read(cast: Cast, card: Card):
    async with transaction() as session:
        maja = await session.get_one(Member, cast.maja.id)
        maja.visibility, maja.nickname = "nickname", "Espresso"
    await say(maja, card)
    async with transaction() as session:
        views = [await feed.comments(session, factories.viewer(who), card.id) for who in (maja, cast.ana)]
    assert [(view[0].author.name, view[0].mine) for view in views] == [("Espresso", True), ("Espresso", False)]


async def test_only_owners_decide(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    async with transaction() as session:
        with pytest.raises(NotAllowed):
            await feed.decide_comment(session, factories.viewer(cast.ana), said, show=False)


async def test_nobody_takes_back_what_another_said(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    async with transaction() as session:
        with pytest.raises(feed.CardGone):
            await feed.take_comment_back(session, factories.viewer(cast.ana), said)
        await feed.take_comment_back(session, factories.viewer(cast.maja), said)
    assert await seen_by(cast.maja, card) == []
