import pytest
from starlette.requests import Request

from advocacy_app import config
from advocacy_app.routes import visitor
from advocacy_app.routes.visitor import address_of


@pytest.fixture(autouse=True)
def afresh(settings: config.Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVOCACY_PROXIES", "127.0.0.0/8, 10.1.0.0/16")
    config.settings.cache_clear()
    visitor._proxies.cache_clear()
    visitor._is_ours.cache_clear()


@pytest.mark.parametrize(
    ("peer", "said", "address"),
    [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.1", "198.51.100.7"),
        ("127.0.0.1", "203.0.113.1", "203.0.113.1"),
        ("127.0.0.1", "1.1.1.1, 203.0.113.1, 10.1.2.3", "203.0.113.1"),
        ("127.0.0.1", "10.1.2.3, 10.1.2.4", "10.1.2.3"),
        ("127.0.0.1", "2001:db8::1", "2001:db8::1"),
        ("10.1.0.9", "nonsense", "nonsense"),
    ],
)
def test_a_proxy_of_ours_is_believed_and_nobody_else(peer: str, said: str, address: str) -> None:
    headers = [(b"x-forwarded-for", said.encode())] if said else []
    assert address_of(Request({"type": "http", "headers": headers, "client": (peer, 1)})) == address
