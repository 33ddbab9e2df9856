"""``/credentials/…``: what anybody may ask about certificates, people with their eyes and programs with theirs."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from advocacy_app.components.certificate import badge_png, badge_svg
from advocacy_app.components.credential import UNKNOWN, checking_page, credential_page
from advocacy_app.components.markup import Html
from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.routes.api import forms
from advocacy_app.routes.doors import language_of, shown
from advocacy_app.routes.house import organisation
from advocacy_app.routes.missing import nothing
from advocacy_app.services import credentials
from advocacy_app.services.errors import NotFound, Refusal

Handler = Callable[[Request], Awaitable[Response]]
_OPEN = {"access-control-allow-origin": "*", "x-content-type-options": "nosniff"}
"""Verifiers run in browsers, on other origins; what they read here is for everybody."""
_NUMBER = re.compile(r"[0-9a-f]{32}")
_BADGE_POLICY = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


def _or_nothing(handler: Handler) -> Handler:
    """Programs are told in a status what people are told in a page."""

    @wraps(handler)
    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except NotFound:
            return await nothing(request)

    return answered


async def page(request: Request) -> Response:
    """``GET /credentials/<id>``: valid, expired, revoked, or not known here (404)."""
    m, house, number = Html(language_of(request)), await organisation(), request.path_params["credential"]
    try:
        if not _NUMBER.fullmatch(number):
            raise credentials.CredentialGone
        async with reading() as session:
            found = await credentials.public(session, number, m.language, house.timezone)
    except NotFound:
        return shown(request, credential_page(m, house, UNKNOWN), 404)
    return shown(request, credential_page(m, house, found))


async def checking(request: Request) -> Response:
    """``GET /credentials/check``: where one hands a file in."""
    return shown(request, checking_page(Html(language_of(request)), await organisation()))


async def check(request: Request) -> Response:
    """``POST /credentials/check``: what a file is worth; it is kept nowhere."""
    m, house = Html(language_of(request)), await organisation()
    try:
        file = (await forms.form_of(request, credentials.LARGEST)).file or b""
    except Refusal as no:
        return shown(request, checking_page(m, house, trouble=tr(m.language, "credential.not_usable")), no.status)
    async with reading() as session:
        verdict = await credentials.check(session, bytes(file), m.language, house.timezone)
    return shown(request, checking_page(m, house, verdict))


async def issuer(_: Request) -> Response:
    """``GET /credentials/issuer``: the company as the issuer of badges."""
    async with reading() as session:
        return _document(await credentials.issuer_document(session))


@_or_nothing
async def achievement(request: Request) -> Response:
    """``GET /credentials/achievements/<track>/<language>``."""
    track, language = request.path_params["track"], request.path_params["language"]
    async with reading() as session:
        return _document(await credentials.achievement_document(session, track, language))


async def keys(_: Request) -> Response:
    """``GET /credentials/keys``: every key that ever signed, as a JSON Web Key Set."""
    async with reading() as session:
        found = await credentials.public_keys(session)
    return _json({"keys": found}, "application/jwk-set+json")


@_or_nothing
async def key(request: Request) -> Response:
    """``GET /credentials/keys/<thumbprint>``: one of them; the header of a signed file leads here."""
    async with reading() as session:
        return _json(await credentials.public_key(session, request.path_params["key"]), "application/jwk+json")


@_or_nothing
async def status(request: Request) -> Response:
    """``GET /credentials/status/<page>``: what was revoked, as a signed Bitstring Status List."""
    async with transaction() as session:
        text = await credentials.status_list(session, request.path_params["page"])
    return Response(text, media_type="application/vc+jwt", headers=_OPEN | {"cache-control": "public, max-age=60"})


@_or_nothing
async def badge(request: Request) -> Response:
    """``GET /credentials/badges/<track>.png`` and ``.svg``: the picture of a badge, which nobody owns."""
    track, kind = request.path_params["track"], request.path_params["kind"]
    async with reading() as session:
        if kind not in {"png", "svg"} or not await credentials.is_track(session, track):
            raise credentials.CredentialGone
    house, kept = await organisation(), _OPEN | {"cache-control": "public, max-age=86400"}
    if kind == "svg":
        return Response(badge_svg(track, house), media_type="image/svg+xml", headers=kept | _BADGE_POLICY)
    return Response(await asyncio.to_thread(badge_png, track, house), media_type="image/png", headers=kept)


def _document(document: dict[str, Any]) -> Response:
    return _json(document, "application/ld+json")


def _json(document: dict[str, Any], kind: str) -> Response:
    text = json.dumps(document, ensure_ascii=False)
    return Response(text, media_type=kind, headers=_OPEN | {"cache-control": "public, max-age=300"})


ROUTES = [
    Route("/credentials/issuer", issuer),
    Route("/credentials/keys", keys),
    Route("/credentials/keys/{key}", key),
    Route("/credentials/achievements/{track}/{language}", achievement),
    Route("/credentials/status/{page:int}", status),
    Route("/credentials/badges/{track}.{kind}", badge),
    Route("/credentials/check", checking),
    Route("/credentials/check", check, methods=["POST"]),
    Route("/credentials/{credential}", page),
]
