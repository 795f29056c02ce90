import { describe, expect, it } from 'vitest';
import { cleanOutput } from '../../../src/failure/clean-output.ts';
import fc from '../../support/properties.ts';

const ESC = '\x1b';

describe('cleanOutput', () => {
  it.each([
    ['colours', `${ESC}[1m${ESC}[31merror${ESC}[0m: no`, 'error: no'],
    ['256 colours and a colon form', `${ESC}[38;5;196mred${ESC}[m ${ESC}[38:2::1:2:3mrgb`, 'red rgb'],
    ['a hyperlink (OSC 8) ended by ST', `${ESC}]8;;https://x.test/a${ESC}\\E0308${ESC}]8;;${ESC}\\`, 'E0308'],
    ['a title (OSC 0) ended by BEL', `${ESC}]0;make\x07done`, 'done'],
    ['an OSC that never ends', `${ESC}]0;make\nerror`, '0;make\nerror'],
    ['a charset switch', `${ESC}(Bok${ESC}=`, 'ok'],
    ['cursor forward as a blank', `a${ESC}[1Cb`, 'a b'],
    ['CRLF', 'one\r\ntwo\r\n', 'one\ntwo'],
    ['CR CR LF', 'one\r\r\ntwo', 'one\ntwo'],
    ['a progress bar', 'get 10%\rget 50%\rget 100%\ndone', 'get 100%\ndone'],
    ['a progress bar that ends with CR', 'get 10%\rget 100%\r\ndone', 'get 100%\ndone'],
    [
      'a spinner that moves to column one',
      `-${ESC}[1G${ESC}[0K/${ESC}[1G${ESC}[0Kadded 3 packages`,
      'added 3 packages',
    ],
    ['an erased line', `building${ESC}[2Kfailed`, 'failed'],
    ['backspaces', 'abX\b\bBc', 'aBc'],
    ['overstrike of a manual', 'N\bNA\bAM\bME\bE', 'NAME'],
    ['NUL and other controls', 'a\x00b\x07c\x7f', 'abc'],
    ['blanks at line ends', 'a  \nb\t\n\n', 'a\nb'],
    ['a byte order mark', '\ufeffa', 'a'],
    ['characters beyond ASCII', 'größe ✓ 🙂', 'größe ✓ 🙂'],
  ])('%s', (_, raw, text) => {
    expect(cleanOutput(raw).text).toBe(text);
  });

  it('replaces invalid UTF-8 and reads UTF-16 with a mark', () => {
    expect(cleanOutput(Uint8Array.of(0x61, 0xff, 0x0a, 0xc3, 0xa9)).text).toBe('a\ufffd\né');
    expect(cleanOutput(new Uint8Array(Buffer.from('\ufeffboom\r\n', 'utf16le'))).text).toBe('boom');
  });

  it('has as many lines as its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const { text, lines } = cleanOutput(raw);
        expect(lines.join('\n')).toBe(text);
        expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f]/);
      }),
    );
  });

  it('is stable: a clean text stays as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', '\n', '\r', '\b', ESC, `${ESC}[31m`, `${ESC}]0;`, '\x07', '\t')),
        (parts) => {
          const { text } = cleanOutput(parts.join(''));
          expect(cleanOutput(text).text).toBe(text);
        },
      ),
    );
  });

  it('keeps the ends of 100 MB, as text and as bytes', () => {
    const big = Buffer.concat([
      Buffer.from('first line\n'),
      Buffer.alloc(100_000_000, 'some ordinary line of a long log\n'),
      Buffer.from('\nfatal: the last line\n'),
    ]);
    for (const raw of [new Uint8Array(big), big.toString('latin1')]) {
      const { text, lines } = cleanOutput(raw);
      expect(text.length).toBeLessThan(1_010_000);
      expect([lines[0], lines.at(-1)]).toEqual(['first line', 'fatal: the last line']);
      expect(lines.some((line) => /^\.\.\. \[\d+ characters truncated\] \.\.\.$/.test(line))).toBe(true);
    }
  });

  it('shortens a single endless line', () => {
    const { lines } = cleanOutput(`${'x'.repeat(200_000)}END`);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBeLessThan(17_000);
    expect(lines[0]?.endsWith('END')).toBe(true);
  });
});
