"""The register: every table, how it leads to a person, what they are given of it and what erasure does to it.

A table that is missing here fails a test, and so does a column that names a member without a row of its own. Read it
as the list of what the product knows about people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from sqlmodel import SQLModel, col, select

from advocacy_app import models as m
from advocacy_app.models import Card, CredentialPaper, Idea, Member, Share


class Deed(StrEnum):
    """What erasure does to the rows of a holding."""

    DELETE = "delete"
    BLANK = "blank"
    """The row belongs to the company; the column that names the person is emptied."""
    KEEP = "keep"
    """The row holds ids only, and nothing leads from them to a person once the member is gone."""


class Names(StrEnum):
    """What the column of a holding holds."""

    MEMBER = "member"
    ACCOUNT = "account"
    """The opaque name in the ledger, which only the row of the member connects with a person."""
    SHARE = "share"
    CARD = "card"
    IDEA = "idea"
    CREDENTIAL = "credential"
    SUBJECT = "subject"
    """``member:<id>``"""


@dataclass(frozen=True)
class Holding:
    """One way in which a table leads to a person. ``hides`` are columns that are not theirs to see."""

    table: type[SQLModel]
    column: str
    deed: Deed
    names: Names = Names.MEMBER
    given: bool = True
    hides: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the table."""
        return str(self._table.name)

    @property
    def shown(self) -> list[Any]:
        """The columns that the person is given."""
        return [column for column in self._table.columns if column.name not in self.hides]

    @property
    def nobody(self) -> str | None:
        """What stands in the column when it names no one."""
        return None if self._table.columns[self.column].nullable else ""

    @property
    def _table(self) -> Any:
        return cast("Any", self.table).__table__

    def rows_of(self, member: Member) -> Any:
        """The condition that finds the person's rows."""
        column = col(getattr(self.table, self.column))
        if self.names is Names.SHARE:
            return column.in_(select(Share.id).where(Share.member_id == member.id))
        if self.names is Names.CARD:
            return column.in_(select(Card.id).where(Card.author_id == member.id))
        if self.names is Names.IDEA:
            return column.in_(select(Idea.id).where(Idea.member_id == member.id))
        if self.names is Names.CREDENTIAL:
            theirs = select(CredentialPaper.credential_id).where(CredentialPaper.member_id == member.id)
            return column.in_(theirs)
        plain = {Names.MEMBER: member.id, Names.ACCOUNT: member.account, Names.SUBJECT: f"member:{member.id}"}
        return column == plain[self.names]


def _theirs(table: type[SQLModel], column: str = "member_id", hides: tuple[str, ...] = ()) -> Holding:
    return Holding(table, column, Deed.DELETE, hides=hides)


def _of_their_post(table: type[SQLModel]) -> Holding:
    """Goes with the post; what others wrote or did there is not the author's to take along."""
    return Holding(table, "card_id", Deed.DELETE, Names.CARD, given=False)


def _named(table: type[SQLModel], *columns: str) -> Iterator[Holding]:
    """The person did something for the company: the row stays, their name leaves it."""
    return (Holding(table, column, Deed.BLANK, given=False) for column in columns)


def _ids(table: type[SQLModel], column: str, names: Names = Names.MEMBER, hides: tuple[str, ...] = ()) -> Holding:
    return Holding(table, column, Deed.KEEP, names, hides=hides)


