"""Notifications: offered after value, kept to one's hours, shown by the phone while the app is closed."""

import json

from playwright.sync_api import BrowserContext, Page, expect

from tests.demo import Demo
from tests.phone import Phone, kept, signed_in, until

SAID = {"title": "Comments on my posts", "body": "Tap to read it.", "href": "/inbox", "unread": 2, "tag": "one"}
SHOWN = """async () => { const registration = await navigator.serviceWorker.ready;
  return (await registration.getNotifications()).map(({ title, body, data }) => [title, body, data.href]) }"""


def delivered(context: BrowserContext, page: Page, origin: str) -> None:
    """What a push service does: wake the service worker with a message."""
    tools = context.new_cdp_session(page)
    versions: list[str] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: versions.extend(each["registrationId"] for each in told["registrations"]),
    )
    tools.send("ServiceWorker.enable")
    while not versions:
        page.wait_for_timeout(50)
    message = {"origin": origin, "registrationId": versions[0], "data": json.dumps(SAID)}
    tools.send("ServiceWorker.deliverPushMessage", message)


def test_notifications_are_offered_after_value_and_shown_by_the_phone(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "maja")
    expect(page.locator("[data-push-offer]")).to_have_count(0)
    page.evaluate("localStorage.setItem('install.of_use', '1')")
    page.goto(f"{demo.origin}/me")
    page.locator("[data-push-offer] a").click()
    expect(page.locator("[data-push-when=off]")).to_be_visible(timeout=30_000)

    page.locator(".hours label.opt").last.click()
    page.locator(".hours label.chip").last.click()
    page.locator(".hours button[type=submit]").click()
    expect(page.locator(".toast").last).to_be_visible(timeout=30_000)
    page.reload()
    expect(page.locator(".hours [value=work]")).to_be_checked()
    expect(page.locator(".hours [name=day-7]")).to_be_checked()

    context.grant_permissions(["notifications"], origin=demo.origin)
    page.goto(demo.origin)
    kept(page)
    delivered(context, page, demo.origin)
    until(page, f"async () => (await ({SHOWN})()).length === 1")
    assert page.evaluate(SHOWN) == [[SAID["title"], SAID["body"], SAID["href"]]]
