"""Every fact the product knows, in the past tense, with ids only. Read it like a table of contents."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened. ``actor`` is the member who did it, or empty for the clock."""

    name: ClassVar[str]
    actor: str = ""

    def __init_subclass__(cls) -> None:
        """A fact is stored under its class name."""
        cls.name = cls.__name__


# --- people -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class MemberAdded(Fact):
    member: str


@dataclass(frozen=True, kw_only=True)
class MemberWelcomed(Fact):
    """The two steps of the first run are done."""

    member: str


@dataclass(frozen=True, kw_only=True)
class MemberDeactivated(Fact):
    """Somebody left the company."""

    member: str


@dataclass(frozen=True, kw_only=True)
class MemberReturned(Fact):
    """Somebody who had left is back."""

    member: str


@dataclass(frozen=True, kw_only=True)
class MemberErased(Fact):
    """Everything that leads to a person is about to go; recorded while the row is still there, for NOW reactions."""

    member: str


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Fact):
    member: str
    role: str


@dataclass(frozen=True, kw_only=True)
class VisibilityChanged(Fact):
    """A member chose how colleagues may see them: boards, counts and winners follow at once."""

    member: str


@dataclass(frozen=True, kw_only=True)
class SessionsRevoked(Fact):
    """Sessions of a member ended: sign-out, sign-out everywhere, deactivation, role change."""

    member: str


# --- cards ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class CardPublished(Fact):
    """A card went live (its time had come or its owner pressed the button)."""

    card: str


@dataclass(frozen=True, kw_only=True)
class CardPaused(Fact):
    """Taken back by its owner; open phones must let go of it within seconds."""

    card: str


@dataclass(frozen=True, kw_only=True)
class CardResumed(Fact):
    """On show again after a pause."""

    card: str


@dataclass(frozen=True, kw_only=True)
class CardArchived(Fact):
    card: str


@dataclass(frozen=True, kw_only=True)
class CardSubmitted(Fact):
    """A draft waits for those who publish; ``version`` tells one time from the next."""

    card: str
    version: int


@dataclass(frozen=True, kw_only=True)
class CardReturned(Fact):
    """Sent back to its writer, with the reason in ``reply``, a ``CardReturn``."""

    card: str
    reply: str


@dataclass(frozen=True, kw_only=True)
class CardFeatured(Fact):
    card: str


@dataclass(frozen=True, kw_only=True)
class ThanksSaid(Fact):
    card: str


@dataclass(frozen=True, kw_only=True)
class CardCommented(Fact):
    card: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class CommentReported(Fact):
    comment: str


@dataclass(frozen=True, kw_only=True)
class CommentDecided(Fact):
    comment: str
    shown: bool


# --- sharing ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class ShareConfirmed(Fact):
    """A member said that a share went out (evidence: said so)."""

    share: str


@dataclass(frozen=True, kw_only=True)
class PostAddressGiven(Fact):
    """A member gave the address of the post (evidence: post URL given); an owner may look at it."""

    share: str


@dataclass(frozen=True, kw_only=True)
class PostAddressSeen(Fact):
    """An owner looked at the given address and found the post."""

    share: str


@dataclass(frozen=True, kw_only=True)
class ClickCounted(Fact):
    """A unique outside visitor of a share, once per share, day and visitor."""

    share: str
    day: str
    visitor: str


@dataclass(frozen=True, kw_only=True)
class ClickDisowned(Fact):
    """A visitor that was counted turned out to be a machine."""

    share: str
    day: str
    visitor: str


# --- culture posts ----------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class PhotoSent(Fact):
    """A photo is here and waits for a look; ``round`` tells one time from the next."""

    photo: str
    round: int


@dataclass(frozen=True, kw_only=True)
class PhotoJudged(Fact):
    """A reviewer decided; what follows is delivered when the time to undo it is over."""

    photo: str
    verdict: str


@dataclass(frozen=True, kw_only=True)
class PhotoPulled(Fact):
    """Somebody in the photo does not agree, or no longer: it is out of sight. Who that was is not told."""

    photo: str


@dataclass(frozen=True, kw_only=True)
class PhotoNarrowed(Fact):
    """A photo that was meant for outside stays inside from now on; posts outside have to come down."""

    photo: str


@dataclass(frozen=True, kw_only=True)
class PhotoWithdrawn(Fact):
    """Its author took it back."""

    photo: str


@dataclass(frozen=True, kw_only=True)
class ConsentAsked(Fact):
    """Somebody in a photo is asked whether they agree; ``person`` is a ``PhotoPerson``."""

    photo: str
    person: str


# --- campaigns --------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class CampaignSubmitted(Fact):
    """A champion's draft waits for somebody who may publish it; ``version`` tells one time from the next."""

    campaign: str
    version: int


@dataclass(frozen=True, kw_only=True)
class CampaignStarted(Fact):
    """A campaign is open to take part in: its time had come, or its owner pressed the button."""

    campaign: str


@dataclass(frozen=True, kw_only=True)
class CampaignPaused(Fact):
    """Taken back by its owner with everything that carries its hashtag; open phones must let go within seconds."""

    campaign: str


@dataclass(frozen=True, kw_only=True)
class CampaignResumed(Fact):
    """On show again after a pause."""

    campaign: str


@dataclass(frozen=True, kw_only=True)
class CampaignEnded(Fact):
    """Nobody can take part any more; its wall stays."""

    campaign: str


# --- contests ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class ContestOpened(Fact):
    """One may take part from now on; its draw, if it has one, is bound."""

    contest: str


@dataclass(frozen=True, kw_only=True)
class ContestEntered(Fact):
    contest: str


