from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_app.services.sharing import (
    PostHasNoAddress,
    PostNotRecognised,
    ServerNotUnderstood,
    TargetNotSafe,
    post_address,
    safe_target,
    server_name,
    with_utm,
)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://lindhall.example", "https://lindhall.example/"),
        ("http://lindhall.example:8080/a?b=c#d", "http://lindhall.example:8080/a?b=c#d"),
        ("HTTPS://LindHall.Example/Kava", "https://lindhall.example/Kava"),
        ("https://bücher.example/žganje?q=š", "https://xn--bcher-kva.example/%C5%BEganje?q=%C5%A1"),
        ("https://a.example/100%?x=%20", "https://a.example/100%25?x=%20"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("http://localhost:8000/p/a", "http://localhost:8000/p/a"),
        ("https://a.example//evil.example", "https://a.example//evil.example"),
    ],
)
def test_an_ordinary_address_is_kept_in_ascii(url: str, safe: str):
    assert safe_target(url) == safe
    assert safe_target(safe) == safe


@pytest.mark.parametrize(
    "url",
    [
        "", "/", "//evil.example", "/\\evil.example", "\\\\evil.example", "https:\\\\evil.example", "https:/evil.ex",
        "https:evil.example", "https://", "https:///x", "https://?x", "javascript:alert(1)", "JaVaScRiPt://a.example/%0a",
        "data:text/html,x", "ftp://a.example/", "file:///etc/passwd", "mailto:a@b.example", "https://a@evil.example/",
        "https://lindhall.example@evil.example/", "https://a:b@evil.example/", "https://@evil.example/",
        "https://lindhall.example\\@evil.example/", "https://a.example/\r\nSet-Cookie: x=1", "https://a.example/\nx",
        "https://a.example/\tx", " https://a.example/", "https://a.example/ ", "https://a.ex a/", "\x00https://a.example",
        "https://a\u3002example/", "https://a\uff0eexample/", "https://a\u2024example/", "https://a.example/\u202eevil",
        "https://a.b/\u200b", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/", "https://a..example/",
        "https://-a.example/", "https://a.example:99999/", "https://a.example:x/", "https://[::1", "https://a_b.example/",
        "https://evil/", "https://a.example/\ud800", "https://a.example/" + "x" * 2_100, "https://%65vil.example/",
    ],
)  # fmt: skip
def test_a_tricky_address_is_refused(url: str):
    with pytest.raises(TargetNotSafe):
        safe_target(url)


@given(st.text(max_size=60))
def test_whatever_is_let_through_leads_to_one_host_by_http(tail: str):
    for typed in (tail, f"https://a.example{tail}", f"https://a.example/{tail}"):
        try:
            safe = safe_target(typed)
        except TargetNotSafe:
            continue
        assert safe.isascii()
        assert safe.isprintable()
        assert urlsplit(safe).scheme in {"http", "https"}
        assert urlsplit(safe).hostname
        assert "@" not in urlsplit(safe).netloc


@pytest.mark.parametrize(
    ("url", "marked"),
    [
        ("https://a.example/x", "utm_source=x&utm_medium=employee_advocacy&utm_campaign=new-dryer"),
        ("https://a.example/x?b=1&b=2", "b=1&b=2&utm_source=x&utm_medium=employee_advocacy&utm_campaign=new-dryer"),
        (
            "https://a.example/x?utm_source=mail&utm_campaign=spring&c=%20",
            "utm_campaign=spring&c=%20&utm_source=x&utm_medium=employee_advocacy",
        ),
        ("https://a.example/x?&", "utm_source=x&utm_medium=employee_advocacy&utm_campaign=new-dryer"),
    ],
)
def test_statistics_are_added_to_what_is_there_and_never_twice(url: str, marked: str):
    once = with_utm(url + "#part", "x", "new-dryer")
    assert once == f"https://a.example/x?{marked}#part"
    assert sorted(urlsplit(with_utm(once, "x", "new-dryer")).query.split("&")) == sorted(marked.split("&"))


def test_a_campaigns_name_is_encoded():
    assert with_utm("https://a.example/", "x", "a&b č").endswith("utm_campaign=a%26b%20%C4%8D")


@pytest.mark.parametrize(
    "typed",
    [
        "mastodon.social",
        " Mastodon.Social ",
        "https://mastodon.social/@me",
        "@me@mastodon.social",
        "me@mastodon.social:443",
    ],
)
def test_a_server_is_read_from_what_people_type(typed: str):
    assert server_name(typed) == "mastodon.social"


