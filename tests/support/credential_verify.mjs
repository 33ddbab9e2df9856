// Verifies a credential as somebody else's program would: with jose and with ajv, knowing nothing of our code.
//
// NPM_DIR is the folder whose node_modules is used. Reads {token, keys, list?, schema, now?} from stdin, writes {ok, why?, claims?} to stdout. `keys` is the JWK set of the
// issuer, `list` the signed status list, `now` a moment to pretend (ISO 8601).
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const from = createRequire(`${process.env.NPM_DIR}/`);
const { createLocalJWKSet, jwtVerify } = await import(pathToFileURL(from.resolve('jose')));
const { default: Ajv2019 } = from('ajv/dist/2019.js');
const { default: addFormats } = from('ajv-formats');

const given = JSON.parse(readFileSync(0, 'utf8'));
const options = { algorithms: ['RS256'], currentDate: given.now ? new Date(given.now) : undefined };
const keys = createLocalJWKSet(given.keys);

async function verify() {
  const { payload, protectedHeader } = await jwtVerify(given.token, keys, options);
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  const fits = ajv.compile(JSON.parse(readFileSync(given.schema, 'utf8')));
  if (!fits(payload)) throw new Error(ajv.errorsText(fits.errors));
  if (payload.iss !== payload.issuer.id || payload.jti !== payload.id) throw new Error('claims differ');
  if (given.list && (await revoked(payload.credentialStatus))) throw new Error('revoked');
  return { payload, protectedHeader };
}

async function revoked(status) {
  const { payload } = await jwtVerify(given.list, keys, options);
  if (payload.id !== status.statusListCredential) throw new Error('another list');
  const subject = payload.credentialSubject;
  if (subject.type !== 'BitstringStatusList' || subject.statusPurpose !== status.statusPurpose) throw new Error('another purpose');
  const bits = gunzipSync(Buffer.from(subject.encodedList.slice(1), 'base64url'));
  if (bits.length < 16384) throw new Error('the list is too short');
  const at = Number(status.statusListIndex);
  return Boolean(bits[at >> 3] & (0x80 >> (at & 7)));
}

const found = await verify().then((claims) => ({ ok: true, ...claims }), (error) => ({ ok: false, why: error.code ?? error.message }));
process.stdout.write(JSON.stringify(found));
