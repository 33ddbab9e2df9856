"""Keys and signatures, by joserfc: RS256, the one algorithm that Open Badges 3.0 asks every verifier to know."""

import functools
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from joserfc import jwe, jws
from joserfc.errors import JoseError
from joserfc.jwk import OctKey, RSAKey

ALGORITHM = "RS256"
BITS = 2048
LONGEST = 32_768
"""Characters of a signed file that are looked at; ours have about four thousand."""
_SEAL = {"alg": "dir", "enc": "A256GCM"}


class Unreadable(Exception):
    """This is no signed credential at all."""


class SignatureWrong(Exception):
    """What it says is not what was signed with this key."""


@dataclass(frozen=True)
class KeyPair:
    """A private key that can sign. ``id`` is the thumbprint of its public half."""

    _key: RSAKey

    @classmethod
    def make(cls) -> "KeyPair":
        """A new pair; takes some tenths of a second, so call it in a thread."""
        return cls(RSAKey.generate_key(BITS, private=True))

    @classmethod
    def unsealed(cls, sealed: str, secret: str) -> "KeyPair":
        """The pair that was sealed with this secret.

        Raises:
            Unreadable: another secret, or not a key.
        """
        try:
            text = jwe.decrypt_compact(sealed, _lock(secret)).plaintext or b""
            return cls(RSAKey.import_key(json.loads(text)))
        except (JoseError, ValueError) as error:
            raise Unreadable from error

    def sealed(self, secret: str) -> str:
        """The private key, for nobody but who knows the secret."""
        return jwe.encrypt_compact(_SEAL, json.dumps(self._key.as_dict(private=True)).encode(), _lock(secret))

    @property
    def id(self) -> str:
        """Thumbprint (RFC 7638)."""
        return self._key.thumbprint()

    @property
    def public(self) -> dict[str, Any]:
        """The public half as a JSON Web Key."""
        return {**self._key.as_dict(private=False), "alg": ALGORITHM, "use": "sig"}

    def signed(self, claims: dict[str, Any], key_url: str, kind: str = "JWT") -> str:
        """The claims as a compact JWS whose header names where the public key is found."""
        header = {"alg": ALGORITHM, "typ": kind, "kid": key_url}
        return jws.serialize_compact(header, json.dumps(claims, ensure_ascii=False).encode(), self._key)


def claims_of(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims as they are written there, believed by nobody yet.

    Raises:
        Unreadable: it is no compact JWS with JSON in it.
    """
    if len(token) > LONGEST:
        raise Unreadable
    try:
        taken = jws.extract_compact(token.encode("ascii"))
        claims = json.loads(taken.payload)
    except (JoseError, ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(claims, dict):
        raise Unreadable
    return dict(taken.headers()), claims


def verified(token: str, public: dict[str, Any]) -> None:
    """Check a signature against a public key that we know ourselves; only our one algorithm is heard of.

    Raises:
        SignatureWrong: it does not fit.
    """
    try:
        jws.deserialize_compact(token.encode("ascii"), RSAKey.import_key(public), algorithms=[ALGORITHM])
    except (JoseError, ValueError) as error:
        raise SignatureWrong from error


@functools.lru_cache(maxsize=4)
def _lock(secret: str) -> OctKey:
    """The secret of the installation, made into a key for this one purpose."""
    return OctKey.import_key(hashlib.sha256(b"credential keys\0" + secret.encode()).digest())
