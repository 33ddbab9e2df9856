"""The outside world as this process sees it: real by default, null twins where nothing is configured."""

from dataclasses import dataclass, field

from advocacy_app.integrations.images import Images
from advocacy_app.integrations.lrs import Lrs, NullLrs
from advocacy_app.integrations.mail import Mailer
from advocacy_app.integrations.push import NullPush, Push
from advocacy_app.integrations.ranking import Ranking
from advocacy_app.integrations.storage import BlobStore
from advocacy_app.integrations.web import Web


@dataclass(frozen=True)
class Outside:
    """Everything beyond this process that the product talks to."""

    images: Images
    storage: BlobStore
    mail: Mailer
    web: Web
    ranking: Ranking
    lrs: Lrs = field(default_factory=NullLrs)
    push: Push = field(default_factory=NullPush)


_outside: list[Outside] = []


def install(world: Outside) -> None:
    """Choose the outside world; called once by the composition root, and by tests."""
    _outside[:] = [world]


def outside() -> Outside:
    """The outside world; ``bootstrap.prepare`` has chosen it."""
    return _outside[0]
