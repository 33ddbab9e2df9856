"""Between the pool and its workers: lengths, a JSON header, raw bytes. No pickle: the child is not trusted."""

import json
from dataclasses import asdict, replace
from typing import Any

from advocacy_app.integrations.images.port import REASONS, ImageRefused, Limits, Processed, Variant

HEADER_BYTES = 64_000
REPLY_BYTES = 64_000_000


def frame(header: dict[str, Any], body: bytes = b"") -> bytes:
    """One message: two lengths of 4 bytes, big-endian, then header and body."""
    head = json.dumps(header).encode()
    return len(head).to_bytes(4) + len(body).to_bytes(4) + head + body


def lengths(prefix: bytes) -> tuple[int, int]:
    """Lengths of header and body, from the first 8 bytes of a message.

    Raises:
        ValueError: more than anybody has reason to send.
    """
    head, body = int.from_bytes(prefix[:4]), int.from_bytes(prefix[4:8])
    if head > HEADER_BYTES or body > REPLY_BYTES:
        raise ValueError("message too long")
    return head, body


def request(data: bytes, limits: Limits) -> bytes:
    """Ask for one picture."""
    return frame({"limits": asdict(limits)}, data)


def read_request(head: bytes) -> Limits:
    """The limits of a request."""
    return Limits(**json.loads(head)["limits"])


def accepted(processed: Processed) -> bytes:
    """Hand over the variants."""
    facts = {
        name: getattr(processed, name) for name in ("width", "height", "thumbhash", "placeholder", "colour", "dhash")
    }
    listed = [[v.name, v.width, v.height, v.content_type, len(v.data)] for v in processed.variants]
    return frame({"picture": facts, "variants": listed}, b"".join(v.data for v in processed.variants))


def refused(error: ImageRefused) -> bytes:
    """Hand over a reason."""
    return frame({"refused": error.reason, "values": error.values})


def read_reply(head: bytes, body: bytes) -> Processed:
    """The picture of a reply.

    Raises:
        ImageRefused: the reply is a reason.
        ValueError, KeyError, TypeError: the reply is none.
    """
    reply = json.loads(head)
    if "refused" in reply:
        raise ImageRefused(reply["refused"] if reply["refused"] in REASONS else "ours", reply["values"])
    picture = Processed(**reply["picture"], variants=())
    return replace(picture, variants=tuple(_variants(reply["variants"], body)))


def _variants(listed: list[list[Any]], body: bytes) -> list[Variant]:
    variants: list[Variant] = []
    for name, width, height, content_type, size in listed:
        variants.append(Variant(name, width, height, content_type, body[:size]))
        body = body[size:]
    return variants
