"""In with a company account, in a real browser at real providers; whatever goes wrong ends on a page that helps."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from advocacy_app.i18n import Language, tr
from tests import tools
from tests.demo import Demo, copied, running
from tests.phone import PHONE, Phone
from tests.servers import OidcServer, running_oidc

HOUSE, PARTNER = "Continue with Lindhall ID", "Continue with Partner ID"


@pytest.fixture(scope="module")
def partner(npm_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OidcServer]:
    """A second provider; it knows the same people under its own name."""
    with running_oidc(npm_dir, tmp_path_factory.mktemp("partner")) as server:
        yield server


@pytest.fixture(scope="module")
def demo(
    demo_world: Path, oidc_provider: OidcServer, partner: OidcServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Demo]:
    """The demo company with two providers."""
    both = [configured("house", "Lindhall ID", oidc_provider), configured("partner", "Partner ID", partner)]
    home = copied(demo_world, tmp_path_factory.mktemp("company") / "data")
    with running(home, ADVOCACY_OIDC=json.dumps(both)) as demo:
        yield demo


def configured(name: str, label: str, server: OidcServer) -> dict[str, object]:
    client = {"client_id": server.client_id, "client_secret": server.client_secret}
    return {"name": name, "label": label, "issuer": server.issuer, "link_by_email": True, **client}


def at_the_provider(page: Page, person: str) -> None:
    """Sign in there and agree to what we ask for."""
    page.locator("input[name=login]").fill(person)
    page.locator("input[name=password]").fill("any")
    page.get_by_role("button").click()
    page.get_by_role("button", name="Continue").click()


def test_a_colleague_comes_in_with_a_company_account_and_the_next_time_by_one_tap(demo: Demo, phone: Phone):
    page = phone().new_page()
    questions: list[Request] = []
    page.on("request", lambda request: questions.append(request) if "code_challenge=" in request.url else None)
    page.goto(f"{demo.origin}/sign-in?next=/saved")
    page.get_by_role("link", name=HOUSE).tap()
    at_the_provider(page, "maja")
    page.wait_for_url(f"{demo.origin}/saved")
    expect(page.get_by_role("heading", level=1, name="Shranjeno")).to_be_visible()

    asked = parse_qs(urlsplit(questions[0].url).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert all(asked[name][0] for name in ("state", "nonce", "code_challenge"))
    assert "oidc" not in {cookie.get("name") for cookie in page.context.cookies(demo.origin)}

    page.goto(f"{demo.origin}/me")
    expect(page.get_by_role("heading", level=1, name="Maja Kos")).to_be_visible()
    page.get_by_role("button", name="Odjava").tap()
    page.wait_for_url("**/sign-in")
    page.locator("a[href^='/auth/house/login']").tap()
    page.wait_for_url(f"{demo.origin}/")
    second = parse_qs(urlsplit(questions[1].url).query)
    assert second["state"] != asked["state"]
    assert second["nonce"] != asked["nonce"]


def test_each_provider_lets_in_by_itself(demo: Demo, phone: Phone):
    page = phone().new_page()
    page.goto(f"{demo.origin}/sign-in")
    page.get_by_role("link", name=PARTNER).tap()
    at_the_provider(page, "maja")
    page.wait_for_url(f"{demo.origin}/")


@pytest.mark.parametrize("after", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_an_address_elsewhere_is_not_followed(demo: Demo, phone: Phone, after: str):
    page = phone().new_page()
    page.goto(f"{demo.origin}/auth/house/login?next={after}")
    at_the_provider(page, "maja")
    page.wait_for_url(f"{demo.origin}/")


# Whatever goes wrong


@pytest.fixture
def other_phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone whose browser may complain of pages that answer with an error."""
    context = browser.new_context(**PHONE)
    yield context
    context.close()


