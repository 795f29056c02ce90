import { createHash } from 'node:crypto';
import type { SourceFile } from './remedy.ts';

/** Larger files are not read: no fix touches them. */
export const MAX_READ_BYTES = 2_000_000;

const BOM = [0xef, 0xbb, 0xbf];

/**
 * Decodes the bytes of a text file so that offsets in `text` map back to bytes without loss: UTF-8, or Latin-1 where the bytes
 * are not valid UTF-8. Null for binary content.
 */
export function decodeSource(path: string, bytes: Uint8Array, mode: number): SourceFile | null {
  if (bytes.subarray(0, 8192).includes(0)) return null;
  const bom = BOM.every((byte, index) => bytes[index] === byte);
  const body = bom ? bytes.subarray(3) : bytes;
  const { text, encoding } = decode(body);
  const crlf = text.split('\r\n').length - 1;
  const lf = text.split('\n').length - 1 - crlf;
  return {
    path,
    text,
    hash: createHash('sha256').update(bytes).digest('hex'),
    encoding,
    bom,
    eol: crlf > lf ? '\r\n' : '\n',
    mode,
  };
}

const decode = (body: Uint8Array): { text: string; encoding: 'utf8' | 'latin1' } => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), encoding: 'utf8' };
  } catch {
    return { text: Buffer.from(body).toString('latin1'), encoding: 'latin1' }; // every byte is one character
  }
};
