// Checks a prize draw (draw-v1) in the browser. Written from the protocol, apart from the server's code and from
// verify.py, so that three programs would have to make the same mistake.
//
//   const { passed, failed } = await verify(bytes, { receipt, onCheck });
//
// Each check has a question and why it is asked (keys of the catalogue), and facts; a failure has a reason with values.
// These words are not among those of every page: the page that checks a draw brings all of proof.* in its language.
import { exact, hex, id, kinds, list, moment, one, orNull, parsed, positive, record, text, whole } from "./exact.js";
import { Fault } from "./fault.js";
import { hmac, joined, sha256 } from "./sha256.js";
import { WORDS } from "./words.js";
import { members } from "./zip.js";

const LANGUAGES = ["en", "it", "sl", "pl", "da"];
const JSON_PARTS = ["c0", "c1", "entropy", "result", "notices"];
const PARTS = [
  ...JSON_PARTS.map((name) => `${name}.json`),
  ...LANGUAGES.map((language) => `README.${language}.md`),
  "entries.csv",
  "verify.py",
  "SIGNATURE",
];
const LARGEST = 256 * 2 ** 20;
const QUICKNET = {
  key:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc2" +
    "2b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  time: (round) => 1692803367n + 3n * (BigInt(round) - 1n),
  suite: "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_",
  distance: 600n,
};

const CHECKS = {
  file,
  signature,
  opening,
  signer,
  verifier,
  closing,
  entries,
  root,
  excluded,
  seed,
  entropy,
  notices,
  beacon,
  genuine,
  picks,
  receipt,
};

export async function verify(data, { receipt = null, onCheck = () => {} } = {}) {
  const audit = { data, ticket: receipt };
  const passed = [];
  for (const [key, check] of Object.entries(CHECKS)) {
    if (((key === "beacon" || key === "genuine") && !beacons(audit).length) || (key === "receipt" && !receipt)) continue;
    try {
      passed.push({ ...words(key), facts: (await check(audit)) ?? {} });
      onCheck(passed.at(-1));
      await breath();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      return { passed, failed: { ...words(key), reason: `proof.fault_${fault.reason}`, values: fault.values } };
    }
  }
  return { passed, failed: null };
}

// Lets the page draw what was found, before the next check takes the processor.
const breath = () => new Promise((resolve) => setTimeout(resolve));

const words = (key) => ({ key, question: `proof.check_${key}`, why: `proof.why_${key}` });

const fault = (reason, values) => {
  throw new Fault(reason, values);
};

// ── The checks, in order ─────────────────────────────────────────────────────────────────────────────────────────

async function file(audit) {
  const found = contents(audit.data);
  if (total(found.map(({ size }) => size)) > LARGEST) fault("too_large");
  audit.part = {};
  for (const member of found) {
    const part = member.name;
    if (!PARTS.includes(part)) fault("part_strange", { part });
    if (part in audit.part) fault("part_twice", { part });
    audit.part[part] = await member.read().catch(() => fault("part_unreadable", { part }));
  }
  for (const part of PARTS) if (!(part in audit.part)) fault("part_missing", { part });
}

function contents(data) {
  try {
    return members(data);
  } catch {
    return fault("not_zip");
  }
}

async function signature(audit) {
  const form = /^((?:[0-9a-f]{64} {2}[\w.]+\n){12}key ([0-9a-f]{64})\n)sig ([0-9a-f]{128})\n$/;
  const [, listed, key, sig] = form.exec(latin(audit.part.SIGNATURE)) ?? fault("signature_form");
  audit.key = key;
  if (!(await signed(unhex(key), utf8(listed), unhex(sig)))) fault("signature_false");
  const names = PARTS.filter((name) => name !== "SIGNATURE").sort();
  const lines = listed.split("\n");
  names.forEach((part, i) => {
    if (lines[i].slice(66) !== part) fault("signature_form");
    if (lines[i].slice(0, 64) !== toHex(sha256(audit.part[part]))) fault("part_changed", { part });
  });
}

async function signed(key, message, sig) {
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch (no) {
    if (no.name === "DataError") return false;
    return fault("browser_old");
  }
  return crypto.subtle.verify("Ed25519", imported, sig, message);
}

