import json
from pathlib import Path

from typer.testing import CliRunner

from advocacy_app.cli import app
from tests.data.clicks.make import make

run = CliRunner().invoke


def a_log(folder: Path, text: str) -> str:
    file = folder / "clicks.jsonl"
    file.write_text(text)
    return str(file)


def test_a_log_becomes_one_class_a_line(tmp_path: Path):
    lines = [json.dumps(line) for line, _ in make("tuning", seed=1, shares=20)]
    result = run(app, ["links", "classify", a_log(tmp_path, "\ufeff" + "\r\n".join(lines) + "\n\n")])
    assert result.exit_code == 0
    kinds = result.stdout.splitlines()
    assert len(kinds) == len(lines)
    assert {"human", "unfurl", "bot"} <= set(kinds)


def test_the_classes_are_printed_as_json(tmp_path: Path):
    hit = {"method": "GET", "path": "/s/a", "headers": {}, "ip": "1.2.3.4", "at": 1}
    result = run(app, ["links", "classify", a_log(tmp_path, json.dumps(hit)), "--json"])
    assert json.loads(result.stdout) == ["bot"]


def test_an_empty_log_has_no_classes(tmp_path: Path):
    result = run(app, ["links", "classify", a_log(tmp_path, "")])
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_line_that_is_no_hit_is_named_on_the_error_stream(tmp_path: Path):
    result = run(app, ["links", "classify", a_log(tmp_path, "{}\n")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "clicks.jsonl, line 1: method: Field required" in result.stderr


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    assert run(app, ["links", "classify", str(tmp_path / "none")]).exit_code == 2
