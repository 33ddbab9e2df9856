"""Contests, the law around them, and prize draws as they are kept.

A contest has frozen rules and, if chance decides about a prize, a draw by the protocol of ``services.draws``:
``open_due`` binds it, ``close_due`` seals the list, ``drawable`` and ``keep_outcome`` draw, ``pass_on_due`` and
``remind_due`` look after prizes.
"""

from advocacy_app.services.contests.awards import follow_clearance
from advocacy_app.services.contests.by_photo import follow_photo
from advocacy_app.services.contests.calling import remind_judges, tell_judges
from advocacy_app.services.contests.checklist import checks_for, pledged
from advocacy_app.services.contests.claiming import claim, give_up, hand_over, refuse
from advocacy_app.services.contests.closing import close_due
from advocacy_app.services.contests.desk import colleagues, desk, listed
from advocacy_app.services.contests.drafts import ENTROPY, begin, pledge, throw_away, write
from advocacy_app.services.contests.drawing import Material, drawable, keep_outcome, material
from advocacy_app.services.contests.drawn import witness_page
from advocacy_app.services.contests.entering import enter, step_back
from advocacy_app.services.contests.errors import (
    AnswerMissing,
    CannotCancel,
    ClaimOver,
    ContestGone,
    CriteriaMissing,
    DatesUnclear,
    EntryClosed,
    EventUnclear,
    ForOthers,
    HashtagUnusable,
    JudgedAlready,
    JudgesMissing,
    NotEverythingScored,
    NotOpenYet,
    NoWitness,
    NumberUnfit,
    OwnContest,
    OwnWork,
    PledgeMissing,
    PrizeMissing,
    RulesFrozen,
    RulesUnread,
    RulesUnseen,
    ScoreUnfit,
    SponsorMissing,
    TitleMissing,
    TooManyJudges,
    TooManyPrizes,
    ValueGiven,
    ValueUnclear,
    WayMissing,
    WitnessAlone,
)
from advocacy_app.services.contests.forms import CURRENCIES, ContestForm, PrizeForm, WitnessForm
from advocacy_app.services.contests.hosted import begin_for, first_prizes
from advocacy_app.services.contests.judge_page import judge_page
from advocacy_app.services.contests.judging import hand_in, judge_due, mark, name_judge, take_again
from advocacy_app.services.contests.minutes import minutes
from advocacy_app.services.contests.offering import pass_on_due, pass_on_erased, remind_due
from advocacy_app.services.contests.proof import (
    Audit,
    as_file,
    audit_of,
    escrowed_seed,
    promised_program,
    promised_rules,
    receipt_of,
    sealed_list,
)
from advocacy_app.services.contests.public import proof
from advocacy_app.services.contests.queries import cards, hashtags, on_wall, page, tickets_by_photo
from advocacy_app.services.contests.rules import money
from advocacy_app.services.contests.sealing import new_escrow_key
from advocacy_app.services.contests.starting import cancel, launch, open_due, take_back
from advocacy_app.services.contests.unchancing import let_judges_decide
from advocacy_app.services.contests.witnessing import beacon_of, beacons_due, bind, reveal, take_beacon, tell_event
from advocacy_app.services.contests.won import pass_awards_of_erased, pass_awards_on, remind_of_awards

__all__ = [
    "CURRENCIES",
    "ENTROPY",
    "AnswerMissing",
    "Audit",
    "CannotCancel",
    "ClaimOver",
    "ContestForm",
    "ContestGone",
    "CriteriaMissing",
    "DatesUnclear",
    "EntryClosed",
    "EventUnclear",
    "ForOthers",
    "HashtagUnusable",
    "JudgedAlready",
    "JudgesMissing",
    "Material",
    "NoWitness",
    "NotEverythingScored",
    "NotOpenYet",
    "NumberUnfit",
    "OwnContest",
    "OwnWork",
    "PledgeMissing",
    "PrizeForm",
    "PrizeMissing",
    "RulesFrozen",
    "RulesUnread",
    "RulesUnseen",
    "ScoreUnfit",
    "SponsorMissing",
    "TitleMissing",
    "TooManyJudges",
    "TooManyPrizes",
    "ValueGiven",
    "ValueUnclear",
    "WayMissing",
    "WitnessAlone",
    "WitnessForm",
    "as_file",
    "audit_of",
    "beacon_of",
    "beacons_due",
    "begin",
    "begin_for",
    "bind",
    "cancel",
    "cards",
    "checks_for",
    "claim",
    "close_due",
    "colleagues",
    "desk",
    "drawable",
    "enter",
    "escrowed_seed",
    "first_prizes",
    "follow_clearance",
    "follow_photo",
    "give_up",
    "hand_in",
    "hand_over",
    "hashtags",
    "judge_due",
    "judge_page",
    "keep_outcome",
    "launch",
    "let_judges_decide",
    "listed",
    "mark",
    "material",
    "minutes",
    "money",
    "name_judge",
    "new_escrow_key",
    "on_wall",
    "open_due",
    "page",
    "pass_awards_of_erased",
    "pass_awards_on",
    "pass_on_due",
    "pass_on_erased",
    "pledge",
    "pledged",
    "promised_program",
    "promised_rules",
    "proof",
    "receipt_of",
    "refuse",
    "remind_due",
    "remind_judges",
    "remind_of_awards",
    "reveal",
    "sealed_list",
    "step_back",
    "take_again",
    "take_back",
    "take_beacon",
    "tell_event",
    "tell_judges",
    "throw_away",
    "tickets_by_photo",
    "witness_page",
    "write",
]
