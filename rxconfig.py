"""The front end's build and Reflex's own switches; the product's settings are in ``advocacy_app/config.py``."""

import os

import reflex as rx

from advocacy_app.build import PLACEHOLDER, FrontEnd
from advocacy_app.config import settings

config = rx.Config(
    app_name="advocacy_app",
    api_url=os.environ.get("ADVOCACY_DEV_API", PLACEHOLDER),
    cors_allowed_origins=settings().origins,
    redis_url=settings().redis_url or None,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    frontend_compression_formats=["brotli", "gzip"],
    plugins=[rx.plugins.SitemapPlugin(), rx.plugins.TailwindV4Plugin(), FrontEnd()],
)
