import pytest
from selectolax.lexbor import LexborHTMLParser

from advocacy_app.integrations.qr import svg


def test_a_code_fills_its_box_and_has_a_name():
    code = svg("https://example.org/auth/link/abc", title="Sign in & <more>")
    drawing = LexborHTMLParser(code).css_first("svg")
    assert drawing is not None
    assert "viewbox" in {name.lower() for name in drawing.attributes}
    assert "width" not in drawing.attributes
    assert "<title>Sign in &amp; &lt;more&gt;</title>" in code
    assert "<?xml" not in code


def test_equal_words_give_equal_codes():
    assert svg("a") == svg("a") != svg("b")


def test_too_many_words_are_refused():
    with pytest.raises(ValueError, match="Data too large"):
        svg("x" * 5_000)
