"""Sharing: a link for one's own words, and the word that they went out."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from advocacy_app.i18n import Language, numbers
from advocacy_app.routes.api.operation import Answered, Call, Operation, Sent
from advocacy_app.routes.api.shapes import Slug
from advocacy_app.services import sharing

Words = Annotated[str, Field(max_length=5_000, pattern="^[^\\x00]*$")]
Network = Annotated[str, Field(max_length=16, pattern="^[a-z]+$", description="linkedin, whatsapp, copy, …")]
Line = Annotated[str, Field(max_length=32, pattern="^[0-9a-f]*$", description="the line that the words began with")]


class NewShare(Sent):
    """Words for a card."""

    card: Slug
    network: Network
    caption: Words
    language: Language = "en"
    caption_id: Line = ""
    disclose: bool = Field(default=True, description="begin with the sentence that tells where one works")


class Share(Answered):
    """Everything needed to hand the words over."""

    id: str
    url: str = Field(description="the link of this share")
    text: str = Field(description="the words as they should go out, without the link")
    whole: str = Field(description="words and link, where the network takes one text")
    intent: str = Field(description="the network's page to open; empty for copy and for the phone's own share sheet")


class WentOut(Sent):
    """What went out, where it differs from what the share began with."""

    text: Words
    network: Network
    language: Language
    caption_id: Line = ""


class Confirmation(Sent):
    """That a share went out."""

    post_url: Annotated[str, Field(max_length=2_000, pattern="^[^\\x00]*$")] | None = None
    said: WentOut | None = None


class Confirmed(Answered):
    """What a confirmed share brings."""

    id: str
    points: int
    lands_at: datetime | None = Field(description="when the points land; null at once, or where there are none")
    limit: str = Field(description="day, week or item where a limit was reached, else empty")


class Later(Sent):
    """When to be reminded."""

    when: Annotated[str, Field(max_length=32, description="a local date and time such as 2026-11-20T09:00")]


class Reminded(Answered):
    """A reminder that was set; nothing is ever posted by itself."""

    at: datetime
    when: str = Field(description="the same in the caller's own day and language")
    instead_of: datetime | None = Field(description="the moment of an earlier reminder that this one replaced")


async def begin_share(call: Call, body: NewShare) -> Share:
    """Make a link for words; nothing counts until it is confirmed."""
    draft = sharing.Draft(body.caption, body.network, body.language, body.caption_id, body.disclose)
    return Share.model_validate(await sharing.begin_share(call.session, call.viewer, body.card, draft))


async def confirm_share(call: Call, body: Confirmation) -> Confirmed:
    """Say that a share went out; counts once, however often it is said."""
    said = sharing.Said(**body.said.model_dump()) if body.said else None
    confirmed = await sharing.confirm_share(call.session, call.viewer, call.path["id"], said)
    if body.post_url:
        await sharing.give_post_address(call.session, call.viewer, call.path["id"], body.post_url)
    gain = confirmed.outcome
    return Confirmed(id=confirmed.id, points=gain.points, lands_at=gain.lands_at, limit=gain.limit)


async def remind_me(call: Call, body: Later) -> Reminded:
    """Be reminded of a card; a later call replaces an earlier one."""
    at, instead_of = await sharing.remind_me(call.session, call.viewer, call.path["slug"], body.when)
    when = numbers.day_and_time(call.viewer.language, at, call.viewer.timezone)
    return Reminded(at=at, when=when, instead_of=instead_of)


async def forget_reminder(call: Call) -> None:
    """No reminder of this card after all."""
    await sharing.forget_reminder_of(call.session, call.viewer, call.path["slug"])


OPERATIONS = (
    Operation("PUT", "/cards/{slug}/reminder", remind_me),
    Operation("DELETE", "/cards/{slug}/reminder", forget_reminder),
    Operation("POST", "/shares", begin_share, status=201),
    Operation("POST", "/shares/{id}/confirm", confirm_share),
)
