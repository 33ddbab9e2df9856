"""What the guidelines say about a post's own texts: spellings, banned and embargoed words. Hints, never a block."""

from advocacy_app.db import Session
from advocacy_app.i18n import tr
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.studio import TextHint
from advocacy_app.services import guidelines, identity
from advocacy_app.services.content.form import Typed
from advocacy_app.services.guidelines import Context, Hint

_OWN = ("embargoed", "banned", "spelling")


async def text_hints(session: Session, viewer: Viewer, typed: Typed) -> list[TextHint]:
    """Hints on the title, the two sentences and the text together, in the reader's language."""
    text = f"{typed.title}\n{typed.summary}\n{typed.body}"
    context = Context(
        company=(await identity.organisation(session)).name, rules=await guidelines.rules_in_force(session)
    )
    found = guidelines.check(text, typed.language, context)
    return [_told(hint, viewer) for hint in found if hint.kind in _OWN]


def _told(hint: Hint, viewer: Viewer) -> TextHint:
    return TextHint(tr(viewer.language, hint.key, **hint.args), hint.rule, hint.blocks)
