"""What starts together with a campaign, as those see it who run one."""

from dataclasses import dataclass, field

from advocacy_app.read_models.contests import CheckLine


@dataclass(frozen=True)
class KitFields:
    """What the form starts with; numbers and values as they are typed."""

    challenge: bool = False
    photos: str = "1"
    points: str = "0"
    best: bool = False
    best_prize: str = ""
    best_value: str = ""
    best_currency: str = "EUR"
    draw: bool = False
    draw_prize: str = ""
    draw_value: str = ""
    draw_currency: str = "EUR"


@dataclass(frozen=True)
class KitDesk:
    """Before the start the fields and what countries ask of the draw, after it where its parts are."""

    fields: KitFields = field(default_factory=KitFields)
    checks: tuple[CheckLine, ...] = ()
    missing: bool = False
    """Something that a country asks is not confirmed."""
    challenge: str = ""
    contest: str = ""
