"""Pages: their own words about themselves, and nothing else of them."""

from time import perf_counter

import pytest

from advocacy_app.integrations.opengraph import Preview, read_page

HERE = "https://example.org/news/huila?utm_source=x"


def page(head: str, body: str = "", lang: str = "") -> bytes:
    return f"<!doctype html><html{lang}><head>{head}</head><body>{body}</body></html>".encode()


def test_open_graph_is_read():
    head = """<title>Other</title><meta property="og:title" content="Six sacks &amp; a story">
    <meta property="og:description" content="The first lot has landed."><meta property="og:image" content="/huila.jpg">
    <meta property="og:site_name" content="Roastery"><link rel="canonical" href="/news/huila">"""
    assert read_page(page(head, lang=' lang="en-GB"'), url=HERE) == Preview(
        url="https://example.org/news/huila",
        title="Six sacks & a story",
        description="The first lot has landed.",
        image_url="https://example.org/huila.jpg",
        site_name="Roastery",
        language="en-GB",
    )


def test_title_and_description_stand_in():
    preview = read_page(
        page('<title> Plain\n title </title><meta name="description" content="Said plainly">'), url=HERE
    )
    assert (preview.title, preview.description, preview.url) == ("Plain title", "Said plainly", HERE)
    assert preview.image_url == preview.site_name == preview.language == ""


def test_twitter_names_stand_in():
    head = '<meta name="twitter:title" content="T"><meta name="twitter:image" content="https://example.org/t.jpg">'
    preview = read_page(page(head), url=HERE)
    assert (preview.title, preview.image_url) == ("T", "https://example.org/t.jpg")


def test_an_empty_word_does_not_hide_a_full_one():
    head = '<meta property="og:title" content=" "><title>Title</title><meta property="og:image" content="data:x">'
    preview = read_page(page(head + '<meta name="twitter:image" content="/t.jpg">'), url=HERE)
    assert (preview.title, preview.image_url) == ("Title", "https://example.org/t.jpg")


def test_the_title_of_a_drawing_is_not_the_title_of_the_page():
    assert read_page(page("<title>Page</title>", "<svg><title>Icon</title></svg>"), url=HERE).title == "Page"


@pytest.mark.parametrize(
    ("raw", "content_type"),
    [
        ("Živjo".encode("windows-1250"), "text/html; charset=windows-1250"),
        ("Živjo".encode("iso-8859-2"), ""),
        ("Živjo".encode(), "text/html"),
        ("Živjo".encode(), "text/html; charset=nonsense"),
        ("Živjo".encode(), "text/html; charset=rot13"),
    ],
)
def test_the_encoding_is_found(raw: bytes, content_type: str):
    meta = b'<meta charset="iso-8859-2">' if not content_type else b""
    assert (
        read_page(b"<head>" + meta + b"<title>" + raw + b"</title>", url=HERE, content_type=content_type).title
        == "Živjo"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_in_front_decides(encoding: str):
    body = "<head><meta charset='latin-1'><title>Živjo</title>".encode(encoding)
    assert read_page(body, url=HERE, content_type="text/html; charset=ascii").title == "Živjo"


def test_markup_in_words_is_cut_away():
    words = "&lt;img src=x onerror=alert(1)&gt;Hi &lt;script&gt;alert(1)&lt;/script&gt;"
    head = f'<meta property="og:title" content="{words}">'
    assert read_page(page(head), url=HERE).title == "Hi"


def test_signs_that_turn_or_hide_text_are_cut_away():
    head = "<title>Pay\u202egnp.exe\u2066 \u200binvoice\0</title>"
    assert "\u202e" not in read_page(page(head), url=HERE).title
    assert read_page(page(head), url=HERE).title.startswith("Paygnp.exe invoice")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:image/png,x", "file:///etc/passwd", "https://a@b.example/x", "http://[", "blob:x"],
)
def test_odd_addresses_are_dropped(address: str):
    head = f'<meta property="og:image" content="{address}"><link rel="canonical" href="{address}">'
    preview = read_page(page(head), url=HERE)
    assert (preview.image_url, preview.url) == ("", HERE)


def test_words_in_scripts_and_comments_do_not_count():
    noise = """<script>var a = '<meta property="og:title" content="no">'</script><!-- <title>no</title> --><STYLE>
    <title>no</title></STYLE ><style></style>"""
    assert read_page(page(noise + "<title>Yes > no</title>"), url=HERE).title == "Yes > no"


def test_a_sign_in_a_word_does_not_end_the_tag():
    assert read_page(page("<meta content='a > \"b\"' property=og:title>"), url=HERE).title == 'a > "b"'


def test_everything_is_capped():
    words = "word " * 50_000
    head = "".join(
        f'<meta property="og:{name}" content="{words}">' for name in ("title", "description", "site_name", "image")
    )
    preview = read_page(page(head), url=HERE)
    assert (len(preview.title) <= 200, len(preview.description) <= 500, len(preview.site_name) <= 80) == (
        True,
        True,
        True,
    )


HOSTILE = {
    "nothing": b"",
    "zeros": bytes(400_000),
    "noise": bytes(range(256)) * 1500,
    "deep": b"<div>" * 400_000 + b"<title>x</title>",
    "deep tables": b"<table><tr><td>" * 400_000,
    "formatting": b"<b><i><a><font>" * 100_000 + b"<p>" * 100_000,
    "metas": b"<head>" + b'<meta property="og:title" content="x">' * 100_000,
    "one attribute": b'<meta property="og:title" content="' + b"x" * 400_000,
    "attributes": b"<html " + b" ".join(b"a%d=x" % n for n in range(200_000)) + b">",
    "angles": b"<" * 400_000,
    "comments": b"<!--" * 100_000,
    "entities": b"<title>" + b"&amp;lt;" * 50_000,
    "charset": b"charset=" * 50_000,
    "unclosed": b"<meta content='" * 100_000,
    "titles": b"<title>" * 200_000,
    "scripts": b"<script>" * 200_000 + b"<script></script>" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_little(name: str):
    started = perf_counter()
    preview = read_page(HOSTILE[name], url=HERE)
    assert len(str(preview)) < 3_000
    assert perf_counter() - started < 5
