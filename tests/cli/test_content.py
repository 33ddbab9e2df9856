"""``advocacy content import``."""

import asyncio
from pathlib import Path

from sqlmodel import select
from typer.testing import CliRunner

from advocacy_app.cli import app
from advocacy_app.config import Settings
from advocacy_app.db import dispose, reading, transaction
from advocacy_app.models import Card, ImportSource
from tests.cast import arrive

FEED = """<rss version="2.0"><channel><title>News</title>
<item><title>Warm air</title><link>https://news.example/warm-air</link></item></channel></rss>"""


async def somebody() -> str:
    async with transaction() as session:
        email = (await arrive(session)).tomek.email
    await dispose()
    assert email
    return email


async def found() -> tuple[list[str], int]:
    async with reading() as session:
        cards = (await session.exec(select(Card.state))).all()
        sources = (await session.exec(select(ImportSource))).all()
    await dispose()
    return list(cards), len(sources)


def test_a_file_becomes_drafts_once(settings: Settings, tmp_path: Path):
    email = asyncio.run(somebody())
    file = tmp_path / "feed.xml"
    file.write_text(FEED)
    told = [CliRunner().invoke(app, ["content", "import", str(file), "--member", email]) for _ in range(2)]
    assert [result.exit_code for result in told] == [0, 0]
    assert told[0].stdout.startswith("/studio/content/post-")
    assert told[1].stdout == ""
    assert asyncio.run(found()) == (["draft"], 0)


def test_a_guarded_address_is_refused_in_words(settings: Settings):
    email = asyncio.run(somebody())
    result = CliRunner().invoke(app, ["content", "import", "http://127.0.0.1/", "--member", email])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert asyncio.run(found()) == ([], 0)
