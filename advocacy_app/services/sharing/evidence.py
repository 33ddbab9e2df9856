"""The address of a post: its member gives it, an owner has a look, finds it or says in words why not."""

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import PostAddressGiven, PostAddressSeen
from advocacy_app.i18n import numbers
from advocacy_app.integrations.plain import link
from advocacy_app.models import Card, Click, Member, Share
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.sharing import PostToSee
from advocacy_app.services import identity, notifications
from advocacy_app.services.errors import NotFound
from advocacy_app.services.sharing.acts import confirm_share, own_share
from advocacy_app.services.sharing.drafts import network_named
from advocacy_app.services.sharing.errors import (
    NothingWritten,
    OwnPost,
    PostAddressChanged,
    PostAlreadyGiven,
    PostAlreadySeen,
    TooManyWords,
)
from advocacy_app.services.sharing.posts import post_address
from advocacy_app.services.sharing.rules import Evidence, weakly

LONGEST_ANSWER = 1_000
QUEUE = 50
DECLINED = "post_declined"


async def give_post_address(session: Session, viewer: Viewer, share_id: str, typed: str) -> str:
    """Say where the post can be seen; returns the address in its one form. Giving it says that it went out, too.

    Raises:
        NotFound: no such share, or somebody else's.
        PostHasNoAddress, PostNotRecognised: not the address of a post there.
        PostAlreadyGiven: this post was handed in before; PostAlreadySeen: it was decided about.
    """
    share = await own_share(session, viewer, share_id)
    address = post_address(share.network, typed)
    await confirm_share(session, viewer, share_id)
    if share.post_url == address:
        return address
    if share.post_seen_by:
        raise PostAlreadySeen
    share.post_url, share.post_given_at, share.post_answer = address, clock.now(), ""
    share.evidence = Evidence(share.evidence).raised_by(Evidence.URL)
    try:
        async with session.begin_nested():
            await session.flush()
    except IntegrityError as fault:
        raise PostAlreadyGiven from fault
    await bus.record(session, PostAddressGiven(actor=viewer.member_id, share=share.id))
    return address


async def posts_to_see(session: Session, viewer: Viewer) -> tuple[PostToSee, ...]:
    """Posts whose address was given and that nobody has looked at, the longest wait first.

    Raises:
        NotAllowed: the viewer is not an owner.
    """
    identity.must_be_owner(viewer)
    waiting = (
        select(Share, Member.name, Card.title, Card.summary)
        .join(Member, col(Member.id) == Share.member_id)
        .join(Card, col(Card.id) == Share.card_id)
        .where(Share.post_url != "", Share.post_seen_by == "", col(Share.post_given_at).is_not(None))
        .order_by(col(Share.post_given_at), col(Share.id))
        .limit(QUEUE)
    )
    return tuple(
        PostToSee(
            id=share.id,
            who=name,
            title=title or summary,
            network=network_named(share.network).label,
            url=link(share.post_url),
            caption=share.caption,
            language=share.language,
            given=numbers.near_day(viewer.language, share.post_given_at or share.made_at, viewer.timezone),
            mine=share.member_id == viewer.member_id,
        )
        for share, name, title, summary in (await session.exec(waiting)).all()
    )


async def see_post(session: Session, viewer: Viewer, share_id: str, shown: str) -> None:
    """The post is there, at the address that was ``shown``: its points follow, once.

    Raises:
        NotAllowed, OwnPost: who may look. NotFound: nothing was given. PostAlreadySeen: another owner was quicker.
        PostAddressChanged: the member was quicker.
    """
    share = await _given(session, viewer, share_id, shown)
    share.post_seen_by = viewer.member_id
    await session.flush()
    await identity.audit(session, viewer.member_id, "post_decided", f"share:{share.id}", seen=True)
    await bus.record(session, PostAddressSeen(actor=viewer.member_id, share=share.id))


def an_answer(typed: str) -> str:
    """What an owner writes to a colleague, without the spaces around it.

    Raises:
        NothingWritten, TooManyWords: there is nothing to read, or too much.
    """
    words = typed.strip()
    if not words:
        raise NothingWritten
    if len(words) > LONGEST_ANSWER:
        raise TooManyWords(n=LONGEST_ANSWER)
    return words


async def decline_post(session: Session, viewer: Viewer, share_id: str, shown: str, words: str) -> None:
    """The post is not there, in words that its member reads; another address may be given.

    Raises:
        NotAllowed, OwnPost, NotFound, PostAlreadySeen, PostAddressChanged: as for ``see_post``.
        NothingWritten, TooManyWords: the words.
    """
    share, words = await _given(session, viewer, share_id, shown), an_answer(words)
    share.post_url, share.post_answer, share.post_given_at = "", words, None
    share.evidence = await _without_address(session, share)
    await session.flush()
    await identity.audit(session, viewer.member_id, "post_decided", f"share:{share.id}", seen=False)
    key = f"{DECLINED}:{share.id}:{ids.new_id()}"
    await notifications.notify(session, share.member_id, DECLINED, key, "/me/impact", card=share.card_id)


async def _without_address(session: Session, share: Share) -> Evidence:
    clicked = select(Click.id).where(Click.share_id == share.id, Click.kind == "human").limit(1)
    found = (await session.exec(clicked)).first() is not None
    return weakly(clicked=found, said=share.confirmed_at is not None)


async def _given(session: Session, viewer: Viewer, share_id: str, shown: str) -> Share:
    identity.must_be_owner(viewer)
    share = (await session.exec(select(Share).where(Share.id == share_id).with_for_update())).first()
    if share is None or not share.post_url:
        raise NotFound
    if share.member_id == viewer.member_id:
        raise OwnPost
    if share.post_seen_by:
        raise PostAlreadySeen
    if link(share.post_url) != shown:
        raise PostAddressChanged
    return share
