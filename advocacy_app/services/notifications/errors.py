"""Why a notice was not changed."""

from advocacy_app.services.errors import NotFound


class KindUnknown(NotFound):
    key = "inbox.kind_unknown"