const promised = record({
  v: one("draw-v1"),
  draw: id,
  rules_sha256: hex(64),
  prizes: list(text),
  winners: positive,
  alternates: whole,
  weighting: one("equal", "tickets"),
  eligibility: text,
  closes_at: moment,
  entropy: list(
    kinds({
      drand: { chain: one("quicknet"), pubkey: one(QUICKNET.key), round: positive },
      witness: { who: list(text) },
      public: { what: text },
    }),
  ),
  seed_commit: hex(64),
  verifier_sha256: hex(64),
  prev_draw: orNull(hex(64)),
  signer: hex(64),
  escrow: orNull(record({ to: text, sha256: hex(64) })),
});

function opening(audit) {
  const c0 = parsed("c0.json", audit.part["c0.json"]);
  promised(c0, "c0");
  audit.c0 = c0;
  if (c0.prizes.length !== c0.winners) fault("prizes_differ");
  for (const { who } of witnessLists(c0)) if (new Set(who).size !== who.length) fault("witness_twice");
  for (const { round } of beacons(audit)) {
    if (QUICKNET.time(round) < seconds(c0.closes_at) + QUICKNET.distance) fault("round_early", { round });
  }
  return { draw: c0.draw, ...sealed(audit.part["c0.json"]), label: c0.entropy.length === 0 };
}

function signer(audit) {
  if (audit.key !== audit.c0.signer) fault("other_key");
}

function verifier(audit) {
  if (toHex(sha256(audit.part["verify.py"])) !== audit.c0.verifier_sha256) fault("other_program");
}

const closed = record({
  draw: id,
  c0: hex(64),
  root: hex(64),
  entries: whole,
  tickets: whole,
  excluded: list(record({ c_i: hex(64), reason_code: one("left", "ineligible", "duplicate", "withdrawn", "fraud_review") })),
  witnesses: list(record({ name: text, commit: orNull(hex(64)) })),
  closed_at: moment,
});

function closing(audit) {
  const c1 = parsed("c1.json", audit.part["c1.json"]);
  closed(c1, "c1");
  audit.c1 = c1;
  if (c1.draw !== audit.c0.draw) fault("other_draw");
  if (c1.c0 !== toHex(sha256(audit.part["c0.json"]))) fault("other_opening");
  const names = witnessLists(audit.c0).flatMap(({ who }) => who);
  if (!equal(names, c1.witnesses.map(({ name }) => name))) fault("other_witnesses");
  const early = seconds(c1.closed_at) < seconds(audit.c0.closes_at);
  return { closed_at: c1.closed_at, ...sealed(audit.part["c1.json"]), early };
}

function entries(audit) {
  const lines = latin(audit.part["entries.csv"]).split("\n");
  if (lines.shift() !== "c_i,tickets") fault("line_wrong", { line: 1 });
  if (lines.pop() !== "") fault("line_wrong", { line: lines.length + 2 });
  let before = "";
  let tickets = 0n;
  audit.list = lines.map((text, i) => {
    const line = i + 2;
    const [, c_i, digits] = /^([0-9a-f]{64}),([1-9][0-9]{0,15})$/.exec(text) ?? fault("line_wrong", { line });
    if (c_i <= before) fault("line_order", { line });
    if (audit.c0.weighting === "equal" && digits !== "1") fault("line_tickets", { line });
    before = c_i;
    tickets += BigInt(digits);
    return { c_i, tickets: Number(digits) };
  });
  if (audit.list.length !== audit.c1.entries) fault("entries_differ", { there: audit.list.length, said: audit.c1.entries });
  if (tickets !== BigInt(audit.c1.tickets)) fault("tickets_differ", { there: String(tickets), said: audit.c1.tickets });
  return { entries: audit.list.length, tickets: audit.c1.tickets };
}

function root(audit) {
  const leaves = audit.list.map(({ c_i, tickets }) => sha256(Uint8Array.of(0), exact([c_i, tickets])));
  if (toHex(tree(leaves, 0, leaves.length)) !== audit.c1.root) fault("other_list");
  return { root: audit.c1.root };
}

// RFC 6962: the left half is the largest power of two that is smaller than the whole.
function tree(leaves, from, to) {
  if (from === to) return sha256(new Uint8Array());
  if (to - from === 1) return leaves[from];
  const half = 2 ** (31 - Math.clz32(to - from - 1));
  return sha256(Uint8Array.of(1), tree(leaves, from, from + half), tree(leaves, from + half, to));
}

function excluded(audit) {
  const listed = new Set(audit.list.map(({ c_i }) => c_i));
  let before = "";
  for (const { c_i } of audit.c1.excluded) {
    if (c_i <= before) fault("excluded_order");
    if (listed.has(c_i)) fault("excluded_listed", { entry: c_i.slice(0, 16) });
    before = c_i;
  }
  return { excluded: audit.c1.excluded.length };
}

