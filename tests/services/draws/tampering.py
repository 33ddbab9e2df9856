"""Ways to tamper with an audit file, each with the check that must find it. Some hands hold the organiser's key."""

import io
import json
import struct
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any

from advocacy_app.services import draws
from advocacy_app.services.draws import beacon
from advocacy_app.services.draws.audit_file import packed, signature
from advocacy_app.services.draws.canonical import canonical, sha256
from advocacy_app.services.draws.picking import final_key, picks
from advocacy_app.services.draws.rehearsal import VECTOR

NAMES = ("Ana Žnidaršič", "Łukasz", "Søren")
JSON_PARTS = {"c0": "opening", "c1": "closing", "entropy": "seed", "notices": "notices", "result": "picks"}
SECRET = bytes(range(32))
SEED = bytes(range(1, 33))


@dataclass(frozen=True)
class Genuine:
    """A draw with all kinds of outside chance, and everything that belongs to it."""

    outcome: draws.Outcome
    entries: list[draws.Entry]
    receipts: list[draws.Receipt]
    file: bytes


@cache
def genuine(name: str = "summer-2023") -> Genuine:
    """Twelve entries, two exclusions, a silent witness. The same for ever."""
    closes_at = beacon.time_of(VECTOR[0]) - timedelta(hours=1)
    plan = draws.Plan(
        draw=name,
        rules="Be kind.\r\nOne prize each.\n",
        prizes=("Weekend in Trieste “for two”", "Kavna ročka"),
        closes_at=closes_at,
        eligibility="Everyone at Lindhall\t🎈",
        alternates=2,
        weighting="tickets",
        entropy=(draws.Beacon(VECTOR[0]), draws.Witnesses(NAMES), draws.PublicEvent("DAX at closing, 12345.67")),
    )
    program = draws.verifier()
    escrow = draws.Escrow("works council", sha256(name, "locked"))
    opening = draws.opened(
        plan,
        seed=SEED,
        signer=draws.public_key(SECRET),
        verifier_sha256=sha256(program),
        prev_draw=sha256("the one before"),
        escrow=escrow,
    )
    receipts = [draws.Receipt(name, f"p-{n}", sha256(name, str(n))[:16], 1 + n % 3) for n in range(14)]
    out, entries = receipts[12:], draws.in_order(draws.Entry(r.c_i, r.tickets) for r in receipts[:12])
    numbers = {who: sha256(who) for who in NAMES}
    closing = draws.closed(
        opening,
        entries,
        closed_at=closes_at + timedelta(seconds=5),
        excluded=[draws.Exclusion(out[0].c_i, "left"), draws.Exclusion(out[1].c_i, "fraud_review")],
        commits={who: draws.witness_commit(name, who, w) for who, w in numbers.items()},
    )
    outside = draws.Outside(
        signatures=(bytes.fromhex(VECTOR[1]),), events=("15893.53",), reveals={who: numbers[who] for who in NAMES[:2]}
    )
    outcome = draws.settled(closing, entries, seed=SEED, outside=outside)
    told = [
        draws.Notice(closes_at - timedelta(days=9), "c0", "feed", 14, opening.sha256),
        draws.Notice(closes_at - timedelta(days=9), "c0", "e-mail", 14, opening.sha256),
        draws.Notice(closes_at + timedelta(minutes=1), "c1", "e-mail", 14, closing.sha256),
        draws.Notice(closes_at + timedelta(hours=2), "c2", "feed", 14, outcome.sha256),
        draws.Notice(closes_at + timedelta(days=1), "claim", "app", 1, outcome.sha256),
    ]
    file = draws.audit_file(outcome, entries, told, verifier=program, secret=SECRET)
    return Genuine(outcome, entries, receipts, file)


