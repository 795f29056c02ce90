import { endianness } from 'node:os';
import type { LiteralIndex } from './literal-index.ts';

/** The numbers of an index, in the order in which they are stored; the literals themselves come first. */
const NUMBERS = [
  'starts',
  'offsets',
  'bitmap',
  'grams',
  'heads',
  'entries',
  'next',
  'ownerStarts',
  'owners',
  'ungated',
] as const satisfies readonly (keyof LiteralIndex)[];

/** An index as text (base64): lengths first, then all numbers as they lie in memory. */
export function encodeIndex(index: LiteralIndex): string {
  const padded = Buffer.alloc(Math.ceil(index.bytes.length / 4) * 4);
  padded.set(index.bytes);
  const lengths = Int32Array.from([index.bytes.length, ...NUMBERS.map((name) => index[name].length)]);
  const parts = [lengths, ...NUMBERS.map((name) => index[name])].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  );
  return Buffer.concat([...parts, padded]).toString('base64');
}

/** The index again, without building anything; null on a machine whose numbers lie the other way round in memory. */
export function decodeIndex(text: string): LiteralIndex | null {
  if (endianness() !== 'LE') return null;
  const bytes = Buffer.from(text, 'base64');
  // A copy of its own, so that the numbers are aligned.
  const memory = new ArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  const lengths = new Int32Array(memory, 0, NUMBERS.length + 1);
  let at = lengths.byteLength;
  const take = (position: number): Int32Array => {
    const array = new Int32Array(memory, at, lengths[position + 1] ?? 0);
    at += array.byteLength;
    return array;
  };
  const numbers = Object.fromEntries(NUMBERS.map((name, position) => [name, take(position)])) as Record<
    (typeof NUMBERS)[number],
    Int32Array
  >;
  return { ...numbers, bytes: new Uint8Array(memory, at, lengths[0] ?? 0) };
}
