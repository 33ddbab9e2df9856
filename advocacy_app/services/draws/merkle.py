"""The seal of a list: one checksum over all its entries (the tree of RFC 6962)."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from advocacy_app.services.draws.entries import Entry


def root(entries: Iterable[Entry]) -> bytes:
    """Of the entries in their order; of none the checksum of nothing."""
    return root_of([leaf(entry) for entry in entries])


def leaf(entry: Entry) -> bytes:
    """The exact form is written by hand: a hundred thousand of them are sealed at once."""
    return sha256(b'\0["%b",%d]' % (entry.c_i.encode(), entry.tickets)).digest()


def root_of(hashes: Sequence[bytes]) -> bytes:
    """Neighbours joined level by level; the odd one out moves up as it is, which is RFC 6962's split."""
    if not hashes:
        return sha256(b"").digest()
    while len(hashes) > 1:
        joined = [sha256(b"\1" + left + right).digest() for left, right in zip(hashes[::2], hashes[1::2], strict=False)]
        hashes = [*joined, *hashes[2 * len(joined) :]]
    return hashes[0]
