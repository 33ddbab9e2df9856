from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from advocacy_app.integrations.markdown import to_html


def test_a_little_markdown_becomes_html():
    text = "# Title\n\nHello **bold** and *soft*, ~~gone~~ `code`.\n\n1. one\n2. two\n\n- a\n\n> said\n\n"
    text += "| a | b |\n|---|---|\n| 1 | 2 |"
    html = to_html(text)
    for piece in ("<h2>Title</h2>", "<strong>bold</strong>", "<em>soft</em>", "<s>gone</s>", "<code>code</code>"):
        assert piece in html
    for tag in ("<ol>", "<ul>", "<blockquote>", "<table>", "<td>1</td>"):
        assert tag in html


def test_links_say_what_they_are():
    assert to_html("[us](https://example.org/a?b=1&c=2 'title')") == (
        '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener nofollow ugc">us</a></p>\n'
    )
    assert 'href="mailto:a@example.org"' in to_html("<a@example.org>")


def test_a_picture_leaves_its_description():
    assert to_html("Look: ![a *cat* & <dog>](https://example.org/c.jpg)") == "<p>Look: a *cat* &amp; &lt;dog&gt;</p>\n"


def test_headings_begin_below_the_page_s_own():
    assert to_html("# a\n## b\n### c\n###### d") == "<h2>a</h2>\n<h3>b</h3>\n<h4>c</h4>\n<h4>d</h4>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox(1))",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        '[x](https://a.example/"onmouseover=alert(1))',
        "[x](https://a.example 'a\" onmouseover=alert(1) b')",
        "[x]: javascript:alert(1)\n\n[x]",
        "```<script>\nx\n```",
        '``` "><script>alert(1)</script>\nx\n```',
        "<svg/onload=alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "| <img src=x onerror=alert(1)> |\n|---|",
    ],
)
def test_nothing_in_it_runs(text: str):
    check(to_html(text))


@given(st.text(alphabet=st.sampled_from(list("<>[](){}!*_`~#|\\&;:\"'= \n\tajscriptonerhf/x.")), max_size=300))
def test_no_input_makes_unsafe_html(text: str):
    check(to_html(text))


def check(html: str) -> None:
    """Only known tags, and of attributes only addresses that lead to pages or mail."""
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None
    for node in body.css("*")[1:]:
        assert node.tag not in {"script", "img", "svg", "iframe", "math", "style", "form", "object"}
        assert node.attributes.keys() <= {"href", "rel", "start"}
        address = node.attributes.get("href") or ""
        assert ":" not in address.split("/")[0].split("?")[0] or address.startswith(("http:", "https:", "mailto:"))


@pytest.mark.parametrize(
    "piece", ["[", "*", "_", "`", "> ", "- ", "![", "[a](", "<", "&", "| ", "**a *b ", "\\", "[[]", "1. "]
)
def test_long_nonsense_costs_little(piece: str):
    started = perf_counter()
    to_html(piece * 5_000)
    assert perf_counter() - started < 10
