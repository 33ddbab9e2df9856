"""Composition root: what the app, the command line and the tests call before anything else."""

import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from advocacy_app import bus, outside, subscribers
from advocacy_app.config import settings
from advocacy_app.integrations.images import ImageWorkers
from advocacy_app.integrations.lrs import open_lrs
from advocacy_app.integrations.mail import open_mailer
from advocacy_app.integrations.push import WebPush
from advocacy_app.integrations.ranking import open_ranking
from advocacy_app.integrations.storage import open_store
from advocacy_app.integrations.web import GuardedWeb


def prepare() -> None:
    """Wire facts to reactions and set up logging. Calling it again changes nothing.

    Logs go to stderr, without local variables: those would carry what people typed.
    """
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
    outside.install(
        outside.Outside(
            images=ImageWorkers(size=min(4, os.cpu_count() or 2)),
            storage=open_store(settings().storage),
            web=GuardedWeb(),
            ranking=open_ranking(settings().redis_url),
            mail=open_mailer(settings().mail_url, settings().mail_from, settings().outbox),
            lrs=open_lrs(settings().xapi_url, settings().xapi_user, settings().xapi_password),
            push=WebPush(settings().mail_address),
        )
    )
    bus.install(now=subscribers.NOW, later=subscribers.LATER)


@asynccontextmanager
async def settled() -> AsyncIterator[None]:
    """The life of a web worker: what was loaded for good is set aside from the collection of garbage.

    To look at all of it again and again would cost everybody tenths of a second. What hundreds of open phones hold is
    looked through about once a minute instead of every five seconds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)
    if settings().database.startswith("sqlite") and settings().workers == 1:
        _stay_on_one_processor()
    yield


def _stay_on_one_processor() -> None:
    """SQLite answers in threads that take turns with the loop: handing over to another processor doubles the work.

    Holds for the calling thread and those it starts; the server's own, which talk to the network, stay free.
    """
    if hasattr(os, "sched_setaffinity"):  # macOS and Windows have none
        allowed = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {allowed[os.getpid() % len(allowed)]})  # several installations spread
