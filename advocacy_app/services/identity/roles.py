"""Who runs the programme: one question, asked in one place."""

from advocacy_app.read_models.people import Viewer
from advocacy_app.services.errors import NotAllowed


def must_be_owner(viewer: Viewer) -> None:
    """Let those go on who run the programme: campaign owners and administrators.

    Raises:
        NotAllowed: the viewer does not.
    """
    if not viewer.owner:
        raise NotAllowed
