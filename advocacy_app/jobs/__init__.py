"""What happens by itself: the clockwork (``recurring.py``) and the reactions that are delivered later."""

from advocacy_app.jobs.runner import beside, work

__all__ = ["beside", "work"]