@pytest.mark.parametrize(
    "typed", ["", "me", "@me", "https://", "a b.c", "mastodon,social", "x" * 9_000 + ".social", "1.2.3"]
)
def test_what_is_no_server_is_refused(typed: str):
    with pytest.raises(ServerNotUnderstood):
        server_name(typed)


LINKEDIN = "https://www.linkedin.com/feed/update/urn:li:activity:7490354621656272896"


@pytest.mark.parametrize(
    ("network", "typed", "one_form"),
    [
        ("linkedin", LINKEDIN + "/?utm_source=share", LINKEDIN),
        ("linkedin", LINKEDIN.replace(":li:", "%3Ali%3A").replace("www.", "it."), LINKEDIN),
        ("linkedin", "linkedin.com/posts/ana-k_dryer-activity-7490354621656272896-aBcD?rcm=1", LINKEDIN),
        ("linkedin", "https://lnkd.in/p/dAb3-xYz", "https://lnkd.in/p/dAb3-xYz"),
        ("x", "https://twitter.com/ana/status/123456789?s=20", "https://x.com/ana/status/123456789"),
        ("x", "https://mobile.x.com/ana/status/123456789/photo/1", "https://x.com/ana/status/123456789"),
        (
            "facebook",
            "https://m.facebook.com/ana/posts/pfbid02Abc?mibextid=1",
            "https://www.facebook.com/ana/posts/pfbid02Abc",
        ),
        (
            "facebook",
            "https://facebook.com/permalink.php?id=9&story_fbid=7&ref=x",
            "https://www.facebook.com/permalink.php?id=9&story_fbid=7",
        ),
        ("facebook", "https://www.facebook.com/share/p/19ZPWnwB73/", "https://www.facebook.com/share/p/19ZPWnwB73"),
        ("facebook", "https://fb.watch/aBcDeF12/", "https://fb.watch/aBcDeF12"),
        (
            "bluesky",
            "https://bsky.app/profile/ana.bsky.social/post/3kabc",
            "https://bsky.app/profile/ana.bsky.social/post/3kabc",
        ),
        ("threads", "https://www.threads.net/@ana/post/DAbc-1?igsh=1", "https://www.threads.com/@ana/post/DAbc-1"),
        ("mastodon", "https://fosstodon.org/@ana/1134567", "https://fosstodon.org/@ana/1134567"),
        ("native", "https://twitter.com/ana/status/123456789", "https://x.com/ana/status/123456789"),
        ("copy", "https://fosstodon.org/@ana/1134567", "https://fosstodon.org/@ana/1134567"),
    ],
)
def test_a_posts_address_has_one_form(network: str, typed: str, one_form: str):
    assert post_address(network, f" {typed} ") == one_form
    assert post_address(network, one_form) == one_form


@pytest.mark.parametrize(
    ("network", "typed"),
    [
        ("linkedin", "https://www.linkedin.com/in/ana"),
        ("linkedin", "https://www.linkedin.com/"),
        ("linkedin", "https://linkedin.com.evil.example/posts/ana"),
        ("linkedin", "https://evil.example/?u=linkedin.com/posts/ana"),
        ("linkedin", "javascript:alert(1)"),
        ("linkedin", ""),
        ("linkedin", "https://x.com/ana/status/123456789"),
        ("x", "https://x.com/ana"),
        ("x", "https://x.com:8443/ana/status/1"),
        ("facebook", "https://www.facebook.com/permalink.php"),
        ("facebook", "https://www.facebook.com/ana"),
        ("bluesky", "https://bsky.app/profile/ana"),
        ("mastodon", "https://fosstodon.org/@ana"),
        ("native", "https://example.org/blog"),
        ("nowhere", "https://x.com/ana/status/123456789"),
    ],
)
def test_what_is_no_post_there_is_refused(network: str, typed: str):
    with pytest.raises(PostNotRecognised):
        post_address(network, typed)


@pytest.mark.parametrize("network", ["whatsapp", "email"])
def test_a_message_has_no_address(network: str):
    with pytest.raises(PostHasNoAddress):
        post_address(network, "https://x.com/ana/status/123456789")


@given(st.text(max_size=80), st.sampled_from(["linkedin", "mastodon", "native"]))
def test_any_text_is_an_address_or_refused(typed: str, network: str):
    with suppress(PostNotRecognised):
        assert post_address(network, typed).startswith("https://")
