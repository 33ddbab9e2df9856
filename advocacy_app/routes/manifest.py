"""``/manifest.webmanifest``: what a phone needs to know to install the app."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from advocacy_app.access import cookie_value
from advocacy_app.i18n import Language, tr
from advocacy_app.i18n.choice import choose
from advocacy_app.routes.house import organisation

_SCREENSHOTS = {"narrow": ("feed", "post", "me"), "wide": ("feed", "library")}
_SIZES = {"narrow": "780x1688", "wide": "1280x800"}

# Photos from the phone's gallery; the service worker takes them in (service_worker.js).
_SHARE_TARGET = {
    "action": "/add",
    "method": "POST",
    "enctype": "multipart/form-data",
    "params": {"title": "title", "text": "text", "files": [{"name": "photos", "accept": ["image/*"]}]},
}


async def manifest(request: Request) -> Response:
    """In the reader's language, with the company's name."""
    cookie = cookie_value(request.headers.get("cookie", ""), "lang")
    language = choose(cookie, request.headers.get("accept-language", ""))
    house = await organisation()
    headers = {"cache-control": "private, no-cache", "vary": "Cookie, Accept-Language"}
    return JSONResponse(_described(house.name, language), headers=headers, media_type="application/manifest+json")


def _described(company: str, language: Language) -> dict[str, Any]:
    return {
        "id": "/",
        "name": company,
        "short_name": company[:12].rstrip(),
        "description": tr(language, "app.description"),
        "lang": language,
        "dir": "ltr",
        "start_url": "/?src=app",
        "scope": "/",
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "orientation": "any",
        "theme_color": "#F3F7F7",
        "background_color": "#F3F7F7",
        "categories": ["business", "social"],
        "launch_handler": {"client_mode": ["navigate-existing", "auto"]},
        "icons": _icons(),
        "shortcuts": _shortcuts(language),
        "share_target": _SHARE_TARGET,
        "screenshots": _screenshots(),
    }


def _icons() -> list[dict[str, str]]:
    def one(name: str, size: int, purpose: str) -> dict[str, str]:
        return {"src": f"/icons/{name}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}

    plain = [one("icon-192", 192, "any"), one("icon-512", 512, "any")]
    return [*plain, one("maskable-512", 512, "maskable"), one("badge-96", 96, "monochrome")]


def _shortcuts(language: Language) -> list[dict[str, Any]]:
    icon = {"src": "/icons/icon-192.png", "sizes": "192x192", "type": "image/png"}
    places = (("add.title", "/add"), ("app.shortcut_library", "/library"), ("app.shortcut_saved", "/saved"))
    return [{"name": tr(language, key), "url": url, "icons": [icon]} for key, url in places]


def _screenshots() -> list[dict[str, str]]:
    """What the phone's install dialogue shows; ``make screens`` draws them from the demo world."""
    return [
        {"src": f"/screenshots/{form}-{name}.png", "sizes": _SIZES[form], "type": "image/png", "form_factor": form}
        for form, names in _SCREENSHOTS.items()
        for name in names
    ]


ROUTES = [Route("/manifest.webmanifest", manifest)]
