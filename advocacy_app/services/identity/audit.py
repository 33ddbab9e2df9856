"""The log of administrative deeds: who did what to whom, ids only, append-only by triggers."""

import json

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.models import AuditEntry

COMMAND = "command"
"""The actor of a deed that came from the command line."""

DEEDS = frozenset(
    {
        "member_added",
        "member_deactivated",
        "member_reactivated",
        "member_erased",
        "member_exported",
        "role_changed",
        "lead_named",
        "lead_dropped",
        "sign_in_link_made",
        "invite_made",
        "invite_revoked",
        "pilot_rolled_out",
        "token_made",
        "tokens_revoked",
        "rules_changed",
        "training_published",
        "campaign_moved",
        "campaign_changed",
        "campaign_deleted",
        "card_recalled",
        "card_moved",
        "card_changed",
        "card_deleted",
        "source_added",
        "source_changed",
        "source_dropped",
        "comment_decided",
        "appeal_decided",
        "photo_judged",
        "photo_judgement_undone",
        "photo_trust_given",
        "photo_trust_taken",
        "consent_exported",
        "queue_filled",
        "queue_emptied",
        "post_decided",
        "reward_changed",
        "order_moved",
        "surprise_given",
        "kudos_decided",
        "fair_play_decided",
        "board_cleared",
        "payroll_exported",
        "contest_started",
        "contest_taken_back",
        "contest_cancelled",
        "judge_named",
        "prize_handed",
        "prize_undeliverable",
        "sealed_list_read",
        "challenge_made",
        "challenge_changed",
        "challenge_ended",
        "challenge_called_off",
        "guideline_published",
        "guideline_opened",
        "guideline_closed",
        "guideline_rule_changed",
        "sharing_halted",
        "sharing_resumed",
        "credential_revoked",
        "credential_key_rotated",
        "credential_issued_anew",
    }
)
"""Each has its sentence in the catalogue; some have several (``log.VARIANTS``)."""


async def audit(session: Session, actor: str, deed: str, subject: str = "", **detail: str | int | bool) -> None:
    """Write down a deed; ``subject`` is ``kind:id`` such as ``member:0193…``, ``detail`` holds ids and plain codes.

    ``actor`` is the member who did it; empty for the command line.

    Raises:
        ValueError: no such deed in ``DEEDS`` (each has its sentence in the catalogue).
    """
    if deed not in DEEDS:
        raise ValueError(f"{deed!r} is not a deed of services/identity/audit.py")
    words = json.dumps(detail, sort_keys=True) if detail else ""
    session.add(
        AuditEntry(id=ids.new_id(), actor=actor or COMMAND, deed=deed, subject=subject, detail=words, at=clock.now()),
    )