@dataclass(frozen=True, kw_only=True)
class ContestClosed(Fact):
    """Nobody can take part any more; the list of its draw is sealed."""

    contest: str


@dataclass(frozen=True, kw_only=True)
class ContestToJudge(Fact):
    """Its judges have something to score from now on."""

    contest: str


@dataclass(frozen=True, kw_only=True)
class ContestJudged(Fact):
    """The judges' order stands."""

    contest: str


@dataclass(frozen=True, kw_only=True)
class ContestDrawn(Fact):
    contest: str
    draw: str


@dataclass(frozen=True, kw_only=True)
class PrizeClaimed(Fact):
    claim: str


@dataclass(frozen=True, kw_only=True)
class PrizePassedOn(Fact):
    """A prize goes to the next alternate; ``claim`` is theirs."""

    claim: str


# --- challenges -------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class ChallengeMade(Fact):
    """An owner announced a challenge, or changed one that has not begun."""

    challenge: str


@dataclass(frozen=True, kw_only=True)
class ChallengeOpened(Fact):
    """Its time has come."""

    challenge: str


@dataclass(frozen=True, kw_only=True)
class ChallengeClosed(Fact):
    """Its time is over, or its owner ended it."""

    challenge: str


@dataclass(frozen=True, kw_only=True)
class ChallengeJoined(Fact):
    challenge: str


@dataclass(frozen=True, kw_only=True)
class ChallengeLeft(Fact):
    challenge: str


@dataclass(frozen=True, kw_only=True)
class ChallengeMoved(Fact):
    """A member's deed counted in a challenge, or counts no longer."""

    challenge: str
    member: str


# --- guidelines -------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class GuidelinePublished(Fact):
    """A version of a guideline counts from now on; a major one asks everybody to accept it."""

    version: str
    major: bool


@dataclass(frozen=True, kw_only=True)
class SharingHalted(Fact):
    """Nobody shares anything for the moment; open phones must say so within seconds."""


@dataclass(frozen=True, kw_only=True)
class SharingResumed(Fact):
    """Everybody may share again."""


# --- launch -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class PilotRolledOut(Fact):
    """What a pilot group had for itself is everybody's; ``cohort`` is the group's name."""

    cohort: str


# --- training ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class LessonFinished(Fact):
    """All cards of a lesson were read; ``track`` and ``lesson`` are their names."""

    track: str
    lesson: str


@dataclass(frozen=True, kw_only=True)
class LessonBegun(Fact):
    """Somebody opened a lesson for the first time."""

    track: str
    lesson: str


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Fact):
    """An answer was judged and kept; ``answer`` is a ``QuizAnswer``."""

    answer: str


@dataclass(frozen=True, kw_only=True)
class QuizPassed(Fact):
    """Enough of a lesson's questions were answered right."""

    track: str
    lesson: str


@dataclass(frozen=True, kw_only=True)
class TrackPassed(Fact):
    """Every lesson of a track is finished and its questions passed."""

    track: str


@dataclass(frozen=True, kw_only=True)
class RightEarned(Fact):
    """Passing a track gives its member a right, such as ``post-without-review``."""

    right: str
    track: str


# --- ideas ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class IdeaSent(Fact):
    """A colleague brought something in."""

    idea: str


@dataclass(frozen=True, kw_only=True)
class IdeaAnswered(Fact):
    """Somebody said what becomes of an idea; ``step`` is an ``IdeaStep``."""

    idea: str
    step: str


# --- points -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class PointsMoved(Fact):
    """A transfer was written, posted or voided: boards and balances of this account changed."""

    account: str
    transfer: str


@dataclass(frozen=True, kw_only=True)
class AppealSent(Fact):
    """A member asked a human to look at an entry."""

    appeal: str


@dataclass(frozen=True, kw_only=True)
class AppealDecided(Fact):
    """An owner answered; a correction, if any, is written in the same transaction."""

    appeal: str


# --- rewards, kudos, fair play -----------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class RewardAsked(Fact):
    """A member asked for a reward and paid its price; ``order`` is a ``RewardOrder``."""

    order: str


@dataclass(frozen=True, kw_only=True)
class OrderMoved(Fact):
    """An order went on: approved, declined, on its way, handed over, taken back."""

    order: str
    state: str


@dataclass(frozen=True, kw_only=True)
class SurpriseGiven(Fact):
    """Those who run the programme thanked a colleague, with a reason; ``grant`` is a ``SurpriseGrant``."""

    grant: str


@dataclass(frozen=True, kw_only=True)
class KudosGiven(Fact):
    """A colleague thanked another in words."""

    kudos: str


@dataclass(frozen=True, kw_only=True)
class KudosReported(Fact):
    """Whoever got it asks for a look at the words."""

    kudos: str


@dataclass(frozen=True, kw_only=True)
class FairPlayNoticed(Fact):
    """A pattern waits for a human; nothing else happens."""

    case: str


@dataclass(frozen=True, kw_only=True)
class FairPlayDecided(Fact):
    """A human looked at a pattern; reversals, if any, are written in the same transaction."""

    case: str


@dataclass(frozen=True, kw_only=True)
class ClearanceAsked(Fact):
    """A board with a prize waits for a human's word; ``clearance`` is a ``BoardClearance``."""

    clearance: str


@dataclass(frozen=True, kw_only=True)
class BoardCleared(Fact):
    """A human cleared a board, such as ``contest:<id>``: it may pay."""

    board: str


# --- notices ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class NoticeGiven(Fact):
    """There is something new in a member's inbox."""

    member: str


FACTS: dict[str, type[Fact]] = {fact.name: fact for fact in Fact.__subclasses__()}
