"""Contests: what can be won, the frozen rules, who may take part and who did."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of
from advocacy_app.models.card import AUDIENCE_KINDS

CONTEST_STATES = ("draft", "planned", "running", "closed", "over", "cancelled")
ENTROPY = ("none", "witness", "drand", "public")
WAYS = ("tap", "answer", "photo")
PRIZE_KINDS = ("draw", "best", "jury")
"""By draw, for the post with the most thanks, or by the word of judges."""
AWARD_STATES = ("waiting", "offered", "claimed", "handed", "refused", "expired", "undeliverable")


class Contest(SQLModel, table=True):
    """Prizes that can be won, by draw or by the best post, within a time.

    From ``planned`` on its rules are frozen and nothing here but ``state`` changes. ``campaign_id`` names the campaign
    it belongs to, if any. ``entropy`` is where chance comes from, ``public_what`` the event and the form of its value.
    Judges, if it has any, have ``judge_days`` from the closing on; ``blind``: they see no names.
    """

    __table_args__: ClassVar[Any] = (
        one_of("state", *CONTEST_STATES),
        one_of("entropy", *ENTROPY),
        Index(None, "state", "opens_at"),
    )

    id: str = id_field()
    campaign_id: str | None = Field(default=None, max_length=32, index=True)
    state: str = Field(default="draft", max_length=9)
    language: str = Field(default="en", max_length=2)
    title: str = Field(default="", max_length=80)
    about: str = long_text()
    question: str = Field(default="", max_length=160)
    hashtag: str = Field(default="", max_length=61)
    opens_at: datetime
    closes_at: datetime
    entropy: str = Field(default="none", max_length=7)
    public_what: str = Field(default="", max_length=240)
    alternates: int = 3
    claim_days: int = 14
    blind: bool = True
    judge_days: int = 7
    made_by: str = Field(default="", max_length=32, index=True)
    made_at: datetime
    changed_at: datetime


class ContestAudience(SQLModel, table=True):
    """Whom a contest is for, as cards have it; a draft that belongs to a campaign is for the campaign's people."""

    __table_args__: ClassVar[Any] = (one_of("kind", *AUDIENCE_KINDS), UniqueConstraint("contest_id", "kind", "value"))

    id: str = id_field()
    contest_id: str = link_to("contest", index=True)
    kind: str = Field(max_length=16)
    value: str = Field(max_length=64)


class ContestPrize(SQLModel, table=True):
    """Something to win, in one of ``PRIZE_KINDS``. ``value`` is in minor units of ``currency``."""

    __table_args__: ClassVar[Any] = (one_of("kind", *PRIZE_KINDS), UniqueConstraint("contest_id", "kind", "place"))

    id: str = id_field()
    contest_id: str = link_to("contest", index=True)
    kind: str = Field(default="draw", max_length=4)
    place: int = 1
    name: str = Field(max_length=120)
    value: int = 0
    currency: str = Field(default="EUR", max_length=3)
    cash_like: bool = False


class ContestWitness(SQLModel, table=True):
    """Somebody who adds a number that nobody else knows. ``name`` is published, so it names an office, not a person."""

    __table_args__: ClassVar[Any] = (
        UniqueConstraint("contest_id", "name"),
        UniqueConstraint("contest_id", "member_id"),
    )

    id: str = id_field()
    contest_id: str = link_to("contest", index=True)
    member_id: str | None = link_to("member", nullable=True, index=True)
    name: str = Field(max_length=80)
    place: int = 1


class ContestPledge(SQLModel, table=True):
    """The owner confirms something that a country asks for (``pl.permit``): who said so, and when."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("contest_id", "rule"),)

    id: str = id_field()
    contest_id: str = link_to("contest", index=True)
    rule: str = Field(max_length=40)
    said_by: str = Field(default="", max_length=32)
    at: datetime


class ContestRules(SQLModel, table=True):
    """A version of the rules in all five languages, as one text with one checksum. Append-only by triggers."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("contest_id", "version"),)

    id: str = id_field()
    contest_id: str = Field(max_length=32)
    version: int
    text: str = long_text()
    sha256: str = Field(max_length=64)
    frozen_at: datetime


