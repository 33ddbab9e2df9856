"""How the domain says no."""

from typing import Any, ClassVar


class Refusal(Exception):
    """A deed that was not done, with the catalogue key that tells the person why.

    Entry points turn it into one translated message; ``args`` of the message are passed by name. ``at`` names what was
    typed where the class alone does not say which of several it was.
    """

    key: ClassVar[str] = "error.refused"
    status: ClassVar[int] = 409

    def __init__(self, *, at: str = "", **args: Any) -> None:
        """Refuse, with the values that the message mentions."""
        super().__init__(self.key)
        self.at = at
        self.words = args


class NotFound(Refusal):
    """There is nothing here, or not for this person: the two must look alike."""

    key = "error.nothing_here"
    status = 404


class NotAllowed(Refusal):
    """This person's role does not reach that far."""

    key = "error.not_allowed"
    status = 403


class Invalid(Refusal):
    """Something typed or sent cannot be used; the subclass says what."""

    key = "error.invalid"
    status = 422


class TooLong(Invalid):
    """More than ``n`` characters. Nothing that people wrote is cut off silently."""

    key = "error.too_long"


def must_fit(text: str, most: int, at: str = "") -> str:
    """The text, which has at most ``most`` characters; ``at`` is the name of its field.

    Raises:
        TooLong: it has more.
    """
    if len(text) > most:
        raise TooLong(at=at, n=most)
    return text
