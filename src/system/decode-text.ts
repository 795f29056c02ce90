/** A file's bytes as text, in a way that gives back the same bytes. */
export interface DecodedText {
  /** Without the BOM. */
  text: string;
  /** `latin1` where the bytes are not valid UTF-8: every byte is one character. */
  encoding: 'utf8' | 'latin1';
  bom: boolean;
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Decodes bytes as UTF-8, or as Latin-1 where that is not valid; `encodeText` reverses it byte for byte. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const bom = bytes.length >= 3 && BOM.equals(bytes.subarray(0, 3));
  const body = bom ? bytes.subarray(3) : bytes;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), encoding: 'utf8', bom };
  } catch {
    return { text: Buffer.from(body).toString('latin1'), encoding: 'latin1', bom }; // not UTF-8: that is an answer, not a fault
  }
}

/** The bytes of a text in the encoding of the file that it came from, or null when a character does not exist there. */
export function encodeText(decoded: DecodedText): Buffer | null {
  const { text, encoding, bom } = decoded;
  if (encoding === 'latin1' ? /[^\0-\xff]/.test(text) : /\p{Surrogate}/u.test(text)) return null;
  const body = Buffer.from(text, encoding);
  return bom ? Buffer.concat([BOM, body]) : body;
}
