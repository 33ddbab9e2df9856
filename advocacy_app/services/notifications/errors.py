"""Why a notice was not changed."""

from advocacy_app.services.errors import Invalid, NotFound


class KindUnknown(NotFound):
    key = "inbox.kind_unknown"


class BrowserOdd(Invalid):
    key = "inbox.browser_odd"


class HoursOdd(Invalid):
    key = "inbox.hours_odd"