class ContestEntry(SQLModel, table=True):
    """Somebody takes part: once, by one of the ways that are all worth the same.

    ``rules_id`` is the version that was accepted, ``entered_at`` when. Taken back, it stays until the list closes.
    """

    __table_args__: ClassVar[Any] = (one_of("way", *WAYS), UniqueConstraint("contest_id", "member_id"))

    id: str = id_field()
    contest_id: str = link_to("contest", index=True)
    member_id: str = link_to("member", index=True)
    way: str = Field(default="tap", max_length=6)
    answer: str = long_text()
    rules_id: str = Field(max_length=32)
    entered_at: datetime
    withdrawn_at: datetime | None = None


class ContestCriterion(SQLModel, table=True):
    """What judges look at, from 1 to 5; the first one settles a tie before the second."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("contest_id", "place"),)

    id: str = id_field()
    contest_id: str = link_to("contest", index=True)
    place: int = 1
    name: str = Field(max_length=80)


class ContestJudge(SQLModel, table=True):
    """Somebody who scores. ``counted`` once the result stands and this judge had scored every entry."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("contest_id", "member_id"),)

    id: str = id_field()
    contest_id: str = link_to("contest", index=True)
    member_id: str | None = link_to("member", nullable=True, index=True)
    handed_in_at: datetime | None = None
    counted: bool = False


class ContestWork(SQLModel, table=True):
    """What may win without chance, as it stood at the closing: a photo post, or an answer for the judges.

    ``number`` is what it is called before judges, ``thanks`` how many a post had, ``place`` its rank once that is known
    (0 before). Whoever is erased leaves a work that belongs to nobody.
    """

    __table_args__: ClassVar[Any] = (
        one_of("kind", "best", "jury"),
        UniqueConstraint("contest_id", "kind", "number"),
    )

    id: str = id_field()
    contest_id: str = link_to("contest", index=True)
    kind: str = Field(default="jury", max_length=4)
    number: int
    member_id: str | None = link_to("member", nullable=True, index=True)
    card_id: str | None = Field(default=None, max_length=32)
    entry_id: str | None = Field(default=None, max_length=32)
    came_at: datetime
    thanks: int = 0
    place: int = 0


class ContestMark(SQLModel, table=True):
    """One score of one judge, 1 to 5. It can change until the result stands."""

    __table_args__: ClassVar[Any] = (
        CheckConstraint("score BETWEEN 1 AND 5", name="score_in_range"),
        UniqueConstraint("judge_id", "work_id", "criterion_id"),
    )

    id: str = id_field()
    judge_id: str = link_to("contestjudge")
    work_id: str = link_to("contestwork", index=True)
    criterion_id: str = link_to("contestcriterion")
    score: int
    at: datetime


class ContestAward(SQLModel, table=True):
    """A prize that was won without chance; ``turn`` grows as it passes on to the next in line.

    ``waiting``: a human has not cleared the board yet. ``until`` is the end of the claim, once it is offered.
    """

    __table_args__: ClassVar[Any] = (
        one_of("state", *AWARD_STATES),
        UniqueConstraint("prize_id", "turn"),
        UniqueConstraint("prize_id", "work_id"),
        Index(None, "state", "until"),
    )

    id: str = id_field()
    contest_id: str = link_to("contest", index=True)
    prize_id: str = link_to("contestprize")
    work_id: str = link_to("contestwork")
    member_id: str | None = link_to("member", nullable=True, index=True)
    turn: int = 0
    state: str = Field(default="offered", max_length=13)
    made_at: datetime
    until: datetime | None = None
    reminded_at: datetime | None = None
    settled_at: datetime | None = None
    settled_by: str = Field(default="", max_length=32)
