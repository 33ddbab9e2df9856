from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_app.i18n.catalogue import LANGUAGES, catalogue
from advocacy_app.services.sharing import NETWORKS, ServerNotUnderstood
from advocacy_app.services.sharing.networks import graphemes

URL = "https://go.lindhall.example/s/4fK9wQz2a"
TEXT = "Pražarna & 100 % kave + več?\nGdańsk #Hands"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("linkedin", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
        ("facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
        ("x", "https://x.com/intent/tweet?text=Good%20coffee&url={url}"),
        ("whatsapp", "https://wa.me/?text=Good%20coffee%0A%0A{url}"),
        ("bluesky", "https://bsky.app/intent/compose?text=Good%20coffee%0A%0A{url}"),
        ("mastodon", "https://mastodon.social/share?text=Good%20coffee%0A%0A{url}"),
        ("threads", "https://www.threads.com/intent/post?text=Good%20coffee&url={url}"),
        ("email", "mailto:?subject=Our%20dryer&body=Good%20coffee%0D%0A%0D%0A{url}"),
        ("copy", ""),
        ("native", ""),
    ],
)
def test_each_network_opens_its_own_address(key: str, expected: str):
    encoded = "https%3A%2F%2Fgo.lindhall.example%2Fs%2F4fK9wQz2a"
    opened = NETWORKS[key].intent("Good coffee", URL, server="mastodon.social", title="Our dryer")
    assert opened == expected.format(url=encoded)
    assert NETWORKS[key].opens == bool(opened)


def test_every_way_out_has_a_name_or_a_word():
    for network in NETWORKS.values():
        assert bool(network.label) != bool(network.label_key)
        if network.label_key:
            assert all(network.label_key in catalogue(language) for language in LANGUAGES)


@given(st.text(max_size=200))
def test_words_arrive_as_they_were_written(text: str):
    for key in ("whatsapp", "bluesky"):
        opened = NETWORKS[key].intent(text, URL)
        words = unquote(opened.partition("text=")[2])
        assert words.startswith(text.strip().encode(errors="replace").decode())
        assert words.endswith(URL)
        assert opened.isascii()


def test_marks_of_punctuation_do_not_break_an_intent():
    query = parse_qs(urlsplit(NETWORKS["x"].intent(TEXT, URL)).query)
    assert query == {"text": [TEXT], "url": [URL]}
    assert "+" not in NETWORKS["whatsapp"].intent("a b+c", URL).replace("%2B", "")


def test_braces_in_the_words_stay_words():
    assert "%7Burl%7D" in NETWORKS["x"].intent("{url} {0}", URL)


def test_an_address_in_the_words_is_not_sent_twice():
    for key in ("x", "whatsapp", "threads", "email"):
        assert NETWORKS[key].intent(f"Look: {URL} now", URL).count("4fK9wQz2a") == 1


def test_mastodon_asks_for_a_server():
    assert [network.key for network in NETWORKS.values() if network.asks_server] == ["mastodon"]
    for server in (None, "", "javascript:alert(1)", "a b", "localhost", "../x"):
        with pytest.raises(ServerNotUnderstood):
            NETWORKS["mastodon"].intent("Good coffee", URL, server=server)


@pytest.mark.parametrize(
    ("key", "text", "length"),
    [
        ("x", "a" * 256, 280),
        ("x", "☕" * 10, 20 + 24),
        ("x", "👩🏽‍🌾" * 3, 6 + 24),
        ("x", "żółć", 4 + 24),
        ("x", f"a {URL}", 1 + 24),
        ("bluesky", "🇸🇮" * 5, 5 + 2 + len(URL)),
        ("mastodon", "a" * 475, 500),
        ("threads", "a" * 500, 500),
        ("linkedin", "a" * 3_000, 3_000),
        ("copy", "", 2 + len(URL)),
    ],
)
def test_letters_are_counted_as_the_network_counts_them(key: str, text: str, length: int):
    network = NETWORKS[key]
    assert network.length(text, URL) == length
    assert network.too_many(text, URL) == 0
    if network.limit == length:
        assert network.too_many(text + "é!", URL) == 2


def test_letters_are_what_readers_call_letters():
    assert graphemes("a\u0301🇵🇱👍🏿é") == ["á", "🇵🇱", "👍🏿", "é"]
    assert graphemes("👨‍👩‍👧x") == ["👨‍👩‍👧", "x"]
