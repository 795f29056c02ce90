import { describe, expect, it } from 'vitest';
import { maskLine } from '../../../src/failure/mask-line.ts';
import fc from '../../support/properties.ts';

describe('maskLine', () => {
  it.each([
    ['/srv/app/cart.py:12:3: error', '<path>:<num>:<num>: error'],
    ['src/cart.ts(4,17): error TS2322: no', '<path>(<num>,<num>): error TS2322: no'],
    ['C:\\dev\\cart.py:3: error', '<path>:<num>: error'],
    ['  File "/srv/app/cart.py", line 12, in total', 'File "<path>", line <num>, in total'],
    ['open ./package.json failed', 'open package.json failed'],
    ['GET https://x.test/a?b=1 404 Not Found', 'GET <url> 404 Not Found'],
    ['run 123e4567-e89b-12d3-a456-426614174000 ended', 'run <uuid> ended'],
    ['object 862e8ebead6d2f1bd610a80541c1a11abcb2e17d', 'object <hash>'],
    ['at 0x7fffa544da70', 'at <hex>'],
    ['connect 10.0.0.7:5432 refused', 'connect <ip>:<num> refused'],
    ['bind [::1]:8080 in use', 'bind <ip>:<num> in use'],
    ['2031-05-01T10:20:00Z worker-2 died', '<time> worker-<num> died'],
    ['took 12.5ms and 34 MB', 'took <duration> and <size>'],
    ['2 failed, 118 passed', '<num> failed, <num> passed'],
    ['left-pad 1.3.0 found', 'left-pad <version> found'],
    ['token "a1b2c3d4 9876543210 lost" bad', 'token "<str>" bad'],
    // placeholders make the quoted text longer than what is kept of it
    [`'${'/a/b.py:3 '.repeat(5)}'`, "'<str>'"],
  ])('%s', (line, masked) => {
    expect(maskLine(line)).toBe(masked);
  });

  it.each([
    'error[E0308]: mismatched types',
    "error TS2304: Cannot find name 'total'.",
    "ModuleNotFoundError: No module named 'aiohttp'",
    "KeyError: 'region'",
    'OSError: [Errno 98] Address already in use',
    'Error: EACCES: permission denied',
    'HTTP/1.1 503 Service Unavailable',
    'status code 404',
    'The requested URL returned error: 500',
    'SQLSTATE[42S02]: Base table not found',
    'curl: (7) Failed to connect',
    'exit status 2',
    'os error 13',
    "'utf-8' codec can't decode",
    'Base64DecodeError in sha256 of x86_64',
    'std::vec::Vec is private',
    'and/or, input/output, n/a',
  ])('leaves %s', (line) => {
    expect(maskLine(line)).toBe(line);
  });

  it('tells different names apart', () => {
    expect(maskLine("No module named 'a'")).not.toBe(maskLine("No module named 'b'"));
  });

  it('is the same when applied twice', () => {
    const part = fc.constantFrom(
      '/a/b.py:3',
      '12',
      'x',
      ' ',
      "'",
      '"',
      '0xff',
      '1.2.3',
      'http://h/1',
      '<num>',
      '-',
      ':',
      '5 ms',
      'a1b2c3d4',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const once = maskLine(parts.join(' '));
        expect(maskLine(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});