const revealed = record({
  seed: hex(64),
  values: list(
    kinds({
      drand: { round: positive, randomness: hex(64) },
      witness: { name: text, w: orNull(hex(64)) },
      public: { value: text },
    }),
  ),
  signatures: list(record({ round: positive, signature: hex(96) })),
  witnesses: list(record({ name: text, commit: orNull(hex(64)), w: orNull(hex(64)) })),
});

function seed(audit) {
  audit.entropy = parsed("entropy.json", audit.part["entropy.json"]);
  revealed(audit.entropy, "entropy");
  const commit = sha256(utf8(`draw-v1/seed${audit.c0.draw}`), unhex(audit.entropy.seed));
  if (toHex(commit) !== audit.c0.seed_commit) fault("other_seed");
}

function entropy({ c0, c1, entropy: { values, signatures, witnesses } }) {
  const shape = ({ k, round = null, name = null }) => ({ k, round, name });
  const wanted = c0.entropy.flatMap((element) =>
    element.k === "witness" ? element.who.map((name) => shape({ k: "witness", name })) : shape(element),
  );
  if (!equal(wanted, values.map(shape))) fault("other_values");
  const drawn = values.filter(({ k }) => k === "drand");
  if (!equal(drawn.map(({ round }) => round), signatures.map(({ round }) => round))) fault("other_values");
  drawn.forEach(({ round, randomness }, i) => {
    if (toHex(sha256(unhex(signatures[i].signature))) !== randomness) fault("other_randomness", { round });
  });
  const told = values.filter(({ k }) => k === "witness");
  if (witnesses.length !== told.length) fault("other_witnesses");
  witnesses.forEach(({ name, commit, w }, i) => {
    if (name !== c1.witnesses[i].name || commit !== c1.witnesses[i].commit) fault("other_witnesses");
    if (w !== told[i].w) fault("other_number", { name });
    if (w !== null && commit !== witnessCommit(c0.draw, name, w)) fault("other_number", { name });
  });
  const silent = told.filter(({ w }) => w === null).map(({ name }) => name);
  return { values: values.length, silent, label: values.length === silent.length };
}

const witnessCommit = (draw, name, w) => toHex(sha256(utf8("draw-v1/wit"), exact([draw, name]), unhex(w)));

const notified = list(
  record({
    what: one("c0", "c1", "c2", "claim", "passed_on", "cancelled"),
    sha256: hex(64),
    at: moment,
    channel: text,
    recipients: whole,
  }),
);

function notices(audit) {
  audit.notices = parsed("notices.json", audit.part["notices.json"]);
  notified(audit.notices, "notices");
  audit.notices.forEach((notice, i) => {
    if (i && before(notice, audit.notices[i - 1])) fault("notices_order");
    const published = { c0: "c0.json", c1: "c1.json" }[notice.what];
    if (published && notice.sha256 !== toHex(sha256(audit.part[published]))) fault("told_otherwise", { at: notice.at });
    if (notice.what === "cancelled") fault("cancelled_late");
  });
  return { notices: audit.notices.length };
}

function before(one, other) {
  for (const field of ["at", "what", "channel"]) if (one[field] !== other[field]) return one[field] < other[field];
  return false;
}

function beacon(audit) {
  const told = audit.notices.filter(({ what }) => what === "c1").map(({ at }) => at);
  for (const { round } of beacons(audit)) {
    for (const at of [audit.c1.closed_at, ...told]) {
      if (seconds(at) >= QUICKNET.time(round)) fault("closed_late", { round });
    }
  }
}

async function genuine(audit) {
  const { bls12_381 } = await import("./bls12-381.js");
  const { shortSignatures: bls } = bls12_381;
  for (const { round, signature: sig } of audit.entropy.signatures) {
    const message = bls.hash(sha256(bigEndian(round, 8)), QUICKNET.suite);
    let right = false;
    try {
      right = bls.verify(unhex(sig), message, unhex(QUICKNET.key));
    } catch {
      fault("not_genuine", { round });
    }
    if (!right) fault("not_genuine", { round });
  }
  return { rounds: audit.entropy.signatures.map(({ round }) => round) };
}

const drawn = record({
  picks: list(record({ r: positive, ctr: whole, t: whole, W: positive, c_i: hex(64), prize: orNull(text) })),
});

