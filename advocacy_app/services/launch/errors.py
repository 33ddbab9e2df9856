"""Why a pilot was not opened."""

from advocacy_app.services.errors import NotFound


class PilotGone(NotFound):
    """There is no such pilot group."""
