"""Where a request comes from, also behind a reverse proxy."""

import contextlib
import functools
import hmac
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.requests import Request

from advocacy_app.config import settings


def address_of(request: Request) -> str:
    """The visitor's address: the connection's, or what our own proxies (``ADVOCACY_PROXIES``) say of it.

    Each proxy adds the address it was asked from at the end, so the first one from the right that is no proxy of ours
    is the visitor; whatever stands before it, the visitor may have made up.
    """
    peer = request.client.host if request.client else ""
    said = request.headers.get("x-forwarded-for", "")
    if not said or not _is_ours(peer):
        return peer
    hops = [hop.strip() for hop in said.split(",")]
    return next((hop for hop in reversed(hops) if not _is_ours(hop)), hops[0])


def network_of(request: Request) -> str:
    """Something to count a visitor's network by for a minute: what it was cannot be read from it."""
    address = address_of(request)
    with contextlib.suppress(ValueError):
        host = ip_address(address)
        if host.version == 6:  # noqa: PLR2004 - of this kind every machine has billions
            address = str(ip_network((host, 64), strict=False))
    return hmac.digest(settings().key.encode(), address.encode(), "sha256").hex()


@functools.lru_cache(maxsize=4096)
def _is_ours(address: str) -> bool:
    try:
        host = ip_address(address)
    except ValueError:
        return False
    return any(host in network for network in _proxies())


@functools.cache
def _proxies() -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(each.strip(), strict=False) for each in settings().proxies.split(",") if each.strip())
