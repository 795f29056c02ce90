import { StringDecoder } from 'node:string_decoder';

/**
 * Cuts a byte stream into lines of text. Linear in the input whatever the chunk sizes; a line longer than `limit` characters is
 * dropped and reported as null, so that one endless line cannot fill the memory. Invalid UTF-8 becomes U+FFFD.
 */
export function lineReader(limit: number, onLine: (line: string | null) => void): { push(chunk: Buffer): void } {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  const finish = (): void => {
    const line = length > limit ? null : parts.join('').trim();
    parts = [];
    length = 0;
    if (line !== '') onLine(line);
  };
  const add = (piece: string): void => {
    length += piece.length;
    if (length <= limit) parts.push(piece);
    else parts = [];
  };
  return {
    push(chunk) {
      const pieces = decoder.write(chunk).split('\n');
      pieces.forEach((piece, index) => {
        add(piece);
        if (index < pieces.length - 1) finish();
      });
    },
  };
}
