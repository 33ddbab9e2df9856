"""A kit as it is typed. Pure: no session, no clock."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from advocacy_app.models import CampaignKit
from advocacy_app.read_models.kits import Kit
from advocacy_app.services.challenges import NumberUnusable, PointsUnusable
from advocacy_app.services.contests import PrizeForm, PrizeMissing, ValueUnclear, money
from advocacy_app.services.errors import must_fit

MOST_PHOTOS, MOST_POINTS = 100, 1_000
PRIZE, VALUE, CURRENCY = 120, 20, 3
"""Characters."""
_PLEDGE = "pledge:"


def prizes_of(kit: Kit) -> tuple[PrizeForm, ...]:
    """What can be won.

    Raises:
        PrizeMissing: one is promised that has no name. ValueUnclear: one is worth what is no amount of money.
    """
    best = PrizeForm("best", kit.best_prize, kit.best_value, kit.best_currency)
    drawn = PrizeForm("draw", kit.draw_prize, kit.draw_value, kit.draw_currency)
    promised = [prize for prize, on in ((best, kit.best), (drawn, kit.draw)) if on]
    if nameless := [prize.kind for prize in promised if not prize.name]:
        raise PrizeMissing(at=f"kit_{nameless[0]}_prize")
    if unclear := [prize for prize in promised if money(prize.value) is None]:
        raise ValueUnclear(at=f"kit_{unclear[0].kind}_value", prize=unclear[0].name)
    return tuple(promised)


def typed(form: Mapping[str, Any]) -> Kit:
    """What a form says of it; what is switched off may be unusable.

    Raises:
        NumberUnusable, PointsUnusable, TooLong: a number or a text that cannot be used.
    """
    on: dict[str, Any] = {name: bool(form.get(f"kit_{name}")) for name in ("challenge", "best", "draw")}
    photos, points = (_whole(form, name) if on["challenge"] else 1 for name in ("photos", "points"))
    if not 1 <= photos <= MOST_PHOTOS:
        raise NumberUnusable(at="kit_photos", n=MOST_PHOTOS)
    if not 0 <= points <= MOST_POINTS:
        raise PointsUnusable(at="kit_points", n=MOST_POINTS)
    return Kit(**on, photos=photos, points=points, **_prize(form, "best") | _prize(form, "draw"))


def _whole(form: Mapping[str, Any], name: str) -> int:
    """A number; -1, which none of them can be, for what is none."""
    said = str(form.get(f"kit_{name}") or "").strip()[:6]
    return int(said) if said.isascii() and said.isdigit() else -1


def _prize(form: Mapping[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part, most in (("prize", PRIZE), ("value", VALUE), ("currency", CURRENCY)):
        words = " ".join(str(form.get(f"kit_{kind}_{part}") or "").replace("\0", "").split())
        found[f"{kind}_{part}"] = must_fit(words, most, f"kit_{kind}_{part}")
    return found


def pledges_in(form: Mapping[str, Any]) -> frozenset[str]:
    """What somebody confirms."""
    return frozenset(str(name).removeprefix(_PLEDGE) for name, on in form.items() if on and str(name)[:7] == _PLEDGE)


def kit_of(row: CampaignKit | None) -> Kit:
    """As it is kept; an empty one where there is none."""
    return Kit(**{one.name: getattr(row, one.name) for one in fields(Kit)}) if row else Kit()
