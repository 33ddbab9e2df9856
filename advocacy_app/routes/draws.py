"""``/draws/…``: the public page of a draw, the files with which anybody checks it, and the page of a witness."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import wraps
from urllib.parse import quote

from limits import RateLimitItemPerMinute
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from advocacy_app.access import viewer_behind
from advocacy_app.components.draw_proof import Reader, proof_page
from advocacy_app.components.markup import Html
from advocacy_app.components.witness import witness_page
from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.islands import islands
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.doors import form_of, language_of, shown
from advocacy_app.routes.house import organisation
from advocacy_app.routes.missing import nothing
from advocacy_app.routes.step import TooOften, in_step
from advocacy_app.routes.visitor import network_of
from advocacy_app.services import contests, draws
from advocacy_app.services.draws import BeaconDiffers
from advocacy_app.services.errors import NotFound, Refusal

Handler = Callable[[Request], Awaitable[Response]]
_MADE = RateLimitItemPerMinute(60, 1, "draw_files")
"""Minutes and audit files are made anew whenever they are asked for: so many for one network."""
_PROGRAM = {"content-disposition": 'attachment; filename="verify.py"', "cache-control": "public, max-age=3600"}


def _or_nothing(handler: Handler) -> Handler:
    """No such draw, or not drawn yet: the page that says so. Asked for too often: a line."""

    @wraps(handler)
    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except NotFound:
            return await nothing(request)
        except TooOften as no:
            words = tr(language_of(request), no.key, **no.words)
            return PlainTextResponse(words, no.status, {"cache-control": "no-store", "retry-after": "60"})

    return answered


async def program(_: Request) -> Response:
    """``verify.py`` as it is now; each audit file has the one that was promised when its draw opened."""
    return Response(draws.verifier(), media_type="text/x-python", headers=_PROGRAM)


@_or_nothing
async def page(request: Request) -> Response:
    """``GET /draws/<id>``: for anybody."""
    return await _page(request)


async def _page(request: Request, trouble: str = "", status: int = 200) -> Response:
    language = language_of(request)
    async with reading() as session:
        draw = await contests.proof(session, request.path_params["draw"], language)
    reader = Reader(f"{islands()}/draws/page.js", signed_in=await _viewer(request) is not None)
    return shown(request, proof_page(Html(language), await organisation(), draw, reader, trouble), status)


@_or_nothing
async def audit_file(request: Request) -> Response:
    """``GET /draws/<id>/audit.zip``."""
    await in_step((_MADE, network_of(request)))
    draw = request.path_params["draw"]
    async with reading() as session:
        audit = await contests.audit_of(session, draw)
    file = await asyncio.to_thread(audit.file)
    return Response(file, media_type="application/zip", headers=_named(f"audit-{draw[:8]}.zip"))


@_or_nothing
async def promised_program(request: Request) -> Response:
    """``GET /draws/<id>/verify.py``: the bytes that were promised when this draw opened."""
    async with reading() as session:
        text = await contests.promised_program(session, request.path_params["draw"])
    return Response(text.encode(), media_type="text/x-python", headers=_named("verify.py"))


@_or_nothing
async def rules(request: Request) -> Response:
    """``GET /draws/<id>/rules.txt``: the frozen rules, whose checksum was published."""
    async with reading() as session:
        text = await contests.promised_rules(session, request.path_params["draw"])
    return Response(text.encode(), media_type="text/plain; charset=utf-8", headers={"cache-control": "no-store"})


@_or_nothing
async def minutes(request: Request) -> Response:
    """``GET /draws/<id>/minutes.pdf``, in the reader's language."""
    await in_step((_MADE, network_of(request)))
    language, house = language_of(request), await organisation()
    async with reading() as session:
        draw = await contests.proof(session, request.path_params["draw"], language)
    if draw.state != "drawn":
        raise contests.ContestGone
    file = await asyncio.to_thread(contests.minutes, draw, house.name, language)
    headers = {"content-disposition": "inline", "cache-control": "no-store", "content-language": language}
    return Response(file, media_type="application/pdf", headers=headers | {"vary": "Cookie, Accept-Language"})


