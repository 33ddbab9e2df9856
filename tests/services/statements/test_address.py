"""Where statements may go."""

import pytest

from advocacy_app import config


@pytest.mark.parametrize("address", ["http://lrs.example/xapi", "ftp://lrs.example"])
def test_learning_is_told_over_tls_only(monkeypatch: pytest.MonkeyPatch, address: str):
    monkeypatch.setenv("ADVOCACY_XAPI_URL", address)
    with pytest.raises(ValueError, match="XAPI_URL"):
        config.Settings()
