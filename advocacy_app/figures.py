"""What this process has done since it began, counted for ``/metrics``."""

from collections import Counter

seen: Counter[str] = Counter()


def count(what: str, many: int = 1) -> None:
    """One more of something (or ``many`` more)."""
    seen[what] += many
