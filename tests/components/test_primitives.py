"""One description, two drawings: React and HTML must show the same elements with the same classes."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
import reflex as rx

from advocacy_app.components.icons import NAMES, icon, sprite
from advocacy_app.components.markup import Compiled, Html
from advocacy_app.components.primitives import avatar, button, points_chip, row_action, text_field, voices
from advocacy_app.components.styles import stylesheet
from advocacy_app.read_models.people import Face
from tests.look import gallery

SECTIONS = [
    gallery.strokes,
    gallery.buttons,
    gallery.choosing,
    gallery.saying,
    gallery.lists,
    gallery.fields,
    gallery.empties,
    gallery.points_sheet,
]


class Elements(HTMLParser):
    """Collects every element with its classes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs).get("class") or ""))


def elements(component: rx.Component) -> Iterator[tuple[str, str]]:
    """The same of a Reflex component; the router's link is an ``a`` in the page."""
    tag = (component.tag or "").strip('"')
    if tag and tag != "Fragment":
        classes = component.class_name
        yield ("a" if tag == "Link" else tag), str(getattr(classes, "_var_value", classes) or "")
    for child in component.children:
        if isinstance(child, rx.Component):
            yield from elements(child)


@pytest.mark.parametrize("draw", SECTIONS, ids=lambda draw: draw.__name__)
def test_react_and_html_draw_the_same(draw: Any):
    assert list(elements(draw(Compiled()))) == Elements(draw(Html("en"))).found


def test_no_part_writes_css_of_its_own():
    assert not any("css:" in str(draw(Compiled())) for draw in SECTIONS)


def test_every_icon_is_in_the_sprite_and_a_wrong_name_fails_at_once():
    m = Html("en")
    assert all(f'id="i-{name}"' in sprite() for name in NAMES)
    assert icon(m, "heart", small=True) == '<svg class="i s" aria-hidden="true"><use href="#i-heart"/></svg>'
    with pytest.raises(KeyError, match=r"scripts/icons\.py"):
        icon(m, "hart")


def test_points_are_read_as_points():
    drawn = button(Html("pl"), "Udostępnij", plus=5)
    assert '<span aria-hidden="true">+5</span><span class="vh">, 5 punktów</span>' in drawn


def test_points_taken_back_are_in_ink_with_a_real_minus():
    assert 'class="pts back"' in points_chip(Html("en"), 5, lost=True)
    assert "−5" in points_chip(Html("en"), 5, lost=True)


def test_a_hidden_person_has_neither_initials_nor_a_hue():
    drawn = avatar(Html("en"), Face("Ana", "AK", 12, hidden=True))
    assert "AK" not in drawn
    assert "--ah" not in drawn


def test_a_toggle_says_both_of_its_states():
    assert 'aria-pressed="true"' in row_action(Html("en"), "Thanks", "heart", pressed=True)
    assert 'aria-pressed="false"' in row_action(Html("en"), "Thanks", "heart", pressed=False)


def test_a_line_never_draws_more_than_eight_colleagues():
    assert voices(Html("en"), 5000, mine=False).count("<i") == 9
    assert voices(Html("en"), 0, mine=False).count("<i") == 1


def test_an_error_is_tied_to_its_field():
    wrong = text_field(Html("en"), "mail", "E-mail", error="That is no address.", help="At work")
    assert 'aria-describedby="mail-help mail-error"' in wrong
    assert 'aria-invalid="true"' in wrong
    fine = text_field(Html("en"), "mail", "E-mail", error="", help="At work")
    assert "aria-invalid" not in fine
    assert 'id="mail-error" class="err" hidden' in fine


def test_what_a_person_typed_is_kept_and_escaped():
    assert 'value="&lt;b&gt;&quot;"' in text_field(Html("en"), "q", "Search", default_value='<b>"')


class Counted(rx.State):
    n: int = 0


def test_a_style_that_depends_on_a_state_brings_the_state_along():
    drawn = Compiled().el("i", style={"--h": Counted.n})
    assert any("useStateContext" in hook for hook in drawn._get_all_hooks())


# Tailwind scans the compiled pages for words and writes a utility for each that it knows.
TAILWINDS = re.compile(
    r"\.(absolute|block|blur|border|collapse|container|contents|filter|fixed|flex|hidden|inline|invert|isolate|italic|outline"
    r"|prose|relative|resize|ring|shadow|static|sticky|table|transform|transition|truncate|underline|uppercase|visible)[^\w-]"
)


def test_no_class_of_ours_means_something_to_tailwind():
    assert TAILWINDS.findall(stylesheet()) == []
