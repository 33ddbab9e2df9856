"""Starting the programme: two plans whose steps are checked from facts, and a pilot that opens to everybody."""

from advocacy_app.services.launch.acts import roll_out
from advocacy_app.services.launch.errors import PilotGone
from advocacy_app.services.launch.queries import launch
from advocacy_app.services.launch.rules import PLANS

__all__ = ["PLANS", "PilotGone", "launch", "roll_out"]