@dataclass
class Hands:
    """An audit file taken apart."""

    members: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def on(cls, file: bytes) -> "Hands":
        with zipfile.ZipFile(io.BytesIO(file)) as opened:
            return cls({name: opened.read(name) for name in opened.namelist()})

    def json(self, part: str) -> Any:
        return json.loads(self.members[f"{part}.json"])

    def write(self, part: str, value: Any) -> None:
        self.members[f"{part}.json"] = canonical(value)

    def hash(self, part: str) -> str:
        return sha256(self.members[f"{part}.json"]).hex()

    def close_again(self) -> None:
        """Let the closing belong to the opening as it is now."""
        self.write("c1", self.json("c1") | {"c0": self.hash("c0")})

    def notify_again(self) -> None:
        """Let the notices have told people what stands here now."""
        told = self.json("notices")
        hashes = {"c0": self.hash("c0"), "c1": self.hash("c1")}
        self.write("notices", [one | {"sha256": hashes.get(one["what"], one["sha256"])} for one in told])

    def draw_again(self) -> None:
        """Let the result follow from what stands here now."""
        c0, entropy = self.json("c0"), self.json("entropy")
        key = final_key(
            bytes.fromhex(self.hash("c0")),
            bytes.fromhex(self.hash("c1")),
            bytes.fromhex(entropy["seed"]),
            entropy["values"],
        )
        found = picks(key, genuine().entries, c0["winners"] + c0["alternates"])
        self.write("result", {"picks": [pick.body(tuple(c0["prizes"])) for pick in found]})

    def signed(self, secret: bytes = SECRET) -> bytes:
        """Zipped, with the organiser's signature anew."""
        self.members.pop("SIGNATURE", None)
        return packed([*self.members.items(), ("SIGNATURE", signature(self.members, secret))])

    def unsigned(self) -> bytes:
        """Zipped, with the signature as it was."""
        return packed(list(self.members.items()))


@dataclass(frozen=True)
class Tampering:
    """What was done, the check that must find it, and the part that a plain reason names, if it can."""

    name: str
    check: str
    file: bytes
    part: str = ""


def all_kinds() -> Iterator[Tampering]:
    """Every kind of tampering that the suite knows."""
    without_the_key = (of_bytes, of_signature, of_zip, of_names)
    with_the_key = (of_json, of_opening, of_closing, of_list, of_chance, of_told)
    for kinds in (*without_the_key, *with_the_key):
        yield from kinds()


# ── Without the key ───────────────────────────────────────────────────────────────────────────────────────────────


