// JSON in its one exact form (RFC 8785), and what each part of an audit file may contain.
import { Fault } from "./fault.js";

const bytes = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function parsed(part, data) {
  let value;
  try {
    value = JSON.parse(strict.decode(data));
  } catch {
    throw new Fault("not_json", { part });
  }
  let again;
  try {
    again = exact(value);
  } catch (fault) {
    throw fault instanceof RangeError ? new Fault("not_json", { part }) : new Fault("not_exact", { part });
  }
  if (!same(again, data)) throw new Fault("not_exact", { part });
  return value;
}

export const exact = (value) => bytes.encode(written(value));

// Doubled fields, spaces, fractions, other orders and spellings all come out differently from how they went in.
function written(value) {
  if (value === null) return "null";
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return String(value);
  if (typeof value === "string" && value.isWellFormed() && value.normalize("NFC") === value) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  if (typeof value !== "object") throw new TypeError("unknown to draw-v1");
  const fields = Object.keys(value).sort();
  return `{${fields.map((field) => `${written(field)}:${written(value[field])}`).join(",")}}`;
}

export function same(one, other) {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

// Each rule takes a value and the name of its place, and throws a Fault.
const when = (holds) => (value, field) => {
  if (!holds(value)) throw new Fault("field_wrong", { field });
};
const like = (pattern) => when((value) => typeof value === "string" && pattern.test(value));

export const text = when((value) => typeof value === "string");
export const whole = when((value) => Number.isSafeInteger(value) && value >= 0);
export const positive = when((value) => Number.isSafeInteger(value) && value >= 1);
export const hex = (digits) => like(new RegExp(`^[0-9a-f]{${digits}}$`));
export const id = like(/^[a-z0-9-]{1,64}$/);
export const one = (...wanted) => when((value) => wanted.includes(value));
export const moment = when(
  (value) =>
    typeof value === "string" &&
    /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString() === value.replace("Z", ".000Z"),
);
export const orNull = (rule) => (value, field) => value === null || rule(value, field);

export const list = (rule) => (value, field) => {
  if (!Array.isArray(value)) throw new Fault("field_wrong", { field });
  value.forEach((item, i) => rule(item, `${field}[${i}]`));
};

export const record = (fields) => (value, field) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Fault("field_wrong", { field });
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(fields, name)) throw new Fault("field_strange", { field: `${field}.${name}` });
  }
  for (const [name, rule] of Object.entries(fields)) {
    if (!Object.hasOwn(value, name)) throw new Fault("field_missing", { field: `${field}.${name}` });
    rule(value[name], `${field}.${name}`);
  }
};

// One of several kinds of object, told apart by their field "k".
export const kinds = (records) => (value, field) => {
  const kind = value?.k;
  if (typeof kind !== "string" || !Object.hasOwn(records, kind)) throw new Fault("field_wrong", { field: `${field}.k` });
  record({ k: text, ...records[kind] })(value, field);
};
