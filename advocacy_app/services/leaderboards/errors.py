"""Why somebody was not put on a board."""

from advocacy_app.services.errors import Refusal


class NameNeeded(Refusal):
    """People in a league see each other, by name or nickname."""

    key = "boards.league_needs_name"
