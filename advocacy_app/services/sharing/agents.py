"""Who is asking? What a ``User-Agent`` claims: a person's browser, a link preview, another machine, or the impossible.

Sources
    * crawler-user-agents (https://github.com/monperrus/crawler-user-agents), about 1 500 patterns. Its tag
      ``social-preview`` tells link previews from other machines.
    * Previews it does not know: Bluesky's Cardyb (https://github.com/bluesky-social/social-app), Yammer (now Viva
      Engage), fediverse servers (https://docs.joinmastodon.org), and Signal, which asks in WhatsApp's name.
    * Mail scanners that give their name, as listed by senders who audit clicks (Barracuda, Proofpoint, Mimecast,
      Microsoft Office's link probes, Cisco, Trend Micro …). Those that pretend to be Chrome are told by what they do
      (``judge.py``), not by what they say.
    * The shape of real browsers (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/User-Agent): since
      2010 each begins with ``Mozilla/5.0 (platform)`` and names its engine, so whatever does not is a program.

The published list also holds apps whose window shows pages to people ("MetaIAB Facebook" is the browser inside the
Facebook app, "WhatsApp/2.24" at the end of a phone's browser is WhatsApp's). Those names are set aside before the
list is asked, but only inside a complete browser string.
"""

import functools
import re
from typing import Literal

import crawleruseragents  # pyright: ignore[reportMissingTypeStubs]

Agent = Literal["browser", "unfurl", "bot", "doubtful"]
"""``doubtful`` says it is a browser that no person uses any more or that never existed."""

LONGEST = 1024
"""Characters looked at. The longest honest strings (the Facebook app on a phone) have about 450."""

_PREVIEWS = re.compile(
    r"cardyb|\byammer|viva engage|skypeuripreview|teamsbot|\bmsteams|microsoftpreview|facebookexternalhit|facebot"
    r"|meta-external|twitterbot|linkedinbot|slackbot|slack-imgproxy|discordbot|telegrambot|redditbot|pinterestbot"
    r"|mastodon/|pleroma|akkoma|misskey|firefish|sharkey|gotosocial|pixelfed|lemmy|friendica|iframely|embedly"
    r"|^whatsapp|^viber|^signal|^barcelona|^line-poker|kakaotalk-scrap|vkshare|zoom.?preview|google-pagerenderer"
    r"|link-?preview|url-?preview|unfurl|opengraph|snapurl|snap url",
    re.IGNORECASE,
)
_MACHINES = re.compile(
    r"barracuda|proofpoint|mimecast|safelinks|ms-?office|microsoft (?:office|outlook|word|excel|powerpoint)|ironport"
    r"|ciscosecure|symantec|messagelabs|trend.?micro|\btmes\b|forti(?:mail|guard|net)|sophos|fireeye|trellix|avanan"
    r"|checkpoint|zscaler ?scan|hornetsecurity|vadesecure|cloudmark|netcraft|virustotal|urlscan|safebrowsing|ggpht"
    r"|googleimageproxy|yahoomailproxy|(?<!cu)bots?(?:\b|_)|crawl|spider|scrap(?:er|y)|headless|phantomjs|selenium"
    r"|puppeteer|playwright|webdriver|lighthouse|prerender|pingdom|uptime|\bcompatible;(?! msie)|https?:"
    r"|\S@[\w-]+\.[a-z]{2}",
    re.IGNORECASE,
)
_APPS_OF_PEOPLE = re.compile(r"MetaIAB Facebook|\b(?:WhatsApp|Viber|Bluesky|Notion|Tumblr|Flipboard)/\S*")
_BROWSER = re.compile(
    r"^Mozilla/5\.0 \((?:[^()]|\([^()]*\))*"
    r"(?:Windows|Macintosh|iPhone|iPad|iPod|Linux|Android|X11|CrOS|Mobile|Tablet|KAIOS|Tizen|PlayStation|Nintendo)"
    r".*(?:AppleWebKit/|Gecko/)"
    r"|^Opera/9\.80 \(.*Opera Mini/",
    re.IGNORECASE,
)
_EXPLORER = re.compile(r"\bMSIE |\bTrident/")
_DESKTOP_CHROME = re.compile(r"\((?:Windows|Macintosh|X11)[^)]*\).*?Chrome/(\d+)\.")
_DESKTOP_FIREFOX = re.compile(r"\((?:Windows|Macintosh|X11)[^)]*\).*?Firefox/(\d+)\.")
_WINDOWS = re.compile(r"Windows NT (\d+\.\d)")

# Desktop browsers renew themselves; copies of their names in scanners do not.
OLDEST_CHROME = 88  # January 2021
OLDEST_FIREFOX = 78  # June 2020, the last for old Macs
_WINDOWS_VISTA, _MODERN_WINDOWS = 6.0, 10.0
LAST_CHROME_BEFORE_WINDOWS_10 = 109  # https://support.google.com/chrome/a/answer/7100626


@functools.lru_cache(maxsize=4096)
def agent_of(user_agent: str) -> Agent:
    """What kind of program a ``User-Agent`` claims to be. Empty or missing: a bot, for every browser sends one."""
    claim = user_agent[:LONGEST].strip()
    if _PREVIEWS.search(claim):
        return "unfurl"
    if _MACHINES.search(claim):
        return "bot"
    if _EXPLORER.search(claim):
        return "doubtful"
    if not _BROWSER.search(claim):
        return _listed(claim) or "bot"
    return _listed(_APPS_OF_PEOPLE.sub("", claim)) or ("doubtful" if _is_impossible(claim) else "browser")


def is_preview(user_agent: str) -> bool:
    """Whether a network asks for the preview of a link."""
    return agent_of(user_agent) == "unfurl"


def _listed(claim: str) -> Agent | None:
    if not crawleruseragents.is_crawler(claim):
        return None
    entries = [crawleruseragents.CRAWLER_USER_AGENTS_DATA[i] for i in crawleruseragents.matching_crawlers(claim)]
    return "unfurl" if any("social-preview" in entry.get("tags", ()) for entry in entries) else "bot"


def _is_impossible(claim: str) -> bool:
    windows = float(found[1]) if (found := _WINDOWS.search(claim)) else _MODERN_WINDOWS
    chrome = int(found[1]) if (found := _DESKTOP_CHROME.search(claim)) else OLDEST_CHROME
    firefox = int(found[1]) if (found := _DESKTOP_FIREFOX.search(claim)) else OLDEST_FIREFOX
    outdated = windows < _WINDOWS_VISTA or chrome < OLDEST_CHROME or firefox < OLDEST_FIREFOX
    return outdated or (windows < _MODERN_WINDOWS and chrome > LAST_CHROME_BEFORE_WINDOWS_10)
