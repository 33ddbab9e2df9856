"""What the guidelines say about a post's own texts: spellings, banned and embargoed words. Hints, never a block."""

from typing import cast

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import tr
from advocacy_app.models import GuidelineRule
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.studio import TextHint
from advocacy_app.services import guidelines, identity
from advocacy_app.services.content.form import Typed
from advocacy_app.services.guidelines import Context, Hint, Rule

_OWN = ("embargoed", "banned", "spelling")


async def text_hints(session: Session, viewer: Viewer, typed: Typed) -> list[TextHint]:
    """Hints on the title, the two sentences and the text together, in the reader's language."""
    text = f"{typed.title}\n{typed.summary}\n{typed.body}"
    context = Context(company=(await identity.organisation(session)).name, rules=await _rules(session))
    found = guidelines.check(text, typed.language, context)
    return [_told(hint, viewer) for hint in found if hint.kind in _OWN]


async def _rules(session: Session) -> tuple[Rule, ...]:
    """The owner's rules in force."""
    in_force = col(GuidelineRule.until).is_(None) | (col(GuidelineRule.until) > clock.now())
    found = await session.exec(select(GuidelineRule).where(in_force).order_by(GuidelineRule.id))
    return tuple(
        Rule(cast("guidelines.Kind", row.kind), row.pattern, row.instead, row.language, row.label, row.blocks)  # type: ignore[arg-type]
        for row in found.all()
    )


def _told(hint: Hint, viewer: Viewer) -> TextHint:
    return TextHint(tr(viewer.language, hint.key, **hint.args), hint.rule, hint.blocks)
