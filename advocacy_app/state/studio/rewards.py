"""The owner's desk of rewards: orders, what is on offer, surprises."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import is_language
from advocacy_app.read_models.people import Colleague
from advocacy_app.read_models.rewards import RewardsDesk
from advocacy_app.services import prizes, rewards
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS, recount
from advocacy_app.state.studio.points import whole


class RewardsDeskState(rx.State):
    """What waits, what there is. ``written`` grows with each form that went through: an empty one follows."""

    desk: RewardsDesk = RewardsDesk()
    found: list[Colleague] = []
    written: int = 0
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_desk(self) -> None:
        """Everything as it stands."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.desk = await rewards.desk(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    async def move_order(self, order: str, state: str) -> None:
        """Approve it, send it, hand it over."""
        await self._do(rewards.move, str(order), str(state), said="rewards.moved_toast")

    @rx.event
    @policy(*OWNERS)
    async def decline_order(self, form: dict[str, Any]) -> None:
        """Say no, in words; the points go back."""
        words = str(form.get("words") or "")
        await self._do(rewards.move, str(form.get("order") or ""), "declined", words, said="rewards.declined_toast")

    @rx.event
    @policy(*OWNERS)
    async def write_reward(self, form: dict[str, Any]) -> None:
        """Offer something new, or change what is offered."""
        try:
            item = _item(form)
        except Refusal as no:
            await say_no(self, no)
            return
        await self._do(rewards.write_reward, item, str(form.get("reward") or ""), said="rewards.written_toast")

    @rx.event
    @policy(*OWNERS)
    async def offer_reward(self, reward: str, on: bool) -> None:  # noqa: FBT001 - an event has no keywords
        """Put it on offer, or take it off."""
        said = "rewards.on_toast" if on else "rewards.off_toast"
        await self._do(rewards.offer_reward, str(reward), said=said, on=bool(on))

    @rx.event
    @policy(*OWNERS)
    async def look_for_colleagues(self, text: str) -> None:
        """Whom the surprise is for: by name, or by the whole address of somebody who shows none."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.found = await rewards.receivers(session, viewer, str(text))

    @rx.event
    @policy(*OWNERS)
    async def give_surprise(self, form: dict[str, Any]) -> None:
        """Thank a colleague, with a reason."""
        try:
            gift = _surprise(form)
        except Refusal as no:
            await say_no(self, no)
            return
        await self._do(rewards.surprise, str(form.get("person") or ""), gift, said="rewards.surprise_toast")

    async def _do(self, deed: Any, *args: Any, said: str, **options: Any) -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer, *args, **options)
                self.desk = await rewards.desk(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return
        self.written, self.found = self.written + 1, []
        await recount(self)
        await say(self, said)


def _item(form: dict[str, Any]) -> rewards.Item:
    text = {name: str(form.get(name) or "").strip() for name in ("title", "summary", "language", "value", "currency")}
    price, stock, each = (whole(form.get(name)) for name in ("price", "stock", "per_person"))
    return rewards.Item(
        title=text["title"],
        summary=text["summary"],
        language=text["language"] if is_language(text["language"]) else "en",
        price=price or 0,
        stock=stock,
        per_person=each,
        value=prizes.as_value(text["value"], text["currency"] or "EUR", cash=bool(form.get("cash"))),
        asks_approval=bool(form.get("asks_approval")),
        needs_address=bool(form.get("needs_address")),
        charity=bool(form.get("charity")),
        picture=str(form.get("picture") or ""),
    )


def _surprise(form: dict[str, Any]) -> rewards.Surprise:
    value = prizes.as_value(
        str(form.get("value") or ""), str(form.get("currency") or "EUR"), cash=bool(form.get("cash"))
    )
    return rewards.Surprise(
        words=str(form.get("words") or ""),
        points=whole(form.get("points")) or 0,
        title=str(form.get("title") or ""),
        value=value,
    )
