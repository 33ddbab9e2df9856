# pyright: basic
"""Check a prize draw of the kind "draw-v1" from its audit file. It speaks plain English.

    python verify.py audit.zip                 every check, in order; stops at the first that fails
    python verify.py audit.zip receipt.json    and finds your own entry

It needs Python 3.10 or newer and nothing else: no network, no other file, no other library. It shares no line with the
program that drew the winners, so that a fault there cannot hide here. Exit 0: all is right. 1: something is not.
2: it was not asked properly.

One thing it does not check is the signature of a public beacon; it says so and tells what to compare instead.
"""

import hashlib
import hmac
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, NamedTuple

LANGUAGES = ("da", "en", "it", "pl", "sl")
MEMBERS = (
    "c0.json",
    "c1.json",
    "entries.csv",
    "entropy.json",
    "notices.json",
    "result.json",
    "verify.py",
    *(f"README.{language}.md" for language in LANGUAGES),
    "SIGNATURE",
)
LARGEST_FILE = 256 * 2**20
LARGEST_NUMBER = 2**53 - 1
MOST_DIGITS = 16
LONGEST_LINE = 80

QUICKNET = (
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc2"
    "2b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
QUICKNET_BEGAN = 1692803367
QUICKNET_PERIOD = 3
BEACON_DISTANCE = 600

LABEL = "commit–reveal only: protects against later change, not against the organiser"


class Fault(Exception):
    """Something is not as draw-v1 asks, said in plain words."""


class Failed(Exception):
    """The check that failed and why."""

    def __init__(self, key: str, title: str, reason: str) -> None:
        super().__init__(f"{title}: {reason}")
        self.key = key
        self.title = title
        self.reason = reason


class Check(NamedTuple):
    """One check that passed: its short name, what it asks, and what was found."""

    key: str
    title: str
    found: str
    notes: tuple[str, ...]


class Audit:
    """What is known so far; each check adds to it."""

    def __init__(self, data: bytes, receipt: bytes | None = None) -> None:
        self.data = data
        self.receipt = receipt
        self.members: dict[str, bytes] = {}
        self.key = ""
        self.c0: dict[str, Any] = {}
        self.c1: dict[str, Any] = {}
        self.entropy: dict[str, Any] = {}
        self.result: dict[str, Any] = {}
        self.notices: list[dict[str, Any]] = []
        self.entries: list[tuple[str, int]] = []
        self.notes: list[str] = []

    def note(self, words: str) -> None:
        """Say something beside a check that is right."""
        self.notes.append(words)


def verify(audit: Audit) -> Iterator[Check]:
    """Yield each check of an audit file that passes, in order; raise Failed at the first that does not."""
    for key, title, check in CHECKS:
        if (key == "beacon" and not beacons(audit)) or (key == "receipt" and audit.receipt is None):
            continue
        try:
            found = check(audit)
        except Fault as fault:
            raise Failed(key, title, str(fault)) from None
        yield Check(key, title, found, tuple(audit.notes))
        audit.notes.clear()


# ── The checks, in order ──────────────────────────────────────────────────────────────────────────────────────────


def check_file(audit: Audit) -> str:
    """Open the zip file and take exactly the members that belong in it."""
    if len(audit.data) > LARGEST_FILE:
        raise Fault(f"The file is larger than {LARGEST_FILE // 2**20} MiB.")
    try:
        with zipfile.ZipFile(io.BytesIO(audit.data)) as file:
            same_names([info.orig_filename for info in file.infolist()])
            small_enough([info.file_size for info in file.infolist()])
            audit.members = {info.filename: read_member(file, info) for info in file.infolist()}
    except Fault:
        raise
    except Exception as fault:  # whatever a hostile file provokes, it is no audit file
        raise Fault(f"This is not a zip file that can be read ({shown(str(fault))}).") from None
    return f"It has exactly the {len(MEMBERS)} parts that belong in it."


def same_names(names: list[str]) -> None:
    for name in names:
        if name not in MEMBERS:
            raise Fault(f"It has a part that does not belong: {quoted(name)}.")
        if names.count(name) > 1:
            raise Fault(f"It has two parts called {quoted(name)}.")
    for name in MEMBERS:
        if name not in names:
            raise Fault(f"{name} is missing.")


def small_enough(sizes: list[int]) -> None:
    if sum(sizes) > LARGEST_FILE:
        raise Fault(f"Unpacked, it is larger than {LARGEST_FILE // 2**20} MiB.")


def read_member(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & 1:
        raise Fault(f"{info.filename} is locked with a password.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Fault(f"{info.filename} is packed in an unusual way.")
    content = file.read(info)
    if len(content) != info.file_size:
        raise Fault(f"{info.filename} is not as long as the zip file says.")
    return content


def check_signature(audit: Audit) -> str:
    """Compare every member with the list in SIGNATURE, and the list with its signature."""
    whole = audit.members["SIGNATURE"]
    text = ascii_text("SIGNATURE", whole)
    listed = re.fullmatch(
        r"((?:[0-9a-f]{64}  [A-Za-z0-9.]+\n){12}key ([0-9a-f]{64})\n)sig ([0-9a-f]{128})\n", text, re.ASCII
    )
    if not listed:
        raise Fault("SIGNATURE is not written as draw-v1 asks: twelve checksums, the key, the signature, one a line.")
    signed, audit.key, signature = listed[1], listed[2], listed[3]
    if not signed_by(bytes.fromhex(audit.key), signed.encode(), bytes.fromhex(signature)):
        raise Fault("SIGNATURE itself is not genuine: its list, its key or its signature was changed.")
    for line, name in zip(text.splitlines()[:12], sorted(set(MEMBERS) - {"SIGNATURE"}), strict=True):
        if line[66:] != name:
            raise Fault(f"SIGNATURE should name {name} where it has {quoted(line[66:])}.")
        if line[:64] != sha256(audit.members[name]).hex():
            raise Fault(f"{name} is not what was signed: its content was changed.")
    return "Every part is what was signed, to the byte."


def check_opening(audit: Audit) -> str:
    """Read what was published when the draw opened."""
    audit.c0 = c0 = read_json("c0.json", audit.members["c0.json"])
    record(
        c0,
        "c0",
        v=exactly("draw-v1"),
        draw=name_,
        rules_sha256=hex_(64),
        prizes=list_of(text),
        winners=positive,
        alternates=whole,
        weighting=one_of("equal", "tickets"),
        eligibility=text,
        closes_at=moment,
        entropy=list_of(entropy_kind),
        seed_commit=hex_(64),
        verifier_sha256=hex_(64),
        prev_draw=or_null(hex_(64)),
        signer=hex_(64),
        escrow=or_null(lambda value, where: record(value, where, to=text, sha256=hex_(64))),
    )
    if len(c0["prizes"]) != c0["winners"]:
        raise Fault(f"c0 promises {c0['winners']} winners but names {len(c0['prizes'])} prizes.")
    for element in beacons(audit):
        if round_time(element["round"]) < seconds(c0["closes_at"]) + BEACON_DISTANCE:
            raise Fault(f"Round {element['round']} of the beacon comes less than ten minutes after the closing time.")
    digest = sha256(audit.members["c0.json"])
    audit.note(f"Compare with the message you got when the draw opened: {phrase(digest)}")
    audit.note(f"In full: {digest.hex()}")
    if not c0["entropy"]:
        audit.note(f"No outside chance was promised. This draw is {LABEL}.")
    return (
        f'Draw "{c0["draw"]}": {counted(c0["winners"], "prize")}, {counted(c0["alternates"], "alternate")}, '
        f"{'one ticket a head' if c0['weighting'] == 'equal' else 'tickets by the rules'}, closing {c0['closes_at']}."
    )


def check_signer(audit: Audit) -> str:
    """Ask for the key that was published at the opening."""
    if audit.key != audit.c0["signer"]:
        raise Fault("The file was signed with another key than the one published when the draw opened.")
    return f"The key is {audit.key[:16]}…, as published when the draw opened."


def check_verifier(audit: Audit) -> str:
    """Compare verify.py in the file with the checksum of the opening."""
    if sha256(audit.members["verify.py"]).hex() != audit.c0["verifier_sha256"]:
        raise Fault("verify.py in this file is not the one that was published when the draw opened.")
    return f"verify.py in this file is the one promised at the opening ({audit.c0['verifier_sha256'][:16]}…)."


def check_closing(audit: Audit) -> str:
    """Read what was published when the list was closed."""
    audit.c1 = c1 = read_json("c1.json", audit.members["c1.json"])
    record(
        c1,
        "c1",
        draw=name_,
        c0=hex_(64),
        root=hex_(64),
        entries=whole,
        tickets=whole,
        excluded=list_of(exclusion),
        witnesses=list_of(lambda value, where: record(value, where, name=text, commit=or_null(hex_(64)))),
        closed_at=moment,
    )
    if c1["draw"] != audit.c0["draw"]:
        raise Fault("The closing is of another draw than the opening.")
    if c1["c0"] != sha256(audit.members["c0.json"]).hex():
        raise Fault("The closing does not belong to this opening: the opening was changed afterwards.")
    if [witness["name"] for witness in c1["witnesses"]] != witnesses(audit):
        raise Fault("The witnesses at the closing are not those of the opening, in the same order.")
    digest = sha256(audit.members["c1.json"])
    audit.note(f"Compare with the message you got when the list was closed: {phrase(digest)}")
    audit.note(f"In full: {digest.hex()}")
    if seconds(c1["closed_at"]) < seconds(audit.c0["closes_at"]):
        audit.note("The list was closed before the time that was announced. Ask why.")
    return f"The list was closed at {c1['closed_at']}, for this very opening."


def check_entries(audit: Audit) -> str:
    """Read the list of entries: its form, its order, its sums."""
    rows = ascii_text("entries.csv", audit.members["entries.csv"])
    if not rows.startswith("c_i,tickets\n"):
        raise Fault('entries.csv does not begin with the line "c_i,tickets".')
    if not rows.endswith("\n"):
        raise Fault("The last line of entries.csv has no line end.")
    for number, row in enumerate(rows[:-1].split("\n")[1:], start=2):
        if not re.fullmatch(r"[0-9a-f]{64},[1-9][0-9]{0,15}", row, re.ASCII):
            raise Fault(f"Line {number} of entries.csv is not an entry: {quoted(row)}.")
        c_i, tickets = row[:64], int(row[65:])
        if audit.entries and c_i <= audit.entries[-1][0]:
            raise Fault(f"Line {number} of entries.csv is out of order, or there twice.")
        if audit.c0["weighting"] == "equal" and tickets != 1:
            raise Fault(f"Line {number} of entries.csv has {tickets} tickets; everyone was promised one.")
        audit.entries.append((c_i, tickets))
    if len(audit.entries) != audit.c1["entries"]:
        raise Fault(f"entries.csv has {len(audit.entries)} entries; {audit.c1['entries']} were published at closing.")
    total = sum(tickets for _, tickets in audit.entries)
    if total > LARGEST_NUMBER:
        raise Fault("There are more tickets than draw-v1 allows.")
    if total != audit.c1["tickets"]:
        raise Fault(f"entries.csv has {total} tickets; {audit.c1['tickets']} were published at closing.")
    audit.note("Compare the number of entries with the number of people who could take part.")
    return f"{counted(len(audit.entries), 'entry', 'entries')} with {counted(total, 'ticket')}, in order, none twice."


def check_root(audit: Audit) -> str:
    """Recompute the seal of the list."""
    root = merkle_root([sha256(b"\0" + canonical([c_i, tickets])) for c_i, tickets in audit.entries])
    if root.hex() != audit.c1["root"]:
        raise Fault("The list does not give the published seal: an entry was added, removed or changed.")
    return f"The list gives exactly the seal that was published at closing ({audit.c1['root'][:16]}…)."


def check_excluded(audit: Audit) -> str:
    """Nobody is on the list and off it at once."""
    left_out = [one["c_i"] for one in audit.c1["excluded"]]
    if left_out != sorted(set(left_out)):
        raise Fault("The excluded entries are out of order, or one is there twice.")
    if among := set(left_out) & {c_i for c_i, _ in audit.entries}:
        raise Fault(f"{min(among)[:16]}… is excluded and on the list at once.")
    reasons: dict[str, int] = {}
    for one in audit.c1["excluded"]:
        reasons[one["reason_code"]] = reasons.get(one["reason_code"], 0) + 1
    told = ", ".join(f"{reason} {n}" for reason, n in sorted(reasons.items()))
    if not told:
        return "Nobody was excluded."
    return f"{counted(len(left_out), 'entry', 'entries')} excluded, each with a reason: {told}."


def check_seed(audit: Audit) -> str:
    """Compare the revealed seed with the commitment made at the opening."""
    audit.entropy = entropy = read_json("entropy.json", audit.members["entropy.json"])
    record(
        entropy,
        "entropy",
        seed=hex_(64),
        values=list_of(entropy_value),
        signatures=list_of(lambda value, where: record(value, where, round=positive, signature=hex_(96))),
        witnesses=list_of(
            lambda value, where: record(value, where, name=text, commit=or_null(hex_(64)), w=or_null(hex_(64)))
        ),
    )
    committed = sha256(b"draw-v1/seed" + audit.c0["draw"].encode() + bytes.fromhex(entropy["seed"]))
    if committed.hex() != audit.c0["seed_commit"]:
        raise Fault("The seed is not the one the organiser committed to at the opening.")
    return "The organiser's secret number is the one that was locked in at the opening."


def check_entropy(audit: Audit) -> str:
    """Compare the outside values with what the opening promised and what the witnesses committed to."""
    promised = [spread for element in audit.c0["entropy"] for spread in spread_out(element)]
    values = audit.entropy["values"]
    if [(value["k"], value.get("round"), value.get("name")) for value in values] != promised:
        raise Fault("The outside values are not those promised at the opening, in the same order.")
    check_signatures(audit)
    check_reveals(audit)
    if values and not any(given(value) for value in values):
        audit.note(f"Nothing came from outside in the end. This draw is {LABEL}.")
    if not values:
        return "None was promised, none was used."
    return f"{counted(len(values), 'value')} from outside, as promised at the opening."


def check_signatures(audit: Audit) -> None:
    """A beacon's random number is the checksum of its signature."""
    drawn = [value for value in audit.entropy["values"] if value["k"] == "drand"]
    signatures = audit.entropy["signatures"]
    if [one["round"] for one in signatures] != [value["round"] for value in drawn]:
        raise Fault("The beacon's signatures are not of the rounds promised at the opening.")
    for value, one in zip(drawn, signatures, strict=True):
        if sha256(bytes.fromhex(one["signature"])).hex() != value["randomness"]:
            raise Fault(f"The random number of round {value['round']} is not the checksum of its signature.")
        audit.note(
            f"Beacon round {value['round']}: compare its randomness on any drand mirror, or use the proof page. "
            f"It is {value['randomness']}"
        )


def check_reveals(audit: Audit) -> None:
    """What a witness reveals is what the same witness committed to before the closing."""
    revealed = [value for value in audit.entropy["values"] if value["k"] == "witness"]
    told = audit.entropy["witnesses"]
    if [(one["name"], one["commit"]) for one in told] != [(w["name"], w["commit"]) for w in audit.c1["witnesses"]]:
        raise Fault("The witnesses' commitments are not those published at closing.")
    for value, one in zip(revealed, told, strict=True):
        name = shown(one["name"])
        if value["w"] != one["w"]:
            raise Fault(f"The number of the witness {name} is written in two ways.")
        if one["w"] is None:
            audit.note(f"The witness {name} gave no number in time, so it is left out.")
        elif one["commit"] is None:
            raise Fault(f"The witness {name} revealed a number without having committed to one.")
        elif witness_commit(audit.c0["draw"], one["name"], one["w"]) != one["commit"]:
            raise Fault(f"The number of the witness {name} is not the one committed to before the closing.")


def witness_commit(draw: str, name: str, w: str) -> str:
    return sha256(b"draw-v1/wit" + canonical([draw, name]) + bytes.fromhex(w)).hex()


def check_notices(audit: Audit) -> str:
    """What was told to people, and when, fits the opening and the closing."""
    audit.notices = read_json("notices.json", audit.members["notices.json"])
    list_of(notice)(audit.notices, "notices")
    order = [(one["at"], one["what"], one["channel"]) for one in audit.notices]
    if order != sorted(order, key=lambda row: [part.encode("utf-16-be") for part in row]):
        raise Fault("The notices are not in the order of their time.")
    hashes = {what: sha256(audit.members[f"{what}.json"]).hex() for what in ("c0", "c1")}
    for one in audit.notices:
        if one["sha256"] != hashes.get(one["what"], one["sha256"]):
            raise Fault(f"The notice of {one['at']} told people another {one['what']} than the one in this file.")
        if one["what"] == "cancelled":
            raise Fault("A notice says that the draw was cancelled; after the closing that is not possible.")
    return f"{counted(len(audit.notices), 'notice')} recorded, and they told people the same as this file."


def check_beacon(audit: Audit) -> str:
    """The list was closed and announced before anybody could know the beacon's number."""
    for element in beacons(audit):
        known = round_time(element["round"])
        if seconds(audit.c1["closed_at"]) >= known:
            raise Fault(f"The list was closed only after round {element['round']} was known: the draw is void.")
        for one in audit.notices:
            if one["what"] == "c1" and seconds(one["at"]) >= known:
                raise Fault(
                    f"The closing was announced ({one['at']}) only after round {element['round']} was known: "
                    "the draw is void."
                )
    return "The list was closed and announced before anybody could know the beacon's number."


def check_picks(audit: Audit) -> str:
    """Draw again."""
    audit.result = read_json("result.json", audit.members["result.json"])
    record(audit.result, "result", picks=list_of(pick))
    told = audit.result["picks"]
    asked, drawn = audit.c0["winners"] + audit.c0["alternates"], 0
    for one in picks(final_key(audit), audit.entries, asked):
        r = one["r"]
        one["prize"] = audit.c0["prizes"][r - 1] if r <= audit.c0["winners"] else None
        if r > len(told):
            raise Fault(f"Pick {r} is missing from the result.")
        for field, value in one.items():
            if told[r - 1][field] != value:
                raise Fault(f'Pick {r} should have {quoted(value)} as "{field}" but has {quoted(told[r - 1][field])}.')
        drawn = r
    if len(told) > drawn:
        raise Fault(f"The result has {len(told)} picks where only {drawn} can be drawn.")
    if not audit.entries:
        return "Nobody took part, so nothing was drawn."
    tell_the_winners(audit)
    return f"Drawn again from the beginning: all {counted(drawn, 'pick')} are the same."


def tell_the_winners(audit: Audit) -> None:
    for one in audit.result["picks"][: audit.c0["winners"]]:
        audit.note(f"Prize {one['r']}, {shown(one['prize'])}: {one['c_i']}")
    left = audit.c0["winners"] - len(audit.result["picks"])
    if left > 0:
        audit.note(f"Not drawn, since nobody was left: {counted(left, 'prize')}.")


def check_receipt(audit: Audit) -> str:
    """Find one's own entry."""
    try:
        receipt = json.loads(audit.receipt or b"", parse_int=whole_number, object_pairs_hook=no_doubles)
    except (ValueError, RecursionError):
        raise Fault("The receipt cannot be read.") from None
    record(
        receipt,
        "receipt",
        v=exactly("draw-v1"),
        draw=exactly(audit.c0["draw"]),
        subject_id=name_,
        salt=hex_(32),
        c_i=hex_(64),
        tickets=positive,
    )
    mine = sha256(b"emp" + receipt["subject_id"].encode() + bytes.fromhex(receipt["salt"])).hex()
    if mine != receipt["c_i"]:
        raise Fault("The receipt does not fit together: its entry is not made of its person and its salt.")
    for one in audit.c1["excluded"]:
        if one["c_i"] == mine:
            return f"Your entry {mine[:16]}… was left out of the list. The reason given: {one['reason_code']}."
    tickets = dict(audit.entries).get(mine)
    if tickets is None:
        raise Fault(f"Your entry {mine[:16]}… is not on the list, and no reason is given.")
    if tickets != receipt["tickets"]:
        audit.note(f"Your receipt says {counted(receipt['tickets'], 'ticket')}. The newest receipt is the one to use.")
    for one in audit.result["picks"]:
        if one["c_i"] == mine:
            audit.note(f"It was pick {one['r']}: {shown(one['prize'] or 'an alternate')}.")
    return f"Your entry {mine[:16]}… is on the list with {counted(tickets, 'ticket')}."


CHECKS: tuple[tuple[str, str, Callable[[Audit], str]], ...] = (
    ("file", "Is the file complete?", check_file),
    ("signature", "Is everything as it was signed?", check_signature),
    ("opening", "What was promised when the draw opened?", check_opening),
    ("signer", "Was it signed by the right one?", check_signer),
    ("verifier", "Is the program to check it the promised one?", check_verifier),
    ("closing", "When was the list closed?", check_closing),
    ("entries", "Is the list of entries in order?", check_entries),
    ("root", "Is it the list that was sealed?", check_root),
    ("excluded", "Was anybody excluded?", check_excluded),
    ("seed", "Did the organiser stick to the secret number?", check_seed),
    ("entropy", "Did chance come from where it was promised?", check_entropy),
    ("notices", "Were people told the same?", check_notices),
    ("beacon", "Was the list closed before chance spoke?", check_beacon),
    ("picks", "Are these the ones that were drawn?", check_picks),
    ("receipt", "Is your own entry on the list?", check_receipt),
)


# ── Chance, drawn again ───────────────────────────────────────────────────────────────────────────────────────────


def final_key(audit: Audit) -> bytes:
    """Everything that was fixed, and everything that nobody could know, in one key."""
    everything = {
        "c0": sha256(audit.members["c0.json"]).hex(),
        "c1": sha256(audit.members["c1.json"]).hex(),
        "seed": audit.entropy["seed"],
        "entropy": audit.entropy["values"],
    }
    return sha256(b"draw-v1/final" + canonical(everything))


def picks(key: bytes, entries: list[tuple[str, int]], asked: int) -> Iterator[dict[str, Any]]:
    """Draw tickets one after the other; who was drawn has none left.

    The sums stand in a tree: sums[1] is all tickets, sums[2 i] and sums[2 i + 1] are the two halves of sums[i].
    """
    width = 1 << max(len(entries) - 1, 0).bit_length()
    sums = [0] * width + [tickets for _, tickets in entries] + [0] * (width - len(entries))
    for i in range(width - 1, 0, -1):
        sums[i] = sums[2 * i] + sums[2 * i + 1]
    for r in range(1, asked + 1):
        left = sums[1]
        if left == 0:
            return
        ctr, t = ticket(key, r, left)
        i, rest = 1, t
        while i < width:
            i *= 2
            if rest >= sums[i]:
                rest -= sums[i]
                i += 1
        yield {"r": r, "ctr": ctr, "t": t, "W": left, "c_i": entries[i - width][0]}
        mine = sums[i]
        while i:
            sums[i] -= mine
            i //= 2


def ticket(key: bytes, r: int, left: int) -> tuple[int, int]:
    """One of the tickets left, each as likely as the next: numbers from the uneven end are thrown away."""
    fair = 2**256 - 2**256 % left
    for ctr in range(2**32):
        drawn = hmac.new(key, b"pick" + r.to_bytes(4, "big") + ctr.to_bytes(4, "big"), hashlib.sha256).digest()
        number = int.from_bytes(drawn, "big")
        if number < fair:
            return ctr, number % left
    raise Fault("No fair number was found, which cannot be.")


def merkle_root(hashes: list[bytes]) -> bytes:
    """Join neighbours until one is left; one without a neighbour moves up as it is (the tree of RFC 6962)."""
    if not hashes:
        return sha256(b"")
    while len(hashes) > 1:
        joined = [sha256(b"\1" + hashes[i] + hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        hashes = joined + hashes[len(joined) * 2 :]
    return hashes[0]


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


# ── What each part may contain ────────────────────────────────────────────────────────────────────────────────────

Rule = Callable[[Any, str], None]


def record(value: Any, where: str, /, **fields: Rule) -> None:
    """An object with exactly these fields, each of which obeys its rule."""
    if not isinstance(value, dict):
        raise Fault(f"{where} should be an object.")
    for field in value:
        if field not in fields:
            raise Fault(f"{where} has a field that does not belong: {quoted(field)}.")
    for field, rule in fields.items():
        if field not in value:
            raise Fault(f'{where} lacks the field "{field}".')
        rule(value[field], f"{where}.{field}")


def list_of(rule: Rule) -> Rule:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, list):
            raise Fault(f"{where} should be a list.")
        for number, one in enumerate(value, start=1):
            rule(one, f"{where} ({number})")

    return check


def or_null(rule: Rule) -> Rule:
    return lambda value, where: None if value is None else rule(value, where)


def exactly(wanted: str) -> Rule:
    return one_of(wanted)


def one_of(*wanted: str) -> Rule:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, str) or value not in wanted:
            raise Fault(f"{where} should be {' or '.join(wanted)}, not {quoted(value)}.")

    return check


def matching(pattern: str, words: str) -> Rule:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
            raise Fault(f"{where} should be {words}, not {quoted(value)}.")

    return check


def hex_(digits: int) -> Rule:
    return matching(f"[0-9a-f]{{{digits}}}", f"{digits} hexadecimal digits")


name_ = matching("[a-z0-9-]{1,64}", "1 to 64 small letters, digits or hyphens")


def text(value: Any, where: str) -> None:
    if not isinstance(value, str):
        raise Fault(f"{where} should be text, not {quoted(value)}.")


def whole(value: Any, where: str) -> None:
    if not isinstance(value, int):
        raise Fault(f"{where} should be a whole number, not {quoted(value)}.")


def positive(value: Any, where: str) -> None:
    whole(value, where)
    if value < 1:
        raise Fault(f"{where} should be at least 1.")


def moment(value: Any, where: str) -> None:
    matching(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "a time such as 2026-05-31T18:00:00Z")(value, where)
    try:
        seconds(value)
    except ValueError:
        raise Fault(f"{where} is no real time: {quoted(value)}.") from None


def entropy_kind(value: Any, where: str) -> None:
    kind = value.get("k") if isinstance(value, dict) else None
    if kind == "drand":
        chain = {"chain": exactly("quicknet"), "pubkey": exactly(QUICKNET)}
        record(value, where, k=text, round=positive, **chain)
    elif kind == "witness":
        record(value, where, k=text, who=list_of(text))
        if len(set(value["who"])) != len(value["who"]):
            raise Fault(f"{where} names a witness twice.")
    elif kind == "public":
        record(value, where, k=text, what=text)
    else:
        raise Fault(f"{where} is no kind of outside chance that draw-v1 knows.")


def entropy_value(value: Any, where: str) -> None:
    kind = value.get("k") if isinstance(value, dict) else None
    if kind == "drand":
        record(value, where, k=text, round=positive, randomness=hex_(64))
    elif kind == "witness":
        record(value, where, k=text, name=text, w=or_null(hex_(64)))
    elif kind == "public":
        record(value, where, k=text, value=text)
    else:
        raise Fault(f"{where} is no kind of outside chance that draw-v1 knows.")


def exclusion(value: Any, where: str) -> None:
    reasons = ("left", "ineligible", "duplicate", "withdrawn", "fraud_review")
    record(value, where, c_i=hex_(64), reason_code=one_of(*reasons))


def notice(value: Any, where: str) -> None:
    kinds = ("c0", "c1", "c2", "claim", "passed_on", "cancelled")
    record(value, where, what=one_of(*kinds), sha256=hex_(64), at=moment, channel=text, recipients=whole)


def pick(value: Any, where: str) -> None:
    record(value, where, r=positive, ctr=whole, t=whole, W=positive, c_i=hex_(64), prize=or_null(text))


def beacons(audit: Audit) -> list[dict[str, Any]]:
    return [element for element in audit.c0.get("entropy", []) if element["k"] == "drand"]


def witnesses(audit: Audit) -> list[str]:
    return [name for element in audit.c0["entropy"] if element["k"] == "witness" for name in element["who"]]


def spread_out(element: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """The values that an element of the opening promises: one, or one a witness."""
    if element["k"] == "witness":
        return [("witness", None, name) for name in element["who"]]
    return [(element["k"], element.get("round"), None)]


def given(value: dict[str, Any]) -> bool:
    return value["k"] != "witness" or value["w"] is not None


def round_time(number: int) -> int:
    """When a round of the beacon comes out, in Unix seconds."""
    return QUICKNET_BEGAN + QUICKNET_PERIOD * (number - 1)


def seconds(time: str) -> int:
    """Unix seconds of a time in UTC."""
    return int(datetime.strptime(time, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc).timestamp())


# ── JSON in its one exact form (RFC 8785) ─────────────────────────────────────────────────────────────────────────


def read_json(name: str, data: bytes) -> Any:
    """Read a part, and insist that it is written in the one exact form."""
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=no_doubles,
            parse_int=whole_number,
            parse_float=no_fraction,
            parse_constant=no_fraction,
        )
        plain(value)
        exact = canonical(value)
    except Fault as fault:
        raise Fault(f"{name}: {fault}") from None
    except UnicodeDecodeError:
        raise Fault(f"{name} is not text in UTF-8.") from None
    except (ValueError, RecursionError):
        raise Fault(f"{name} is not JSON that can be read.") from None
    if exact != data:
        raise Fault(f"{name} is not in its one exact form: a space, an order or a spelling differs.")
    return value


def canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise Fault(f"the field {quoted(name)} is there twice.")
        fields[name] = value
    return fields


def whole_number(digits: str) -> int:
    if len(digits) > MOST_DIGITS or not 0 <= int(digits) <= LARGEST_NUMBER:
        raise Fault(f"the number {quoted(digits)} is too large or below zero.")
    return int(digits)


def no_fraction(number: str) -> float:
    raise Fault(f"{quoted(number)} is not a whole number.")


def plain(value: Any) -> None:
    """Only objects, lists, text in its composed form (NFC), whole numbers and null."""
    if isinstance(value, bool):
        raise Fault("true and false have no place here.")
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise Fault("a text has half a character.") from None
        if not unicodedata.is_normalized("NFC", value):
            raise Fault(f"the text {quoted(value)} is not in composed form (NFC).")
    for one in [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ():
        plain(one)


def ascii_text(name: str, data: bytes) -> str:
    try:
        return data.decode("ascii")
    except UnicodeDecodeError:
        raise Fault(f"{name} has characters that do not belong.") from None


# ── Ed25519 in plain Python (RFC 8032) ────────────────────────────────────────────────────────────────────────────

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int, int, int]  # x and y times z, z, and x times y times z


def signed_by(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature of 64 bytes over the message was made with the secret half of this key."""
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    base = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    return base is not None and same(times(s, base), plus(r, times(h, a)))


def point(data: bytes) -> Point | None:
    """Unpack a point, or nothing if there is none."""
    number = int.from_bytes(data, "little")
    odd, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    x = P - x if x % 2 != odd else x
    return x, y, 1, x * y % P


def plus(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n: int, p: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = plus(total, p)
        p, n = plus(p, p), n >> 1
    return total


def same(p: Point, q: Point) -> bool:
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


# ── Words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def phrase(digest: bytes) -> str:
    """Say the first 88 bits of a checksum as eight words of the BIP-39 English list."""
    bits = int.from_bytes(digest[:11], "big")
    return " ".join(WORDS[bits >> shift & 2047] for shift in range(77, -1, -11))


def counted(n: int, one: str, more: str = "") -> str:
    return f"{n} {one if n == 1 else more or one + 's'}"


def quoted(value: Any) -> str:
    return f'"{shown(value)}"' if isinstance(value, str) else shown(str(value))


def shown(words: str) -> str:
    """Text of strangers, made fit for a terminal."""
    short = words if len(words) <= LONGEST_LINE else words[: LONGEST_LINE - 1] + "…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in short)


def main(arguments: list[str]) -> int:
    """Check one file, print what was found, and leave with 0, 1 or 2."""
    if len(arguments) not in (1, 2) or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    try:
        files = [Path(name).read_bytes() for name in arguments]
    except OSError as fault:
        print(f"Cannot read {fault.filename}: {fault.strerror}")
        return 2
    return 0 if told(Audit(*files)) else 1


def told(audit: Audit) -> bool:
    """Print each check; say whether all of them passed."""
    try:
        for number, check in enumerate(verify(audit), start=1):
            print(in_words(number, check))
    except Failed as failed:
        print(f"\nNO      {failed.title}\n        {failed.reason}\n\n{BAD}")
        return False
    print(f"\n{GOOD}")
    return True


def in_words(number: int, check: Check) -> str:
    return "\n        ".join([f"ok  {number:2}  {check.title}", check.found, *check.notes])


GOOD = "All checks passed: this is the draw that was announced, with the list that was sealed, drawn as promised."
BAD = "This audit file does not hold. Nothing after this point was checked."

WORDS = """
abandon ability able about above absent absorb abstract absurd abuse access accident account accuse achieve acid
acoustic acquire across act action actor actress actual adapt add addict address adjust admit adult advance advice
aerobic affair afford afraid again age agent agree ahead aim air airport aisle alarm album alcohol alert alien all
alley allow almost alone alpha already also alter always amateur amazing among amount amused analyst anchor ancient
anger angle angry animal ankle announce annual another answer antenna antique anxiety any apart apology appear apple
approve april arch arctic area arena argue arm armed armor army around arrange arrest arrive arrow art artefact artist
artwork ask aspect assault asset assist assume asthma athlete atom attack attend attitude attract auction audit august
aunt author auto autumn average avocado avoid awake aware away awesome awful awkward axis baby bachelor bacon badge bag
balance balcony ball bamboo banana banner bar barely bargain barrel base basic basket battle beach bean beauty because
become beef before begin behave behind believe below belt bench benefit best betray better between beyond bicycle bid
bike bind biology bird birth bitter black blade blame blanket blast bleak bless blind blood blossom blouse blue blur
blush board boat body boil bomb bone bonus book boost border boring borrow boss bottom bounce box boy bracket brain
brand brass brave bread breeze brick bridge brief bright bring brisk broccoli broken bronze broom brother brown brush
bubble buddy budget buffalo build bulb bulk bullet bundle bunker burden burger burst bus business busy butter buyer
buzz cabbage cabin cable cactus cage cake call calm camera camp can canal cancel candy cannon canoe canvas canyon
capable capital captain car carbon card cargo carpet carry cart case cash casino castle casual cat catalog catch
category cattle caught cause caution cave ceiling celery cement census century cereal certain chair chalk champion
change chaos chapter charge chase chat cheap check cheese chef cherry chest chicken chief child chimney choice choose
chronic chuckle chunk churn cigar cinnamon circle citizen city civil claim clap clarify claw clay clean clerk clever
click client cliff climb clinic clip clock clog close cloth cloud clown club clump cluster clutch coach coast coconut
code coffee coil coin collect color column combine come comfort comic common company concert conduct confirm congress
connect consider control convince cook cool copper copy coral core corn correct cost cotton couch country couple course
cousin cover coyote crack cradle craft cram crane crash crater crawl crazy cream credit creek crew cricket crime crisp
critic crop cross crouch crowd crucial cruel cruise crumble crunch crush cry crystal cube culture cup cupboard curious
current curtain curve cushion custom cute cycle dad damage damp dance danger daring dash daughter dawn day deal debate
debris decade december decide decline decorate decrease deer defense define defy degree delay deliver demand demise
denial dentist deny depart depend deposit depth deputy derive describe desert design desk despair destroy detail detect
develop device devote diagram dial diamond diary dice diesel diet differ digital dignity dilemma dinner dinosaur direct
dirt disagree discover disease dish dismiss disorder display distance divert divide divorce dizzy doctor document dog
doll dolphin domain donate donkey donor door dose double dove draft dragon drama drastic draw dream dress drift drill
drink drip drive drop drum dry duck dumb dune during dust dutch duty dwarf dynamic eager eagle early earn earth easily
east easy echo ecology economy edge edit educate effort egg eight either elbow elder electric elegant element elephant
elevator elite else embark embody embrace emerge emotion employ empower empty enable enact end endless endorse enemy
energy enforce engage engine enhance enjoy enlist enough enrich enroll ensure enter entire entry envelope episode equal
equip era erase erode erosion error erupt escape essay essence estate eternal ethics evidence evil evoke evolve exact
example excess exchange excite exclude excuse execute exercise exhaust exhibit exile exist exit exotic expand expect
expire explain expose express extend extra eye eyebrow fabric face faculty fade faint faith fall false fame family
famous fan fancy fantasy farm fashion fat fatal father fatigue fault favorite feature february federal fee feed feel
female fence festival fetch fever few fiber fiction field figure file film filter final find fine finger finish fire
firm first fiscal fish fit fitness fix flag flame flash flat flavor flee flight flip float flock floor flower fluid
flush fly foam focus fog foil fold follow food foot force forest forget fork fortune forum forward fossil foster found
fox fragile frame frequent fresh friend fringe frog front frost frown frozen fruit fuel fun funny furnace fury future
gadget gain galaxy gallery game gap garage garbage garden garlic garment gas gasp gate gather gauge gaze general genius
genre gentle genuine gesture ghost giant gift giggle ginger giraffe girl give glad glance glare glass glide glimpse
globe gloom glory glove glow glue goat goddess gold good goose gorilla gospel gossip govern gown grab grace grain grant
grape grass gravity great green grid grief grit grocery group grow grunt guard guess guide guilt guitar gun gym habit
hair half hammer hamster hand happy harbor hard harsh harvest hat have hawk hazard head health heart heavy hedgehog
height hello helmet help hen hero hidden high hill hint hip hire history hobby hockey hold hole holiday hollow home
honey hood hope horn horror horse hospital host hotel hour hover hub huge human humble humor hundred hungry hunt hurdle
hurry hurt husband hybrid ice icon idea identify idle ignore ill illegal illness image imitate immense immune impact
impose improve impulse inch include income increase index indicate indoor industry infant inflict inform inhale inherit
initial inject injury inmate inner innocent input inquiry insane insect inside inspire install intact interest into
invest invite involve iron island isolate issue item ivory jacket jaguar jar jazz jealous jeans jelly jewel job join
joke journey joy judge juice jump jungle junior junk just kangaroo keen keep ketchup key kick kid kidney kind kingdom
kiss kit kitchen kite kitten kiwi knee knife knock know lab label labor ladder lady lake lamp language laptop large
later latin laugh laundry lava law lawn lawsuit layer lazy leader leaf learn leave lecture left leg legal legend
leisure lemon lend length lens leopard lesson letter level liar liberty library license life lift light like limb limit
link lion liquid list little live lizard load loan lobster local lock logic lonely long loop lottery loud lounge love
loyal lucky luggage lumber lunar lunch luxury lyrics machine mad magic magnet maid mail main major make mammal man
manage mandate mango mansion manual maple marble march margin marine market marriage mask mass master match material
math matrix matter maximum maze meadow mean measure meat mechanic medal media melody melt member memory mention menu
mercy merge merit merry mesh message metal method middle midnight milk million mimic mind minimum minor minute miracle
mirror misery miss mistake mix mixed mixture mobile model modify mom moment monitor monkey monster month moon moral
more morning mosquito mother motion motor mountain mouse move movie much muffin mule multiply muscle museum mushroom
music must mutual myself mystery myth naive name napkin narrow nasty nation nature near neck need negative neglect
neither nephew nerve nest net network neutral never news next nice night noble noise nominee noodle normal north nose
notable note nothing notice novel now nuclear number nurse nut oak obey object oblige obscure observe obtain obvious
occur ocean october odor off offer office often oil okay old olive olympic omit once one onion online only open opera
opinion oppose option orange orbit orchard order ordinary organ orient original orphan ostrich other outdoor outer
output outside oval oven over own owner oxygen oyster ozone pact paddle page pair palace palm panda panel panic panther
paper parade parent park parrot party pass patch path patient patrol pattern pause pave payment peace peanut pear
peasant pelican pen penalty pencil people pepper perfect permit person pet phone photo phrase physical piano picnic
picture piece pig pigeon pill pilot pink pioneer pipe pistol pitch pizza place planet plastic plate play please pledge
pluck plug plunge poem poet point polar pole police pond pony pool popular portion position possible post potato
pottery poverty powder power practice praise predict prefer prepare present pretty prevent price pride primary print
priority prison private prize problem process produce profit program project promote proof property prosper protect
proud provide public pudding pull pulp pulse pumpkin punch pupil puppy purchase purity purpose purse push put puzzle
pyramid quality quantum quarter question quick quit quiz quote rabbit raccoon race rack radar radio rail rain raise
rally ramp ranch random range rapid rare rate rather raven raw razor ready real reason rebel rebuild recall receive
recipe record recycle reduce reflect reform refuse region regret regular reject relax release relief rely remain
remember remind remove render renew rent reopen repair repeat replace report require rescue resemble resist resource
response result retire retreat return reunion reveal review reward rhythm rib ribbon rice rich ride ridge rifle right
rigid ring riot ripple risk ritual rival river road roast robot robust rocket romance roof rookie room rose rotate
rough round route royal rubber rude rug rule run runway rural sad saddle sadness safe sail salad salmon salon salt
salute same sample sand satisfy satoshi sauce sausage save say scale scan scare scatter scene scheme school science
scissors scorpion scout scrap screen script scrub sea search season seat second secret section security seed seek
segment select sell seminar senior sense sentence series service session settle setup seven shadow shaft shallow share
shed shell sheriff shield shift shine ship shiver shock shoe shoot shop short shoulder shove shrimp shrug shuffle shy
sibling sick side siege sight sign silent silk silly silver similar simple since sing siren sister situate six size
skate sketch ski skill skin skirt skull slab slam sleep slender slice slide slight slim slogan slot slow slush small
smart smile smoke smooth snack snake snap sniff snow soap soccer social sock soda soft solar soldier solid solution
solve someone song soon sorry sort soul sound soup source south space spare spatial spawn speak special speed spell
spend sphere spice spider spike spin spirit split spoil sponsor spoon sport spot spray spread spring spy square squeeze
squirrel stable stadium staff stage stairs stamp stand start state stay steak steel stem step stereo stick still sting
stock stomach stone stool story stove strategy street strike strong struggle student stuff stumble style subject submit
subway success such sudden suffer sugar suggest suit summer sun sunny sunset super supply supreme sure surface surge
surprise surround survey suspect sustain swallow swamp swap swarm swear sweet swift swim swing switch sword symbol
symptom syrup system table tackle tag tail talent talk tank tape target task taste tattoo taxi teach team tell ten
tenant tennis tent term test text thank that theme then theory there they thing this thought three thrive throw thumb
thunder ticket tide tiger tilt timber time tiny tip tired tissue title toast tobacco today toddler toe together toilet
token tomato tomorrow tone tongue tonight tool tooth top topic topple torch tornado tortoise toss total tourist toward
tower town toy track trade traffic tragic train transfer trap trash travel tray treat tree trend trial tribe trick
trigger trim trip trophy trouble truck true truly trumpet trust truth try tube tuition tumble tuna tunnel turkey turn
turtle twelve twenty twice twin twist two type typical ugly umbrella unable unaware uncle uncover under undo unfair
unfold unhappy uniform unique unit universe unknown unlock until unusual unveil update upgrade uphold upon upper upset
urban urge usage use used useful useless usual utility vacant vacuum vague valid valley valve van vanish vapor various
vast vault vehicle velvet vendor venture venue verb verify version very vessel veteran viable vibrant vicious victory
video view village vintage violin virtual virus visa visit visual vital vivid vocal voice void volcano volume vote
voyage wage wagon wait walk wall walnut want warfare warm warrior wash wasp waste water wave way wealth weapon wear
weasel weather web wedding weekend weird welcome west wet whale what wheat wheel when where whip whisper wide width
wife wild will win window wine wing wink winner winter wire wisdom wise wish witness wolf woman wonder wood wool word
work world worry worth wrap wreck wrestle wrist write wrong yard year yellow you young youth zebra zero zone zoo
""".split()

if __name__ == "__main__":
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
