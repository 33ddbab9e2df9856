"""``/sw.js``: the service worker, one per language; switched off by configuration it takes itself away."""

import functools
import hashlib
import json
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from advocacy_app import site
from advocacy_app.access import cookie_value
from advocacy_app.config import pages_root, settings
from advocacy_app.i18n import Language, is_language
from advocacy_app.i18n.choice import choose
from advocacy_app.islands import islands
from advocacy_app.routes.packing import packed
from advocacy_app.routes.prerendered import FALLBACK, text_of

_TEMPLATE = Path(__file__).with_name("service_worker.js")
_HEADERS = {"cache-control": "no-cache", "content-security-policy": "default-src 'self'"}
_GOODBYE = """\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
async function leave() {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
}
"""


async def worker(request: Request) -> Response:
    """The worker for the language that the page asks for."""
    asked = request.query_params.get("l", "")
    language = asked if is_language(asked) else _language(request)
    text = _worker(language) if settings().service_worker else _GOODBYE
    return packed(text, request, 200, _HEADERS, "text/javascript")


def _language(request: Request) -> Language:
    cookie = cookie_value(request.headers.get("cookie", ""), "lang")
    return choose(cookie, request.headers.get("accept-language", ""))


@functools.cache
def _worker(language: Language) -> str:
    index = json.loads((pages_root() / "index.json").read_text())
    names = {
        "__LANGUAGE__": language,
        "__FILES__": json.dumps([*index["files"], *index["scripts"][language]]),
        "__PAGES__": json.dumps(sorted(site.addresses())),
        "__DYNAMIC__": site.pattern().replace("\\", "\\\\"),
        "__SENDING__": f"{islands()}/sending.js",
        "__OUTBOX__": f"{islands()}/outbox.js",
        "__PHOTO_OUTBOX__": f"{islands()}/photo-outbox.js",
    }
    text = _TEMPLATE.read_text()
    for name, value in names.items():
        text = text.replace(name, value)
    shells = text_of(language, "index.html") + text_of(language, FALLBACK)
    return text.replace("__BUILD__", hashlib.sha256((text + shells).encode()).hexdigest()[:12])


ROUTES = [Route("/sw.js", worker)]
