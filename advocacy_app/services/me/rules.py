"""How a season of weeks becomes a line of strokes. Pure: no session, no clock."""

from collections.abc import Sequence

from advocacy_app.read_models.stroke import Stroke

LOWEST = 30


def strokes(points: Sequence[int], acts: Sequence[bool]) -> tuple[Stroke, ...]:
    """One stroke a week, oldest first: as high as its points, never lower than can be seen.

    A week without anything is a hollow dot and keeps its place; the present one, still open, is a quiet dot.
    """
    most = max(points, default=0) or 1
    weeks = [_stroke(n / most, good=bool(n) or act) for n, act in zip(points, acts, strict=True)]
    if weeks and weeks[-1].kind == "rest":
        weeks[-1] = Stroke("todo", 0)
    return tuple(weeks)


def _stroke(part: float, *, good: bool) -> Stroke:
    return Stroke("me", LOWEST + round(part * (100 - LOWEST))) if good else Stroke("rest", 0)


def good_weeks(line: Sequence[Stroke]) -> int:
    """In how many weeks there was something good."""
    return sum(stroke.kind == "me" for stroke in line)
