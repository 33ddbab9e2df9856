"""Whether what a client sent fits a handler: its names, its types, text that any database can keep.

Annotations of a handler are not checked by the framework: a client may send anything. So every event is held to the
handler's signature before it runs; what a value means is still the service's to judge.
"""

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic_core import PydanticSerializationError, to_json

LARGEST_PAYLOAD = 64 * 1024
"""Bytes, as JSON."""
_NUL = b"\\u0000"


def fits(handler: Callable[..., Any], payload: Mapping[str, Any]) -> bool:
    """Whether these arguments may be given to this handler."""
    try:
        text = to_json(dict(payload))
    except (PydanticSerializationError, ValueError):  # text that is no Unicode
        return False
    if len(text) > LARGEST_PAYLOAD or _NUL in text:
        return False
    try:
        _model(handler).model_validate_json(text)
    except ValidationError:
        return False
    return True


@functools.cache
def _model(handler: Callable[..., Any]) -> type[BaseModel]:
    """The handler's arguments as a model: exact types, nothing missing, nothing more."""
    arguments = list(inspect.signature(handler, eval_str=True).parameters.values())[1:]
    fields: dict[str, Any] = {
        f"argument_{a.name}": (
            Any if a.annotation is a.empty else a.annotation,
            ... if a.default is a.empty else a.default,
        )
        for a in arguments
    }
    config = ConfigDict(
        extra="forbid",
        strict=True,
        hide_input_in_errors=True,
        alias_generator=lambda name: name.removeprefix("argument_"),
    )
    return create_model("Arguments", __config__=config, **fields)
