"""A thank-you from those who run the programme. It counts on no board: nobody is lifted up a board by hand."""

from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.rules import Rule

REASON = Reason(name="surprise", default=Rule(amount=50), on_boards=False)
