"""Messages to the browser that one is signed in with."""

from typing import Annotated

from pydantic import Field

from advocacy_app.db import transaction
from advocacy_app.integrations.push import Browser
from advocacy_app.routes.api.operation import Answered, Call, Operation, Sent
from advocacy_app.services import notifications


class PushKeyAnswer(Answered):
    """The key that a browser subscribes with."""

    key: str


class PushBrowser(Sent):
    """What a browser says of itself."""

    endpoint: Annotated[str, Field(min_length=12, max_length=1000)]
    p256dh: Annotated[str, Field(min_length=80, max_length=100)]
    auth: Annotated[str, Field(min_length=20, max_length=32)]


async def get_push_key(_: Call) -> PushKeyAnswer:
    """The public key of this installation, for ``PushManager.subscribe``."""
    async with transaction() as session:
        return PushKeyAnswer(key=(await notifications.push_key(session)).id)


async def put_push(call: Call, body: PushBrowser) -> None:
    """Tell me in this browser when something for me arrives."""
    browser = Browser(body.endpoint, body.p256dh, body.auth)
    await notifications.subscribe(call.session, call.viewer, browser)


async def delete_push(call: Call) -> None:
    """Leave this browser alone."""
    await notifications.unsubscribe(call.session, call.viewer)


OPERATIONS = (
    Operation("GET", "/push/key", get_push_key, own_session=True, kept=False),
    Operation("PUT", "/push", put_push),
    Operation("DELETE", "/push", delete_push),
)
