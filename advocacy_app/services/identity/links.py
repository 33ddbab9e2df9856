"""One-time sign-in links and the codes that go with them."""

import hmac
import secrets
from datetime import timedelta

from sqlmodel import col, delete, select, update

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.models import Member, SignInLink
from advocacy_app.services.identity.errors import CodeRanOut, CodeWrong, LinkUsedUp, NothingAsked
from advocacy_app.services.identity.sessions import digest, revoke_sessions

LIFETIME = timedelta(minutes=15)
HANDED_OVER = timedelta(days=1)
"""A link that a person hands to a person waits longer than one that a mail program shows at once."""
ATTEMPTS = 5
"""Wrong codes until a new one must be asked for."""
ANOTHER_DEVICE = timedelta(minutes=5)
"""A QR on one's own screen is scanned now or never."""


async def make_link(
    session: Session, member: Member, browser: str = "", lasts: timedelta | None = None
) -> tuple[str, str]:
    """A token for a link and a six-digit code, good once; for 15 minutes by mail, for a day from hand to hand.

    ``browser`` is the secret in the cookie of the browser that asked: only there does the link work at once.
    """
    token, code, moment = secrets.token_urlsafe(24), f"{secrets.randbelow(10**6):06d}", clock.now()
    session.add(
        SignInLink(
            id=ids.new_id(),
            member_id=member.id,
            token_hash=digest(token),
            code_hash=digest(browser + code) if browser else "",
            browser=digest(browser) if browser else "",
            made_at=moment,
            expires_at=moment + (lasts or (LIFETIME if browser else HANDED_OVER)),
        )
    )
    return token, code


async def works_at_once(session: Session, token: str, browser: str, *, led: bool = False) -> bool:
    """Whether a link signs in by merely being opened in this browser; elsewhere it waits behind a button.

    Links that an administrator made were asked for in no browser: they work at once wherever somebody opens them
    (but not where a page of another site ``led`` there, which could let its visitors in as somebody else).

    Raises:
        LinkUsedUp: used, expired or never made.
    """
    link = await _good_link(session, token)
    if not link.browser:
        return not led
    return bool(browser) and hmac.compare_digest(link.browser, digest(browser))


async def _good_link(session: Session, token: str) -> SignInLink:
    link = (await session.exec(select(SignInLink).where(SignInLink.token_hash == digest(token)))).first()
    if link is None or link.used_at or link.expires_at < clock.now():
        raise LinkUsedUp
    return link


async def redeem_link(session: Session, token: str) -> Member:
    """Use a link up and return whose it is.

    Raises:
        LinkUsedUp: used, expired, never made, or its member may no longer sign in.
    """
    return await _use(session, await _good_link(session, token))


async def spend_attempt(session: Session, browser: str) -> str:
    """Pay for one guess before it is looked at; returns the id of the link that it is for.

    Commit this before ``redeem_code``: a wrong guess is refused there, and the refusal must not give it back.

    Raises:
        NothingAsked: no mail went out for this browser.
        CodeRanOut: the mail is too old, was used, or was guessed at too often.
    """
    asked = select(SignInLink).where(SignInLink.browser == digest(browser)).order_by(col(SignInLink.made_at).desc())
    link = (await session.exec(asked.limit(1))).first()
    if link is None:
        raise NothingAsked
    if link.used_at or link.expires_at < clock.now():
        raise CodeRanOut
    mine = update(SignInLink).where(col(SignInLink.id) == link.id, col(SignInLink.attempts) < ATTEMPTS)
    if not (await session.exec(mine.values(attempts=SignInLink.attempts + 1))).rowcount:
        raise CodeRanOut
    return link.id


async def redeem_code(session: Session, link_id: str, browser: str, code: str) -> Member:
    """Use the six digits typed into the browser that asked for them.

    Raises:
        CodeWrong: these are not the digits; ``n`` says how often one may still try.
        CodeRanOut: that was the last try.
        LinkUsedUp: the link in the same mail was quicker.
    """
    link = await session.get_one(SignInLink, link_id)
    if hmac.compare_digest(link.code_hash, digest(browser + code)):
        return await _use(session, link)
    if link.attempts >= ATTEMPTS:
        raise CodeRanOut
    raise CodeWrong(n=ATTEMPTS - link.attempts)


async def _use(session: Session, link: SignInLink) -> Member:
    """The first to use a link wins; the database decides."""
    used = update(SignInLink).where(col(SignInLink.id) == link.id, col(SignInLink.used_at).is_(None))
    if (await session.exec(used.values(used_at=clock.now()))).rowcount != 1:
        raise LinkUsedUp
    member = await session.get_one(Member, link.member_id)
    if not member.active:
        raise LinkUsedUp
    return member


async def end_device(session: Session, member_id: str, device: str) -> None:
    """End one session of a member, and every link that waits: it could have been made on that device, or read there."""
    if await revoke_sessions(session, member_id, only=device):
        await _use_up(session, member_id)


async def shut_out(session: Session, member_id: str, actor: str = "") -> None:
    """End every session of a member, and every link that would begin a new one.

    Links go first: one that is being used right now has its session by then, and that ends with the others.
    """
    await _use_up(session, member_id)
    await revoke_sessions(session, member_id, actor=actor)


async def _use_up(session: Session, member_id: str) -> None:
    unused = update(SignInLink).where(col(SignInLink.member_id) == member_id, col(SignInLink.used_at).is_(None))
    await session.exec(unused.values(used_at=clock.now()))


async def drop_old_links(session: Session) -> int:
    """Forget links a day after they stopped working: until then their page can say why."""
    old = delete(SignInLink).where(col(SignInLink.expires_at) < clock.now() - timedelta(days=1))
    return (await session.exec(old)).rowcount
