from pathlib import Path

import pytest

from advocacy_app import bootstrap
from advocacy_app.config import Settings


@pytest.fixture
def outside_here(settings: Settings) -> Path:
    """The real store and outbox, in the folder of this test."""
    bootstrap.prepare()
    return settings.data_dir
