"""The sign-in page, and getting in with a code by mail."""

import asyncio
import math
import re
import time

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerMinute
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import access, clock, pace
from advocacy_app.components import sign_in as pages
from advocacy_app.components.markup import Html
from advocacy_app.config import settings
from advocacy_app.db import transaction
from advocacy_app.i18n import tr
from advocacy_app.i18n.numbers import clock_time
from advocacy_app.routes.asked import Asked, ask, asked_of, forget_asked, keep_asked
from advocacy_app.routes.cookies import forget_cookie, forget_pictures
from advocacy_app.routes.doors import (
    begin_session,
    come_in,
    form_of,
    language_of,
    old_cookie,
    refusals_are_pages,
    safe_next,
    shown,
)
from advocacy_app.routes.familiar import is_familiar
from advocacy_app.routes.house import organisation
from advocacy_app.routes.outbox import mails_kept_for
from advocacy_app.routes.sign_in_link import finished
from advocacy_app.routes.sign_in_mail import send_sign_in_mail
from advocacy_app.routes.visitor import network_of
from advocacy_app.services import identity
from advocacy_app.services.errors import Refusal
from advocacy_app.services.identity.links import ATTEMPTS

ASKS = (RateLimitItemPerMinute(5, 15, "asks"), RateLimitItemPerDay(20, 1, "asks_a_day"))
"""Mails to one address asked for from one network, and questions of one browser; browsers that signed in to the
account before share a limit like this, so that a crowd of strangers uses up nothing of theirs."""
MAILS = (RateLimitItemPerMinute(15, 15, "mails"), RateLimitItemPerDay(60, 1, "mails_a_day"))
"""Mails to one address, whoever asks: more than one network may, so that a stranger locks nobody out."""
ASKS_HERE = RateLimitItemPerMinute(120, 1, "asks_here")
"""Questions from one network: a whole canteen may sign in at once, a single machine keeps nobody else out."""
ASKS_AT_ALL = RateLimitItemPerMinute(600, 1, "asks_at_all")
GUESSES = RateLimitItemPerDay(20, 1, "guesses")
"""Codes typed for one address from one network, so that a stranger elsewhere uses up nobody's. Five a mail, and the
mails to one address, bound the guesses of many networks."""
ANSWER_SECONDS = 0.25
"""A code is refused no sooner than this, so that the time tells nobody who is a member here."""
_DIGITS = 6


async def sign_in(request: Request) -> Response:
    """``GET /sign-in``: every way in; who is in already goes on."""
    after = safe_next(request.query_params.get("next", "/"))
    if await access.viewer_behind(request.headers.get("cookie", "")):
        return RedirectResponse(after, 303)
    response = await _sign_in_page(request, after)
    if old_cookie(request):  # of a session that ended, perhaps on a phone that was lost
        forget_cookie(response)
        forget_pictures(response)
    return response


async def _sign_in_page(
    request: Request, after: str, typed: str = "", error: str | None = None, status: int = 200
) -> Response:
    ways = [(provider.name, provider.label) for provider in settings().oidc]
    m = Html(language_of(request))
    return shown(request, pages.sign_in_page(m, await organisation(), ways, after, typed=typed, error=error), status)


@refusals_are_pages
async def ask_by_email(request: Request) -> Response:
    """``POST /auth/email``: the same answer for every address, known or not."""
    fields = await form_of(request)
    typed, after = fields.get("email", ""), safe_next(fields.get("next", "/"))
    language, before = language_of(request), asked_of(request)
    try:
        email = identity.clean_email(typed)
    except identity.EmailInvalid as no:
        return await _sign_in_page(request, after, typed[:254], tr(language, no.key), no.status)
    if wait := await _seconds_to_wait(request, email, before):
        error = tr(language, "signin.too_often", n=math.ceil(wait / 60))
        response = await _sign_in_page(request, after, email, error, 429)
        response.headers["retry-after"] = str(wait)
        return response
    asked = ask(before, email, after)
    response = RedirectResponse(
        "/auth/code", 303, background=BackgroundTask(send_sign_in_mail, asked, await organisation())
    )
    keep_asked(response, asked)
    return response


