"""``/welcome``: the first run, once a person; its steps can be opened again later."""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import access
from advocacy_app.components.markup import Html
from advocacy_app.components.visibility import Chosen
from advocacy_app.components.welcome import first_page, guest_page, hello_page, seen_page, you_page
from advocacy_app.db import Session, reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.models import Member
from advocacy_app.read_models.feed import FeedCard
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.doors import form_of, language_of, refusals_are_pages, safe_next, shown
from advocacy_app.routes.house import organisation
from advocacy_app.services import feed, identity, training
from advocacy_app.services.errors import Invalid, Refusal

MOST_POSTS = 3
TOPIC = "topic."
LAST = "first"
AFTER = {"topics": "seen", "seen": LAST, "skip": LAST}
"""Which step comes after which deed; after any other the first run is over."""


async def welcome(request: Request) -> Response:
    """``GET /welcome``: what colleagues show; ``?step=you``, ``seen`` and ``first`` are for those who join in."""
    viewer, after = await _viewer(request), safe_next(request.query_params.get("next", "/"))
    step = request.query_params.get("step", "")
    if viewer is None or (viewer.welcomed and (step != LAST or viewer.guest)):
        return RedirectResponse(after if viewer else "/sign-in", 303)
    return shown(request, await _drawn(Html(language_of(request)), viewer, step, after))


@refusals_are_pages
async def answer(request: Request) -> Response:
    """``POST /welcome``: just look, or one step of joining in; no step has to be answered."""
    if (viewer := await _viewer(request)) is None:
        return RedirectResponse("/sign-in", 303)
    fields = await form_of(request)
    deed, after = "look" if viewer.guest else fields.get("deed", ""), safe_next(fields.get("next", "/"))
    try:
        await _do(viewer, deed, fields)
    except Refusal as no:
        return await _again(request, viewer, fields, no)
    access.forget()
    return RedirectResponse(_on(AFTER[deed], after) if deed in AFTER else after, 303)


async def _viewer(request: Request) -> Viewer | None:
    return await access.viewer_behind(request.headers.get("cookie", ""))


async def _drawn(m: Html, viewer: Viewer, step: str, after: str) -> str:
    home = await organisation()
    if viewer.guest:
        return guest_page(m, home, viewer.name.split()[0], after)
    async with reading() as session:
        match step:
            case "you":
                return you_page(m, home, after, await feed.topics(session, viewer))
            case "seen":
                return seen_page(m, home, after, await _chosen(session, viewer))
            case "first":
                return first_page(m, home, after, (await training.home(session, viewer)).going_on)
            case _:
                return hello_page(m, home, viewer.name.split()[0], after, await _posts(session, viewer))


async def _posts(session: Session, viewer: Viewer) -> list[FeedCard]:
    """The first photos of colleagues that this person's feed would show."""
    cards = (await feed.window(session, viewer)).cards
    return [card for card in cards if card.colleague and card.picture.id][:MOST_POSTS]


async def _do(viewer: Viewer, deed: str, fields: Mapping[str, str]) -> None:
    async with transaction() as session:
        if deed == "topics":
            await feed.choose_topics(session, viewer, [name.removeprefix(TOPIC) for name in fields if TOPIC in name])
            return
        member = await identity.member_by_id(session, viewer.member_id)
        if deed == "seen":
            choice = fields.get("visibility", ""), fields.get("nickname", "")
            await identity.choose_visibility(session, member, *choice)
        await identity.welcome(session, member)


def _on(step: str, after: str) -> str:
    return "/welcome?" + urlencode({"step": step} | ({"next": after} if after != "/" else {}))


async def _chosen(session: Session, viewer: Viewer) -> Chosen:
    member = await session.get_one(Member, viewer.member_id)
    return Chosen(member.name, member.visibility, member.nickname)


async def _again(request: Request, viewer: Viewer, fields: Mapping[str, str], no: Refusal) -> Response:
    """The same step with what was typed and what is amiss."""
    language = language_of(request)
    none_chosen = isinstance(no, Invalid) and not isinstance(no, identity.NicknameMissing)
    chosen = Chosen(
        viewer.name,
        fields.get("visibility", ""),
        fields.get("nickname", "")[:80],
        error=tr(language, "visibility.choose") if none_chosen else "",
        nickname_error="" if none_chosen else tr(language, no.key, **no.words),
    )
    page = seen_page(Html(language), await organisation(), safe_next(fields.get("next", "/")), chosen)
    return shown(request, page, no.status)


ROUTES = [Route("/welcome", welcome), Route("/welcome", answer, methods=["POST"])]
