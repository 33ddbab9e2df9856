"""Text on its way to a browser, compressed as the browser allows."""

import gzip

import brotli
from starlette.requests import Request
from starlette.responses import Response

QUALITY = 5
"""Of Brotli: a tenth smaller than 4 for less than a millisecond more."""


def packed(
    text: str, request: Request, status: int, headers: dict[str, str], media_type: str = "text/html"
) -> Response:
    """A page, or another text."""
    accepted, body = request.headers.get("accept-encoding", ""), text.encode()
    if "br" in accepted:
        body, headers = brotli.compress(body, quality=QUALITY), headers | {"content-encoding": "br"}
    elif "gzip" in accepted:
        body, headers = gzip.compress(body, 5), headers | {"content-encoding": "gzip"}
    return Response(body, status, headers, media_type=media_type)
