import { Prisma } from './db.js';

type Value = string | number | Date | null;
type Write = (value: Value) => void;

/** Column types as Postgres knows them, and how a value of each is written. */
const KINDS: Record<string, { oid: number; write: Write }> = {
  uuid: { oid: 2950, write: writeUuid },
  text: { oid: 25, write: writeText },
  jsonb: { oid: 3802, write: writeJson },
  int: { oid: 23, write: (value) => writeNumber(4, value) },
  smallint: { oid: 21, write: (value) => writeNumber(2, value) },
  float8: { oid: 701, write: writeFloat },
  timestamptz: { oid: 1184, write: writeInstant },
};

/**
 * A column of these rows as an array of a Postgres type, in Postgres' own binary form: neither side reads or writes
 * numbers and instants as text, which for a thousand rows took both longer than the work itself.
 */
export function array<T>(rows: T[], value: (row: T) => Value, type: string): Prisma.Sql {
  const kind = KINDS[type];
  if (kind === undefined) throw new Error(`no column is sent as ${type}`);
  at = 0;
  let hasNull = false;
  begin(kind.oid, rows.length);
  for (const row of rows) {
    const one = value(row);
    if (one === null) {
      hasNull = true;
      reserve(4);
      int32(-1);
    } else kind.write(one);
  }
  if (hasNull) scratch.writeInt32BE(1, 4);
  return Prisma.sql`${Buffer.from(scratch.subarray(0, at))}${Prisma.raw(`::${type}[]`)}`;
}

// What is being written; nothing waits while it is.
let scratch = Buffer.allocUnsafe(256 * 1024);
let at = 0;

function reserve(bytes: number): void {
  if (at + bytes <= scratch.length) return;
  const larger = Buffer.allocUnsafe(2 * (at + bytes));
  scratch.copy(larger, 0, 0, at);
  scratch = larger;
}

function int32(value: number): void {
  at = scratch.writeInt32BE(value, at);
}

/** One dimension, whose first element is number one; none where there is nothing. */
function begin(oid: number, length: number): void {
  reserve(20);
  int32(length === 0 ? 0 : 1);
  int32(0);
  int32(oid);
  if (length === 0) return;
  int32(length);
  int32(1);
}

function writeText(value: Value): void {
  const text = String(value);
  reserve(4 + 3 * text.length);
  const bytes = scratch.write(text, at + 4);
  int32(bytes);
  at += bytes;
}

/** A version before the text. */
function writeJson(value: Value): void {
  const text = String(value);
  reserve(5 + 3 * text.length);
  const bytes = scratch.write(text, at + 5);
  int32(bytes + 1);
  scratch[at] = 1;
  at += bytes + 1;
}

function writeNumber(bytes: 2 | 4, value: Value): void {
  reserve(4 + bytes);
  int32(bytes);
  at = scratch.writeIntBE(Number(value), at, bytes);
}

function writeFloat(value: Value): void {
  reserve(12);
  int32(8);
  at = scratch.writeDoubleBE(Number(value), at);
}

const EPOCH = Date.UTC(2000, 0, 1);

/** Microseconds since the year 2000. */
function writeInstant(value: Value): void {
  reserve(12);
  int32(8);
  const ms = (value instanceof Date ? value.getTime() : Number(value)) - EPOCH;
  if (!Number.isInteger(ms)) throw new RangeError(`no instant: ${String(value)}`);
  const micros = ms * 1000;
  if (Number.isSafeInteger(micros)) {
    const high = Math.floor(micros / 2 ** 32);
    at = scratch.writeInt32BE(high, at);
    at = scratch.writeUInt32BE(micros - high * 2 ** 32, at);
  } else at = scratch.writeBigInt64BE(BigInt(ms) * 1000n, at);
}

const NO_DIGIT = 255;
const DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (let digit = 0; digit < 16; digit++) {
  DIGITS[digit.toString(16).charCodeAt(0)] = digit;
  DIGITS[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}
/** Where each of its sixteen bytes stands in the text. */
const BYTES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DASHES = [8, 13, 18, 23];
const DASH = 45;
const digitAt = (text: string, place: number): number => DIGITS[text.charCodeAt(place)] ?? NO_DIGIT;

function writeUuid(value: Value): void {
  const text = String(value);
  reserve(20);
  int32(16);
  let all = text.length === 36 && DASHES.every((place) => text.charCodeAt(place) === DASH) ? 0 : NO_DIGIT;
  for (const place of BYTES) {
    const high = digitAt(text, place);
    const low = digitAt(text, place + 1);
    all |= high | low;
    scratch[at++] = high * 16 + low;
  }
  if (all > 15) throw new Error(`no uuid: ${text}`);
}
