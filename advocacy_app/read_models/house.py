"""The company of this installation, as pages show it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class House:
    """Name and hue; whom to ask; the zone that its days follow."""

    name: str = ""
    hue: int = 196
    contact: str = ""
    timezone: str = "UTC"