function picks(audit) {
  const result = parsed("result.json", audit.part["result.json"]);
  drawn(result, "result");
  audit.picks = [];
  for (const pick of picked(finalKey(audit), audit.list, audit.c0.winners + audit.c0.alternates)) {
    const number = audit.picks.push({ ...pick, prize: audit.c0.prizes[pick.r - 1] ?? null });
    if (number > result.picks.length) fault("pick_missing", { number });
    if (!equal(sorted(audit.picks[number - 1]), sorted(result.picks[number - 1]))) fault("pick_wrong", { number });
  }
  if (result.picks.length > audit.picks.length) fault("picks_many");
  const winners = audit.picks.slice(0, audit.c0.winners).map(({ c_i, prize }) => ({ c_i, prize }));
  return { picks: audit.picks.length, winners, undrawn: audit.c0.winners - winners.length };
}

function finalKey({ part, entropy: { seed, values } }) {
  const [c0, c1] = ["c0.json", "c1.json"].map((name) => toHex(sha256(part[name])));
  return sha256(utf8("draw-v1/final"), exact({ c0, c1, seed, entropy: values }));
}

// Tickets still in are counted by runs of entries, so that no pick walks the whole list.
export function* picked(key, list, asked) {
  const run = Math.max(1, Math.ceil(Math.sqrt(list.length)));
  const left = list.map(({ tickets }) => tickets);
  const sums = Array.from({ length: Math.ceil(left.length / run) }, (_, i) => total(left.slice(i * run, (i + 1) * run)));
  for (let r = 1, W = total(sums); r <= asked && W > 0; r++) {
    const { ctr, t } = ticket(key, r, W);
    let rest = t;
    let block = 0;
    while (rest >= sums[block]) rest -= sums[block++];
    let i = block * run;
    while (rest >= left[i]) rest -= left[i++];
    yield { r, ctr, t, W, c_i: list[i].c_i };
    W -= left[i];
    sums[block] -= left[i];
    left[i] = 0;
  }
}

const total = (numbers) => numbers.reduce((sum, n) => sum + n, 0);

function ticket(key, r, W) {
  const whole = 2n ** 256n;
  const fair = whole - (whole % BigInt(W));
  for (let ctr = 0; ; ctr++) {
    const x = BigInt(`0x${toHex(hmac(key, joined([utf8("pick"), bigEndian(r, 4), bigEndian(ctr, 4)])))}`);
    if (x < fair) return { ctr, t: Number(x % BigInt(W)) };
  }
}

function receipt(audit) {
  const mine = ticketOf(audit);
  const { c_i } = mine;
  if (toHex(sha256(utf8(`emp${mine.subject_id}`), unhex(mine.salt))) !== c_i) fault("receipt_wrong");
  const reason = audit.c1.excluded.find((one) => one.c_i === c_i)?.reason_code;
  if (reason) return { c_i, reason };
  const entry = audit.list.find((one) => one.c_i === c_i) ?? fault("receipt_absent", { entry: c_i.slice(0, 16) });
  return { c_i, tickets: entry.tickets, said: mine.tickets, pick: audit.picks.find((one) => one.c_i === c_i) ?? null };
}

function ticketOf(audit) {
  let mine;
  try {
    mine = JSON.parse(new TextDecoder().decode(audit.ticket));
  } catch {
    fault("receipt_wrong");
  }
  record({ v: one("draw-v1"), draw: one(audit.c0.draw), subject_id: id, salt: hex(32), c_i: hex(64), tickets: positive })(
    mine,
    "receipt",
  );
  return mine;
}

// ── Small things ─────────────────────────────────────────────────────────────────────────────────────────────────

const beacons = ({ c0 }) => c0.entropy.filter(({ k }) => k === "drand");
const witnessLists = (c0) => c0.entropy.filter(({ k }) => k === "witness");
const seconds = (time) => BigInt(Date.parse(time) / 1000);
const equal = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const sorted = (fields) => Object.entries(fields).sort();
const utf8 = (words) => new TextEncoder().encode(words);
const latin = (data) => new TextDecoder("latin1").decode(data);
const unhex = (digits) => Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const toHex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

function bigEndian(number, length) {
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigUint64(0, BigInt(number));
  return out.slice(8 - length);
}

function sealed(data) {
  const digest = sha256(data);
  return { sha256: toHex(digest), phrase: phrase(digest) };
}

export function phrase(digest) {
  const bits = BigInt(`0x${toHex(digest.slice(0, 11))}`);
  return Array.from({ length: 8 }, (_, i) => WORDS[Number((bits >> BigInt(77 - 11 * i)) & 2047n)]).join(" ");
}

export { finalKey, hmac, sha256, toHex, tree, unhex };
