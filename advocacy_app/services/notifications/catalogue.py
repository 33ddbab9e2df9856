"""The kinds of notices. Each has a title and a sentence in the catalogue: ``notice.<kind>`` and ``notice.<kind>_more``.

A notice holds ids only; names and titles are looked up when it is read, so what a person hides or erases is gone here
too.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """How a kind looks, and whom it is for: everyone, or those who run the programme."""

    name: str
    icon: str
    tone: str = "brand"
    owners: bool = False


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("comment", "message-circle"),
        Kind("comment_removed", "eye-off", "warn"),
        Kind("shared", "share-2"),
        Kind("featured", "sparkles", "voice"),
        Kind("points_landed", "history", "voice"),
        Kind("appeal_answered", "scale", "good"),
        Kind("challenge_open", "flag"),
        Kind("challenge_reached", "flag", "voice"),
        Kind("challenge_back", "undo-2", "warn"),
        Kind("reminder", "alarm-clock"),
        Kind("post_declined", "link", "warn"),
        Kind("photo_live", "image", "good"),
        Kind("photo_change", "undo-2", "warn"),
        Kind("photo_declined", "image", "warn"),
        Kind("photo_pulled", "eye-off"),
        Kind("consent_asked", "users"),
        Kind("consent_ends", "alarm-clock"),
        Kind("consent_again", "users"),
        Kind("training_due", "graduation-cap"),
        Kind("credential", "badge-check", "voice"),
        Kind("credential_revoked", "badge-check", "warn"),
        Kind("take_down", "eye-off", "warn"),
        Kind("kudos", "heart", "voice"),
        Kind("order_moved", "gift"),
        Kind("surprise", "gift", "voice"),
        Kind("fair_play", "scale", "warn"),
        Kind("draw_opened", "ticket"),
        Kind("photo_ticket", "ticket", "voice"),
        Kind("photo_late", "ticket"),
        Kind("draw_closed", "lock"),
        Kind("draw_drawn", "ticket", "voice"),
        Kind("draw_cancelled", "undo-2", "warn"),
        Kind("judge_asked", "scale"),
        Kind("judge_soon", "alarm-clock"),
        Kind("prize_won", "gift", "voice"),
        Kind("prize_waits", "alarm-clock"),
        Kind("idea_answered", "lightbulb", "good"),
        Kind("idea_new", "lightbulb", owners=True),
        Kind("guideline_new", "book-open"),
        Kind("guideline_year", "book-open"),
        Kind("campaign_published", "flag", "good"),
        Kind("campaign_waits", "flag", owners=True),
        Kind("photo_in_review", "image", owners=True),
        Kind("leaver_photos", "door-open", owners=True),
        Kind("appeal_asked", "scale", owners=True),
        Kind("comment_reported", "flag", owners=True),
        Kind("card_in_review", "newspaper", owners=True),
        Kind("card_returned", "undo-2", "warn", owners=True),
        Kind("card_stale", "calendar-clock", "warn", owners=True),
        Kind("post_to_see", "link", owners=True),
        Kind("reward_asked", "gift", owners=True),
        Kind("kudos_reported", "flag", owners=True),
        Kind("fair_play_case", "scale", owners=True),
        Kind("board_to_clear", "scale", owners=True),
    )
}
