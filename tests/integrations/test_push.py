"""Where a browser may be reached: at a public address over https, and nowhere else."""

import pytest

from advocacy_app.integrations.push import NO_ANSWER, REFUSED, Browser, NotOurs, PushPair, WebPush, reachable
from tests.support.push_service import DAWDLE, Phone, running_service

GOOD = Phone("https://push.example/send/1").browser


def test_an_address_of_a_push_service_is_good():
    assert reachable(GOOD)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/send/1",
        "https://push.example:8443/send/1",
        "https://user:word@push.example/send/1",
        "https://2130706433/send/1",
        "https://203.0.113.9/send/1",
        "https://[2001:4860::1]/send/1",
        "ftp://push.example/1",
        "https://",
        "javascript:alert(1)",
        "https://push.example/" + "x" * 3000,
    ],
)
def test_any_other_address_is_not(endpoint: str):
    assert not reachable(Browser(endpoint, GOOD.p256dh, GOOD.auth))


@pytest.mark.parametrize(("p256dh", "auth"), [("A" * 87, ""), ("", "A" * 9), ("é" * 87, "A" * 22)])
def test_odd_keys_are_refused(p256dh: str, auth: str):
    assert not reachable(Browser(GOOD.endpoint, p256dh or GOOD.p256dh, auth or GOOD.auth))


@pytest.mark.parametrize("host", ["127.0.0.1", "169.254.169.254", "10.0.0.8", "localhost"])
async def test_the_companys_own_net_is_never_spoken_to(host: str):
    inside = Browser(f"https://{host}/send/1", GOOD.p256dh, GOOD.auth)
    status = await WebPush("us@lindhall.example").send(PushPair.make(), inside, b"{}", seconds=1, topic="t")
    assert status == REFUSED


async def test_a_service_that_does_not_answer_is_no_answer():
    async with running_service() as service:
        service.moods = [DAWDLE]
        push = service.push()
        push.seconds = 0.2
        status = await push.send(PushPair.make(), service.phone("p").browser, b"{}", seconds=1, topic="t")
    assert status == NO_ANSWER


def test_a_key_opens_with_its_secret_alone():
    pair = PushPair.make()
    sealed = pair.sealed("one")
    assert PushPair.unsealed(sealed, "one").id == pair.id
    with pytest.raises(NotOurs):
        PushPair.unsealed(sealed, "two")
