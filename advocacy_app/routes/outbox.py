"""``/outbox``: the mails that this machine keeps instead of sending, for trying the product out.

There only while no mail server is configured, the product's address is localhost, and the browser is on this machine:
the mails in it let anybody in.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from advocacy_app.components.markup import Html
from advocacy_app.components.outbox import outbox_page
from advocacy_app.config import settings
from advocacy_app.integrations.mail import OutboxMailer
from advocacy_app.outside import outside
from advocacy_app.routes.doors import language_of, shown
from advocacy_app.routes.house import organisation
from advocacy_app.routes.visitor import address_of

HOME = {"localhost", "127.0.0.1", "::1"}


async def outbox(request: Request) -> Response:
    """The newest mails first."""
    mailer = mails_kept_for(request)
    if mailer is None:
        return Response(status_code=404)
    return shown(request, outbox_page(Html(language_of(request)), await organisation(), mailer.kept()))


def mails_kept_for(request: Request) -> OutboxMailer | None:
    """Where mails wait that this visitor may read."""
    mailer = outside().mail
    return mailer if isinstance(mailer, OutboxMailer) and _at_home(request) else None


def _at_home(request: Request) -> bool:
    """A visitor from the network, or through a proxy, is not at home."""
    return settings().host in HOME and request.url.hostname in HOME and address_of(request) in HOME


ROUTES = [Route("/outbox", outbox)]
