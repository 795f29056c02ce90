import { describe, expect, it } from 'vitest';
import { lineReader } from '../../../src/mcp/line-reader.ts';
import fc from '../../support/properties.ts';

const read = (chunks: Buffer[], limit = 1000): (string | null)[] => {
  const lines: (string | null)[] = [];
  const reader = lineReader(limit, (line) => lines.push(line));
  for (const chunk of chunks) reader.push(chunk);
  return lines;
};

describe('lineReader', () => {
  it('gives the same lines however the bytes are cut', () => {
    const bytes = Buffer.from('{"a":"grün"}\r\n\n  {"b":"日本"}\n{"c":1}\n');
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        expect(read(chunks)).toEqual(['{"a":"grün"}', '{"b":"日本"}', '{"c":1}']);
      }),
    );
  });

  it('reports a line over the limit as null and reads the next one', () => {
    const chunks = ['x'.repeat(8), 'y'.repeat(8), '\nnext\n'].map((text) => Buffer.from(text));
    expect(read(chunks, 10)).toEqual([null, 'next']);
  });

  it('survives invalid UTF-8 and keeps what has not ended', () => {
    expect(read([Buffer.from([0xff, 0xfe, 0x0a, 0x61])])).toEqual(['\ufffd\ufffd']);
  });
});
