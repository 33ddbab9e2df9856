"""The audit file: everything that a sceptic needs, in one zip, without a name, an address or a salt."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from advocacy_app.i18n import LANGUAGES
from advocacy_app.services.draws.canonical import canonical, sha256
from advocacy_app.services.draws.closing import Notice
from advocacy_app.services.draws.documents import stamp
from advocacy_app.services.draws.entries import Entry
from advocacy_app.services.draws.outcome import Outcome
from advocacy_app.services.draws.readme import readme
from advocacy_app.services.draws.signing import public_key, signed

SIGNATURE = "SIGNATURE"


def audit_file(
    outcome: Outcome, entries: Iterable[Entry], notices: Iterable[Notice], *, verifier: bytes, secret: bytes
) -> bytes:
    """The zip, signed with the secret half of the opening's key. The same draw gives the same members to the byte."""
    opening = outcome.closing.opening
    if sha256(verifier) != opening.verifier_sha256 or public_key(secret) != opening.signer:
        raise ValueError("Not the verifier or not the key of this draw")
    members = {
        "c0.json": opening.file,
        "c1.json": outcome.closing.file,
        "entries.csv": _entries(entries),
        "entropy.json": canonical(outcome.entropy()),
        "result.json": outcome.file,
        "notices.json": _notices(notices),
        "verify.py": verifier,
        **{f"README.{language}.md": readme(language, outcome).encode() for language in LANGUAGES},
    }
    return packed([*members.items(), (SIGNATURE, signature(members, secret))])


def _entries(entries: Iterable[Entry]) -> bytes:
    return "".join(["c_i,tickets\n", *(f"{entry.c_i},{entry.tickets}\n" for entry in entries)]).encode()


def _notices(notices: Iterable[Notice]) -> bytes:
    """In the order of time, then kind, then channel, as they are written."""
    ordered = sorted(notices, key=lambda one: (stamp(one.at), one.what, one.channel.encode("utf-16-be")))
    return canonical([notice.body() for notice in ordered])


def signature(members: Mapping[str, bytes], secret: bytes) -> bytes:
    """The checksums of all members, the key, and the signature over what stands above it."""
    lines = [f"{sha256(content).hex()}  {name}\n" for name, content in sorted(members.items())]
    listed = "".join([*lines, f"key {public_key(secret).hex()}\n"]).encode()
    return listed + f"sig {signed(secret, listed).hex()}\n".encode()


def packed(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip with flat names; its times say nothing, so that the same content gives the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            file.writestr(info, content)
    return out.getvalue()
