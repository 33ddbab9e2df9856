"""The way of a call: who → how fast → what was sent → one deed in one transaction → the answer."""

import hashlib
import re
from typing import Any

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from advocacy_app import pace
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.api.caller import caller_of, language_of
from advocacy_app.routes.api.operation import Call, Operation, Sent
from advocacy_app.routes.api.problems import NotJson, TooFast, TooLarge, misfit, our_fault, problem
from advocacy_app.services import identity
from advocacy_app.services.errors import Invalid, NotAllowed, Refusal

BODY_LIMIT = 64 * 1024
"""Bytes of a JSON body."""
_KEY = re.compile(r"[\x21-\x7e]{1,80}")


async def serve(operation: Operation, request: Request) -> Response:
    """Answer one call; whatever goes wrong is a problem document in the caller's language."""
    language = language_of(request)
    try:
        viewer = await caller_of(request, writes=operation.writes)
        language = viewer.language
        _for_this_role(operation, viewer)
        await _not_too_fast(operation, viewer)
        return await _answer(operation, request, viewer)
    except Refusal as refusal:
        return problem(refusal, language)
    except ValidationError as error:
        return misfit(error, language)
    except Exception:  # noqa: BLE001 - whatever it is, the caller gets an answer and the log the rest
        return our_fault(language)


def _for_this_role(operation: Operation, viewer: Viewer) -> None:
    if viewer.guest and not operation.guests:
        raise NotAllowed


async def _not_too_fast(operation: Operation, viewer: Viewer) -> None:
    limit = pace.WRITES if operation.writes else pace.READS
    if wait := await pace.seconds_to_wait(limit, viewer.session_id):
        raise TooFast(n=wait)


async def _answer(operation: Operation, request: Request, viewer: Viewer) -> Response:
    raw = await _body(request) if operation.body else b""
    sent = _sent(operation, request, raw)
    key = request.headers.get("idempotency-key") if operation.takes_key else None
    async with operation.session() as session:
        call = Call(viewer, session, request.path_params, request)
        if key is None:
            return _response(operation, request, await _done(operation, call, sent))
        _check_key(key)
        answer = await identity.claim_key(session, viewer.member_id, key, _fingerprint(request, raw))
        if answer is None:
            answer = await _done(operation, call, sent)
            await identity.keep_answer(session, viewer.member_id, key, answer)
    return _response(operation, request, answer)


async def _body(request: Request) -> bytes:
    """The body, read no further than its limit."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise NotJson
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BODY_LIMIT:
            raise TooLarge
    return raw


def _sent(operation: Operation, request: Request, raw: bytes) -> dict[str, Sent]:
    sent: dict[str, Sent] = {}
    if operation.body:
        sent["body"] = operation.body.model_validate_json(raw)
    if operation.query:
        sent["query"] = operation.query.model_validate_strings(dict(request.query_params))
    return sent


def _check_key(key: str) -> None:
    if not _KEY.fullmatch(key):
        raise Invalid


def _fingerprint(request: Request, raw: bytes) -> str:
    return hashlib.sha256(f"{request.method} {request.url.path}\n".encode() + raw).hexdigest()


async def _done(operation: Operation, call: Call, sent: dict[str, Any]) -> identity.Answer:
    result: BaseModel | None = await operation.do(call, **sent)
    if result is None:
        return identity.Answer(204, "")
    return identity.Answer(operation.status, result.model_dump_json(by_alias=True))


def _response(operation: Operation, request: Request, answer: identity.Answer) -> Response:
    if answer.status == 204:  # noqa: PLR2004 - no content
        return Response(status_code=204, headers={"cache-control": "no-store"})
    if not operation.tagged:
        return _json(answer, {"cache-control": "private, no-store"})
    tag = f'"{hashlib.sha256(answer.body.encode()).hexdigest()[:32]}"'
    headers = {"cache-control": "private, no-cache", "etag": tag, "vary": "Cookie, Authorization"}
    if _known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return _json(answer, headers)


def _json(answer: identity.Answer, headers: dict[str, str]) -> Response:
    return Response(answer.body, answer.status, headers, "application/json")


def _known(header: str, tag: str) -> bool:
    return tag in {part.strip().removeprefix("W/") for part in header.split(",")} or header.strip() == "*"
