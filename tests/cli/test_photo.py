import asyncio
import json
from pathlib import Path

from sqlmodel import select
from typer.testing import CliRunner

from advocacy_app.cli import app as advocacy
from advocacy_app.commands.photo import app
from advocacy_app.db import dispose, reading, transaction
from advocacy_app.models import Member
from advocacy_app.services import culture
from tests.cast import arrive
from tests.integrations.images import made
from tests.services.culture.stories import sent

run = CliRunner().invoke


def photo(folder: Path, data: bytes) -> str:
    file = folder / "photo.jpg"
    file.write_bytes(data)
    return str(file)


def test_a_photo_becomes_files_in_the_folder_asked_for(tmp_path: Path):
    out = tmp_path / "new" / "out"
    result = run(app, ["process", photo(tmp_path, made.jpeg((2000, 1500))), "--out", str(out)])
    assert result.exit_code == 0
    assert {file.name for file in out.iterdir()} == {"early.avif"} | {
        f"{width}.{suffix}" for width in (480, 720, 1080) for suffix in ("avif", "webp", "jpg")
    }
    assert "720.avif" in result.stdout


def test_the_variants_are_printed_as_json(tmp_path: Path):
    result = run(app, ["process", photo(tmp_path, made.jpeg()), "--out", str(tmp_path / "out"), "--json"])
    told = json.loads(result.stdout)
    assert told["accepted"] is True
    assert told["width"] == 640
    assert {"name", "width", "height", "content_type", "bytes"} == told["variants"][0].keys()


def test_a_refused_file_leaves_with_three_and_a_reason_in_english(tmp_path: Path):
    result = run(app, ["process", photo(tmp_path, b"no picture"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 3
    assert result.stdout.startswith("not_an_image: This file isn’t a photo.")
    assert not (tmp_path / "out").exists()


def test_a_refusal_is_printed_as_json(tmp_path: Path):
    result = run(app, ["process", photo(tmp_path, made.animation("WEBP")), "--out", str(tmp_path), "--json"])
    assert result.exit_code == 3
    assert json.loads(result.stdout)["reason"] == "animated"


async def _sent(settings: object) -> str:
    async with transaction() as session:
        cast = await arrive(session)
    photo = await sent(cast.ana, people=[culture.InPicture(name="Driver")])
    await dispose()
    return photo


def test_the_consents_to_a_photo_can_be_taken_along(settings: object, tmp_path: Path):
    photo_id, out = asyncio.run(_sent(settings)), tmp_path / "consents.json"
    result = run(advocacy, ["photo", "consents", photo_id, "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert [entry["deed"] for entry in json.loads(out.read_text())["entries"]] == ["asked", "granted"]
    assert run(advocacy, ["photo", "consents", "0" * 32, "--out", str(out)]).exit_code == 1


def test_somebody_may_be_trusted_and_no_longer(settings: object):
    asyncio.run(_sent(settings))
    email = asyncio.run(_email())
    for more in ([], ["--end"]):
        result = run(advocacy, ["photo", "trust", email, *more])
        assert result.exit_code == 0, result.output
    assert run(advocacy, ["photo", "trust", "nobody@lindhall.example"]).exit_code == 1


async def _email() -> str:
    async with reading() as session:
        email = (await session.exec(select(Member.email).where(Member.name == "Ana Kralj"))).one()
    await dispose()
    return str(email)
