"""What nobody may read before its time: sealed with the installation's secret, or for the holder of another key."""

import os
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from advocacy_app.config import settings

_NONCE, _POINT = 12, 32


def sealed(data: bytes, about: str) -> str:
    """Text that only this installation can open, and only as what it is ``about``."""
    return b64encode(_closed(_key(settings().key.encode(), "kept"), data, about)).decode()


def unsealed(text: str, about: str) -> bytes:
    """What was sealed. InvalidTag if the secret changed or the text was moved elsewhere."""
    return _opened(_key(settings().key.encode(), "kept"), b64decode(text), about)


def sealed_for(public_key: bytes, data: bytes, about: str) -> bytes:
    """Bytes that only the holder of the other half of an X25519 key can open."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public_key))
    return once.public_key().public_bytes_raw() + _closed(_key(shared, "escrow"), data, about)


def unsealed_with(secret_key: bytes, data: bytes, about: str) -> bytes:
    """What was sealed for the holder of this key."""
    shared = X25519PrivateKey.from_private_bytes(secret_key).exchange(X25519PublicKey.from_public_bytes(data[:_POINT]))
    return _opened(_key(shared, "escrow"), data[_POINT:], about)


def new_escrow_key() -> tuple[bytes, bytes]:
    """A secret half to give away, and the public half that the installation keeps."""
    made = X25519PrivateKey.generate()
    return made.private_bytes_raw(), made.public_key().public_bytes_raw()


def _key(secret: bytes, use: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"advocacy draw {use}".encode()).derive(secret)


def _closed(key: bytes, data: bytes, about: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, about.encode())


def _opened(key: bytes, data: bytes, about: str) -> bytes:
    return AESGCM(key).decrypt(data[:_NONCE], data[_NONCE:], about.encode())
