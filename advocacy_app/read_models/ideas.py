"""Ideas as their authors, colleagues and owners see them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StepView:
    """An answer: what the state became, in whose words, when."""

    state_name: str
    words: str
    language: str
    by: str
    when: str


@dataclass(frozen=True)
class IdeaView:
    """An idea with everything that was said about it; ``who`` is empty where nobody is to be named."""

    id: str
    kind: str
    kind_name: str
    text: str
    language: str
    who: str
    state: str
    state_name: str
    tone: str
    when: str
    steps: tuple[StepView, ...] = ()
