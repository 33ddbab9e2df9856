"""What people read of a lesson, and how many words that is."""

import re

from advocacy_app.training.lesson import (
    Card,
    ChoiceQuestion,
    ExampleCard,
    MatchQuestion,
    OrderQuestion,
    Question,
    RevealCard,
    TryCard,
)


def card_texts(card: Card) -> tuple[str, ...]:
    """What a card says, title first, without the description of its picture."""
    match card:
        case ExampleCard():
            return card.title, card.worse, card.better, card.text
        case RevealCard() | TryCard():
            return card.title, card.text, card.hidden
        case _:
            return card.title, card.text


def question_texts(question: Question) -> tuple[str, ...]:
    """What a question says, its answers and its explanation last."""
    match question:
        case ChoiceQuestion():
            said = (question.caption, *(option.text for option in question.options))
        case OrderQuestion():
            said = question.steps
        case MatchQuestion():
            said = (*question.heads, *(side for pair in question.pairs for side in pair))
    return question.title, *said, question.why


def words(*texts: str) -> int:
    """How many words people read; a sign alone is none."""
    return sum(len(_WORD.findall(text)) for text in texts)


_WORD = re.compile(r"\w(?:[\w’'.,@#/:%{}-]*\w)?")
