"""Headers that keep strangers' scripts, frames and sniffing away."""

from collections.abc import Iterable

from advocacy_app.config import settings


def security_headers() -> Iterable[tuple[str, str]]:
    """On every answer."""
    yield "x-content-type-options", "nosniff"
    yield "referrer-policy", "strict-origin-when-cross-origin"
    yield "permissions-policy", "camera=(self), geolocation=(), microphone=(), payment=()"
    yield "cross-origin-opener-policy", "same-origin"
    if settings().https:
        yield "strict-transport-security", "max-age=63072000; includeSubDomains"


def page_headers(hashes: Iterable[str] = ()) -> dict[str, str]:
    """On pages: scripts only from us or by hash, nothing framed, never kept by shared caches."""
    return dict(security_headers()) | {"content-security-policy": policy(hashes), "cache-control": "private, no-store"}


def policy(hashes: Iterable[str]) -> str:
    """The Content-Security-Policy. Styles are inlined by the build and by React, hence their 'unsafe-inline'."""
    socket = settings().origin.replace("http", "ws", 1)
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "media-src": "'self' blob:",
        "connect-src": f"'self' {socket}",
        "font-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
