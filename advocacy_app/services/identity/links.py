"""One-time sign-in links and the codes that go with them."""

import hmac
import secrets
from datetime import timedelta

from sqlmodel import col, delete, select, update

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.models import Member, SignInLink
from advocacy_app.services.identity.errors import CodeWrong, LinkUsedUp
from advocacy_app.services.identity.sessions import digest

LIFETIME = timedelta(minutes=15)
ATTEMPTS = 5


async def make_link(session: Session, member: Member, browser: str = "") -> tuple[str, str]:
    """A token for a link and a six-digit code, both good once and for 15 minutes.

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
            expires_at=moment + LIFETIME,
        )
    )
    return token, code


async def find_link(session: Session, token: str) -> SignInLink:
    """The link behind a token, still good.

    Raises:
        LinkUsedUp: used, expired or never made.
    """
    link = (await session.exec(select(SignInLink).where(SignInLink.token_hash == digest(token)))).first()
    if link is None or link.used_at or link.expires_at < clock.now():
        raise LinkUsedUp
    return link


async def redeem_link(session: Session, token: str) -> Member:
    """Use a link up and return whose it is.

    Raises:
        LinkUsedUp: used, expired, never made, or its member may no longer sign in.
    """
    return await _use(session, await find_link(session, token))


async def redeem_code(session: Session, browser: str, code: str) -> Member:
    """Use the six digits typed into the browser that asked for them.

    Raises:
        CodeWrong: these are not the digits; ``left`` says how often one may still try.
        LinkUsedUp: nothing was asked for here, or it was tried too often.
    """
    asked = select(SignInLink).where(SignInLink.browser == digest(browser)).order_by(SignInLink.made_at.desc())  # type: ignore[attr-defined]
    link = (await session.exec(asked.with_for_update())).first()
    if link is None or link.used_at or link.expires_at < clock.now() or link.attempts >= ATTEMPTS:
        raise LinkUsedUp
    link.attempts += 1
    if not hmac.compare_digest(link.code_hash, digest(browser + code)):
        raise CodeWrong(n=ATTEMPTS - link.attempts)
    return await _use(session, link)


async def _use(session: Session, link: SignInLink) -> Member:
    """The first to use a link wins; the database decides."""
    used = update(SignInLink).where(SignInLink.id == link.id, SignInLink.used_at.is_(None))  # type: ignore[union-attr]
    if (await session.exec(used.values(used_at=clock.now()))).rowcount != 1:
        raise LinkUsedUp
    member = await session.get_one(Member, link.member_id)
    if not member.active:
        raise LinkUsedUp
    return member


async def drop_old_links(session: Session) -> int:
    """Forget links a day after they stopped working: until then their page can say why."""
    old = delete(SignInLink).where(col(SignInLink.expires_at) < clock.now() - timedelta(days=1))
    return (await session.exec(old)).rowcount
