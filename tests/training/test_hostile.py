"""Q-S5 over lesson Markdown, below the browser: no payload in a card or a question becomes more than text."""

from html.parser import HTMLParser

import pytest

from advocacy_app.services.training import words
from advocacy_app.training.hostile import harmless
from advocacy_app.training.reading import read_lesson
from tests.security.hostile_lesson import MOST, hostile_lesson
from tests.security.payloads import OWN, naughty

TAGS = {"a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "s", "strong", "ul"}
TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
ADDRESSES = ("https://", "http://", "mailto:", "/", "#")


class Looking(HTMLParser):
    """Notes every tag and attribute that a browser would see and we did not allow."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS | TABLE:
            self.wrong.append(tag)
        for name, value in attrs:
            fine = name in {"rel", "start"} or (name == "href" and (value or "").startswith(ADDRESSES))
            if not fine:
                self.wrong.append(f"{tag} {name}={value}")


def found_in(html: str) -> list[str]:
    looking = Looking()
    looking.feed(html)
    return looking.wrong


@pytest.mark.parametrize("corpus", [OWN, naughty()], ids=["our own", "naughty strings"])
def test_nothing_in_a_lesson_becomes_more_than_text(corpus: list[str]):
    seen = 0
    for start in range(0, len(corpus), MOST):
        payloads = [*corpus[start : start + MOST], *corpus[:MOST]]
        lesson = read_lesson(hostile_lesson("look-behind", "en", 1, payloads))
        for card in (words.card_view(each, {}) for each in lesson.cards):
            assert not found_in(card.text + card.worse + card.better + card.hidden)
            seen += 1
        for question in (words.question_view(each) for each in lesson.questions):
            assert not found_in(question.why + "".join(option.text for option in (*question.rows,)))
            inside = question.options if question.kind != "match" else ()
            assert not found_in("".join(option.text for option in inside))
            seen += 1
    assert seen > len(corpus)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Plain words, **strong** and [a link](https://lindhall.example).", set()),
        ("Fewer than 5 < 6 and more than 4 > 3", set()),
        ("<div>a block</div>", {"html"}),
        ("words <b>within</b>", {"html"}),
        ("[a](javascript:planted(1))", {"link"}),
        ("<javascript:planted(1)>", {"link"}),
        ("![a](data:text/html,x)", {"link"}),
        ("![a wall](packing-line)", set()),
        ("| a | b |\n| - | - |\n| <i>x</i> | y |", {"html"}),
    ],
)
def test_the_report_names_what_would_be_dangerous_elsewhere(text: str, kinds: set[str]):
    assert {kind for _, kind in harmless(text)} == kinds
