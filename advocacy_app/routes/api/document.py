"""The OpenAPI 3.1 document, made from the same table and the same models that answer."""

import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from advocacy_app.routes.api.operation import Operation
from advocacy_app.routes.api.problems import MEDIA_TYPE, Problem
from advocacy_app.routes.api.shapes import SLUG

_REF = "#/components/schemas/{model}"
_PROBLEM = {"$ref": _REF.format(model="Problem")}
_SECURITY = {
    "session": {"type": "apiKey", "in": "cookie", "name": "advocacy", "description": "`__Host-advocacy` with https"},
    "own_page": {"type": "apiKey", "in": "header", "name": "X-Advocacy", "description": "`1`, beside the cookie"},
    "token": {"type": "http", "scheme": "bearer", "description": "scopes `read` and `write`"},
}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Sent twice with the same request, it is done once and answered the same; kept for 48 hours.",
    "schema": {"type": "string", "pattern": r"^[\x21-\x7e]{1,80}$"},
}
_REFUSALS = {
    401: "who is calling is not known",
    403: "not allowed",
    422: "does not fit",
    429: "too fast",
    500: "our fault",
}


def document(operations: Iterable[Operation]) -> dict[str, Any]:
    """The whole document."""
    operations = tuple(operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Advocacy", "version": "1", "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/api/v1"}],
        "security": [{"session": [], "own_page": []}, {"token": []}],
        "paths": paths,
        "components": {"schemas": _schemas(operations), "securitySchemes": _SECURITY},
    }


def _schemas(operations: Iterable[Operation]) -> dict[str, Any]:
    wanted: dict[type[BaseModel], str] = {Problem: "serialization"}
    for operation in operations:
        wanted |= {operation.answer: "serialization"} if operation.answer else {}
        wanted |= {operation.body: "validation"} if operation.body else {}
    _, schemas = models_json_schema(list(wanted.items()), ref_template=_REF)  # type: ignore[arg-type]
    return schemas["$defs"]


def _operation(operation: Operation) -> dict[str, Any]:
    described = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [
            *_in_path(operation.path),
            *_in_query(operation.query),
            *([_KEY] if operation.takes_key else []),
        ],
        "responses": _responses(operation),
    }
    if operation.body:
        described["requestBody"] = {"required": True, "content": _json(operation.body)}
    if operation.takes:
        described["requestBody"] = {"required": True, "content": {operation.takes: {}}}
    return described


def _in_path(path: str) -> list[dict[str, Any]]:
    slug = {"type": "string", "pattern": SLUG, "maxLength": 80}
    return [{"name": name, "in": "path", "required": True, "schema": slug} for name in re.findall(r"{(\w+)}", path)]


def _in_query(query: type[BaseModel] | None) -> list[dict[str, Any]]:
    properties = query.model_json_schema()["properties"] if query else {}
    return [{"name": name, "in": "query", "schema": schema} for name, schema in properties.items()]


def _responses(operation: Operation) -> dict[str, Any]:
    if operation.answer is None:
        answers: dict[str, Any] = {"204": {"description": "done"}}
    else:
        answers = {str(operation.status): {"description": "as asked", "content": _json(operation.answer)}}
    refusals = _REFUSALS | {404: "nothing here, or not for this caller"}
    if operation.body:
        refusals |= {413: "too large", 415: "not JSON"}
    if operation.takes:
        refusals |= {413: "too large"}
    if operation.tagged:
        answers["304"] = {"description": "not changed since `If-None-Match`"}
    content = {MEDIA_TYPE: {"schema": _PROBLEM}}
    return answers | {
        str(status): {"description": text, "content": content} for status, text in sorted(refusals.items())
    }


def _json(model: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REF.format(model=model.__name__)}}}