async def _seconds_to_wait(request: Request, email: str, before: Asked | None) -> int:
    """Whoever may not ask any more does not count against everybody else."""
    network, address = network_of(request), identity.digest(email)
    if is_familiar(request, email):
        return await _first_wait([(limit, f"{address} familiar") for limit in ASKS])
    counted: list[tuple[RateLimitItem, str]] = [(ASKS_HERE, network)]
    counted += [(limit, f"{address} {network}") for limit in ASKS]
    if before:
        counted += [(limit, before.known) for limit in ASKS]
    counted += [(limit, address) for limit in MAILS]
    return await _first_wait([*counted, (ASKS_AT_ALL, "everybody")])


async def _first_wait(counted: list[tuple[RateLimitItem, str]]) -> int:
    """Count the question in each limit; the first one that is reached says how long to wait."""
    for each in counted:
        if wait := await pace.seconds_to_wait(*each):
            return wait
    return 0


async def code(request: Request) -> Response:
    """``GET /auth/code``: look in your mail."""
    asked = asked_of(request)
    return await _code_page(request, asked) if asked else RedirectResponse("/sign-in", 303)


async def _code_page(request: Request, asked: Asked, no: Refusal | None = None, typed: str = "") -> Response:
    language, home = language_of(request), await organisation()
    until = clock_time(language, asked.until, home.timezone)
    page = pages.code_page(
        Html(language),
        home,
        pages.OnItsWay(asked.email, until, asked.after, kept=mails_kept_for(request) is not None),
        typed=typed,
        error=tr(language, no.key, **no.words) if no else None,
        over=isinstance(no, identity.CodeRanOut),
    )
    return shown(request, page, no.status if no else 200)


@refusals_are_pages
async def use_code(request: Request) -> Response:
    """``POST /auth/code``: the six digits, in the browser that asked for them."""
    asked = asked_of(request)
    if asked is None:
        return await finished(request, identity.CodeRanOut())
    digits = re.sub(r"\D", "", (await form_of(request)).get("code", ""))
    begun = time.monotonic()
    try:
        response = await _redeem(request, asked, digits)
    except Refusal as no:
        await asyncio.sleep(begun + ANSWER_SECONDS - time.monotonic())
        return await _code_page(request, asked, no, digits[:9])
    forget_asked(response)
    return response


async def _redeem(request: Request, asked: Asked, digits: str) -> Response:
    if len(digits) != _DIGITS:
        raise identity.CodeIncomplete
    known = is_familiar(request, asked.email)
    guesser = f"{identity.digest(asked.email)} {'familiar' if known else network_of(request)}"
    if asked.until < clock.now() or await pace.seconds_to_wait(GUESSES, guesser):
        raise identity.CodeRanOut
    try:
        async with transaction() as session:
            link_id = await identity.spend_attempt(session, asked.browser)
    except identity.NothingAsked:
        raise await _as_for_anybody(asked) from None
    async with transaction() as session:
        member = await identity.redeem_code(session, link_id, asked.browser, digits)
        token = await begin_session(session, request, member)
    return come_in(request, member, token, asked.after)


async def _as_for_anybody(asked: Asked) -> Refusal:
    """Nobody was written to, and nobody may notice: the tries count down as they do for a known address."""
    left = 0
    for tries in range(1, ATTEMPTS):
        left += not await pace.seconds_to_wait(RateLimitItemPerDay(tries, 1, f"tries_{tries}"), asked.browser)
    return identity.CodeWrong(n=left) if left else identity.CodeRanOut()


ROUTES = [
    Route("/sign-in", sign_in),
    Route("/auth/email", ask_by_email, methods=["POST"]),
    Route("/auth/code", code),
    Route("/auth/code", use_code, methods=["POST"]),
]
