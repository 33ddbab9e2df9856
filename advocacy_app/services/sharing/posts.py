"""Addresses of posts that people give as evidence: which network they belong to, in one form each.

One form, so that the same post cannot be handed in twice under two spellings.
"""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from advocacy_app.services.sharing.addresses import safe_target
from advocacy_app.services.sharing.errors import PostHasNoAddress, PostNotRecognised, TargetNotSafe


class _Shape(NamedTuple):
    """Hosts and paths of one kind of address; ``home`` is the host of the one form, group 1 of ``path`` its path."""

    network: str
    host: str
    path: str
    home: str = ""
    telling: tuple[str, ...] = ()
    """Query parameters that say which post it is; one is needed, all others are for tracking."""


_FACEBOOK = r"(?:(?:m|web|[a-z]{2}-[a-z]{2})\.)?facebook\.com"
_SHAPES = (
    _Shape("linkedin", r"(?:[a-z]{2,3}\.)?linkedin\.com", r"(/posts/[^/]+|/pulse/[^/]+)", "www.linkedin.com"),
    _Shape("linkedin", r"(?:[a-z]{2,3}\.)?linkedin\.com", r"(/feed/update/urn:li:\w+:\d+)", "www.linkedin.com"),
    _Shape("linkedin", r"lnkd\.in", r"(/(?:p/)?[\w-]{5,12})"),
    _Shape("x", r"(?:mobile\.)?(?:x|twitter)\.com", r"(/\w{1,15}/status/\d+|/i/web/status/\d+)(?:/\w+/\d+)?", "x.com"),
    _Shape(
        "facebook",
        _FACEBOOK,
        r"(/[^/]+/(?:posts|videos|photos)/.+|/share/(?:[pvr]/)?\w+|/reel/\d+)",
        "www.facebook.com",
    ),
    _Shape("facebook", _FACEBOOK, r"(/groups/[^/]+/(?:posts|permalink)/\d+)", "www.facebook.com"),
    _Shape(
        "facebook",
        _FACEBOOK,
        r"(/(?:permalink|story|photo)\.php|/photo|/watch)",
        "www.facebook.com",
        ("fbid", "id", "story_fbid", "v"),
    ),
    _Shape("facebook", r"fb\.watch", r"(/\w{6,})"),
    _Shape("bluesky", r"bsky\.app", r"(/profile/[\w.:-]+/post/\w+)"),
    _Shape("threads", r"threads\.(?:net|com)", r"(/@[\w.]+/post/[\w-]+|/t/[\w-]+)(?:/media)?", "www.threads.com"),
    _Shape(
        "mastodon", r".+", r"(/@[\w.]+(?:@[\w.-]+)?/\d+|/users/[\w.]+/statuses/\d+|/(?:notes|notice|objects)/[\w-]+)"
    ),
)
_MESSAGES = frozenset({"whatsapp", "email"})
_ANYWHERE = frozenset({"copy", "native"})


def has_address(network: str) -> bool:
    """Whether what goes out by this way can be seen by others at an address."""
    return network not in _MESSAGES


def post_address(network: str, typed: str) -> str:
    """The one form of the address of a post on ``network``; on any network for a copied or natively shared text.

    Raises:
        PostHasNoAddress: what goes out by this way is not public.
        PostNotRecognised: not the address of a post there.
    """
    if not has_address(network):
        raise PostHasNoAddress
    address = typed.strip()
    try:
        address = safe_target(address if "://" in address else f"https://{address}")
    except TargetNotSafe as fault:
        raise PostNotRecognised from fault
    fitting = (shape for shape in _SHAPES if network in _ANYWHERE or shape.network == network)
    for found in (_one_form(shape, address) for shape in fitting):
        if found:
            return found
    raise PostNotRecognised


def _one_form(shape: _Shape, address: str) -> str:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    path = re.fullmatch(shape.path, re.sub("%3a", ":", parts.path.rstrip("/"), flags=re.IGNORECASE))
    kept = sorted((name, value) for name, value in parse_qsl(parts.query) if name in shape.telling)
    if parts.port or path is None or not re.fullmatch(shape.host, host) or (shape.telling and not kept):
        return ""
    # LinkedIn shows one post under two addresses; the number is the same.
    one = re.sub(r"/posts/.*-(activity|share|ugcPost)-(\d{10,}).*", r"/feed/update/urn:li:\1:\2", path[1])
    return f"https://{shape.home or host}{one}" + (f"?{urlencode(kept)}" if kept else "")
