"""xAPI statements (IEEE 9274.1.1, still readable by stores of version 1.0.3). Pure: no session, no clock.

A person is an opaque name of this installation: nothing leads from it to them but the installation's own secret.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5

Verb = Literal["initialized", "answered", "completed", "passed"]
Kind = Literal["course", "lesson", "question"]
VERBS = "http://adlnet.gov/expapi/verbs/"
KINDS = "http://adlnet.gov/expapi/activities/"
LONGEST_WAIT = timedelta(hours=6)
PUT_BACK = frozenset({401, 403, 404, 408, 425, 429})
"""Answers of a store that may change when somebody looks after it, beside every 5xx."""
TAKEN = frozenset({200, 204, 409})
"""409 says that a statement of this id is there already: an earlier try arrived, only its answer was lost."""
Fate = Literal["taken", "later", "refused"]


@dataclass(frozen=True)
class Activity:
    """A track, a lesson of it or a question in that; ``names`` by language."""

    address: str
    kind: Kind
    names: Mapping[str, str]


def opaque(secret: str, member_id: str) -> str:
    """The name of a person outside of this installation."""
    return hmac.new(secret.encode(), f"learner {member_id}".encode(), hashlib.sha256).hexdigest()[:32]


def number(origin: str, verb: Verb, *facts: str) -> str:
    """The id of a statement, made of what happened: however often it is told, it is the same one."""
    return str(uuid5(NAMESPACE_URL, "/".join((origin, verb, *facts))))


def statement(
    number: str,
    who: tuple[str, str],
    verb: Verb,
    what: Activity,
    at: datetime,
    *,
    within: Activity | None = None,
    success: bool | None = None,
) -> dict[str, Any]:
    """The statement; ``who`` is the account's home page and its opaque name, ``success`` where something was judged."""
    home, name = who
    told: dict[str, Any] = {
        "id": number,
        "actor": {"objectType": "Agent", "account": {"homePage": home, "name": name}},
        "verb": {"id": VERBS + verb, "display": {"en": verb}},
        "object": _activity(what),
        "context": {"platform": home},
        "timestamp": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    if within:
        told["context"]["contextActivities"] = {"parent": [_activity(within)]}
    if success is not None:
        told["result"] = {"success": success}
    if verb == "completed":
        told["result"] = {"completion": True}
    return told


def _activity(what: Activity) -> dict[str, Any]:
    definition = {"type": KINDS + what.kind, "name": dict(what.names)}
    return {"objectType": "Activity", "id": what.address, "definition": definition}


def fate(status: int) -> Fate:
    """What becomes of a statement after an answer of the store; 0 is no answer."""
    if status in TAKEN:
        return "taken"
    return "refused" if 400 <= status < 500 and status not in PUT_BACK else "later"  # noqa: PLR2004 - the caller's fault


def wait(attempts: int) -> timedelta:
    """How long until the next try: a minute, two, four, at last every six hours."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), LONGEST_WAIT)
