"""Guidelines to read and to accept."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.guidelines import GuidelinePage, GuidelineRow
from advocacy_app.services import guidelines
from advocacy_app.services.errors import NotFound
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say


class GuidelinesState(rx.State):
    """Every guideline, and which of them waits for me."""

    guidelines: list[GuidelineRow] = []
    loaded: bool = False

    @rx.event
    @policy()
    async def load_guidelines(self) -> None:
        """All of them as they are now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.guidelines = await guidelines.guidelines(session, viewer)
        self.loaded = True


class GuidelineState(rx.State):
    """One guideline, as it is now."""

    page: GuidelinePage = GuidelinePage()
    gone: bool = False

    @rx.event
    @policy()
    async def load_guideline(self) -> None:
        """The one that the address names."""
        viewer = await viewer_of(self)
        slug = self.router.url.path.rstrip("/").rsplit("/", 1)[-1]
        if slug != self.page.slug:
            self.page = GuidelinePage()
        try:
            async with reading() as session:
                self.page, self.gone = await guidelines.guideline(session, viewer, slug), False
        except NotFound:
            self.page, self.gone = GuidelinePage(), True

    @rx.event
    @policy()
    async def accept_guideline(self) -> None:
        """Read and accepted; a version that came meanwhile is shown first."""
        viewer, shown = await viewer_of(self), self.page
        try:
            async with transaction() as session:
                await guidelines.accept(session, viewer, shown.slug, shown.version)
                self.page = await guidelines.guideline(session, viewer, shown.slug)
        except NotFound:
            self.gone = True
            return
        await say(self, "guidelines.newer" if self.page.again else "guidelines.thanks")