@pytest.fixture
def way_back(demo: Demo, other_phone: BrowserContext) -> str:
    """Sign in at the provider; the browser is stopped on its way back, with this address.

    By Chromium's own means: Playwright stops no redirects.
    """
    page, stopped = other_phone.new_page(), []
    page.goto(f"{demo.origin}/auth/house/login")
    chromium = other_phone.new_cdp_session(page)
    chromium.on("Fetch.requestPaused", lambda event: stopped.append(event["request"]["url"]))
    chromium.send("Fetch.enable", {"patterns": [{"urlPattern": "*/auth/house/callback*"}]})
    page.locator("input[name=login]").fill("maja")
    page.locator("input[name=password]").fill("any")
    page.get_by_role("button").click()
    page.get_by_role("button", name="Continue").click(no_wait_after=True)
    while not stopped:
        page.wait_for_timeout(50)
    page.close()
    return stopped[0]


def changed(**to: str) -> Callable[[str], str]:
    """The same address with other answers; an empty one is left out."""

    def change(address: str) -> str:
        parts = urlsplit(address)
        query = {name: value for name, [value] in parse_qs(parts.query).items()} | to
        return parts._replace(query="&".join(f"{k}={v}" for k, v in query.items() if v)).geturl()

    return change


TAMPERED = {
    "another state": changed(state="x" * 30),
    "no state": changed(state=""),
    "another code": changed(code="x" * 40),
    "no code": changed(code=""),
    "another sender": changed(iss="https://evil.example"),
    "no sender": changed(iss=""),
    "an error of the provider": changed(code="", error="server_error"),
    "an error nobody knows": changed(code="", error="<script>alert(1)</script>"),
    "at another provider": lambda address: address.replace("/house/", "/partner/"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_way_back_that_was_tampered_with_lets_nobody_in(way_back: str, other_phone: BrowserContext, what: str):
    page = other_phone.new_page()
    page.goto(TAMPERED[what](way_back))
    refused(page)


def refused(page: Page, key: str = "", language: Language = "en") -> None:
    """A page that says what happened, in words, with a way to try again and the other ways in."""
    expect(page.get_by_role("heading", level=1, name=tr(language, "signin.failed_title"))).to_be_visible()
    expect(page.get_by_role("link", name=tr(language, "common.try_again"))).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", language)
    if key:
        expect(page.get_by_role("main")).to_contain_text(tr(language, key, name="Lindhall ID"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(urljoin(page.url, "/me"))
    assert "/sign-in" in page.url


def test_a_way_back_leads_in_once(way_back: str, other_phone: BrowserContext, demo: Demo):
    page = other_phone.new_page()
    page.goto(way_back)
    page.wait_for_url(f"{demo.origin}/")
    other_phone.clear_cookies()
    page.goto(way_back)
    refused(page)


def test_a_way_back_works_only_in_the_browser_that_set_out(way_back: str, browser: Browser):
    elsewhere = browser.new_context(**PHONE)
    page = elsewhere.new_page()
    page.goto(way_back)
    refused(page)
    elsewhere.close()


def test_who_stops_at_the_provider_reads_so_and_may_try_again(demo: Demo, other_phone: BrowserContext):
    page = other_phone.new_page()
    page.goto(f"{demo.origin}/auth/house/login")
    page.get_by_role("link", name="Cancel").click()
    refused(page, "signin.oidc_cancelled")


@pytest.mark.parametrize("person", ["anna", "ana", "bruno"])
def test_who_is_not_known_by_a_verified_address_reads_whom_to_ask(demo: Demo, other_phone: BrowserContext, person: str):
    page = other_phone.new_page()
    page.goto(f"{demo.origin}/auth/house/login")
    at_the_provider(page, person)
    refused(page, "signin.not_in_programme")


def test_who_was_deactivated_does_not_come_in_any_more(demo: Demo, other_phone: BrowserContext):
    page = other_phone.new_page()
    page.goto(f"{demo.origin}/auth/house/login")
    at_the_provider(page, "maja")
    page.wait_for_url(f"{demo.origin}/")
    command = [sys.executable, "-m", "advocacy_app.cli", "member", "deactivate", "maja.kos@lindhall.example"]
    subprocess.run(command, cwd=tools.ROOT, env=demo.environment, check=True, capture_output=True)
    page.wait_for_url("**/sign-in*")
    page.locator("a[href^='/auth/house/login']").tap()
    refused(page, "signin.not_in_programme", "sl")
