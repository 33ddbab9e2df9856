"""The test vectors of draw-v1, letter by letter."""

import json
import subprocess
from collections import Counter
from hashlib import sha256
from itertools import pairwise

import pytest

from advocacy_app.services.draws import beacon, merkle, verify
from advocacy_app.services.draws.beacon import is_genuine, randomness
from advocacy_app.services.draws.canonical import canonical
from advocacy_app.services.draws.entries import Entry
from advocacy_app.services.draws.phrases import phrase
from advocacy_app.services.draws.picking import picks
from advocacy_app.services.draws.rehearsal import VECTOR
from tests.tools import ROOT, node

KEY = bytes.fromhex("af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc")
FIVE = [Entry(f"{n:064x}", n + 1) for n in range(5)]
ROOT_OF_FIVE = "466dd3b0eec0a224a409165f86a650729de0c2a36c6930de560dd60281166c81"
ROOT_OF_NONE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
ALL_PICKS = [(1, 0, 10, 15, 4), (2, 0, 2, 10, 1), (3, 0, 4, 8, 3), (4, 0, 2, 4, 2), (5, 0, 0, 1, 0)]

JAVASCRIPT = """
import { hmac, phrase, picked, sha256, toHex, tree, unhex } from "./assets/js/draws/verify.js";
import { exact } from "./assets/js/draws/exact.js";
const five = [0, 1, 2, 3, 4].map((n) => ({ c_i: n.toString(16).padStart(64, "0"), tickets: n + 1 }));
const leaves = five.map(({ c_i, tickets }) => sha256(Uint8Array.of(0), exact([c_i, tickets])));
const bytes = (text) => new TextEncoder().encode(text);
const key = sha256(new Uint8Array(8));
console.log(JSON.stringify({
  key: toHex(key),
  root: toHex(tree(leaves, 0, 5)),
  none: toHex(tree([], 0, 0)),
  picks: [...picked(key, five, 9)].map(({ r, ctr, t, W, c_i }) => [r, ctr, t, W, Number.parseInt(c_i, 16)]),
  hmac: toHex(hmac(unhex("aa".repeat(131)), bytes("Test Using Larger Than Block-Size Key - Hash Key First"))),
  hashes: Array.from({ length: 130 }, (_, n) => toHex(sha256(new Uint8Array(n).fill(7)))),
  phrase: phrase(key),
}));
"""


@pytest.fixture(scope="module")
def javascript():
    """What the browser's modules make of the same input."""
    command = [node(), "--input-type=module", "-e", JAVASCRIPT]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def as_rows(found):
    return [(pick.r, pick.ctr, pick.t, pick.W, int(pick.c_i, 16)) for pick in found]


def test_the_key_is_the_checksum_of_eight_zero_bytes():
    assert sha256(bytes(8)).digest() == KEY


@pytest.mark.parametrize("asked", [3, 9])
def test_the_picks_are_those_of_the_protocol_and_stop_when_no_ticket_is_left(asked):
    assert as_rows(picks(KEY, FIVE, asked)) == ALL_PICKS[:asked]


@pytest.mark.parametrize("asked", [3, 9])
def test_verify_py_draws_the_same(asked):
    found = verify.picks(KEY, [(entry.c_i, entry.tickets) for entry in FIVE], asked)
    assert [(p["r"], p["ctr"], p["t"], p["W"], int(p["c_i"], 16)) for p in found] == ALL_PICKS[:asked]


def test_nobody_is_drawn_from_an_empty_list():
    assert list(picks(KEY, [], 3)) == list(verify.picks(KEY, [], 3)) == []


def test_the_root_is_that_of_the_protocol():
    assert merkle.root(FIVE).hex() == ROOT_OF_FIVE
    assert merkle.root([]).hex() == ROOT_OF_NONE


def test_a_list_of_one_is_sealed_by_its_leaf():
    assert merkle.root(FIVE[:1]) == sha256(b"\0" + canonical([FIVE[0].c_i, 1])).digest()


def test_the_browser_finds_the_same(javascript):
    assert javascript["key"] == KEY.hex()
    assert javascript["root"] == ROOT_OF_FIVE
    assert javascript["none"] == ROOT_OF_NONE
    assert [tuple(row) for row in javascript["picks"]] == ALL_PICKS
    assert javascript["phrase"] == phrase(KEY) == verify.phrase(KEY)


def test_the_browsers_own_checksums_are_the_standard_ones(javascript):
    assert javascript["hashes"] == [sha256(bytes([7]) * n).hexdigest() for n in range(130)]
    assert javascript["hmac"] == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"  # RFC 4231, case 6


def test_the_words_are_the_2048_of_bip_39_in_their_order():
    assert sha256("".join(f"{word}\n" for word in verify.WORDS).encode()).hexdigest() == (
        "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    )
    assert phrase(bytes(32)) == " ".join(["abandon"] * 8)
    assert phrase(b"\xff" * 32) == " ".join(["zoo"] * 8)


def test_a_round_of_the_beacon_is_genuine_and_no_other_round_has_its_signature():
    number, signature = VECTOR[0], bytes.fromhex(VECTOR[1])
    assert is_genuine(number, signature)
    assert not is_genuine(number + 1, signature)
    assert randomness(signature).hex() == "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        bytes(48),
        bytes.fromhex(VECTOR[1])[:-1],
        bytes.fromhex(VECTOR[1]) + b"\0",
        b"\xff" * 48,
        bytes.fromhex("c0" + "00" * 47),  # the point at infinity
        bytes.fromhex("80" + "00" * 46 + "04"),  # on the curve, outside the group
    ],
)
def test_what_is_no_signature_is_refused(signature):
    assert not is_genuine(VECTOR[0], signature)


def test_the_first_round_for_a_closing_is_ten_minutes_away_and_not_three_seconds_more():
    for second in range(4):
        closes = beacon.time_of(VECTOR[0]).replace(second=second)
        first = beacon.first_round_for(closes)
        before, there = (beacon.time_of(number) - closes for number in (first - 1, first))
        assert before.total_seconds() < 600 <= there.total_seconds()


def test_the_first_pick_is_fair_by_the_measure_of_the_protocol():
    """60 000 draws with weights 1 to 5: chi² of the first pick, and who is among the first two."""
    draws, first, among = 60_000, Counter[int](), Counter[int]()
    for n in range(draws):
        one, two = (int(pick.c_i, 16) for pick in picks(sha256(n.to_bytes(8, "big")).digest(), FIVE, 2))
        first[one] += 1
        among.update((one, two))
    expected = [draws * (n + 1) / 15 for n in range(5)]
    assert sum((first[n] - expected[n]) ** 2 / expected[n] for n in range(5)) < 13.28
    for n, share in enumerate((0.1512, 0.2913, 0.4178, 0.5267, 0.6130)):
        assert among[n] / draws == pytest.approx(share, abs=0.01)
    assert all(among[one] < among[other] for one, other in pairwise(range(5)))
