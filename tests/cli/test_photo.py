import json
from pathlib import Path

from typer.testing import CliRunner

from advocacy_app.commands.photo import app
from tests.integrations.images import made

run = CliRunner().invoke


def photo(folder: Path, data: bytes) -> str:
    file = folder / "photo.jpg"
    file.write_bytes(data)
    return str(file)


def test_a_photo_becomes_files_in_the_folder_asked_for(tmp_path: Path):
    out = tmp_path / "new" / "out"
    result = run(app, ["process", photo(tmp_path, made.jpeg((2000, 1500))), "--out", str(out)])
    assert result.exit_code == 0
    assert {file.name for file in out.iterdir()} == {
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
