"""How the API says no: RFC 9457 problem JSON, stable in ``type``, in the reader's language otherwise."""

from collections.abc import Mapping
from typing import Any

import structlog
from pydantic import BaseModel, Field, ValidationError
from starlette.responses import JSONResponse, Response

from advocacy_app import ids
from advocacy_app.i18n import Language, tr
from advocacy_app.services.errors import Invalid, NotAllowed, Refusal

TITLES = frozenset({400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422, 429, 500, 503})
MEDIA_TYPE = "application/problem+json"
_log = structlog.get_logger()


class SignInNeeded(Refusal):
    key = "api.sign_in_needed"
    status = 401


class HeaderMissing(NotAllowed):
    """A page of somebody else's cannot send this header, so a request without it may not be the person's will."""

    key = "api.header_missing"


class ScopeMissing(NotAllowed):
    key = "api.scope_missing"


class MethodUnknown(Refusal):
    key = "api.method_unknown"
    status = 405


class NotJson(Refusal):
    key = "api.not_json"
    status = 415


class TooLarge(Refusal):
    key = "error.too_large"
    status = 413


class TooFast(Refusal):
    key = "error.too_fast"
    status = 429


class NotForm(Refusal):
    """Not a form, or one that broke off."""

    key = "api.not_form"
    status = 400


class OneFileOnly(Invalid):
    key = "photos.one_at_a_time"


class FileMissing(Invalid):
    key = "photos.file_missing"


class TooSlow(Refusal):
    """The sender said nothing for a while, or never came to an end."""

    key = "photos.too_slow"
    status = 408


class StorageDown(Refusal):
    """The store does not take anything now; the phone keeps the photo and tries again."""

    key = "photos.storage_down"
    status = 503


class Fault(BaseModel):
    """One thing that does not fit: ``pointer`` says where, ``code`` what."""

    pointer: str
    code: str


class Problem(BaseModel):
    """An error as RFC 9457 describes it."""

    type: str = Field(description="stable name of this kind of problem, `urn:advocacy:…`")
    title: str = Field(description="what kind of problem, in the reader's language")
    status: int
    detail: str = Field(description="what happened and what is safe, in the reader's language")
    errors: list[Fault] | None = Field(default=None, description="what does not fit, and where")


def problem(refusal: Refusal, language: Language, errors: list[Fault] | None = None) -> Response:
    """The answer for a refusal."""
    body = Problem(
        type=f"urn:advocacy:{refusal.key}",
        title=tr(language, f"api.title_{refusal.status if refusal.status in TITLES else 409}"),
        status=refusal.status,
        detail=tr(language, refusal.key, **refusal.words),
        errors=errors,
    )
    return _json(body, _headers(refusal))


def misfit(error: ValidationError, language: Language) -> Response:
    """The answer for something that does not fit its model; nothing of what was sent is repeated."""
    faults = [Fault(pointer=_pointer(e["loc"]), code=e["type"]) for e in error.errors(include_input=False)[:20]]
    return problem(Invalid(), language, faults)


def our_fault(language: Language) -> Response:
    """The answer for what we did not think of; the code leads support to the log."""
    code = ids.new_id()[-8:]
    _log.exception("request_failed", code=code)
    detail = tr(language, "error.ours", code=code)
    body = Problem(type="urn:advocacy:error.ours", title=tr(language, "api.title_500"), status=500, detail=detail)
    return _json(body, {})


def _json(body: Problem, headers: Mapping[str, str]) -> Response:
    content: dict[str, Any] = body.model_dump(exclude_none=True)
    return JSONResponse(content, body.status, {"cache-control": "no-store", **headers}, MEDIA_TYPE)


def _headers(refusal: Refusal) -> dict[str, str]:
    if isinstance(refusal, SignInNeeded):
        return {"www-authenticate": 'Bearer realm="advocacy"'}
    if isinstance(refusal, StorageDown):
        return {"retry-after": "60"}
    return {"retry-after": str(refusal.words["n"])} if isinstance(refusal, TooFast) else {}


def _pointer(place: tuple[int | str, ...]) -> str:
    """A JSON pointer (RFC 6901) into what was sent."""
    return "#" + "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in place)
