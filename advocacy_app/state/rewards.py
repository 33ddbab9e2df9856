"""Rewards: what one can have, and where one's wishes stand."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.rewards import Shop
from advocacy_app.services import rewards
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no


class RewardsState(rx.State):
    """The page of rewards."""

    shop: Shop = Shop()
    loaded: bool = False

    @rx.event
    @policy()
    async def load_rewards(self) -> None:
        """What there is, and where everything stands."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.shop = await rewards.shop(session, viewer)
        self.loaded = True

    @rx.event
    @policy()
    async def ask_for_reward(self, form: dict[str, Any]) -> None:
        """Ask, and pay for it; sending the form twice asks once."""
        reward, wish, address = (str(form.get(name) or "") for name in ("reward", "wish", "address"))
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                order = await rewards.ask(session, viewer, reward, wish, address)
                self.shop = await rewards.shop(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return
        await say(self, "rewards.asked_toast" if order.state == "asked" else "rewards.yours_toast")

    @rx.event
    @policy()
    async def take_order_back(self, order: str) -> None:
        """Think better of it; the points come back."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await rewards.take_back_order(session, viewer, str(order))
                self.shop = await rewards.shop(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return
        await say(self, "rewards.taken_back_toast")
