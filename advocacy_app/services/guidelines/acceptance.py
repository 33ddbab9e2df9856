"""Accepting a guideline: once for each major version, written down for good. Who did is only ever told as a count."""

from collections.abc import Sequence

from sqlalchemy import literal
from sqlmodel import col, func, select

from advocacy_app import clock, ids
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.i18n import tr
from advocacy_app.i18n.numbers import whole
from advocacy_app.models import GuidelineAcceptance, GuidelineVersion, Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.guidelines.documents import guideline_called, versions_of
from advocacy_app.services.guidelines.errors import GuidelineGone
from advocacy_app.services.guidelines.rules import told


async def accept(session: Session, viewer: Viewer, slug: str, version: str = "") -> bool:
    """The viewer has read the version that counts and accepts it; whether that is new.

    ``version`` (such as "2.0") is the one on the screen: was a newer major one published meanwhile, nothing is
    accepted and the reader sees the new one first.

    Raises:
        GuidelineGone: no such guideline, or none that was published.
    """
    guideline = await guideline_called(session, slug)
    current = next(iter(await versions_of(session, guideline.id)), None)
    if current is None:
        raise GuidelineGone
    if version and version.partition(".")[0] != str(current.major):
        return False
    return await insert_once(
        session,
        GuidelineAcceptance,
        id=ids.new_id(),
        guideline_id=guideline.id,
        version_id=current.id,
        major=current.major,
        subject=f"member:{viewer.member_id}",
        at=clock.now(),
    )


async def how_many_accepted(session: Session, viewer: Viewer, versions: Sequence[GuidelineVersion]) -> dict[str, str]:
    """How many of those who work here accepted the major version, in words, by guideline.

    Never so few that one could guess who.
    """
    here = (col(Member.deactivated_at).is_(None), col(Member.welcomed_at).is_not(None), Member.role != "guest_curator")
    everybody = (await session.exec(select(func.count()).select_from(Member).where(*here))).one()
    what = GuidelineAcceptance.guideline_id, GuidelineAcceptance.major
    accepted = (
        columns(*what, func.count())
        .join(Member, col(GuidelineAcceptance.subject) == literal("member:") + col(Member.id))
        .where(col(GuidelineAcceptance.guideline_id).in_([version.guideline_id for version in versions]), *here)
        .group_by(*what)
    )
    found = {(guideline, major): n for guideline, major, n in await rows(session, accepted)}
    return {
        version.guideline_id: _in_words(viewer, found.get((version.guideline_id, version.major), 0), everybody)
        for version in versions
    }


def _in_words(viewer: Viewer, accepted: int, everybody: int) -> str:
    how, n = told(accepted, everybody)
    counts = {"done": whole(viewer.language, n), "all": whole(viewer.language, everybody)}
    return tr(viewer.language, f"guidelines.accepted_{how}", **(counts if how == "some" else {}))
