"""The outside world of a test: null twins, but for what the story is about."""

from collections.abc import Iterator
from typing import Any

import pytest

from advocacy_app import outside
from advocacy_app.integrations.images import NullImages
from advocacy_app.integrations.lrs import NullLrs
from advocacy_app.integrations.mail import NullMailer
from advocacy_app.integrations.ranking import NullRanking
from advocacy_app.integrations.storage import NullStore
from advocacy_app.integrations.web import NullWeb


def install(**real: Any) -> None:
    """Put a world around this test; ``real`` are the parts that are no null twins."""
    null = {
        "images": NullImages(),
        "storage": NullStore(),
        "mail": NullMailer(),
        "web": NullWeb(),
        "ranking": NullRanking(),
        "lrs": NullLrs(),
    }
    outside.install(outside.Outside(**{**null, **real}))


@pytest.fixture
def post() -> Iterator[NullMailer]:
    """What was mailed."""
    mailer = NullMailer()
    install(mail=mailer)
    yield mailer
    outside._outside.clear()
