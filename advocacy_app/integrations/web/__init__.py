"""Pages and feeds of others, read without being led astray."""

from advocacy_app.integrations.web.guarded import GuardedWeb
from advocacy_app.integrations.web.null import NullWeb
from advocacy_app.integrations.web.port import FetchRefused, Page, Trouble, Web

__all__ = ["FetchRefused", "GuardedWeb", "NullWeb", "Page", "Trouble", "Web"]
