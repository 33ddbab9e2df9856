"""Launch plans as those who start the programme see them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StepRow:
    """A step of a plan: done or not, how far, and where it is done."""

    title: str
    line: str
    href: str
    done: bool


@dataclass(frozen=True)
class PlanView:
    """One way of starting."""

    name: str
    title: str
    about: str
    progress: str
    steps: tuple[StepRow, ...]


@dataclass(frozen=True)
class PilotRow:
    """A pilot group, and what only it can see."""

    slug: str
    people: str
    things: str
    limited: bool


@dataclass(frozen=True)
class LaunchPage:
    """Everything about starting."""

    plans: tuple[PlanView, ...] = ()
    pilots: tuple[PilotRow, ...] = ()
