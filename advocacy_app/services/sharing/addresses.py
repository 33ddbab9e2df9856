"""Web addresses that people type or owners paste: made safe to send a browser to, and marked for statistics."""

import ipaddress
import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from advocacy_app.services.sharing.errors import ServerNotUnderstood, TargetNotSafe

LONGEST = 2_048
"""Characters; what every browser and proxy carries."""

# Control characters, spaces of every kind, backslashes (browsers read them as slashes) and invisible direction marks.
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]")
_NAME = re.compile(r"(?=.{1,253}$)(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))+")
_KEPT = "!#$%&'()*+,/:;=?@[]~"


def safe_target(url: str) -> str:
    """The address in the pure-ASCII form that a ``Location`` header may carry.

    Raises:
        TargetNotSafe: not an absolute http(s) address, or one with a user name, control characters, backslashes or
            anything else that could lead a browser elsewhere than a reader would think.
    """
    parts = _split(url)
    host = _ascii_host(parts.hostname or "")
    if parts.scheme not in {"http", "https"} or parts.username is not None or parts.password is not None or not host:
        raise TargetNotSafe
    place = host if parts.port is None else f"{host}:{parts.port}"
    path, query, fragment = (_ascii(part) for part in (parts.path or "/", parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place, path, query, fragment))


def _split(url: str) -> SplitResult:
    if len(url) > LONGEST or _NEVER.search(url):
        raise TargetNotSafe
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as fault:
        raise TargetNotSafe from fault
    return parts


def _ascii(part: str) -> str:
    # A stray per cent sign is itself encoded; what is encoded already stays as it is.
    try:
        return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part), safe=_KEPT)
    except UnicodeEncodeError as fault:
        raise TargetNotSafe from fault


def _ascii_host(host: str) -> str:
    """A host name in ASCII, an address in brackets if need be; empty if it is neither."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return _ascii_name(host)
    return f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004 - the protocol's own number


def _ascii_name(host: str) -> str:
    name = host.lower().removesuffix(".")
    if not re.fullmatch(r"[\w.-]+", name):  # look-alikes of the dot (U+3002, U+FF0E …) fall here
        return ""
    try:
        name = name.encode("idna").decode()
    except UnicodeError:
        return ""
    return name if name == "localhost" or (_NAME.fullmatch(name) and not name.rsplit(".")[-1].isdigit()) else ""


def with_utm(url: str, network: str, campaign: str) -> str:
    """The address marked for the company's own statistics: which network, and which campaign or card.

    The rest of the query stays as it was. Source and medium are ours; a campaign that the owner has set stays.
    """
    parts = urlsplit(url)
    pairs = [pair for pair in parts.query.split("&") if pair and _name(pair) not in {"utm_source", "utm_medium"}]
    pairs += [f"utm_source={quote(network, safe='')}", "utm_medium=employee_advocacy"]
    if campaign and "utm_campaign" not in map(_name, pairs):
        pairs.append(f"utm_campaign={quote(campaign, safe='')}")
    return urlunsplit(parts._replace(query="&".join(pairs)))


def _name(pair: str) -> str:
    return pair.partition("=")[0].lower()


def server_name(typed: str) -> str:
    """The host of a Mastodon server, from what people type: ``https://mastodon.social/@me``, ``@me@mastodon.social``.

    Raises:
        ServerNotUnderstood: no host name can be read from it.
    """
    text = typed.strip().lower()
    text = text.partition("://")[2] or text
    host = re.split(r"[/?#:]", text)[0].rsplit("@", 1)[-1]
    name = _ascii_name(host)
    if not name or name == "localhost" or len(typed) > LONGEST:
        raise ServerNotUnderstood
    return name
