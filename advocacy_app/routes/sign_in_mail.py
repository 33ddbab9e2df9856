"""The mail with the link and the code; written after the answer has gone out, so that its time tells nothing."""

import asyncio

import structlog

from advocacy_app import clock
from advocacy_app.components import letter
from advocacy_app.config import settings
from advocacy_app.db import transaction
from advocacy_app.i18n import Language, is_language, tr
from advocacy_app.i18n.numbers import clock_time
from advocacy_app.integrations.mail import MailError, Message
from advocacy_app.models import Member
from advocacy_app.outside import outside
from advocacy_app.read_models.house import House
from advocacy_app.routes.asked import Asked
from advocacy_app.services import identity
from advocacy_app.services.identity.links import LIFETIME

PAUSES = (0.0, 2.0, 10.0)
"""Seconds before each attempt to hand the mail over."""
_log = structlog.get_logger()


async def send_sign_in_mail(asked: Asked, home: House) -> None:
    """Make a link for the member with this address and send it; for an unknown address do nothing."""
    try:
        async with transaction() as session:
            member = await identity.member_by_email(session, asked.email)
            token, code = await identity.make_link(session, member, asked.browser)
    except identity.NobodyThere:
        return
    await _hand_over(_message(member, home, token, code))


def _message(member: Member, home: House, token: str, code: str) -> Message:
    language: Language = member.language if is_language(member.language) else "en"
    time = clock_time(language, clock.now() + LIFETIME, member.timezone)
    written = letter.Letter(
        subject=tr(language, "signin.mail_subject", code=code),
        hello=tr(language, "signin.mail_hello", name=member.name.split()[0]),
        lines=(tr(language, "signin.mail_link", time=time),),
        label=tr(language, "common.sign_in"),
        link=f"{settings().origin}/auth/link/{token}",
        code_line=tr(language, "signin.mail_code"),
        code=code,
        foot=tr(language, "signin.mail_not_you"),
        company=home.name,
    )
    address = member.email or ""
    return Message(address, written.subject, letter.plain(written), letter.html(written, language, home.hue))


async def _hand_over(message: Message) -> None:
    """A server that is busy for a moment gets a second and a third chance; the person can ask again anyway."""
    for pause in PAUSES:
        await asyncio.sleep(pause)
        try:
            await outside().mail.send(message)
        except MailError as error:
            _log.warning("mail_refused", why=str(error))
        else:
            return
    _log.error("mail_given_up")
