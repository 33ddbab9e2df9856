"""Which addresses the server may read: a public host on the usual ports, and nothing that points back at us. Pure."""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import httpx

from advocacy_app.integrations.web.port import FetchRefused

IPAddress = IPv4Address | IPv6Address
PORTS = {80, 443}
_LONGEST = 2_048
# Python's own ``is_global`` leaves several of these out in the versions that we support.
_NOT_PUBLIC_4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # a large cloud's own service, on a public-looking address
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
]
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = [
    IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20")
]
_UNTIDY = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")


def is_public(address: IPAddress) -> bool:
    """Whether an address can only be somebody else's machine on the open internet."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address.scope_id is not None:
        return False
    return address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)


def permitted(address: IPAddress, port: int) -> bool:
    """The rule in production. Nothing configures it; tests bring their own."""
    return port in PORTS and is_public(address)


def parse(url: str) -> httpx.URL:
    """An address in a form that means the same to everybody who reads it.

    Raises:
        FetchRefused: anything else than plain http or https to a named host.
    """
    if len(url) > _LONGEST or _UNTIDY.search(url):
        raise FetchRefused("address")
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise FetchRefused("address") from None
    plain = parsed.scheme in {"http", "https"} and not parsed.userinfo and "@" not in parsed.netloc.decode("ascii")
    if not plain or not _is_plain_host(parsed.raw_host.decode("ascii")):
        raise FetchRefused("address")
    return parsed


def port_of(url: httpx.URL) -> int:
    """The port that a connection would go to."""
    return url.port or (443 if url.scheme == "https" else 80)


def literal(host: str) -> IPAddress | None:
    """The address, if the host is one."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _is_plain_host(host: str) -> bool:
    """Names and addresses as everybody writes them; ``2130706433``, ``0x7f.1`` and ``127.1`` are none."""
    if not host or "%" in host:
        return False
    if literal(host):
        return True
    last = host.rstrip(".").rpartition(".")[2]
    return not _NUMBER.fullmatch(last)
