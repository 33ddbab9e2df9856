"""An address that leads nowhere for this person."""

from advocacy_app.components.boot import Fragment


class NotHere(Exception):
    """Nothing there, or nothing for them; ``fragment`` says so."""

    def __init__(self, fragment: Fragment) -> None:
        """Answer with this fragment and status 404."""
        super().__init__()
        self.fragment = fragment
