"""Whom something may be for: as it is typed, and as it is offered to those who choose."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import select

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import LANGUAGES, tr
from advocacy_app.models import Cohort, Site, Team, Topic
from advocacy_app.models.card import AUDIENCE_KINDS
from advocacy_app.models.member import ROLES
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.studio import AudienceGroup, Choice, Whom
from advocacy_app.services.errors import Invalid
from advocacy_app.services.feed.errors import TenureUnusable
from advocacy_app.services.feed.views import topic_name

Rule = tuple[str, str]
Rules = frozenset[Rule]
TENURE = ("tenure_under", "tenure_over")
MOST_RULES = 60
LONGEST_TENURE = 20_000
"""Days."""


def audience_in(form: Mapping[str, Any]) -> Rules:
    """The boxes that somebody ticked (``for:<kind>:<value>``) and the days that they typed.

    Raises:
        TenureUnusable: days that are none.
        Invalid: what no form of ours sends.
    """
    return frozenset(_ticked(form)) | frozenset(_days(form))


def _ticked(form: Mapping[str, Any]) -> list[Rule]:
    names = [str(name).removeprefix("for:") for name, on in form.items() if str(name).startswith("for:") and on]
    found = [(kind, value[:64]) for kind, _, value in (name.partition(":") for name in names)]
    known = all(kind in AUDIENCE_KINDS and kind not in TENURE and value for kind, value in found)
    if len(found) > MOST_RULES or not known:
        raise Invalid
    return found


def _days(form: Mapping[str, Any]) -> Iterator[Rule]:
    for kind in TENURE:
        if days := str(form.get(kind) or "").strip():
            if not days.isascii() or not days.isdigit() or not 0 < int(days[:6]) <= LONGEST_TENURE:
                raise TenureUnusable(n=LONGEST_TENURE)
            yield kind, str(int(days))


def as_ticks(whom: Whom) -> dict[str, str]:
    """What the form holds before anybody touched it."""
    ticked = {choice.name: "on" for group in whom.groups for choice in group.choices if choice.on}
    return {**ticked, "tenure_under": whom.tenure_under, "tenure_over": whom.tenure_over}


async def whom(session: Session, viewer: Viewer, rules: Rules) -> Whom:
    """Everything by which one may choose whom something is for; what ``rules`` name is ticked."""
    language = viewer.language
    cohorts = (await session.exec(select(Cohort.slug).distinct())).all()
    topics = (await session.exec(select(Topic))).all()
    offered: dict[str, list[Rule]] = {
        "site": [(row.id, row.name) for row in await rows(session, columns(Site.id, Site.name))],
        "team": [(row.id, row.name) for row in await rows(session, columns(Team.id, Team.name))],
        "language": [(code, tr(language, f"language.{code}")) for code in LANGUAGES],
        "role": [(role, tr(language, f"studio.role_{role}")) for role in ROLES],
        "topic": [(topic.id, topic_name(topic.names, language)) for topic in topics],
        "cohort": [(slug, slug) for slug in cohorts],
    }
    groups = tuple(_group(kind, choices, viewer, rules) for kind, choices in offered.items() if choices)
    return Whom(groups, **{kind: dict(rules).get(kind, "") for kind in TENURE})


def _group(kind: str, choices: list[Rule], viewer: Viewer, rules: Rules) -> AudienceGroup:
    ticks = tuple(
        Choice(f"for:{kind}:{value}", label, (kind, value) in rules)
        for value, label in sorted(choices, key=lambda choice: choice[1].casefold())
    )
    return AudienceGroup(kind, tr(viewer.language, f"studio.for_{kind}"), ticks, any(tick.on for tick in ticks))
