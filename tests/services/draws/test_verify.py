"""verify.py as a sceptic runs it: alone, with nothing but Python."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from advocacy_app import clock
from advocacy_app.i18n.catalogue import catalogue
from advocacy_app.services import draws
from advocacy_app.services.draws import verify
from bench import draws as bench
from tests.services.draws.browser import answers
from tests.services.draws.tampering import Hands, genuine
from tests.tools import ROOT


@pytest.fixture
def at_home(tmp_path: Path):
    """A folder with the audit file and what was taken out of it, as the guide says."""
    (tmp_path / "audit.zip").write_bytes(genuine().file)
    (tmp_path / "verify.py").write_bytes(Hands.on(genuine().file).members["verify.py"])

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        alone = [sys.executable, "-I", "-S", "verify.py", *arguments]
        return subprocess.run(alone, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8")

    return run


def receipt(folder: Path, which: draws.Receipt, **other: str | int) -> str:
    (folder / "receipt.json").write_text(json.dumps(which.body() | other))
    return "receipt.json"


def test_it_explains_each_check_and_leaves_with_zero(at_home):
    told = at_home("audit.zip")
    assert told.returncode == 0, told.stdout + told.stderr
    for number, (key, title, _) in enumerate(verify.CHECKS, start=1):
        assert key == "receipt" or f"ok  {number:2}  {title}\n" in told.stdout
    assert "All checks passed" in told.stdout


def test_it_shows_the_phrases_to_compare_and_what_it_cannot_check(at_home):
    told = at_home("audit.zip").stdout
    closing = genuine().outcome.closing
    assert draws.phrase(closing.sha256) in told
    assert draws.phrase(closing.opening.sha256) in told
    assert "Beacon round 657413: compare its randomness on any drand mirror, or use the proof page." in told
    assert "The witness Søren gave no number in time" in told


def test_it_leaves_with_one_at_the_first_check_that_fails(at_home, tmp_path):
    hands = Hands.on(genuine().file)
    hands.members["entries.csv"] = hands.members["entries.csv"].replace(b",1\n", b",2\n", 1)
    (tmp_path / "audit.zip").write_bytes(hands.signed())
    told = at_home("audit.zip")
    assert told.returncode == 1
    assert "NO      Is the list of entries in order?" in told.stdout
    assert "Nothing after this point was checked." in told.stdout


@pytest.mark.parametrize("arguments", [[], ["--help"], ["a", "b", "c"], ["missing.zip"], ["audit.zip", "missing.json"]])
def test_it_leaves_with_two_when_it_was_not_asked_properly(at_home, arguments):
    told = at_home(*arguments)
    assert told.returncode == 2
    assert told.stdout
    assert not told.stderr


def test_a_person_finds_the_own_entry(at_home, tmp_path):
    told = at_home("audit.zip", receipt(tmp_path, genuine().receipts[4]))
    assert told.returncode == 0
    assert f"Your entry {genuine().receipts[4].c_i[:16]}… is on the list with 2 tickets." in told.stdout


def test_an_older_receipt_is_said_to_be_old(at_home, tmp_path):
    told = at_home("audit.zip", receipt(tmp_path, genuine().receipts[4], tickets=1))
    assert told.returncode == 0
    assert "The newest receipt is the one to use." in told.stdout


def test_an_excluded_person_learns_why(at_home, tmp_path):
    told = at_home("audit.zip", receipt(tmp_path, genuine().receipts[12]))
    assert told.returncode == 0
    assert "The reason given: left." in told.stdout


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"salt": "ab" * 16}, "does not fit together"),
        ({"subject_id": "p-5"}, "does not fit together"),
        ({"draw": "winter-2023"}, "receipt.draw should be summer-2023"),
        ({"tickets": 0}, "at least 1"),
        ({"name": "Ana"}, "a field that does not belong"),
    ],
)
def test_a_receipt_that_does_not_fit_is_refused(at_home, tmp_path, other, reason):
    told = at_home("audit.zip", receipt(tmp_path, genuine().receipts[4], **other))
    assert told.returncode == 1
    assert reason in told.stdout


def test_a_person_who_was_left_out_silently_notices(at_home, tmp_path):
    told = at_home("audit.zip", receipt(tmp_path, draws.Receipt("summer-2023", "p-99", bytes(16))))
    assert told.returncode == 1
    assert "is not on the list, and no reason is given" in told.stdout


@pytest.mark.parametrize("content", ["", "[]", "7", "{", '{"v":1e999}', "[" * 100_000])
def test_a_broken_receipt_is_refused(at_home, tmp_path, content):
    (tmp_path / "receipt.json").write_text(content)
    told = at_home("audit.zip", "receipt.json")
    assert told.returncode == 1
    assert not told.stderr


def test_strangers_words_cannot_command_the_terminal(at_home, tmp_path):
    opening = genuine().outcome.closing.opening
    assert verify.shown("\x1b[2J\x07\N{RIGHT-TO-LEFT OVERRIDE}ok") == "\N{REPLACEMENT CHARACTER}[2J" + (
        "\N{REPLACEMENT CHARACTER}" * 2 + "ok"
    )
    assert "\x1b" not in at_home("audit.zip").stdout
    assert "\t" in opening.eligibility


def test_a_receipt_is_found_in_the_browser_too(tmp_path):
    (tmp_path / "audit.zip").write_bytes(genuine().file)
    mine, left = tmp_path / "mine.json", tmp_path / "left.json"
    mine.write_text(json.dumps(genuine().receipts[4].body()))
    left.write_text(json.dumps(genuine().receipts[12].body()))
    found, excluded = answers([(tmp_path / "audit.zip", mine), (tmp_path / "audit.zip", left)])
    assert found["passed"][-1]["facts"]["tickets"] == 2
    assert excluded["passed"][-1]["facts"]["reason"] == "left"


def test_its_signatures_are_those_of_everybody():
    for n in range(20):
        key, message = Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32), bytes(range(n))
        public, signature = key.public_key().public_bytes_raw(), key.sign(message)
        assert verify.signed_by(public, message, signature)
        assert not verify.signed_by(public, message + b"!", signature)
        assert not verify.signed_by(public, message, signature[:-1] + bytes([signature[-1] ^ 1]))


def test_no_random_damage_gets_past_it_or_makes_it_stumble():
    """A thousand mutants: each is refused with a reason, or harms no content (the zip's own bookkeeping)."""
    file, chance = genuine().file, random.Random(7)
    contents = Hands.on(file).members
    for _ in range(1000):
        mutant = bytearray(file)
        for _ in range(chance.randint(1, 3)):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        failed = draws.checked(bytes(mutant)).failed if _harmed(bytes(mutant)) else None
        if failed:
            assert failed.reason.endswith(".")
        else:
            assert Hands.on(bytes(mutant)).members == contents


def _harmed(data: bytes) -> bool:
    """The quick half of the checks, which never asks the beacon."""
    try:
        return not list(verify.verify(verify.Audit(data)))
    except verify.Failed:
        return True


@pytest.mark.parametrize("kind", ["none", "witness", "public", "drand-vector"])
@pytest.mark.parametrize("weighting", ["equal", "tickets"])
def test_a_rehearsal_of_each_kind_holds_in_all_three_programs(kind, weighting, tmp_path):
    rehearsal = draws.rehearsed(entries=30, winners=3, alternates=2, weighting=weighting, entropy=kind, now=clock.now())
    (tmp_path / "audit.zip").write_bytes(rehearsal.file)
    assert draws.checked(rehearsal.file).failed is None
    (told,) = answers([(tmp_path / "audit.zip", None)])
    assert told["failed"] is None
    shown = [winner["c_i"] for winner in told["passed"][-1]["facts"]["winners"]]
    assert shown == [pick.c_i for pick in rehearsal.outcome.winners]


def test_a_few_draws_of_all_sizes_are_drawn_again_without_a_difference():
    """The small size of ``python -m bench draws``."""
    assert bench.drawn_again(25) == {"draws": 25, "differences": 0}


def test_everything_that_the_proof_page_can_say_is_in_the_catalogue():
    modules = "".join(file.read_text() for file in (ROOT / "assets" / "js" / "draws").glob("*.js"))
    said = re.findall(r'ault\(\s*(?:no [^"]*)?"(\w+)"(?: : "(\w+)")?', modules)
    reasons = {name for pair in said for name in pair if name}
    checks = {key for key, _, _ in verify.CHECKS} | {"genuine"}
    keys = {key for key in catalogue("en") if key.startswith(("proof.check_", "proof.why_", "proof.fault_"))}
    assert keys == {
        *(f"proof.fault_{reason}" for reason in reasons),
        *(f"proof.{word}_{check}" for check in checks for word in ("check", "why")),
    }
