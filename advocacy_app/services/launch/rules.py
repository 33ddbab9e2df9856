"""What a launch needs, as numbers that facts are compared with. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Need:
    """A step: the fact that is counted, how many are enough, and where it is done."""

    fact: str
    enough: int
    href: str


_POLICY = Need("policies", 1, "/studio/guidelines")
_PULSE = Need("pulses", 1, "/studio/polls")
PLANS: dict[str, tuple[Need, ...]] = {
    "small": (
        _POLICY,
        Need("piloting", 5, "/studio/people/invites"),
        Need("posts", 5, "/studio/content"),
        Need("champions", 1, "/studio/ideas"),
        _PULSE,
        Need("feedback", 3, "/studio/ideas"),
    ),
    "all": (
        _POLICY,
        Need("posts", 12, "/studio/content"),
        Need("champions", 3, "/studio/ideas"),
        Need("learners", 5, "/studio/people"),
        Need("campaigns", 1, "/studio/campaigns"),
        _PULSE,
        Need("inside", 20, "/studio/people/invites"),
    ),
}
"""Start with a few and grow, or open to everybody at once; each step in the order in which it is done."""
