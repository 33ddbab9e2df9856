"""Why something about training was not done."""

from advocacy_app.services.errors import Invalid, NotFound


class LessonGone(NotFound):
    """No such track or lesson."""

    key = "learn.lesson_gone"


class QuestionGone(NotFound):
    """The lesson has no such question, in no version that is known."""

    key = "learn.question_gone"


class AnswerUnusable(Invalid):
    """Positions that the question does not have."""

    key = "learn.answer_unusable"


class TextUnreadable(Invalid):
    """The file breaks the format; nothing of it is taken."""

    key = "learn.text_unreadable"


class LanguageUnknown(Invalid):
    """A language that the app does not speak."""

    key = "learn.language_unknown"


class NameDiffers(Invalid):
    """The file calls itself differently from where it belongs."""

    key = "learn.name_differs"


class RightUnknown(Invalid):
    """A track that would give a right which nobody knows."""

    key = "learn.right_unknown"


class TrackMissing(Invalid):
    """A lesson of a track that is not there."""

    key = "learn.track_missing"


class VersionOld(Invalid):
    """Answers were given to this version, so what is right in it stays right."""

    key = "learn.version_old"


class DraftChanged(Invalid):
    """Somebody else saved the same draft meanwhile."""

    key = "learn.draft_changed"
    status = 409


class NameTaken(Invalid):
    """There is such a track or lesson already."""

    key = "learn.name_taken"


class NameUnusable(Invalid):
    """A name for an address: small letters, digits, hyphens."""

    key = "learn.name_unusable"


class NothingToPublish(Invalid):
    """No draft, or one that says what is published already."""

    key = "learn.nothing_to_publish"


class ParcelUnusable(Invalid):
    """Not a file of ours, or too large."""

    key = "learn.parcel_unusable"