# In the order of erasure: what leads to a person by a detour comes before what it leads through.
REGISTER: tuple[Holding, ...] = (
    # what they shared, and what came of it
    Holding(m.TakenDown, "share_id", Deed.DELETE, Names.SHARE),
    Holding(m.Click, "share_id", Deed.DELETE, Names.SHARE, hides=("visitor",)),
    _theirs(m.Share, hides=("post_seen_by",)),
    _theirs(m.Reminder),
    # what they did with cards
    _theirs(m.Thanks),
    _theirs(m.Saved),
    _theirs(m.NotForMe),
    _theirs(m.Seen),
    _theirs(m.TopicFollow),
    _theirs(m.CommentReport),
    _theirs(m.Comment, hides=("decided_by",)),
    _theirs(m.CardReturn),
    # their own posts, with everything that hangs on them
    *map(_of_their_post, (m.Comment, m.Thanks, m.Saved, m.NotForMe, m.Seen, m.Share, m.Reminder)),
    *(Holding(table, "card_id", Deed.DELETE, Names.CARD) for table in (m.Caption, m.CardTopic, m.CardAudience)),
    _theirs(m.Card, "author_id", hides=("owner_id", "paused_by")),
    # photos they sent, with everything that hangs on them, and what they said about being in others'
    _theirs(m.PhotoMend),
    _theirs(m.Photo),
    _theirs(m.PhotoPerson, hides=("token_hash",)),
    _theirs(m.PhotoTrust, hides=("given_by",)),
    # rewards, presents, kudos, and what was noticed about them
    _theirs(m.RewardAddress),
    _theirs(m.RewardOrder, hides=("decided_by",)),
    _theirs(m.SurpriseGrant, hides=("given_by",)),
    _theirs(m.Kudos, "from_id", hides=("to_id", "decided_by")),
    _theirs(m.Kudos, "to_id", hides=("from_id", "decided_by")),
    _theirs(m.KudosOff),
    _theirs(m.FairPlayPerson),
    _theirs(m.BoardContender),
    _theirs(m.Goodbye),
    _theirs(m.QueuePart, hides=("given_by",)),
    # contests they took part in, whose ticket was theirs, what they won; the ticket itself stays, linked to nobody
    _theirs(m.ContestEntry),
    _theirs(m.DrawReceipt),
    *_named(m.ContestWitness, "member_id"),
    Holding(m.DrawWitness, "member_id", Deed.BLANK),
    Holding(m.DrawClaim, "member_id", Deed.BLANK, hides=("settled_by",)),
    *_named(m.DrawClaim, "settled_by"),
    Holding(m.ContestWork, "member_id", Deed.BLANK),
    Holding(m.ContestAward, "member_id", Deed.BLANK, hides=("settled_by",)),
    *_named(m.ContestAward, "settled_by"),
    *_named(m.ContestJudge, "member_id"),
    *_named(m.Contest, "made_by"),
    *_named(m.ContestPledge, "said_by"),
    Holding(m.DrawValue, "given_by", Deed.KEEP, given=False),
    # what they take part in, and when they are away
    _theirs(m.Participation),
    _theirs(m.LeagueEntry),
    _theirs(m.AwayWeek),
    _theirs(m.ZoneSpan),
    # what they learnt
    *map(
        _theirs,
        (
            m.Enrolment,
            m.LessonPlace,
            m.LessonDone,
            m.QuizAnswer,
            m.QuizPass,
            m.TrackPass,
            m.RefresherPlan,
            m.RefresherDay,
            m.Statement,
        ),
    ),
    # what they can show of it: of the credential itself only a number, its state and a digest stay
    _ids(m.Credential, "id", Names.CREDENTIAL),
    _theirs(m.CredentialPaper),
    # messages, switches, groups, networks
    _theirs(m.Notice, hides=("args", "key")),
    _theirs(m.NoticeSwitch),
    _theirs(m.NoticeHours),
    _theirs(m.PushSubscription, hides=("digest", "endpoint", "p256dh", "auth")),
    _theirs(m.PushDue),
    _theirs(m.GuidelineAsk),
    Holding(m.IdeaStep, "idea_id", Deed.DELETE, Names.IDEA, given=False),
    _theirs(m.Idea),
    # what they are asked, that they answered, and what they answered with their name
    _theirs(m.PollSeat),
    _theirs(m.PollAnswer),
    _theirs(m.Cohort),
    _theirs(m.TeamLead, hides=("named_by",)),
    _theirs(m.MemberNetwork),
    _theirs(m.Appeal, hides=("decided_by",)),
    # the ways in
    _theirs(m.SignInLink, hides=("token_hash", "code_hash", "browser")),
    _theirs(m.ExternalIdentity),
    _theirs(m.LoginSession, hides=("token_hash",)),
    _theirs(m.ApiToken, hides=("token_hash",)),
    _theirs(m.RequestKey, hides=("fingerprint", "body")),
    # what they did for the company
    *_named(m.Card, "owner_id", "paused_by"),
    *_named(m.Campaign, "made_by", "paused_by"),
    *_named(m.Picture, "made_by"),
    *_named(m.Comment, "decided_by"),
    *_named(m.Share, "post_seen_by"),
    *_named(m.Appeal, "decided_by"),
    *_named(m.Challenge, "made_by"),
    *_named(m.GuidelineRule, "made_by"),
    *_named(m.Guideline, "made_by"),
    *_named(m.GuidelineDraft, "changed_by"),
    *_named(m.GuidelineVersion, "published_by"),
    *_named(m.IdeaStep, "answered_by"),
    *_named(m.Poll, "made_by"),
    *_named(m.SharingPause, "began_by", "ended_by"),
    *_named(m.Invite, "made_by"),
    *_named(m.ImportSource, "owner_id"),
    *_named(m.PhotoVerdict, "judged_by"),
    *_named(m.PhotoTrust, "given_by"),
    *_named(m.Reward, "made_by"),
    *_named(m.RewardOrder, "decided_by"),
    *_named(m.SurpriseGrant, "given_by"),
    *_named(m.Kudos, "decided_by"),
    *_named(m.FairPlayCase, "decided_by"),
    *_named(m.BoardClearance, "cleared_by"),
    *_named(m.QueuePart, "given_by"),
    *_named(m.TeamLead, "named_by"),
    *_named(m.TrainingDraft, "changed_by"),
    *_named(m.TrainingEdition, "published_by"),
    Holding(m.PhotoLock, "held_by", Deed.DELETE, given=False),
    # the ledger and the log: ids that lead nowhere
    _ids(m.Transfer, "credit_account", Names.ACCOUNT, hides=("debit_account",)),
    _ids(m.Transfer, "debit_account", Names.ACCOUNT, hides=("credit_account",)),
    _ids(m.Balance, "account", Names.ACCOUNT),
    _ids(m.Waiting, "account", Names.ACCOUNT),
    _ids(m.Unpaid, "account", Names.ACCOUNT),
    _ids(m.Cap, "account", Names.ACCOUNT),
    _ids(m.BoardScore, "account", Names.ACCOUNT),
    _ids(m.Prize, "account", Names.ACCOUNT),
    Holding(m.RuleVersion, "made_by", Deed.KEEP, given=False),
    _ids(m.EventRow, "actor", hides=("payload",)),
    _ids(m.ConsentEntry, "subject", Names.SUBJECT),
    _ids(m.GuidelineAcceptance, "subject", Names.SUBJECT),
    _ids(m.AuditEntry, "actor", hides=("subject", "detail")),
    _ids(m.AuditEntry, "subject", Names.SUBJECT, hides=("actor", "detail")),
    # the person
    _theirs(m.Member, "id"),
)

NOBODY: frozenset[type[SQLModel]] = frozenset(
    {
        m.BoardStep,
        m.BoardVersion,
        m.CampaignAudience,
        m.CampaignKit,
        m.ContestAudience,
        m.ContestCriterion,
        m.ContestMark,
        m.ContestPrize,
        m.ContestRules,
        m.Delivery,
        m.FairPlayEntry,
        m.Draw,
        m.DrawNotice,
        m.DrawTicket,
        m.GuidelinePicture,
        m.GuidelineText,
        m.ImportedItem,
        m.JobSlot,
        m.Lease,
        m.Organisation,
        m.PictureGone,
        m.PollQuestion,
        m.PollTally,
        m.PollText,
        m.ReachedTogether,
        m.PushKey,
        m.RewardStep,
        m.SigningKey,
        m.Site,
        m.Team,
        m.Topic,
        m.TrainingPicture,
        m.VisitorSalt,
    }
)
"""Tables that say nothing about anyone."""
