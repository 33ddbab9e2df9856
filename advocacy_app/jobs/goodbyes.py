"""Mails that ask people who left whether their photos may stay."""

import structlog

from advocacy_app.db import Session, reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.integrations.mail import MailError, Message
from advocacy_app.models import Organisation
from advocacy_app.outside import outside
from advocacy_app.read_models.photos import Leaver
from advocacy_app.services import culture, identity

_log = structlog.get_logger()


async def look_for_goodbyes(_: Session) -> int:
    """Only the slot is claimed here: sending waits for the network, so it follows outside of the transaction."""
    return 0


async def send_goodbyes() -> None:
    """Ask everybody who left and was not asked yet; what the mail server refuses now is tried again in a minute."""
    async with reading() as session:
        waiting, house = await culture.goodbyes_to_mail(session), await identity.organisation(session)
    for leaver in waiting:
        taken = await _handed_over(_message(leaver, house))
        async with transaction() as session:
            await culture.goodbye_mailed(session, leaver.id, taken=taken)


async def _handed_over(message: Message) -> bool:
    try:
        await outside().mail.send(message)
    except MailError as error:
        _log.warning("mail_refused", why=str(error))
        return False
    return True


def _message(leaver: Leaver, house: Organisation) -> Message:
    from advocacy_app.components import letter  # noqa: PLC0415 - commands name the jobs, and must start without Reflex

    language = leaver.language
    written = letter.Letter(
        subject=tr(language, "consent.bye_subject", company=house.name),
        hello=tr(language, "signin.mail_hello", name=leaver.name.split()[0]),
        lines=(
            tr(language, "consent.bye_mail", n=leaver.n, company=house.name),
            tr(language, "consent.bye_until", date=leaver.until),
        ),
        label=tr(language, "consent.bye_look"),
        link=leaver.link,
        foot=tr(language, "consent.bye_foot"),
        company=house.name,
    )
    return Message(
        leaver.address, written.subject, letter.plain(written), letter.html(written, language, house.brand_hue)
    )
