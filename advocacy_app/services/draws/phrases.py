"""A checksum as eight words that two people can compare aloud, the same in every language."""

from advocacy_app.services.draws.verify import WORDS


def phrase(digest: bytes) -> str:
    """The first 88 bits as eight words of the BIP-39 English list."""
    bits = int.from_bytes(digest[:11], "big")
    return " ".join(WORDS[bits >> 11 * place & 2047] for place in reversed(range(8)))
