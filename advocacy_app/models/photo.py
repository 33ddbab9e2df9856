"""Culture posts: colleagues' photos, the people in them, what they agreed to, and who looked at them."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

PHOTO_STATES = ("in_review", "live", "needs_change", "declined", "pulled", "withdrawn")
SCOPES = ("inside", "outside")
GRACE = timedelta(hours=72)
"""A photo that comes later than this after it was taken counts as of the moment when it came."""
QUEUE_KINDS = ("site", "team", "hashtag")
ANSWERS = ("asked", "agreed", "refused", "withdrawn", "expired")
CONSENT_DEEDS = ("asked", "agreed", "refused", "withdrawn", "expired", "granted", "revoked")
VERDICTS = ("approve", "change", "decline")


def counts_at(captured_at: datetime | None, sent_at: datetime) -> datetime:
    """The moment that counts for a contest: when it was taken, if it came within the grace; else when it came."""
    if captured_at is None or not timedelta() <= sent_at - captured_at <= GRACE:
        return sent_at
    return captured_at


class Photo(SQLModel, table=True):
    """A colleague's photo with their own words; once it is published, ``card_id`` is what the feed shows of it.

    ``client_id`` is the name that the phone gave it, so that it is taken once. ``captured_at`` is what the phone
    said, ``sent_at`` when the bytes were here. ``scope`` is how far its author lets it go. ``round`` grows each time
    it comes before the reviewers again. A photo is ``pulled`` while somebody in it, or nobody any more, agrees.
    """

    __table_args__: ClassVar[Any] = (
        UniqueConstraint("member_id", "client_id"),
        one_of("state", *PHOTO_STATES),
        one_of("scope", *SCOPES),
        one_of("confidential", "", "clear", "not_sure"),
        Index(None, "state", "sent_at"),
    )

    id: str = id_field()
    member_id: str = link_to("member")
    client_id: str = Field(max_length=64)
    picture_id: str | None = link_to("picture", nullable=True, index=True)
    card_id: str | None = link_to("card", nullable=True, index=True)
    state: str = Field(default="in_review", max_length=12)
    scope: str = Field(default="inside", max_length=8)
    language: str = Field(default="en", max_length=2)
    caption: str = long_text()
    alt: str = long_text()
    hashtag: str = Field(default="", max_length=80)
    place: str = Field(default="", max_length=120)
    confidential: str = Field(default="", max_length=8)
    captured_at: datetime | None = None
    sent_at: datetime
    changed_at: datetime
    sampled_at: datetime | None = None
    round: int = 1


class PhotoPerson(SQLModel, table=True):
    """Somebody in a photo: a member, or whoever holds the link. ``name`` is what the author typed."""

    __table_args__: ClassVar[Any] = (
        UniqueConstraint("photo_id", "member_id"),
        one_of("answer", *ANSWERS),
        one_of("scope", *SCOPES),
    )

    id: str = id_field()
    photo_id: str = link_to("photo", index=True)
    member_id: str | None = link_to("member", nullable=True, index=True)
    name: str = Field(default="", max_length=80)
    token_hash: str = Field(default="", max_length=64, index=True)
    answer: str = Field(default="asked", max_length=10)
    scope: str = Field(default="inside", max_length=8)
    until: datetime | None = Field(default=None, index=True)
    asked_at: datetime
    answered_at: datetime | None = None


class ConsentEntry(SQLModel, table=True):
    """What somebody agreed to, and when: append-only by triggers, ids only.

    ``subject`` is ``member:<id>``, or ``person:<id>`` for somebody without an account; ``wording`` names the words
    that they were shown.
    """

    __table_args__: ClassVar[Any] = (one_of("deed", *CONSENT_DEEDS),)

    id: str = id_field()
    photo_id: str = Field(max_length=32, index=True)
    subject: str = Field(max_length=48, index=True)
    deed: str = Field(max_length=10)
    scope: str = Field(default="", max_length=8)
    until: datetime | None = None
    wording: str = Field(default="", max_length=24)
    at: datetime


class PhotoVerdict(SQLModel, table=True):
    """What a reviewer decided; it takes effect a few seconds later, and until then it can be undone."""

    __table_args__: ClassVar[Any] = (one_of("verdict", *VERDICTS),)

    id: str = id_field()
    photo_id: str = link_to("photo", index=True)
    judged_by: str = Field(max_length=32)
    round: int
    verdict: str = Field(max_length=8)
    reason: str = Field(default="", max_length=16)
    words: str = long_text()
    suggestion: str = long_text()
    language: str = Field(default="en", max_length=2)
    at: datetime
    takes_effect_at: datetime
    undone_at: datetime | None = None


class PhotoLock(SQLModel, table=True):
    """Who is looking at a photo right now, so that two do not review the same."""

    photo_id: str = link_to("photo", primary_key=True)
    held_by: str = Field(max_length=32)
    until: datetime


class PhotoTrust(SQLModel, table=True):
    """Somebody who may post without review; samples are still looked at."""

    member_id: str = link_to("member", primary_key=True)
    given_by: str = Field(max_length=32)
    at: datetime


class PhotoMend(SQLModel, table=True):
    """What an author sent in answer to a reviewer, by the name that the phone gave it, so that it is taken once."""

    member_id: str = link_to("member", primary_key=True)
    client_id: str = Field(max_length=64, primary_key=True)
    photo_id: str = link_to("photo", index=True)
    at: datetime


class QueuePart(SQLModel, table=True):
    """What a guest curator's queue holds: photos of the people of a site or a team, or those with a hashtag.

    ``value`` is the id of the site or team, or the hashtag in small letters, without its sign.
    """

    __table_args__: ClassVar[Any] = (one_of("kind", *QUEUE_KINDS),)

    member_id: str = link_to("member", primary_key=True)
    kind: str = Field(primary_key=True, max_length=8)
    value: str = Field(primary_key=True, max_length=80)
    given_by: str = Field(max_length=32)
    at: datetime


class Goodbye(SQLModel, table=True):
    """Somebody left, and is asked by mail whether their photos may stay: what is not answered by ``until`` goes."""

    member_id: str = link_to("member", primary_key=True)
    until: datetime
    asked_at: datetime
    mailed_at: datetime | None = None
    tries: int = 0


class TakenDown(SQLModel, table=True):
    """Whoever shared a photo that was taken back says that the post outside is down."""

    share_id: str = link_to("share", primary_key=True)
    at: datetime


class PictureGone(SQLModel, table=True):
    """A picture that was taken back: phones and stores must let go of its bytes."""

    picture_id: str = id_field()
    at: datetime = Field(index=True)
    cleared_at: datetime | None = None
