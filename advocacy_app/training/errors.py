"""Why a file of training could not be read. Each error names the line, so that its author can find the place."""

import reprlib


class Unreadable(Exception):
    """A file that is not what it should be; ``line`` counts from 1 in the whole file."""

    def __init__(self, line: int, **about: object) -> None:
        self.line = line
        self.about = about
        told = ", ".join(f"{name} {reprlib.repr(value)}" for name, value in about.items())
        super().__init__(f"line {line}: {type(self).__name__}" + (f" ({told})" if told else ""))


class FrontMatterMissing(Unreadable):
    """The file does not begin with a block of YAML between two lines of three dashes, or the block is not YAML."""


class FieldMissing(Unreadable):
    """The front matter lacks a field that is needed."""


class FieldWrong(Unreadable):
    """A field of the front matter has the wrong type or an impossible value."""


class FieldUnknown(Unreadable):
    """A field that nobody reads: mostly a slip of the keyboard."""


class HeadingWrong(Unreadable):
    """A heading without the name and the kind in braces, or text in front of the first heading."""


class KindUnknown(Unreadable):
    """A kind that this file cannot hold."""


class NameTwice(Unreadable):
    """Two sections of a file have the same name."""


class ShapeWrong(Unreadable):
    """The blocks under a heading are not those of its kind; ``wanted`` says which."""


class AnswersWrong(Unreadable):
    """The wrong number of right answers, or the same answer twice."""


class OrderWrong(Unreadable):
    """A card stands behind a question, or a lesson has no card or no question."""
