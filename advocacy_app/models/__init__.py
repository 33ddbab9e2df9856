"""Tables by noun. Importing this package makes ``SQLModel.metadata`` complete (Alembic relies on it)."""

from advocacy_app.models.access import ApiToken, ExternalIdentity, Invite, LoginSession, RequestKey, SignInLink
from advocacy_app.models.campaign import Campaign, CampaignAudience
from advocacy_app.models.card import Caption, Card, CardAudience, CardReturn, CardTopic, Picture, Topic
from advocacy_app.models.fair_play import (
    BoardClearance,
    BoardContender,
    FairPlayCase,
    FairPlayEntry,
    FairPlayPerson,
)
from advocacy_app.models.guideline import GuidelineRule
from advocacy_app.models.kudos import Kudos, KudosOff
from advocacy_app.models.log import AuditEntry, Delivery, EventRow, JobSlot, Lease
from advocacy_app.models.member import Cohort, Member, MemberNetwork, Organisation, Site, Team
from advocacy_app.models.notice import Notice, NoticeSwitch
from advocacy_app.models.photo import (
    ConsentEntry,
    Photo,
    PhotoLock,
    PhotoPerson,
    PhotoTrust,
    PhotoVerdict,
    PictureGone,
)
from advocacy_app.models.points import (
    Appeal,
    Balance,
    BoardScore,
    BoardStep,
    BoardVersion,
    Cap,
    RuleVersion,
    Transfer,
    Unpaid,
    Waiting,
)
from advocacy_app.models.prize import Prize
from advocacy_app.models.reaction import Comment, CommentReport, NotForMe, Saved, Seen, Thanks, TopicFollow
from advocacy_app.models.reward import Reward, RewardAddress, RewardOrder, SurpriseGrant
from advocacy_app.models.share import Click, Reminder, Share, VisitorSalt
from advocacy_app.models.source import ImportedItem, ImportSource

__all__ = [
    "ApiToken",
    "Appeal",
    "AuditEntry",
    "Balance",
    "BoardClearance",
    "BoardContender",
    "BoardScore",
    "BoardStep",
    "BoardVersion",
    "Campaign",
    "CampaignAudience",
    "Cap",
    "Caption",
    "Card",
    "CardAudience",
    "CardReturn",
    "CardTopic",
    "Click",
    "Cohort",
    "Comment",
    "CommentReport",
    "ConsentEntry",
    "Delivery",
    "EventRow",
    "ExternalIdentity",
    "FairPlayCase",
    "FairPlayEntry",
    "FairPlayPerson",
    "GuidelineRule",
    "ImportSource",
    "ImportedItem",
    "Invite",
    "JobSlot",
    "Kudos",
    "KudosOff",
    "Lease",
    "LoginSession",
    "Member",
    "MemberNetwork",
    "NotForMe",
    "Notice",
    "NoticeSwitch",
    "Organisation",
    "Photo",
    "PhotoLock",
    "PhotoPerson",
    "PhotoTrust",
    "PhotoVerdict",
    "Picture",
    "PictureGone",
    "Prize",
    "Reminder",
    "RequestKey",
    "Reward",
    "RewardAddress",
    "RewardOrder",
    "RuleVersion",
    "Saved",
    "Seen",
    "Share",
    "SignInLink",
    "Site",
    "SurpriseGrant",
    "Team",
    "Thanks",
    "Topic",
    "TopicFollow",
    "Transfer",
    "Unpaid",
    "VisitorSalt",
    "Waiting",
]
