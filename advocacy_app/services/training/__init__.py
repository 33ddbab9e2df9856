"""Training: tracks of lessons, read a card at a time, with questions that explain themselves.

**The shelf** (``shelf``) holds what comes with the app as plain files, and above it what owners have published. A
lesson that is missing in a language is shown in English, and says so.

**Learning.** ``home`` is ``/learn``, ``lesson`` is ``/learn/<track>/<lesson>``. The phone tells ``keep_place``,
``finish_lesson`` and ``answer``, perhaps hours later and from two phones: see ``acts`` for how that is merged. A track
is passed when each of its lessons was read and each of its quizzes has enough right answers; passing gives the rights
that it unlocks, by the fact ``RightEarned``. Learning brings points at once and never counts on boards.

**A track that changes** while somebody is in it: what was finished stays finished, an answer is judged by the version
that it was given to (or, if that is no longer known, by the current one), a new lesson is open, a new version of one
that was read is said to be new.

**Writing.** ``author_tracks`` and ``author_desk`` are the studio's pages. Champions draft (``begin_lesson``,
``write``), owners publish (``publish_draft``). ``parcel`` and ``bring_in`` carry everything out and in as plain files;
what comes in is a draft.

**Time.** ``enrol_members`` settles by which day a track should be done; ``remind_of_due`` says so once, in working
hours. ``refresher`` is the one of today, planned by FSRS.
"""

from advocacy_app.services.training.acts import Given, answer, finish_lesson, keep_place
from advocacy_app.services.training.desk import author_desk, author_tracks
from advocacy_app.services.training.drafts import (
    TRACK,
    begin_lesson,
    begin_track,
    let_go,
    must_write,
    sheet_of,
    write,
)
from advocacy_app.services.training.enrolment import enrol_members, remind_of_due
from advocacy_app.services.training.errors import AnswerUnusable, LessonGone, QuestionGone
from advocacy_app.services.training.parcels import FileRead, bring_in, parcel, read_parcel
from advocacy_app.services.training.pictures import is_lesson_picture
from advocacy_app.services.training.publishing import files, publish
from advocacy_app.services.training.queries import home, lesson, refresher
from advocacy_app.services.training.releasing import publish_all, publish_draft
from advocacy_app.services.training.rules import RIGHTS
from advocacy_app.services.training.shelf import shelf
from advocacy_app.services.training.words import names_in

__all__ = [
    "RIGHTS",
    "TRACK",
    "AnswerUnusable",
    "FileRead",
    "Given",
    "LessonGone",
    "QuestionGone",
    "answer",
    "author_desk",
    "author_tracks",
    "begin_lesson",
    "begin_track",
    "bring_in",
    "enrol_members",
    "files",
    "finish_lesson",
    "home",
    "is_lesson_picture",
    "keep_place",
    "lesson",
    "let_go",
    "must_write",
    "names_in",
    "parcel",
    "publish",
    "publish_all",
    "publish_draft",
    "read_parcel",
    "refresher",
    "remind_of_due",
    "sheet_of",
    "shelf",
    "write",
]
