"""What an operation of the API is: one row that both the route table and the OpenAPI document are made from.

The function's signature is the contract: ``body`` and ``query`` are pydantic models that what is sent must fit, the
annotation of the return value is what is answered, ``None`` being an empty 204. The docstring is the summary.
"""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from starlette.requests import Request

from advocacy_app.db import Session, reading, transaction
from advocacy_app.read_models.people import Viewer

Method = Literal["GET", "PUT", "POST", "DELETE"]


class Sent(BaseModel):
    """What a client sends: exact types, nothing unknown."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class Answered(BaseModel):
    """What a client gets, read from read models by attribute."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


@dataclass(frozen=True)
class Call:
    """One call of an operation: who, in which session of the database, for which address."""

    viewer: Viewer
    session: Session
    path: Mapping[str, str]
    request: Request


@dataclass(frozen=True)
class Operation:
    """A method on an address. ``own_session`` is for what must not hold a transaction while it works."""

    method: Method
    path: str
    do: Callable[..., Awaitable[BaseModel | None]]
    status: int = 200
    own_session: bool = False
    kept: bool = True
    """Whether the browser may keep the answer and ask whether it changed (ETag)."""
    guests: bool = False
    """Whether guest curators may call it, too."""
    takes: str = ""
    """Media type of a body that is no JSON; the operation streams it itself."""

    @property
    def name(self) -> str:
        """The ``operationId``."""
        return self.do.__name__

    @property
    def writes(self) -> bool:
        """Whether a token needs the scope ``write``."""
        return self.method != "GET"

    @property
    def takes_key(self) -> bool:
        """Whether an Idempotency-Key may come with it (what opens no transaction for us settles repeats itself)."""
        return self.writes and not self.own_session

    @property
    def tagged(self) -> bool:
        """Whether the answer carries an ETag."""
        return self.kept and not self.writes

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return inspect.getdoc(self.do).partition("\n")[0]  # type: ignore[union-attr]

    @property
    def body(self) -> type[Sent] | None:
        """What the request must carry."""
        return self._annotation("body")

    @property
    def query(self) -> type[Sent] | None:
        """What may stand behind the question mark."""
        return self._annotation("query")

    @property
    def answer(self) -> type[BaseModel] | None:
        """What comes back; None for an empty 204."""
        return inspect.signature(self.do).return_annotation

    def session(self) -> AbstractAsyncContextManager[Any]:
        """A transaction for a deed, a reading session for a question."""
        if self.own_session:
            return nullcontext()
        return transaction() if self.writes else reading()

    def _annotation(self, name: str) -> Any:
        parameter = inspect.signature(self.do).parameters.get(name)
        return parameter.annotation if parameter else None
