"""Culture posts: photos of colleagues, on their way from a phone to the feed, with the consent of who is in them.

The way of a photo::

    in_review ─┬→ live ⇄ pulled      pulled: somebody in it does not agree, or no longer
               ├→ needs_change → in_review
               ├→ declined
               └→ (from everywhere) withdrawn by its author

**Authors.** ``POST /api/v1/photos`` takes a photo (``submit``: once per ``client_id``); ``mine`` lists
``MyPhoto``; ``mend`` (the same address with the field ``photo``), ``change_words`` and ``take_suggestion``
answer a reviewer who asked for a change; ``withdraw`` takes it back. A state called ``inside`` is a live one that
stays in the company.

**Reviewers** (owners, administrators, guest curators). ``queue`` is what waits for this person; ``hold`` shows
colleagues that somebody looks at it (for two minutes, again is longer), ``let_go`` ends that. ``approve``,
``ask_for_change`` and ``decline`` return a ``Decided``: within ``UNDO`` (10 seconds) ``undo(verdict_id)`` takes it
back; then ``carry_out`` makes it true, and the author is told in their language. Nobody reviews their own.
Where two must approve, the first approval leaves the photo in the queue of the others.

**The people in a photo** are named or counted by its author (``InPicture``), told in the app, or reached by a link
without an account (``make_link``: an address to show as QR). ``requests`` and ``request_behind`` are what they see,
``answer`` and ``answer_behind`` what they say: a yes with a scope and perhaps an end, or a no. While somebody has not
agreed to more, the photo stays inside; one no takes it down at once, and nobody is told whose it was. Everything said
is in an append-only log (``evidence``); ``to_take_down`` lists what still stands outside. The pages are
``/consent/<token>`` and, signed in, ``/consent/of/<person>`` (routes/consent.py).

**What is published** is a card (kind image, purpose employee_generated, with ``author_id``) like any other. Pictures
that are not published are opened by signed addresses, which the read models carry.
"""

from advocacy_app.services.culture.acts import (
    NewPhoto,
    Words,
    check_quota,
    known,
    submit,
)
from advocacy_app.services.culture.addresses import is_signed, signed
from advocacy_app.services.culture.aftermath import evidence, pulled, say_taken_down, to_take_down
from advocacy_app.services.culture.changes import Mend, change_words, mend, take_suggestion, withdraw
from advocacy_app.services.culture.clockwork import (
    ask_before_the_end,
    cleared,
    end_consents,
    forget_pulled,
    let_go_of_erased,
    to_clear,
)
from advocacy_app.services.culture.consent import (
    DAYS,
    Answer,
    answer,
    answer_behind,
    make_link,
    request_behind,
    request_of,
    requests,
)
from advocacy_app.services.culture.curators import curators, empty_queue, fill_queue, own_queue
from advocacy_app.services.culture.errors import (
    CaptionMissing,
    ConsentLinkOver,
    HashtagUnusable,
    HeldByOther,
    NotNow,
    OwnPhoto,
    PersonUnknown,
    PhotoGone,
    ReasonMissing,
    TooLateToUndo,
    TooManyPeople,
    TooManyPhotos,
)
from advocacy_app.services.culture.featuring import feature, unfeature
from advocacy_app.services.culture.goodbyes import (
    answer_goodbye,
    ask_after_goodbye,
    farewell_behind,
    goodbye_mailed,
    goodbyes_to_mail,
    leavers,
)
from advocacy_app.services.culture.people import InPicture
from advocacy_app.services.culture.publication import in_sight, is_gone, pictures_gone
from advocacy_app.services.culture.queries import mine, my_photo
from advocacy_app.services.culture.queue import queue, reasons, waiting_for
from advocacy_app.services.culture.returns import ask_after_return
from advocacy_app.services.culture.rules import UNDO, may_review
from advocacy_app.services.culture.start import colleagues, start
from advocacy_app.services.culture.trust import trust, trust_no_more, trust_who_passed
from advocacy_app.services.culture.verdicts import (
    approve,
    ask_for_change,
    carry_out,
    decline,
    hold,
    let_go,
    undo,
)

__all__ = [
    "DAYS",
    "UNDO",
    "Answer",
    "CaptionMissing",
    "ConsentLinkOver",
    "HashtagUnusable",
    "HeldByOther",
    "InPicture",
    "Mend",
    "NewPhoto",
    "NotNow",
    "OwnPhoto",
    "PersonUnknown",
    "PhotoGone",
    "ReasonMissing",
    "TooLateToUndo",
    "TooManyPeople",
    "TooManyPhotos",
    "Words",
    "answer",
    "answer_behind",
    "answer_goodbye",
    "approve",
    "ask_after_goodbye",
    "ask_after_return",
    "ask_before_the_end",
    "ask_for_change",
    "carry_out",
    "change_words",
    "check_quota",
    "cleared",
    "colleagues",
    "curators",
    "decline",
    "empty_queue",
    "end_consents",
    "evidence",
    "farewell_behind",
    "feature",
    "fill_queue",
    "forget_pulled",
    "goodbye_mailed",
    "goodbyes_to_mail",
    "hold",
    "in_sight",
    "is_gone",
    "is_signed",
    "known",
    "leavers",
    "let_go",
    "let_go_of_erased",
    "make_link",
    "may_review",
    "mend",
    "mine",
    "my_photo",
    "own_queue",
    "pictures_gone",
    "pulled",
    "queue",
    "reasons",
    "request_behind",
    "request_of",
    "requests",
    "say_taken_down",
    "signed",
    "start",
    "submit",
    "take_suggestion",
    "to_clear",
    "to_take_down",
    "trust",
    "trust_no_more",
    "trust_who_passed",
    "undo",
    "unfeature",
    "waiting_for",
    "withdraw",
]
