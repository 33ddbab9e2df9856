"""A contest as it is typed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

CURRENCIES = ("EUR", "PLN", "DKK", "GBP", "USD")


@dataclass(frozen=True)
class PrizeForm:
    """A prize as it is typed: by ``draw`` or for the ``best`` post, its value as people write money."""

    kind: str
    name: str
    value: str = ""
    currency: str = "EUR"
    cash_like: bool = False


@dataclass(frozen=True)
class WitnessForm:
    """An office and the colleague who acts for it."""

    name: str
    member_id: str


@dataclass(frozen=True)
class ContestForm:
    """A contest as it is typed; days and hours are of the company's zone."""

    title: str
    about: str = ""
    question: str = ""
    hashtag: str = ""
    opens: tuple[str, str] = ("", "")
    closes: tuple[str, str] = ("", "")
    entropy: str = "none"
    public_what: str = ""
    alternates: str = "3"
    claim_days: str = "14"
    prizes: Sequence[PrizeForm] = ()
    witnesses: Sequence[WitnessForm] = ()
    audience: Collection[tuple[str, str]] = ()
    judges: Sequence[str] = ()
    criteria: Sequence[str] = ()
    blind: bool = True
    judge_days: str = "7"
    campaign: str = ""
