// SHA-256 (FIPS 180-4) and HMAC, at once and not by promise: a list of a hundred thousand entries takes as many hashes
// twice over, which the browser's own asynchronous one is too slow for.
const K = constants(64, 3n);
const START = constants(8, 2n);

// The first 32 bits after the point of the square or cube roots of the first primes, found in whole numbers.
function constants(count, degree) {
  const found = [];
  for (let n = 2n; found.length < count; n++) {
    if (isPrime(n)) found.push(Number(root(n << (32n * degree), degree) & 0xffffffffn) | 0);
  }
  return Int32Array.from(found);
}

function isPrime(n) {
  for (let d = 2n; d * d <= n; d++) if (n % d === 0n) return false;
  return true;
}

// The largest x with x^degree ≤ n.
function root(n, degree) {
  let low = 0n;
  let high = 1n << 48n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= n) low = middle;
    else high = middle;
  }
  return low;
}

const schedule = new Int32Array(64);

export function sha256(...parts) {
  const message = padded(joined(parts));
  const view = new DataView(message.buffer);
  const state = START.slice();
  for (let at = 0; at < message.length; at += 64) mix(state, view, at);
  const out = new DataView(new ArrayBuffer(32));
  for (let i = 0; i < 8; i++) out.setInt32(4 * i, state[i]);
  return new Uint8Array(out.buffer);
}

export function hmac(key, message) {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  return sha256(block.map((byte) => byte ^ 0x5c), sha256(block.map((byte) => byte ^ 0x36), message));
}

export function joined(parts) {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function padded(data) {
  const whole = new Uint8Array((((data.length + 8) >> 6) + 1) << 6);
  whole.set(data);
  whole[data.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(data.length / 2 ** 29));
  view.setUint32(whole.length - 4, (data.length << 3) >>> 0);
  return whole;
}

const turned = (word, by) => (word >>> by) | (word << (32 - by));

function mix(state, view, at) {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const s0 = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const s1 = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i++) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}
