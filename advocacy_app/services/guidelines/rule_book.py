"""The owners' rules: written down, tried on past posts, switched on and off."""

from datetime import datetime
from typing import Any, cast

from sqlmodel import col, select

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.i18n import LANGUAGES, tr
from advocacy_app.models import GuidelineRule, Share
from advocacy_app.models.guideline import RULE_KINDS
from advocacy_app.read_models.guidelines import Found, Rehearsal, RuleLine
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound
from advocacy_app.services.guidelines.errors import RuleUnusable
from advocacy_app.services.guidelines.hints import Context, Rule, RuleKind
from advocacy_app.services.guidelines.rules import hits
from advocacy_app.services.guidelines.wording import HASHTAG, normal

LIMITS = {"pattern": 120, "instead": 200, "label": 60, "why": 400, "section": 130}
REHEARSED = 500
"""Posts on which a rule is tried: the latest."""
EXAMPLES = 3
AROUND = 60
"""Characters on either side of what an example is about."""


async def rules_in_force(session: Session) -> tuple[Rule, ...]:
    """What the composer and the editor check words against."""
    moment = clock.now()
    alive = col(GuidelineRule.until).is_(None) | (col(GuidelineRule.until) > moment)
    asked = select(GuidelineRule).where(col(GuidelineRule.on_since) <= moment, alive).order_by(GuidelineRule.id)
    return tuple(_rule(row) for row in (await session.exec(asked)).all())


def _rule(row: GuidelineRule) -> Rule:
    kind = cast("RuleKind", row.kind)
    return Rule(kind, row.pattern, row.instead, row.language, row.label, row.blocks, row.section, row.why)


async def all_rules(session: Session, viewer: Viewer) -> list[RuleLine]:
    """Every rule, by kind and words.

    Raises:
        NotAllowed: the viewer does not run the programme.
    """
    identity.must_be_owner(viewer)
    asked = select(GuidelineRule).order_by(col(GuidelineRule.kind), col(GuidelineRule.pattern), GuidelineRule.id)
    return [_line(row, viewer) for row in (await session.exec(asked)).all()]


def _line(row: GuidelineRule, viewer: Viewer) -> RuleLine:
    return RuleLine(
        id=row.id,
        kind=row.kind,
        kind_name=tr(viewer.language, f"guidelines.rule_{row.kind}"),
        label=row.label,
        pattern=row.pattern,
        instead=row.instead,
        language=row.language,
        section=row.section,
        why=row.why,
        until=row.until.date().isoformat() if row.until else "",
        blocks=row.blocks,
        on=row.on_since is not None,
    )


async def keep_rule(session: Session, viewer: Viewer, typed: dict[str, Any], until: datetime | None = None) -> str:
    """Write down a rule, or change the one with this ``id``; a new one is off until it is switched on.

    Raises:
        NotAllowed, NotFound.
        RuleUnusable: it lacks what its kind needs.
    """
    identity.must_be_owner(viewer)
    values = usable(typed)
    row = await _called(session, typed["id"]) if typed.get("id") else None
    if row is None:
        row = GuidelineRule(id=ids.new_id(), made_by=viewer.member_id, until=until, **values)
    for name, value in values.items():
        setattr(row, name, value)
    row.until = until
    session.add(row)
    await session.flush()
    await identity.audit(session, viewer.member_id, "guideline_rule_changed", f"rule:{row.id}")
    return row.id


def usable(typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, cleaned.

    Raises:
        RuleUnusable: it lacks what its kind needs.
    """
    words = {name: normal(" ".join(str(typed.get(name, "")).split()))[:most] for name, most in LIMITS.items()}
    kind, language = str(typed.get("kind", "")), str(typed.get("language", ""))
    if kind == "hashtag" and words["pattern"]:
        words["pattern"] = "#" + words["pattern"].lstrip("#")
    unfit = {
        "kind": kind not in RULE_KINDS,
        "language": language and language not in LANGUAGES,
        "pattern": (kind != "disclosure" and not words["pattern"])
        or (kind == "hashtag" and not HASHTAG.fullmatch(words["pattern"])),
        "instead": kind == "spelling" and not words["instead"],
        "label": not words["label"],
    }
    if wrong := [name for name, is_so in unfit.items() if is_so]:
        raise RuleUnusable(at=wrong[0])
    return {**words, "kind": kind, "language": language, "blocks": bool(typed.get("blocks"))}


async def switch_rule(session: Session, viewer: Viewer, rule_id: str, *, on: bool) -> None:
    """From now on, or no longer.

    Raises:
        NotAllowed, NotFound.
    """
    identity.must_be_owner(viewer)
    row = await _called(session, rule_id)
    if on == (row.on_since is not None):
        return
    row.on_since = clock.now() if on else None
    await session.flush()
    await identity.audit(session, viewer.member_id, "guideline_rule_changed", f"rule:{row.id}")


async def drop_rule(session: Session, viewer: Viewer, rule_id: str) -> None:
    """Forget a rule.

    Raises:
        NotAllowed, NotFound.
    """
    identity.must_be_owner(viewer)
    row = await _called(session, rule_id)
    await session.delete(row)
    await identity.audit(session, viewer.member_id, "guideline_rule_changed", f"rule:{row.id}")
    await session.flush()


async def _called(session: Session, rule_id: str) -> GuidelineRule:
    row = await session.get(GuidelineRule, rule_id)
    if row is None:
        raise NotFound
    return row


async def rehearse(session: Session, viewer: Viewer, typed: dict[str, Any]) -> Rehearsal:
    """What a rule would have said about the latest posts: how many, and a few examples without names.

    Raises:
        NotAllowed, RuleUnusable.
    """
    identity.must_be_owner(viewer)
    values = usable(typed)
    rule = Rule(
        cast("RuleKind", values["kind"]), values["pattern"], values["instead"], values["language"], values["label"]
    )
    asked = select(Share.caption, Share.language).where(Share.evidence != "none", Share.caption != "")
    latest = (await session.exec(asked.order_by(col(Share.made_at).desc()).limit(REHEARSED))).all()
    context = Context(company=(await identity.organisation(session)).name)
    posts = ((normal(words), language) for words, language in latest)
    found = [_example(words, span) for words, language in posts if (span := hits(words, language, rule, context))]
    line = tr(viewer.language, "guidelines.rehearsed", n=len(found), all=len(latest))
    examples = tuple(found[:EXAMPLES])
    return Rehearsal(ran=True, looked_at=len(latest), hits=len(found), line=line, examples=examples)


def _example(words: str, span: tuple[int, int]) -> Found:
    start, end = span
    before, after = words[max(0, start - AROUND) : start], words[end : end + AROUND]
    return Found(before.lstrip(), words[start:end], after.rstrip())
