"""Feeds: what is read, what is cut away, what is no feed."""

from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest

from advocacy_app.integrations.feeds import NotAFeedError, read_feed

HERE = "https://example.org/feeds/news.xml"
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Roastery &amp; friends</title><language>sl</language><link>https://example.org</link>
<item><title>Six sacks from <![CDATA[<b>Huila</b>]]></title><link>/news/huila</link><guid>n-1</guid>
  <pubDate>Tue, 03 Mar 2026 10:42:00 +0100</pubDate>
  <description>&lt;p&gt;The first lot&lt;/p&gt;
  &lt;p&gt;has &amp;amp; landed.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description>
  <media:content url="https://cdn.example.org/huila.jpg" medium="image"/></item>
<item><title>Second</title><link>https://example.org/2</link><enclosure url="/two.png" type="image/png" length="1"/>
  <content:encoded>&lt;img src="https://example.org/inside.jpg"&gt; words</content:encoded></item>
<item><title>Third</title><link>https://example.org/3</link>
  <description>&lt;img src="javascript:alert(1)"&gt;&lt;img src="//cdn.example.org/three.jpg"&gt;
  three</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da"><title type="html">Nyt &lt;i&gt;fra&lt;/i&gt; risteriet</title>
<entry><title>Første</title><id>urn:1</id><link href="https://example.org/1"/><updated>2026-03-01T08:00:00Z</updated>
<published>2026-02-28T23:30:00-02:00</published><summary>Kort</summary></entry></feed>"""


def rss(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>T</title>{"".join(items)}</channel></rss>'.encode()


def item(title: str = "T", link: str = "https://example.org/1", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def test_rss_is_read_as_plain_words_and_plain_addresses():
    feed = read_feed(RSS.encode(), url=HERE)
    assert (feed.title, feed.language) == ("Roastery & friends", "sl")
    first, second, third = feed.items
    assert first.title == "Six sacks from Huila"
    assert first.summary == "The first lot has & landed."
    assert first.url == "https://example.org/news/huila"
    assert first.guid == "n-1"
    assert first.image_url == "https://cdn.example.org/huila.jpg"
    assert first.published_at == datetime(2026, 3, 3, 9, 42, tzinfo=UTC)
    assert second.image_url == "https://example.org/two.png"
    assert second.summary == "words"
    assert second.published_at is None
    assert second.guid == "https://example.org/2"
    assert third.image_url == "https://cdn.example.org/three.jpg"


def test_atom_is_read_alike():
    feed = read_feed(ATOM.encode(), url=HERE)
    assert (feed.title, feed.language) == ("Nyt fra risteriet", "da")
    (entry,) = feed.items
    assert (entry.title, entry.summary, entry.url, entry.guid) == ("Første", "Kort", "https://example.org/1", "urn:1")
    assert entry.published_at == datetime(2026, 3, 1, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["iso-8859-2", "windows-1250", "utf-16", "utf-8"])
def test_other_encodings_are_understood(encoding: str):
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel>{item("Šiška čaka")}</channel></rss>'
    )
    assert read_feed(text.encode(encoding), url=HERE).items[0].title == "Šiška čaka"


@pytest.mark.parametrize(
    "body",
    [b"", b"hello", b"<html><body><p>hi</p></body></html>", b"\0" * 1000, b"{}", b"%PDF-1.4", b"<rss", b"\xff" * 99],
)
def test_what_is_no_feed_is_refused(body: bytes):
    with pytest.raises(NotAFeedError):
        read_feed(body, url=HERE)


def test_bytes_are_never_taken_for_an_address_or_a_file(tmp_path: Path):
    file = tmp_path / "feed.xml"
    file.write_text(RSS)
    for body in (str(file).encode(), b"http://127.0.0.1:1/feed", file.as_uri().encode()):
        with pytest.raises(NotAFeedError):
            read_feed(body, url=HERE)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://user:secret@example.org/",
        "http://",
        "",
        "https://example.org/&lt;script&gt;",
        "https://" + "a" * 3000,
    ],
)
def test_entries_with_odd_addresses_are_left_out(address: str):
    assert read_feed(rss(item(link=address)), url=HERE).items == ()


def test_entries_without_a_title_are_left_out():
    assert read_feed(rss(item(title=" "), item(title="&lt;b&gt;&lt;/b&gt;")), url=HERE).items == ()


def test_an_entry_said_twice_counts_once():
    assert len(read_feed(rss(item(), item(), item(link="https://example.org/2")), url=HERE).items) == 2


def test_a_thousand_entries_are_cut_to_a_hundred():
    entries = [item(link=f"https://example.org/{n}") for n in range(1000)]
    assert len(read_feed(rss(*entries), url=HERE).items) == 100


def test_a_feed_with_many_attributes_in_an_entry_is_still_read():
    entry = '<item a="1" b="2" c=\'3\'><title>T</title><link>https://example.org/1</link></item>'
    assert len(read_feed(rss(entry), url=HERE).items) == 1


def test_what_comes_after_the_hundredth_entry_does_not_spoil_the_feed():
    entries = [item(link=f"https://example.org/{n}") for n in range(200)]
    assert read_feed(rss(*entries), url=HERE).title == "T"


def test_long_words_are_cut_between_words():
    (entry,) = read_feed(
        rss(item(title="word " * 1000, more=f"<description>{'long ' * 9000}</description>")), url=HERE
    ).items
    assert len(entry.title) <= 200
    assert entry.title.endswith("word…")
    assert len(entry.summary) <= 500


@pytest.mark.parametrize("date", ["never", "Tue, 99 Foo 99999 99:99:99 +9999", "0001-01-01", "99999999999999", "-1"])
def test_an_odd_date_is_unknown_or_a_date(date: str):
    (entry,) = read_feed(rss(item(more=f"<pubDate>{date}</pubDate>")), url=HERE).items
    assert entry.published_at is None or entry.published_at.tzinfo is UTC


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "billion laughs": f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>{rss(item("&l9;")).decode()}',
    "a file": f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>{rss(item("&x;A")).decode()}',
    "deep": '<rss version="2.0"><channel>' + "<a>" * 50_000,
    "unclosed": '<rss version="2.0"><channel><item>' + "<title>" * 20_000,
    "brackets": '<rss version="2.0"><channel><item><title>' + "<![CDATA[" * 20_000,
    "angles": '<rss version="2.0"><channel><item><title>' + "<" * 200_000,
    "ampersands": '<rss version="2.0"><channel><item><title>' + "&#" * 200_000,
    "attributes": '<rss version="2.0" ' + " ".join(f'a{n}="x"' for n in range(100_000)) + "><channel/></rss>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feeds_cost_little_and_tell_nothing(name: str):
    started = perf_counter()
    try:
        feed = read_feed(HOSTILE[name].encode(), url=HERE)
        assert "root:" not in str(feed)
        assert len(str(feed)) < 5_000
    except NotAFeedError:
        pass
    assert perf_counter() - started < 10
