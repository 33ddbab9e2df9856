"""Rewards for points: what there is, asking for it, the way of an order, and thanks that come by surprise."""

from advocacy_app.services.rewards.asking import ask
from advocacy_app.services.rewards.desk import desk
from advocacy_app.services.rewards.errors import (
    AddressMissing,
    HadEnough,
    NoneLeft,
    NothingGiven,
    NotOnOffer,
    NotSo,
    OutOfRange,
    OwnOrder,
    ReceiverMissing,
    SurprisesSpent,
    TitleMissing,
    WordsMissing,
)
from advocacy_app.services.rewards.items import offer_reward, write_reward
from advocacy_app.services.rewards.orders import forget_addresses, move, take_back_order
from advocacy_app.services.rewards.queries import is_rewards_picture, shop
from advocacy_app.services.rewards.rules import Item
from advocacy_app.services.rewards.surprises import Surprise, receivers, surprise

__all__ = [
    "AddressMissing",
    "HadEnough",
    "Item",
    "NoneLeft",
    "NotOnOffer",
    "NotSo",
    "NothingGiven",
    "OutOfRange",
    "OwnOrder",
    "ReceiverMissing",
    "Surprise",
    "SurprisesSpent",
    "TitleMissing",
    "WordsMissing",
    "ask",
    "desk",
    "forget_addresses",
    "is_rewards_picture",
    "move",
    "offer_reward",
    "receivers",
    "shop",
    "surprise",
    "take_back_order",
    "write_reward",
]
