"""What stands at an address, and what is not even looked at."""

import pytest

from advocacy_app.integrations.web import GuardedWeb, NullWeb, Page
from advocacy_app.services import content
from advocacy_app.services.errors import Invalid

ARTICLE = "https://news.example/dryer"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "file:///etc/passwd", "", "x"]
)
async def test_guarded_addresses_are_refused_in_words(url: str):
    with pytest.raises(Invalid) as refused:
        await content.read_address(GuardedWeb(), url)
    assert refused.value.key.startswith("fetch.refused_")


@pytest.mark.parametrize(
    "page",
    [
        Page(ARTICLE, 200, "text/html", b"<html></html>"),
        Page(ARTICLE, 200, "application/pdf", b"%PDF-1.7"),
        Page(ARTICLE, 404, "text/html", b"<title>Gone</title>"),
    ],
)
async def test_what_says_nothing_of_itself_becomes_nothing(page: Page):
    with pytest.raises(Invalid):
        await content.read_address(NullWeb({ARTICLE: page}), ARTICLE)


RSS = '<rss version="2.0"><channel><title>T</title><item><title>T</title><link>https://a.example/1</link>{}</item></channel></rss>'
TIRESOME = {
    "an author without an end": RSS.format(f"<author>{'a' * 1_000_000}</author>"),
    "attributes with accents": RSS.format("<x " + " ".join(f'é{n}="1"' for n in range(100_000)) + "/>"),
}


@pytest.mark.parametrize("name", TIRESOME)
async def test_a_feed_that_would_keep_its_readers_busy_for_hours_is_given_up(name: str):
    feed = Page(ARTICLE, 200, "application/rss+xml", TIRESOME[name].encode())
    with pytest.raises(Invalid):
        await content.read_address(NullWeb({ARTICLE: feed}), ARTICLE)
