"""Every reason for points, a module each. A new one: write its module, list it here, give it its words."""

from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.reasons import share_clicked, share_said, share_url

REASONS: dict[str, Reason] = {
    reason.name: reason for reason in (share_said.REASON, share_clicked.REASON, share_url.REASON)
}
