import { endianness } from 'node:os';
import type { LiteralIndex } from './literal-index.ts';

/** The lists of an index in the order in which they are stored. */
const LISTS = [
  'starts',
  'offsets',
  'bitmap',
  'slots',
  'entries',
  'ownerStarts',
  'owners',
  'ownerChecks',
  'ungated',
  'checkStarts',
  'checks',
  'classes',
] as const satisfies readonly (keyof LiteralIndex)[];

/** The largest number that two bytes hold: a list without larger ones is stored in two for each. */
const SHORT = 0xffff;

const bytesOf = (list: Int32Array | Uint16Array): Uint8Array =>
  new Uint8Array(list.buffer, list.byteOffset, list.byteLength);

/** An index as text (base64): for each list its length and its width, then its numbers, then the literals themselves. */
export function encodeIndex(index: LiteralIndex): string {
  const parts: Uint8Array[] = [];
  const header: number[] = [index.bytes.length];
  for (const name of LISTS) {
    const list = index[name];
    const narrow = list.every((value) => value >= 0 && value <= SHORT);
    // An even count keeps the lists that follow on a multiple of four.
    const padded = new Int32Array(list.length + (narrow ? list.length % 2 : 0));
    padded.set(list);
    parts.push(bytesOf(narrow ? Uint16Array.from(padded) : padded));
    header.push(narrow ? list.length : -list.length - 1);
  }
  return Buffer.concat([bytesOf(Int32Array.from(header)), ...parts, index.bytes]).toString('base64');
}

/** The index again, without building anything; null on a machine whose numbers lie the other way round in memory. */
export function decodeIndex(text: string): LiteralIndex | null {
  if (endianness() !== 'LE') return null;
  // Memory of its own, so that the numbers are aligned.
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text, 'base64'));
  bytes.write(text, 'base64');
  const memory = bytes.buffer;
  const header = new Int32Array(memory, 0, LISTS.length + 1);
  let at = header.byteLength;
  const lists = LISTS.map((name, position) => {
    const told = header[position + 1] as number;
    const narrow = told >= 0;
    const count = narrow ? told : -told - 1;
    const list = narrow ? new Int32Array(new Uint16Array(memory, at, count)) : new Int32Array(memory, at, count);
    at += narrow ? (count + (count % 2)) * 2 : count * 4;
    return [name, list];
  });
  const numbers = Object.fromEntries(lists) as Omit<LiteralIndex, 'bytes'>;
  return { ...numbers, bytes: new Uint8Array(memory, at, header[0] ?? 0) };
}
