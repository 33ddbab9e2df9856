"""Asking for a guideline's acceptance, once for each major version, and once a year after. Never twice."""

from datetime import timedelta
from typing import Any

from sqlalchemy import literal
from sqlmodel import col, func, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.models import Guideline, GuidelineAcceptance, GuidelineAsk, GuidelineVersion, Member
from advocacy_app.services.notifications.acts import notify

AT_ONCE = 100
YEAR = timedelta(days=365)


async def ask_to_accept(session: Session) -> int:
    """Ask members who have neither accepted a guideline's major version nor been asked; a handful at a time."""
    return await _ask_first(session) + await _ask_yearly(session)


async def _ask_first(session: Session) -> int:
    """The first minor of the latest major version stands for it: what only changed in passing asks nobody."""
    latest = select(func.max(GuidelineVersion.major)).where(GuidelineVersion.guideline_id == Guideline.id)
    asked = select(GuidelineAsk.member_id).where(
        GuidelineAsk.member_id == Member.id, GuidelineAsk.version_id == GuidelineVersion.id
    )
    wanted = (
        columns(Member.id, GuidelineVersion.id, Guideline.slug)
        .select_from(Guideline)
        .join(GuidelineVersion, col(GuidelineVersion.guideline_id) == Guideline.id)
        .join(Member, col(Member.deactivated_at).is_(None) & col(Member.welcomed_at).is_not(None))
        .where(
            GuidelineVersion.major == latest.correlate(Guideline).scalar_subquery(),
            GuidelineVersion.minor == 0,
            Member.role != "guest_curator",
            ~asked.exists(),
            ~_accepted().exists(),
        )
    )
    found = await rows(session, wanted.order_by(Member.id).limit(AT_ONCE))
    for member, version, slug in found:
        await _ask(session, member, version, slug, 0)
    return len(found)


def _accepted() -> Any:
    return select(GuidelineAcceptance.id).where(
        GuidelineAcceptance.guideline_id == Guideline.id,
        GuidelineAcceptance.major == GuidelineVersion.major,
        GuidelineAcceptance.subject == literal("member:") + col(Member.id),
    )


async def _ask_yearly(session: Session) -> int:
    """Who accepted a year ago may like to read it again; nothing has to be accepted anew."""
    told = 0
    for year in range(1, 6):
        told += await _ask_after(session, year)
    return told


async def _ask_after(session: Session, year: int) -> int:
    latest = select(func.max(GuidelineVersion.major)).where(GuidelineVersion.guideline_id == Guideline.id)
    reminded = select(GuidelineAsk.member_id).where(
        GuidelineAsk.member_id == Member.id,
        GuidelineAsk.version_id == GuidelineAcceptance.version_id,
        GuidelineAsk.year >= year,
    )
    wanted = (
        columns(Member.id, GuidelineAcceptance.version_id, Guideline.slug)
        .select_from(GuidelineAcceptance)
        .join(Guideline, col(Guideline.id) == GuidelineAcceptance.guideline_id)
        .join(Member, col(GuidelineAcceptance.subject) == literal("member:") + col(Member.id))
        .where(
            GuidelineAcceptance.at <= clock.now() - year * YEAR,
            GuidelineAcceptance.at > clock.now() - (year + 1) * YEAR,
            GuidelineAcceptance.major == latest.correlate(Guideline).scalar_subquery(),
            col(Member.deactivated_at).is_(None),
            Member.role != "guest_curator",
            ~reminded.exists(),
        )
    )
    found = await rows(session, wanted.order_by(Member.id).limit(AT_ONCE))
    for member, version, slug in found:
        await _ask(session, member, version, slug, year)
    return len(found)


async def _ask(session: Session, member: str, version: str, slug: str, year: int) -> None:
    row = {"member_id": member, "version_id": version, "year": year, "at": clock.now()}
    if await insert_once(session, GuidelineAsk, **row):
        kind = "guideline_year" if year else "guideline_new"
        await notify(session, member, kind, f"guideline:{version}:{year}", f"/guidelines/{slug}", guideline=version)
