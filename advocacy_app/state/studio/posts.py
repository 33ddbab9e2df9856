"""Posts whose address colleagues gave: an owner opens each, and says whether it is there."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.read_models.sharing import PostToSee
from advocacy_app.services import sharing
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import Saying, say_no
from advocacy_app.state.studio.frame import OWNERS, recount


class PostsState(rx.State):
    """What waits, the longest wait first. ``held`` is the decision that can still be taken back."""

    posts: list[PostToSee] = []
    loaded: bool = False
    held: Saying = Saying()
    fault: str = ""
    fault_on: str = ""
    _decided: dict[int, tuple[str, str, str]] = {}
    """By number: the share, the address that was looked at, and the words of a no."""

    @rx.event
    @policy(*OWNERS)
    async def load_posts(self) -> None:
        """Everything that waits."""
        self.fault = self.fault_on = ""
        await self._read()

    @rx.event
    @policy(*OWNERS)
    async def see_post(self, share: str) -> None:
        """It is there; unless that is taken back, its points follow."""
        await self._hold(share, "", "studio.post_seen")

    @rx.event
    @policy(*OWNERS)
    async def decline_post(self, form: dict[str, Any]) -> None:
        """It is not there, in words; refused words stay in their field."""
        viewer, share = await viewer_of(self), str(form.get("share") or "")
        try:
            words = sharing.an_answer(str(form.get("answer") or ""))
        except Refusal as no:
            self.fault, self.fault_on = tr(viewer.language, no.key, **no.words), share
            return
        await self._hold(share, words, "studio.post_declined")

    @rx.event
    @policy(*OWNERS)
    async def settle_post(self, n: int) -> None:
        """Nobody took it back: it is done."""
        viewer, (share, url, words) = await viewer_of(self), self._decided.pop(n, ("", "", ""))
        if not share:
            return
        try:
            async with transaction() as session:
                if words:
                    await sharing.decline_post(session, viewer, share, url, words)
                else:
                    await sharing.see_post(session, viewer, share, url)
        except Refusal as no:
            await say_no(self, no)
        await self._read()
        await recount(self)

    @rx.event
    @policy(*OWNERS)
    async def let_post_wait(self, n: int) -> None:
        """It was taken back: the post waits where it was."""
        self._decided.pop(n, None)
        await self._read()

    async def _hold(self, share: str, words: str, key: str) -> None:
        viewer = await viewer_of(self)
        if not self.loaded:  # a tap on the first screen may be quicker than the list behind it
            await self._read()
        chosen = [post for post in self.posts if post.id == share]
        self.fault = self.fault_on = ""
        if chosen:
            self.held = self.held.then(viewer, key, name=chosen[0].who)
            self._decided[self.held.n] = (share, chosen[0].url, words)
            self.posts = [post for post in self.posts if post.id != share]

    async def _read(self) -> None:
        viewer, held = await viewer_of(self), {share for share, _, _ in self._decided.values()}
        async with reading() as session:
            waiting = await sharing.posts_to_see(session, viewer)
        self.posts, self.loaded = [post for post in waiting if post.id not in held], True