async def receipt(request: Request) -> Response:
    """``GET /draws/<id>/receipt.json``: one's own, and nobody else's."""
    viewer = await _viewer(request)
    if viewer is None:
        return Response(status_code=401, headers={"cache-control": "no-store"})
    try:
        async with reading() as session:
            mine = await contests.receipt_of(session, viewer, request.path_params["draw"])
    except NotFound:
        return Response(status_code=404, headers={"cache-control": "no-store"})
    return Response(contests.as_file(mine), media_type="application/json", headers=_named("receipt.json"))


@_or_nothing
async def bring_beacon(request: Request) -> Response:
    """``POST /draws/<id>/beacon``: anybody who is signed in types what any website shows; a wrong one is refused."""
    viewer, draw = await _viewer(request), request.path_params["draw"]
    if viewer is None:
        return _to_sign_in(f"/draws/{draw}")
    try:
        fields = await form_of(request)
        async with reading() as session:
            number = await contests.beacon_of(session, draw)
        signature = draws.signature_in(fields.get("signature", ""), number)
        if not await asyncio.to_thread(draws.is_genuine, number, signature):
            raise BeaconDiffers(round=str(number))
        async with transaction() as session:
            await contests.take_beacon(session, viewer, draw, signature)
    except NotFound:
        raise
    except Refusal as no:
        return await _page(request, tr(language_of(request), no.key, **no.words), no.status)
    return RedirectResponse(f"/draws/{draw}", 303, headers={"cache-control": "no-store"})


async def witness(request: Request) -> Response:
    """``GET /draws/<id>/witness``: what a witness does next."""
    viewer = await _viewer(request)
    return await _witness(request, viewer) if viewer else _to_sign_in(request.url.path)


async def _witness(request: Request, viewer: Viewer, trouble: str = "", status: int = 200) -> Response:
    m, script = Html(language_of(request)), f"{islands()}/draws/witness.js"
    reader = replace(viewer, language=m.language)
    try:
        async with reading() as session:
            bound = await contests.witness_page(session, reader, request.path_params["draw"])
    except Refusal:
        return await nothing(request)
    return shown(request, witness_page(m, await organisation(), bound, script, trouble), status)


async def bear_witness(request: Request) -> Response:
    """``POST /draws/<id>/witness``: lock in a checksum, or reveal the number."""
    viewer, draw = await _viewer(request), request.path_params["draw"]
    if viewer is None:
        return _to_sign_in(request.url.path)
    try:
        fields = await form_of(request)
        async with transaction() as session:
            if "commit" in fields:
                await contests.bind(session, viewer, draw, fields["commit"])
            else:
                await contests.reveal(session, viewer, draw, fields.get("number", "").strip().lower())
    except Refusal as no:
        return await _witness(request, viewer, tr(language_of(request), no.key, **no.words), no.status)
    return RedirectResponse(request.url.path, 303, headers={"cache-control": "no-store"})


def _named(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}


async def _viewer(request: Request) -> Viewer | None:
    return await viewer_behind(request.headers.get("cookie", ""))


def _to_sign_in(back: str) -> Response:
    return RedirectResponse(f"/sign-in?next={quote(back)}", 303, headers={"cache-control": "no-store"})


ROUTES = [
    Route("/draws/verify.py", program),
    Route("/draws/{draw}", page),
    Route("/draws/{draw}/audit.zip", audit_file),
    Route("/draws/{draw}/verify.py", promised_program),
    Route("/draws/{draw}/rules.txt", rules),
    Route("/draws/{draw}/minutes.pdf", minutes),
    Route("/draws/{draw}/receipt.json", receipt),
    Route("/draws/{draw}/beacon", bring_beacon, methods=["POST"]),
    Route("/draws/{draw}/witness", witness),
    Route("/draws/{draw}/witness", bear_witness, methods=["POST"]),
]
