import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from advocacy_app.commands.draws import app
from tests.services.draws.tampering import Hands, genuine

run = CliRunner().invoke


def simulate(out: Path, *more: str):
    return run(app, ["simulate", "--entries", "40", "--winners", "2", "--out", str(out), *more])


@pytest.mark.parametrize("entropy", ["none", "witness", "public", "drand-vector"])
def test_a_rehearsed_draw_verifies(tmp_path, entropy):
    out = tmp_path / "audit.zip"
    told = simulate(out, "--alternates", "1", "--tickets", "tickets", "--entropy", entropy)
    assert told.exit_code == 0
    assert "Alternate 1: " in told.stdout
    checked = run(app, ["verify", str(out)])
    assert checked.exit_code == 0
    assert "All checks passed" in checked.stdout


def test_a_rehearsal_is_printed_as_json(tmp_path):
    told = json.loads(simulate(tmp_path / "audit.zip", "--alternates", "1", "--json").stdout)
    assert told["entries"] == told["tickets"] == 40
    assert [pick["r"] for pick in told["winners"] + told["alternates"]] == [1, 2, 3]
    assert len(told["c1_phrase"].split()) == 8
    assert told["label"].startswith("commit–reveal only")


def test_without_outside_chance_the_label_is_printed(tmp_path):
    assert "not against the organiser" in simulate(tmp_path / "audit.zip").stdout
    assert "not against the organiser" not in simulate(tmp_path / "a.zip", "--entropy", "public").stdout


def test_nobody_may_take_part(tmp_path):
    out = tmp_path / "audit.zip"
    told = run(app, ["simulate", "--entries", "0", "--winners", "1", "--out", str(out)])
    assert "Nobody took part." in told.stdout
    assert run(app, ["verify", str(out)]).exit_code == 0


@pytest.mark.parametrize("wrong", [["--entries", "-1"], ["--winners", "0"], ["--entropy", "dice"]])
def test_absurd_wishes_are_refused(tmp_path, wrong):
    assert simulate(tmp_path / "audit.zip", *wrong).exit_code == 2


def test_a_tampered_file_leaves_with_one_and_a_reason(tmp_path):
    out = tmp_path / "audit.zip"
    hands = Hands.on(genuine().file)
    hands.members["result.json"] += b" "
    out.write_bytes(hands.unsigned())
    told = run(app, ["verify", str(out)])
    assert told.exit_code == 1
    assert "result.json is not what was signed: its content was changed." in told.stdout
    data = json.loads(run(app, ["verify", str(out), "--json"]).stdout)
    assert data["ok"] is False
    assert data["failed"]["key"] == "signature"
    assert [check["key"] for check in data["checks"]] == ["file"]


def test_a_receipt_is_looked_up(tmp_path):
    (tmp_path / "audit.zip").write_bytes(genuine().file)
    (tmp_path / "mine.json").write_text(json.dumps(genuine().receipts[0].body()))
    told = run(app, ["verify", str(tmp_path / "audit.zip"), "--receipt", str(tmp_path / "mine.json"), "--json"])
    assert told.exit_code == 0
    assert "genuine" in [check["key"] for check in json.loads(told.stdout)["checks"]]
    assert "on the list with 1 ticket." in told.stdout


def test_a_missing_file_leaves_with_two(tmp_path):
    assert run(app, ["verify", str(tmp_path / "nowhere.zip")]).exit_code == 2
