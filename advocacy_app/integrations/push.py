"""Push messages to browsers (RFC 8030): encrypted for the one browser (RFC 8291), signed by us (RFC 8292).

The cryptography is that of ``http-ece`` and ``py-vapid``. An address names a machine of somebody else's, told to us by
a browser, so it is spoken to through the same guard as every page of others, which follows no redirect here.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from py_vapid import Vapid02

from advocacy_app import clock
from advocacy_app.integrations.web.addresses import literal, parse
from advocacy_app.integrations.web.guarded import GuardedWeb
from advocacy_app.integrations.web.port import FetchRefused

NO_ANSWER = 0
REFUSED = 403
"""What an address that we do not speak to is taken to have answered."""
_SEAL = {"alg": "dir", "enc": "A256GCM"}
_POINT, _AUTH = 65, 16
_GOOD_FOR = timedelta(hours=12)


class NotOurs(Exception):
    """A sealed key that this installation cannot open."""


@dataclass(frozen=True)
class PushPair:
    """The key that push services know us by; ``id`` is its public half as browsers want it."""

    _vapid: Vapid02

    @classmethod
    def make(cls) -> "PushPair":
        """A new pair."""
        vapid = Vapid02()
        vapid.generate_keys()
        return cls(vapid)

    @classmethod
    def unsealed(cls, sealed: str, secret: str) -> "PushPair":
        """The pair that was sealed with this secret.

        Raises:
            NotOurs: another secret, or not a key.
        """
        try:
            return cls(Vapid02.from_pem(jwe.decrypt_compact(sealed, _lock(secret)).plaintext or b""))
        except (JoseError, ValueError) as error:
            raise NotOurs from error

    def sealed(self, secret: str) -> str:
        """The private half, for nobody but who knows the secret."""
        return jwe.encrypt_compact(_SEAL, self._vapid.private_pem(), _lock(secret))

    @property
    def id(self) -> str:
        """The public half: 65 bytes, base64url."""
        point = self._vapid.private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return urlsafe_b64encode(point).rstrip(b"=").decode()

    def signature(self, endpoint: str, contact: str) -> dict[str, str]:
        """The header that says who sends this; good for half a day, since some services refuse a whole one."""
        parts, ends = urlsplit(endpoint), int((clock.now() + _GOOD_FOR).timestamp())
        claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": f"mailto:{contact}", "exp": ends}
        return self._vapid.sign(claims)


@dataclass(frozen=True)
class Browser:
    """Where a browser is reached, and what only it can read."""

    endpoint: str
    p256dh: str
    auth: str


class Push(Protocol):
    """Brings a few words to a browser that may be asleep."""

    async def send(self, pair: PushPair, browser: Browser, message: bytes, *, seconds: int, topic: str) -> int:
        """Hand a message over; the status of the answer, or ``NO_ANSWER``.

        The service keeps it so many ``seconds`` for a browser that is off; a newer one of the same ``topic`` replaces
        it there.
        """
        ...


@dataclass
class NullPush:
    """Takes everything and keeps it in memory."""

    taken: list[tuple[Browser, bytes]] = field(default_factory=list)

    async def send(self, pair: PushPair, browser: Browser, message: bytes, *, seconds: int, topic: str) -> int:
        """Taken."""
        self.taken.append((browser, message))
        return 201


class WebPush:
    """The real one. ``contact`` is where a push service may complain; ``web`` is for tests."""

    def __init__(self, contact: str, web: GuardedWeb | None = None) -> None:
        self._contact, self._web = contact, web or GuardedWeb()
        self.seconds = 10.0

    async def send(self, pair: PushPair, browser: Browser, message: bytes, *, seconds: int, topic: str) -> int:
        """See ``Push.send``."""
        headers = {
            **pair.signature(browser.endpoint, self._contact),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(seconds),
            "Topic": topic[:32],
            "Urgency": "normal",
        }
        try:
            body = _encrypted(browser, message)
            return await self._web.put(browser.endpoint, body, headers, timeout=self.seconds, method="POST")
        except FetchRefused as refused:
            return REFUSED if refused.reason == "address" else NO_ANSWER


def reachable(browser: Browser) -> bool:
    """Whether this can be the address of a browser at a push service: a name, https, and keys of the right form."""
    try:
        address, point = parse(browser.endpoint), _bytes(browser.p256dh)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        fits = len(point) == _POINT and len(_bytes(browser.auth)) == _AUTH
    except (FetchRefused, ValueError):
        return False
    return fits and address.scheme == "https" and address.port is None and literal(address.host) is None


def _encrypted(browser: Browser, message: bytes) -> bytes:
    once = ec.generate_private_key(ec.SECP256R1())
    dh, auth = _bytes(browser.p256dh), _bytes(browser.auth)
    return http_ece.encrypt(message, private_key=once, dh=dh, auth_secret=auth, version="aes128gcm")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _lock(secret: str) -> OctKey:
    """The secret of the installation, made into a key for this one purpose."""
    return OctKey.import_key(hashlib.sha256(b"push keys\0" + secret.encode()).digest())


def worded(title: str, body: str, href: str, unread: int, tag: str) -> bytes:
    """What travels: a kind and a number, never a name or a sentence of somebody's."""
    told = {"title": title, "body": body, "href": href, "unread": unread, "tag": tag}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
