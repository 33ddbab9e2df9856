"""The null twin: a web of a few pages."""

from collections.abc import Mapping

from advocacy_app.integrations.web.port import FetchRefused, Page


class NullWeb:
    """Knows the pages that it was given, by address; everything else is out of reach."""

    def __init__(self, pages: Mapping[str, Page] | None = None) -> None:
        self.pages = dict(pages or {})

    async def fetch(self, url: str, *, max_bytes: int = 2_000_000, timeout: float = 10.0) -> Page:  # noqa: ASYNC109
        """One of the pages."""
        if url not in self.pages:
            raise FetchRefused("unreachable")
        return self.pages[url]
