"""Campaigns of those who run them: the list, one on the table, what it brought."""

from collections.abc import Collection
from typing import Any

import reflex as rx

from advocacy_app import clock
from advocacy_app.db import Session, reading, transaction
from advocacy_app.read_models.campaigns import CampaignDesk, CampaignList, CampaignReport, CampaignWall
from advocacy_app.read_models.kits import KitDesk
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import analytics, campaigns, content, kits
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import WRITERS, named, recount


class CampaignListState(rx.State):
    """Every campaign on this person's table."""

    page: CampaignList = CampaignList()
    loaded: bool = False

    @rx.event
    @policy(*WRITERS)
    async def load_campaigns(self) -> None:
        """What runs first."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.page = await campaigns.listed(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*WRITERS)
    async def start_campaign(self, template: str) -> Any:
        """A draft from a template, opened."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                slug = await kits.start(session, viewer, str(template))
        except Refusal as no:
            await say_no(self, no)
            return None
        return rx.redirect(f"/studio/campaigns/{slug}")


class CampaignDeskState(rx.State):
    """One campaign. ``loads`` grows when the form must start anew; saving leaves what stands in it alone."""

    page: CampaignDesk = CampaignDesk()
    preview: CampaignWall = CampaignWall()
    kit: KitDesk = KitDesk()
    overlaps: list[str] = []
    reach: str = ""
    later: bool = False
    loads: int = 0
    gone: bool = False

    @rx.event
    @policy(*WRITERS)
    async def load_campaign(self) -> None:
        """The campaign that the address names."""
        self.loads += 1
        await self._read()

    @rx.event
    @policy(*WRITERS)
    async def write_campaign(self, form: dict[str, Any]) -> None:
        """Show what the form would become; with a deed of its buttons also save it, and then do the deed."""
        viewer, deed = await viewer_of(self), str(form.get("deed") or "look")
        try:
            typed, kit = campaigns.typed(form, viewer.timezone), kits.typed(form)
            if deed != "look":
                async with transaction() as session:
                    deed = await self._save_and_do(session, viewer, typed, kit, form)
        except Refusal as no:
            if deed != "look":
                await say_no(self, no)
            return
        await self._after(viewer, typed, deed)
        if not self.page.started:
            await self._check(viewer, typed, kit, kits.pledges_in(form))

    @rx.event
    @policy(*WRITERS)
    async def move_campaign(self, deed: str) -> None:
        """Do a deed that leaves the words alone, such as pause or end."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await kits.move(session, viewer, named(self), str(deed))
        except Refusal as no:
            await say_no(self, no)
            return
        await say(self, f"campaign.said_{deed}")
        self.loads += 1
        await self._read()
        await recount(self)

    @rx.event
    @policy(*WRITERS)
    async def duplicate_campaign(self) -> Any:
        """A copy of one's own from now on, opened."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                slug = await kits.duplicate(session, viewer, named(self))
        except Refusal as no:
            await say_no(self, no)
            return None
        await say(self, "studio.said_duplicate")
        return rx.redirect(f"/studio/campaigns/{slug}")

    @rx.event
    @policy(*WRITERS)
    async def delete_campaign(self) -> Any:
        """Throw the draft away."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await campaigns.delete_campaign(session, viewer, named(self))
        except Refusal as no:
            await say_no(self, no)
            return None
        await say(self, "studio.said_delete")
        return rx.redirect("/studio/campaigns", replace=True)

    async def _save_and_do(self, session: Session, viewer: Viewer, typed: Any, kit: Any, form: dict[str, Any]) -> str:
        """Save, do; what is said about it."""
        slug, deed, pledged = named(self), str(form.get("deed")), kits.pledges_in(form)
        await kits.save(session, viewer, slug, typed, campaigns.version_in(form), kit, pledged)
        if deed == "save":
            return deed
        state = await kits.move(session, viewer, slug, deed, pledged)
        return "schedule" if (deed, state) == ("publish", "scheduled") else deed

    async def _after(self, viewer: Viewer, typed: Any, deed: str) -> None:
        if deed != "look":
            await say(self, f"campaign.said_{deed}")
            async with reading() as session:
                self.page = await campaigns.desk(session, viewer, named(self))
                self.kit = await kits.desk(session, viewer, named(self))
            await recount(self)
        await self._show(viewer, typed)

    async def _check(self, viewer: Viewer, typed: campaigns.Typed, kit: kits.Kit, pledged: Collection[str]) -> None:
        async with reading() as session:
            self.kit = await kits.checks(session, viewer, self.kit, typed.audience, kit, pledged)

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        slug = named(self)
        try:
            async with reading() as session:
                self.page = await campaigns.desk(session, viewer, slug)
                self.kit = await kits.desk(session, viewer, slug)
        except campaigns.CampaignGone:
            self.page, self.gone = CampaignDesk(), True
            return
        self.gone = False
        await self._show(viewer, campaigns.typed(campaigns.as_form(self.page), viewer.timezone))

    async def _show(self, viewer: Viewer, typed: campaigns.Typed) -> None:
        async with reading() as session:
            self.preview = await campaigns.preview(session, viewer, named(self), typed)
            self.overlaps = await campaigns.overlaps(session, viewer, named(self), typed)
            self.reach = await content.reach_line(session, viewer, typed.audience, "studio.reach")
        self.later = typed.starts_at > clock.now()


class CampaignReportState(rx.State):
    """What one campaign brought."""

    report: CampaignReport = CampaignReport()
    gone: bool = False

    @rx.event
    @policy(*WRITERS)
    async def load_report(self) -> None:
        """The figures as they are now."""
        viewer = await viewer_of(self)
        slug = self.router.url.path.rstrip("/").rpartition("/")[0].rpartition("/")[2]
        try:
            async with reading() as session:
                self.report = await analytics.campaign_report(session, viewer, slug)
            self.gone = False
        except campaigns.CampaignGone:
            self.report, self.gone = CampaignReport(), True
