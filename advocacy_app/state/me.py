"""Me, and what is stored about me."""

from dataclasses import replace
from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.read_models.me import Me, SeenAs
from advocacy_app.services import identity, me
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no


class MeState(rx.State):
    """One's own page."""

    me: Me = Me()
    loaded: bool = False

    @rx.event
    @policy()
    async def load_me(self) -> None:
        """Everything as it is now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.me = await me.me(session, viewer)
        self.loaded = True


class PrivacyState(rx.State):
    """How others see me, and my data."""

    seen: SeenAs = SeenAs()
    loaded: bool = False

    @rx.event
    @policy()
    async def load_privacy(self) -> None:
        """The choice as it stands."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.seen = await me.seen_as(session, viewer)
        self.loaded = True

    @rx.event
    @policy()
    async def choose_visibility(self, form: dict[str, Any]) -> None:
        """Another way to be seen, at once and everywhere."""
        viewer = await viewer_of(self)
        visibility, nickname = str(form.get("visibility") or ""), str(form.get("nickname") or "")
        try:
            async with transaction() as session:
                member = await session.get_one(Member, viewer.member_id)
                await identity.choose_visibility(session, member, visibility, nickname)
        except Refusal as no:
            await say_no(self, no)
        else:
            self.seen = replace(self.seen, visibility=visibility, nickname=nickname or self.seen.nickname)
            await say(self, "privacy.seen_saved")
