"""What starts together with a campaign, as those see it who run one."""

from dataclasses import dataclass, field

from advocacy_app.read_models.contests import CheckLine


@dataclass(frozen=True, kw_only=True)
class Kit:
    """A photo challenge, a prize for the most-loved post, a draw; values of prizes as people write money."""

    challenge: bool = False
    photos: int = 1
    points: int = 0
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
    """Before the start the kit and what countries ask of the draw, after it where its parts are."""

    fields: Kit = field(default_factory=Kit)
    checks: tuple[CheckLine, ...] = ()
    missing: bool = False
    """Something that a country asks is not confirmed."""
    challenge: str = ""
    contest: str = ""
