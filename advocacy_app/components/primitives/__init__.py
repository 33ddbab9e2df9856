"""The small parts that every screen is made of, in all their states (docs: the component inventory)."""

from advocacy_app.components.primitives import voiceline
from advocacy_app.components.primitives.avatar import avatar
from advocacy_app.components.primitives.points_chip import points_plus

__all__ = ["avatar", "points_plus", "voiceline"]
