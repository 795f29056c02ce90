import { decodeText } from '../system/decode-text.ts';
import { hashBytes } from '../system/hash-bytes.ts';
import type { SourceFile } from './remedy.ts';

/** Larger files are not read: no fix touches them. */
export const MAX_READ_BYTES = 2_000_000;

/**
 * Decodes the bytes of a text file so that offsets in `text` map back to bytes without loss: UTF-8, or Latin-1 where the bytes
 * are not valid UTF-8. Null for binary content.
 */
export function decodeSource(path: string, bytes: Uint8Array, mode: number): SourceFile | null {
  if (bytes.subarray(0, 8192).includes(0)) return null;
  const { text, encoding, bom } = decodeText(bytes);
  const crlf = text.split('\r\n').length - 1;
  const lf = text.split('\n').length - 1 - crlf;
  return {
    path,
    text,
    hash: hashBytes(bytes),
    encoding,
    bom,
    eol: crlf > lf ? '\r\n' : '\n',
    mode,
  };
}
