// Reading a small zip file whole: stored and deflated members, no passwords, no surprises in size.
export class NotAZip extends Error {}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const utf8 = new TextDecoder("utf-8", { fatal: true });

// [{ name, read() }] as the central directory lists them, doubled names included.
export function members(data) {
  try {
    return listed(data);
  } catch (fault) {
    throw fault instanceof RangeError || fault instanceof TypeError ? new NotAZip() : fault;
  }
}

function listed(data) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const end = endOf(view);
  const found = [];
  let at = view.getUint32(end + 16, true);
  if (at + view.getUint32(end + 12, true) !== end) throw new NotAZip();
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw new NotAZip();
    const member = headed(data, view, at);
    found.push(member);
    at = member.next;
  }
  if (at !== end) throw new NotAZip();
  return found;
}

function endOf(view) {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65557); at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new NotAZip();
}

function headed(data, view, at) {
  const length = view.getUint16(at + 28, true);
  const member = {
    name: utf8.decode(data.subarray(at + 46, at + 46 + length)),
    locked: Boolean(view.getUint16(at + 8, true) & 1),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    local: view.getUint32(at + 42, true),
    next: at + 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
  };
  member.read = () => content(data, view, member);
  return member;
}

// The content; never more than the zip file announces.
async function content(data, view, member) {
  const { local } = member;
  if (member.locked || local + 30 > data.length || view.getUint32(local, true) !== LOCAL) throw new NotAZip();
  const length = view.getUint16(local + 26, true);
  const start = local + 30 + length + view.getUint16(local + 28, true);
  const name = new TextDecoder().decode(data.subarray(local + 30, local + 30 + length));
  if (name !== member.name || start + member.packed > data.length) throw new NotAZip();
  const packed = data.subarray(start, start + member.packed);
  const plain = member.method === 8 ? await inflated(packed, member.size) : packed;
  if ((member.method !== 0 && member.method !== 8) || plain.length !== member.size || crc32(plain) !== member.crc) {
    throw new NotAZip();
  }
  return plain;
}

// Stops as soon as more comes out than was announced.
async function inflated(packed, size) {
  const plain = new Uint8Array(size);
  let at = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (at + part.value.length > size) throw new NotAZip();
      plain.set(part.value, at);
      at += part.value.length;
    }
  } catch {
    reader.cancel().catch(() => {});
    throw new NotAZip();
  }
  return plain.subarray(0, at);
}

const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

function crc32(data) {
  let crc = -1;
  for (const byte of data) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}
