"""What a browser sees of rewards. Words are in the reader's language, except those that people wrote."""

from dataclasses import dataclass, field

from advocacy_app.read_models.people import Face


@dataclass(frozen=True)
class RewardCard:
    """Something to have. ``why`` says what stands against it; empty where one may ask."""

    id: str
    title: str
    summary: str
    language: str
    price: int
    left: str
    image: str
    dominant: str
    position: str
    why: str
    asks_approval: bool
    needs_address: bool
    charity: bool


@dataclass(frozen=True)
class OrderStep:
    """A step of an order; ``when`` is empty while it is still to come."""

    words: str
    when: str = ""


@dataclass(frozen=True)
class OrderRow:
    """What somebody asked for, and where it stands."""

    id: str
    title: str
    language: str
    image: str
    state: str
    state_text: str
    tone: str
    line: str
    words: str
    who: str
    may_take_back: bool
    steps: tuple[OrderStep, ...] = ()


@dataclass(frozen=True)
class PresentRow:
    """A surprise: from whom, why, and what."""

    id: str
    who: str
    words: str
    title: str
    points: int
    when: str


@dataclass(frozen=True)
class Shop:
    """Everything on the page of rewards. ``wish`` names the next order, so that asking twice is asking once.

    ``latest`` is the newest order: a form begins anew when one was placed, and never because the page was read again.
    """

    points: int = 0
    pending_line: str = ""
    rewards: tuple[RewardCard, ...] = ()
    orders: tuple[OrderRow, ...] = ()
    presents: tuple[PresentRow, ...] = ()
    wish: str = ""
    latest: str = ""


@dataclass(frozen=True)
class DeskOrder:
    """An order on an owner's desk; ``moves`` are the states it can go to."""

    id: str
    who: str
    face: Face
    title: str
    language: str
    price: int
    asked: str
    state: str
    state_text: str
    tone: str
    address: str
    may_approve: bool
    may_send: bool
    may_hand: bool
    mine: bool


@dataclass(frozen=True)
class RewardItem:
    """A reward as its owner changes it; numbers are what stands in the fields."""

    id: str = ""
    title: str = ""
    summary: str = ""
    language: str = "en"
    price: str = ""
    stock: str = ""
    per_person: str = "1"
    value: str = ""
    currency: str = "EUR"
    line: str = ""
    asks_approval: bool = False
    needs_address: bool = False
    charity: bool = False
    cash: bool = False
    on: bool = True
    picture: str = ""
    image: str = ""
    dominant: str = ""


@dataclass(frozen=True)
class RewardsDesk:
    """What an owner does about rewards; ``first`` and ``last`` are days for the file for payroll."""

    orders: tuple[DeskOrder, ...] = ()
    stock: tuple[RewardItem, ...] = ()
    blank: RewardItem = field(default_factory=RewardItem)
    surprise_left: int = 0
    first: str = ""
    last: str = ""
