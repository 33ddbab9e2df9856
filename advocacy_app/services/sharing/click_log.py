"""Reading and classifying a click log: one JSON object a line, as ``advocacy links classify`` takes it."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from advocacy_app.services.sharing.agents import agent_of
from advocacy_app.services.sharing.clicks import NOTHING, ClickClass, Hit
from advocacy_app.services.sharing.judge import ClickJudge

LONGEST_LINE = 65_536
"""Characters; servers refuse requests with larger headers long before."""

Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class UnreadableLineError(ValueError):
    """A line of a click log that is not a hit; ``line`` counts from 1, ``reason`` says what is wrong."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class _Line(BaseModel):
    model_config = ConfigDict(strict=True)

    method: str
    path: str
    headers: dict[str, str | list[str]]
    ip: str
    at: Seconds
    member: str | int | None = None
    sharer: str | int | None = None
    shared_at: Seconds | None = None


def classify_log(lines: Iterable[str | bytes]) -> list[ClickClass]:
    """The class of each line, in the order of the lines; what later lines reveal about earlier ones is included.

    Raises:
        UnreadableLineError: a line is not a hit. Nothing is classified then: half an answer would mislead.
    """
    hits = [read_hit(text, number) for number, text in enumerate(lines, 1)]
    judge = ClickJudge(expected=_recorded(hits))
    kinds = [ClickClass.HUMAN] * len(hits)
    for i in sorted(range(len(hits)), key=lambda i: hits[i].at):
        verdict = judge.judge(hits[i], ref=str(i))
        kinds[i] = verdict.kind
        for earlier in verdict.revised:
            kinds[int(earlier)] = ClickClass.SUSPICIOUS
    return kinds


def read_hit(text: str | bytes, number: int = 1) -> Hit:
    """One line as a hit.

    Raises:
        UnreadableLineError: not an object with method, path, headers, ip and at, or a value of the wrong kind.
    """
    if len(text) > LONGEST_LINE:
        raise UnreadableLineError(number, f"longer than {LONGEST_LINE} characters")
    try:
        line = _Line.model_validate_json(text)
    except ValidationError as fault:
        raise UnreadableLineError(number, _reason(fault)) from fault
    return Hit(
        method=line.method,
        path=line.path,
        headers={name: ", ".join([value] if isinstance(value, str) else value) for name, value in line.headers.items()},
        ip=line.ip,
        at=line.at,
        member=_name(line.member),
        sharer=_name(line.sharer),
        shared_at=line.shared_at,
    )


def _recorded(hits: list[Hit]) -> frozenset[str]:
    # What most browsers of a log do not show, the log leaves out; then a missing one says nothing of the visitor.
    browsers = [hit for hit in hits if agent_of(hit.user_agent) == "browser"]
    return frozenset(
        name for name in NOTHING.expected if sum(name in hit.headers for hit in browsers) * 2 > len(browsers)
    )


def _reason(fault: ValidationError) -> str:
    first = fault.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


def _name(member: str | int | None) -> str:
    return "" if member is None else str(member)
