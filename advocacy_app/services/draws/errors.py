"""How a draw says no."""

from advocacy_app.services.errors import Invalid, Refusal


class PrizesUnclear(Invalid):
    """There is no prize, or one without a name."""

    key = "draw.prizes_unclear"


class WitnessesUnclear(Invalid):
    """A list of witnesses is empty, or somebody is on it twice."""

    key = "draw.witnesses_unclear"


class BeaconTooEarly(Invalid):
    """The round would come out too soon after the closing to be unknown to everybody."""

    key = "draw.beacon_too_early"


class StillOpen(Refusal):
    """Nothing closes before the time that was announced."""

    key = "draw.still_open"


class ClosedLate(Refusal):
    """The beacon's number was already known: the draw is void, and the entries go into a new one."""

    key = "draw.closed_late"


class TwoEntries(Refusal):
    """Somebody would be on the list twice, or on it and excluded."""

    key = "draw.two_entries"


class BeaconDiffers(Invalid):
    """What was typed is not the signature of this round."""

    key = "draw.beacon_differs"


class EventMissing(Invalid):
    """The public event's value is not written yet."""

    key = "draw.event_missing"