def of_bytes() -> Iterator[Tampering]:
    """One byte changed, added or taken away, in every part."""
    for part, content in Hands.on(genuine().file).members.items():
        for place, at in {"first": 0, "middle": len(content) // 2, "last": len(content) - 1}.items():
            changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
            yield _unsigned(f"{place} byte of {part}", part, changed)
        yield _unsigned(f"a byte added to {part}", part, content + b"\n")
        yield _unsigned(f"a byte taken from {part}", part, content[:-1])


def _unsigned(name: str, part: str, content: bytes) -> Tampering:
    hands = Hands.on(genuine().file)
    hands.members[part] = content
    return Tampering(name, "signature", hands.unsigned(), part)


def of_signature() -> Iterator[Tampering]:
    """The list of checksums, its key and its signature."""
    hands = Hands.on(genuine().file)
    whole = hands.members["SIGNATURE"].decode()
    lines = whole.splitlines(keepends=True)
    stranger = Hands(dict(hands.members)).signed(bytes(32))
    other = Hands.on(stranger).members["SIGNATURE"].decode().splitlines(keepends=True)
    order = 2**252 + 27742317777372353535851937790883648493
    bent = bytes.fromhex(lines[-1][4:-1])
    bent = bent[:32] + (int.from_bytes(bent[32:], "little") + order).to_bytes(32, "little")
    for name, text in {
        "two lines of SIGNATURE swapped": "".join([lines[1], lines[0], *lines[2:]]),
        "a line of SIGNATURE left out": "".join(lines[1:]),
        "a line of SIGNATURE twice": lines[0] + whole,
        "SIGNATURE in capitals": whole.upper(),
        "SIGNATURE with Windows line ends": whole.replace("\n", "\r\n"),
        "SIGNATURE with one space between": whole.replace("  ", " "),
        "SIGNATURE names itself": whole.replace("verify.py", "SIGNATURE"),
        "SIGNATURE with a stranger's key": "".join([*lines[:-2], other[-2], lines[-1]]),
        "SIGNATURE with a stranger's signature": "".join([*lines[:-1], other[-1]]),
        "SIGNATURE of zeros": "".join([*lines[:-1], f"sig {'0' * 128}\n"]),
        "a signature in another spelling": "".join([*lines[:-1], f"sig {bent.hex()}\n"]),
        "a key that is no point": "".join([*lines[:-2], f"key {'f' * 64}\n", lines[-1]]),
        "SIGNATURE empty": "",
        "SIGNATURE with a line before": f"\n{whole}",
        "SIGNATURE with other digits": whole.replace("0", "\N{ARABIC-INDIC DIGIT ZERO}"),
    }.items():
        yield _unsigned(name, "SIGNATURE", text.encode())
    yield Tampering("signed by a stranger", "signer", stranger)


def of_zip() -> Iterator[Tampering]:
    """The container: broken, locked, lying, swollen."""
    file = genuine().file
    hands = Hands.on(file)
    for part in hands.members:
        rest = {name: content for name, content in hands.members.items() if name != part}
        yield Tampering(f"{part} left out", "file", packed(list(rest.items())), part)
        doubled = packed([*hands.members.items(), (f"{part[:-1]}~", hands.members[part])])
        yield Tampering(f"{part} twice", "file", doubled.replace(f"{part[:-1]}~".encode(), part.encode()), part)
    central = file.index(b"PK\1\2")
    for name, content in {
        "no file at all": b"",
        "a text file": b"All is well.\n" * 50,
        "the first half": file[: len(file) // 2],
        "the end cut off": file[:-10],
        "a broken directory": file[:central] + b"XX" + file[central + 2 :],
        "a locked part": _patched(file, 8, struct.pack("<H", 1)),
        "an unusual way of packing": _patched(file, 10, struct.pack("<H", 12)),
        "a wrong check number": _patched(file, 16, b"\0\0\0\0"),
        "a part that says it is short": _patched(file, 24, struct.pack("<I", 5)),
        "a part that says it is enormous": _patched(file, 24, struct.pack("<I", 2**31)),
        "a part that begins elsewhere": _patched(file, 42, struct.pack("<I", 7)),
        "a bomb": _bomb(hands),
    }.items():
        yield Tampering(name, "file", content)


def _patched(file: bytes, at: int, value: bytes) -> bytes:
    """The first header of the directory, changed."""
    place = file.index(b"PK\1\2") + at
    return file[:place] + value + file[place + len(value) :]


def _bomb(hands: Hands) -> bytes:
    """A part of 200 MiB in 200 KiB, said to have a kilobyte."""
    members = [*hands.members.items()]
    members[2] = (members[2][0], bytes(200 * 2**20))
    file = packed(members)
    header = file.index(b"PK\1\2", file.index(b"PK\1\2", file.index(b"PK\1\2") + 1) + 1)
    return file[: header + 24] + struct.pack("<I", 1024) + file[header + 28 :]


def of_names() -> Iterator[Tampering]:
    """Parts that do not belong, some of which only look as if they did."""
    members = [*Hands.on(genuine().file).members.items()]
    for name in (
        "../c0.json",
        "/etc/c0.json",
        "./c0.json",
        "sub/c0.json",
        "sub\\c0.json",
        "C0.json",
        "c0.json/",
        "c0.json ",
        "c0.json.",
        "с0.json",  # noqa: RUF001 - with a Cyrillic letter: the point
        "c0\N{ONE DOT LEADER}json",
        "c0.json\N{ZERO WIDTH SPACE}",
        "\N{RIGHT-TO-LEFT OVERRIDE}nosj.0c",
        "README.fr.md",
        "README.md",
        "\x1b[2Jc0.json",
        "toString",
        "__proto__",
    ):
        yield Tampering(f"one more part: {name!r}", "file", packed([*members, (name, b"{}")]))
        if name.isascii():
            renamed = [(name if part == "c0.json" else part, content) for part, content in members]
            yield Tampering(f"c0.json called {name!r}", "file", packed(renamed))
    hidden = packed([*members, ("c0.json_x", b"{}")]).replace(b"c0.json_x", b"c0.json\0x")
    yield Tampering("one more part with a hidden end", "file", hidden)


# ── With the key: everything below is signed anew by the organiser ────────────────────────────────────────────────


def _resigned(name: str, check: str, act: Callable[[Hands], None], part: str = "") -> Tampering:
    hands = Hands.on(genuine().file)
    act(hands)
    return Tampering(name, check, hands.signed(), part)


def of_json() -> Iterator[Tampering]:
    """The same content in another form, and content that has no form."""
    for part, check in JSON_PARTS.items():
        content = Hands.on(genuine().file).members[f"{part}.json"]
        for name, changed in _spellings(content).items():
            if changed != content:
                yield _resigned(f"{part} {name}", check, _replacing(f"{part}.json", changed), part)


def _spellings(content: bytes) -> dict[str, bytes]:
    text = content.decode()
    first = text.index('"')
    name = text[first : text.index('"', first + 1) + 1]
    return {
        "with a byte-order mark": b"\xef\xbb\xbf" + content,
        "with a final newline": content + b"\n",
        "with a space": text.replace(",", ", ", 1).encode(),
        "with an escaped letter": text.replace(name, f'"\\u{ord(name[1]):04x}{name[2:]}', 1).encode(),
        "with a doubled field": text.replace(name, f"{name}:0,{name}", 1).encode(),
        "with NaN": text.replace(":", ":NaN,", 1).encode(),
        "with a field too many": text.replace(name, f'"A":0,{name}', 1).encode(),
        "with a dangerous field": text.replace(name, f'"__proto__":{{}},{name}', 1).encode(),
        "cut short": content[:-1],
        "of deep lists": b"[" * 20_000 + b"]" * 20_000,
        "of a number": b"7",
        "empty": b"",
        "in another encoding": text.encode("utf-16"),
        "with half a byte": content[:-2] + b"\xff" + content[-2:],
        "in reverse order": json.dumps(_reversed(json.loads(text)), ensure_ascii=False, separators=(",", ":")).encode(),
        "in loose accents": unicodedata.normalize("NFD", text).encode(),
    }


def _reversed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _reversed(value[key]) for key in reversed(value)}
    return [_reversed(one) for one in value] if isinstance(value, list) else value


def _replacing(member: str, content: bytes) -> Callable[[Hands], None]:
    def act(hands: Hands) -> None:
        hands.members[member] = content

    return act


def _setting(part: str, *path: str | int, to: Any) -> Callable[[Hands], None]:
    """Change one value, or drop it (``...``)."""

    def act(hands: Hands) -> None:
        value = whole = hands.json(part)
        for step in path[:-1]:
            value = value[step]
        if to is ...:
            del value[path[-1]]
        else:
            value[path[-1]] = to
        hands.members[f"{part}.json"] = json.dumps(
            whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True
        ).encode()

    return act


def _then(*acts: Callable[[Hands], None]) -> Callable[[Hands], None]:
    def act(hands: Hands) -> None:
        for one in acts:
            one(hands)

    return act


def of_opening() -> Iterator[Tampering]:
    """What was promised."""
    for name in Hands.on(genuine().file).json("c0"):
        yield _resigned(f"c0 without {name}", "opening", _setting("c0", name, to=...), name)
    wrong: list[tuple[str, Any]] = [
        *[("v", "draw-v2"), ("draw", "Summer 2023"), ("draw", "x" * 65), ("draw", ""), ("winners", 3), ("winners", 0)],
        *[("winners", 2.0), ("winners", True), ("winners", "2"), ("winners", 2**53), ("alternates", -1)],
        *[("weighting", "rich"), ("closes_at", "2023-02-30T10:00:00Z"), ("closes_at", "2023-09-15T10:00:00+00:00")],
        *[("closes_at", "2023-09-15T10:00:60Z"), ("closes_at", "2023-09-15 10:00:00Z"), ("closes_at", 1694772003)],
        *[("rules_sha256", "AB" * 32), ("rules_sha256", "ab" * 31), ("prev_draw", ""), ("escrow", {"to": "me"})],
        *[("entropy", [{"k": "dice"}]), ("entropy", {}), ("entropy", [None]), ("prizes", "one"), ("prizes", [1, 2])],
        *[("entropy", [{"k": "witness", "who": ["Ana", "Ana"]}]), ("eligibility", None), ("signer", None)],
    ]
    for name, value in wrong:
        yield _resigned(f"c0 with {name} {value!r:.40}", "opening", _setting("c0", name, to=value), "c0")
    for name, value in {"pubkey": "a0" * 96, "chain": "mainnet", "round": VECTOR[0] - 1200 + 199}.items():
        yield _resigned(f"a beacon with another {name}", "opening", _setting("c0", "entropy", 0, name, to=value))
    other = {
        "rules_sha256": "ab" * 32,
        "prizes": ["Weekend in Trieste “for two”", "A pen"],
        "alternates": 3,
        "eligibility": "Friends of mine",
        "closes_at": "2023-09-15T09:00:00Z",
        "prev_draw": None,
        "escrow": None,
    }
    for name, value in other.items():
        change = _setting("c0", name, to=value)
        yield _resigned(f"another {name}", "closing", change)
        yield _resigned(f"another {name}, closed again", "notices", _then(change, Hands.close_again))
        again = _then(change, Hands.close_again, Hands.notify_again)
        yield _resigned(f"another {name}, closed and notified again", "picks", again)
    yield _resigned("another signer", "signer", _setting("c0", "signer", to="ab" * 32))
    yield _resigned("another promise of verify.py", "verifier", _setting("c0", "verifier_sha256", to="ab" * 32))
    yield _resigned("another verify.py", "verifier", _replacing("verify.py", b"print('All checks passed')\n"))
    yield _resigned("verify.py empty", "verifier", _replacing("verify.py", b""))
    yield _resigned("another weighting", "entries", _then(_setting("c0", "weighting", to="equal"), Hands.close_again))
    seed = _then(_setting("c0", "seed_commit", to="ab" * 32), Hands.close_again)
    yield _resigned("another promise of the seed", "seed", seed)


def of_closing() -> Iterator[Tampering]:
    """What was sealed."""
    for name in Hands.on(genuine().file).json("c1"):
        yield _resigned(f"c1 without {name}", "closing", _setting("c1", name, to=...), name)
    left_out = Hands.on(genuine().file).json("c1")["excluded"]
    listed = genuine().entries[3].c_i
    changes: list[tuple[str, str, Any, str]] = [
        ("another draw", "draw", "winter-2023", "closing"),
        ("another opening", "c0", "ab" * 32, "closing"),
        ("no time", "closed_at", "soon", "closing"),
        ("a witness less", "witnesses", [], "closing"),
        ("a reason of its own", "excluded", [{"c_i": "ab" * 32, "reason_code": "rude"}], "closing"),
        ("an entry more", "entries", 13, "entries"),
        ("a ticket more", "tickets", 99, "entries"),
        ("another root", "root", "ab" * 32, "root"),
        ("a listed entry excluded", "excluded", [{"c_i": listed, "reason_code": "left"}], "excluded"),
        ("an exclusion twice", "excluded", [left_out[0], left_out[0]], "excluded"),
        ("exclusions out of order", "excluded", left_out[::-1], "excluded"),
        ("an exclusion forgotten", "excluded", left_out[:1], "notices"),
        ("another reason", "excluded", [left_out[0] | {"reason_code": "duplicate"}, left_out[1]], "notices"),
        ("another time", "closed_at", "2023-09-15T10:30:00Z", "notices"),
    ]
    for words, name, value, check in changes:
        yield _resigned(f"c1 with {words}", check, _setting("c1", name, to=value))
    for words, name, value, _ in changes[-3:]:
        again = _then(_setting("c1", name, to=value), Hands.notify_again)
        yield _resigned(f"c1 with {words}, notified again", "picks", again)
    late = _then(_setting("c1", "closed_at", to="2023-09-15T11:00:03Z"), Hands.notify_again, Hands.draw_again)
    yield _resigned("closed when the beacon was known", "beacon", late)
    for words, name, value, check in [
        ("another witness", "name", "Bo", "closing"),
        ("another commitment", "commit", "ab" * 32, "entropy"),
        ("no commitment", "commit", None, "entropy"),
    ]:
        yield _resigned(f"c1 with {words}", check, _setting("c1", "witnesses", 0, name, to=value))


def of_list() -> Iterator[Tampering]:
    """Who takes part."""
    content = Hands.on(genuine().file).members["entries.csv"].decode()
    head, *rows = content.splitlines(keepends=True)
    one, two = rows[0], rows[1]
    ids = [row.split(",")[0] for row in rows]
    moved = [*rows]
    giver = next(i for i, row in enumerate(rows) if row.endswith((",2\n", ",3\n")))
    taker = next(i for i, row in enumerate(rows) if row.endswith(",1\n"))
    moved[giver] = f"{ids[giver]},{int(rows[giver].split(',')[1]) - 1}\n"
    moved[taker] = f"{ids[taker]},2\n"
    neighbour = f"{int(ids[5], 16) + 1:064x}"
    for name, check, text in [
        ("an entry left out", "entries", head + "".join(rows[1:])),
        ("an entry more", "entries", content + f"{'f' * 64},1\n"),
        ("a ticket more", "entries", content.replace(one, f"{ids[0]},9\n")),
        ("two entries swapped", "entries", content.replace(one + two, two + one)),
        ("an entry twice", "entries", content.replace(one, one + one)),
        ("no entries", "entries", head),
        ("entries in capitals", "entries", content.upper()),
        ("a leading zero", "entries", content.replace(one, f"{ids[0]},01\n")),
        ("no tickets", "entries", content.replace(one, f"{ids[0]},0\n")),
        ("tickets below zero", "entries", content.replace(one, f"{ids[0]},-1\n")),
        ("half a ticket", "entries", content.replace(one, f"{ids[0]},1.5\n")),
        ("tickets beyond count", "entries", content.replace(one, f"{ids[0]},{10**17}\n")),
        ("a sum beyond count", "entries", "".join([head, *[f"{c_i},{2**53 - 1}\n" for c_i in ids]])),
        ("other digits", "entries", content.replace(one, f"{ids[0]},\N{ARABIC-INDIC DIGIT THREE}\n")),
        ("a quoted row", "entries", content.replace(one, f'"{ids[0]}",1\n')),
        ("a third column", "entries", content.replace(one, f"{one[:-1]},Ana\n")),
        ("a space", "entries", content.replace(one, f" {one}")),
        ("Windows line ends", "entries", content.replace("\n", "\r\n")),
        ("no last line end", "entries", content[:-1]),
        ("an empty line", "entries", content + "\n"),
        ("another heading", "entries", content.replace("c_i,tickets", "entry,tickets")),
        ("no heading", "entries", "".join(rows)),
        ("a byte-order mark", "entries", "\ufeff" + content),
        ("nothing at all", "entries", ""),
        ("a short entry", "entries", content.replace(one, one[1:])),
        ("a formula", "entries", content.replace(one, "=1+1,1\n")),
        ("a ticket moved", "root", "".join([head, *moved])),
        ("somebody else", "root", content.replace(ids[5], neighbour)),
    ]:
        yield _resigned(f"a list with {name}", check, _replacing("entries.csv", text.encode()))
    stranger = Hands.on(genuine("winter-2023").file)
    for part, check in {"entries.csv": "root", "entropy.json": "entropy", "c1.json": "closing"}.items():
        yield _resigned(f"{part} of another draw", check, _replacing(part, stranger.members[part]))
    for part, check in {"result.json": "picks", "notices.json": "notices", "c0.json": "closing"}.items():
        yield _resigned(f"{part} of another draw", check, _replacing(part, stranger.members[part]))


def of_chance() -> Iterator[Tampering]:
    """Where chance came from."""
    entropy = Hands.on(genuine().file).json("entropy")
    values, beacon_, first = entropy["values"], entropy["values"][0], entropy["witnesses"][0]
    fake = "b7" + "13" * 47
    for name in entropy:
        yield _resigned(f"entropy without {name}", "seed", _setting("entropy", name, to=...), name)
    for name, check, path, value in [
        ("another seed", "seed", ["seed"], "ab" * 32),
        ("a short seed", "seed", ["seed"], "ab" * 31),
        ("a short signature", "seed", ["signatures", 0, "signature"], "ab"),
        ("no values", "entropy", ["values"], []),
        ("a value more", "entropy", ["values"], [*values, {"k": "public", "value": "heads"}]),
        ("values swapped", "entropy", ["values"], [*values[1:], values[0]]),
        ("witnesses swapped", "entropy", ["values"], [values[0], values[2], values[1], *values[3:]]),
        ("another round", "entropy", ["values", 0, "round"], VECTOR[0] + 1),
        ("another random number", "entropy", ["values", 0, "randomness"], "ab" * 32),
        ("a random number in capitals", "seed", ["values", 0, "randomness"], beacon_["randomness"].upper()),
        ("no signatures", "entropy", ["signatures"], []),
        ("two signatures", "entropy", ["signatures"], entropy["signatures"] * 2),
        ("another signature", "entropy", ["signatures", 0, "signature"], fake),
        ("a signature of another round", "entropy", ["signatures", 0, "round"], VECTOR[0] + 1),
        ("another witness", "entropy", ["values", 1, "name"], "Bo"),
        ("a number changed once", "entropy", ["values", 1, "w"], "ab" * 32),
        ("a number hidden once", "entropy", ["values", 1, "w"], None),
        ("a witness left out", "entropy", ["witnesses"], entropy["witnesses"][1:]),
        ("a witness renamed", "entropy", ["witnesses", 0, "name"], "Bo"),
        ("a commitment changed", "entropy", ["witnesses", 0, "commit"], "ab" * 32),
        ("another event", "picks", ["values", 4, "value"], "15893.54"),
        ("an event that is no text", "seed", ["values", 4, "value"], 15893),
    ]:
        yield _resigned(f"entropy with {name}", check, _setting("entropy", *path, to=value))
    for words, w, check in [("changed", "ab" * 32, "entropy"), ("hidden", None, "picks")]:
        both = _then(_setting("entropy", "values", 1, "w", to=w), _setting("entropy", "witnesses", 0, "w", to=w))
        yield _resigned(f"a number {words} in both places ({first['name']})", check, both)
    forged = _then(
        _setting("entropy", "signatures", 0, "signature", to=fake),
        _setting("entropy", "values", 0, "randomness", to=sha256(bytes.fromhex(fake)).hex()),
        Hands.draw_again,
    )
    yield _resigned("a forged beacon, drawn again", "genuine", forged)


def of_told() -> Iterator[Tampering]:
    """What people were told, and who was drawn."""
    told = Hands.on(genuine().file).json("notices")
    found = Hands.on(genuine().file).json("result")["picks"]
    for name, path, value in [
        ("another opening", [0, "sha256"], "ab" * 32),
        ("another closing", [2, "sha256"], "ab" * 32),
        ("news of its own", [0, "what"], "c3"),
        ("no time", [0, "at"], "yesterday"),
        ("people below zero", [0, "recipients"], -1),
        ("people in words", [0, "recipients"], "all"),
        ("no channel", [0, "channel"], ...),
        ("a cancelled draw", [4, "what"], "cancelled"),
        ("another order", [4, "at"], "2023-01-01T00:00:00Z"),
    ]:
        yield _resigned(f"notices with {name}", "notices", _setting("notices", *path, to=value))
    yield _resigned("notices swapped", "notices", lambda hands: hands.write("notices", [told[1], told[0], *told[2:]]))
    late = [*told[:2], told[2] | {"at": "2023-09-15T11:00:03Z"}, *told[3:]]
    yield _resigned("announced when the beacon was known", "beacon", lambda hands: hands.write("notices", late))
    swapped = [found[1] | {"r": 1, "prize": found[0]["prize"]}, found[0] | {"r": 2, "prize": found[1]["prize"]}]
    for name, wanted in {
        "nobody drawn": [],
        "a pick left out": found[:-1],
        "a pick more": [*found, found[0] | {"r": 5, "prize": None}],
        "the first two swapped": [*swapped, *found[2:]],
        "the prizes swapped": [
            found[0] | {"prize": found[1]["prize"]},
            found[1] | {"prize": found[0]["prize"]},
            *found[2:],
        ],
        "an alternate promoted": [found[2], *found[:2], found[3]],
        "the same one twice": [found[0], found[1] | {"c_i": found[0]["c_i"]}, *found[2:]],
        "another number": [found[0] | {"r": 7}, *found[1:]],
        "another try": [found[0] | {"ctr": 1}, *found[1:]],
        "another ticket": [found[0] | {"t": found[0]["t"] + 1}, *found[1:]],
        "another count": [found[0] | {"W": found[0]["W"] + 1}, *found[1:]],
        "a stranger": [found[0] | {"c_i": "ab" * 32}, *found[1:]],
        "a prize less": [found[0] | {"prize": None}, *found[1:]],
        "a prize for an alternate": [*found[:3], found[3] | {"prize": "A pen"}],
        "a field less": [{"r": 1}, *found[1:]],
        "a name": [found[0] | {"name": "Ana"}, *found[1:]],
    }.items():
        yield _resigned(f"a result with {name}", "picks", _setting("result", "picks", to=wanted))
