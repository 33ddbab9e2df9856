"""What goes into a check of a post, and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "embargoed", "too_long", "advertising", "disclosure", "banned", "contest", "spelling", "hashtag", "sameness"
]
RuleKind = Literal["spelling", "banned", "embargoed", "hashtag", "disclosure"]
"""What an owner's rule may be about."""
ORDER: tuple[Kind, ...] = (
    "embargoed", "too_long", "advertising", "disclosure", "banned", "contest", "spelling", "hashtag", "sameness"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """An owner's rule in force: ``pattern`` is plain text, ``instead`` what to write, ``label`` where it stands.

    A spelling without a pattern guards the accents of ``instead`` alone. An empty ``language`` means all.
    """

    kind: RuleKind
    pattern: str
    instead: str = ""
    language: str = ""
    label: str = ""
    blocks: bool = False
    section: str = ""
    """Where the guidelines say so: ``<slug>#<part>``."""
    why: str = ""

    def speaks(self, language: str) -> bool:
        """Whether it is about posts in a language."""
        return self.language in {"", language}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a post is written for."""

    company: str
    disclosed: bool = False
    """Whether the sentence that tells where the author works goes out in front of the words anyway."""
    rules: tuple[Rule, ...] = ()
    hashtags: tuple[str, ...] = ()
    """Tags that the campaign wants, with their #."""
    contest: str = ""
    """The tag that tells readers of the prize, such as #LindhallContest; empty without one."""
    advertising: str = ""
    """The label that the campaign asks for in first place; empty without one."""
    similarity: int = 0
    """Per cent, against the most similar earlier post."""
    same_as: int = 0
    """Colleagues whose posts are that similar."""
    network: str = ""
    """The network's name, for the reader."""
    too_many: int = 0
    """Characters beyond what the network takes."""
    blocking: frozenset[Kind] = frozenset()
    """Kinds of built-in hints that the organisation's policy makes binding."""
    sections: Mapping[str, str] = field(default_factory=dict[str, str])
    """Where the guidelines speak about a kind of hint, for hints whose rule does not say it itself."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One suggestion: ``key`` and ``args`` make its sentence, ``rule`` (the owner's) or ``rule_key`` (ours) its source.

    ``start`` and ``end`` count characters of the composed text; ``fix``, if there is one, replaces them.
    """

    kind: Kind
    key: str
    start: int
    end: int
    args: Mapping[str, str | int] = field(default_factory=dict[str, str | int])
    fix: str | None = None
    blocks: bool = False
    rule: str = ""
    rule_key: str = ""
    section: str = ""
    """Where the guidelines say so: ``<slug>#<part>``; empty where they don't."""
    why: str = ""
