"""Composition root: what the app, the command line and the tests call before anything else."""

import structlog

from advocacy_app import bus, outside, subscribers
from advocacy_app.config import settings
from advocacy_app.integrations.images import ImageWorkers
from advocacy_app.integrations.mail import open_mailer
from advocacy_app.integrations.storage import open_store


def prepare() -> None:
    """Wire facts to reactions and set up logging. Calling it again changes nothing."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    )
    outside.install(
        outside.Outside(
            images=ImageWorkers(),
            storage=open_store(settings().storage),
            mail=open_mailer(settings().mail_url, settings().mail_from, settings().outbox),
        )
    )
    bus.install(now=subscribers.NOW, later=subscribers.LATER)
