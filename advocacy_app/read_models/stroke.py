from dataclasses import dataclass


@dataclass(frozen=True)
class Stroke:
    """One stroke of a Voiceline: ``kind`` from ``me todo rest said click conf`` or empty, ``height`` 0–100."""

    kind: str
    height: int
