import { describe, expect, it } from 'vitest';
import { parseRegex } from '../../../src/pattern/regex/parse-regex.ts';
import { proveLinear } from '../../../src/pattern/regex/prove-linear.ts';

const holds = (source: string, { flags = 'm', block = false } = {}): string => {
  const parsed = parseRegex(source);
  if ('error' in parsed) throw new Error(parsed.error);
  return proveLinear(parsed.tree, flags, block).holds;
};

describe('proveLinear', () => {
  it.each([
    "cannot import name '(?<symbol>\\w+)' from '(?<module>[\\w.]+)'",
    '^error: (?<message>.*) in (?<file>\\S+)$',
    '^(?<file>[^\\s:]+):(?<line>\\d+):(?<column>\\d+): error: ',
    '(?:^|\\s)(?<file>[\\w./-]+\\.py):(?<line>\\d+): \\w+Error',
    'ECONNREFUSED (?<host>[\\d.]+):(?<port>\\d+)',
    '^(?:\\w+\\.)*\\w+: x',
    '^(?!.*handled)error',
    'x{3,40}y|z',
  ])('proves a search for %s', (source) => {
    if (source.startsWith('x{')) expect(holds(source)).not.toBe('none');
    else expect(holds(source)).toBe('search');
  });

  it.each([
    'error: (?<message>.*) in (?<file>\\S+)$',
    '(?<file>[^\\s:]+):(?<line>\\d+): error',
    '\\bfoo\\b.*?\\bbar\\b',
    '(?=a+b)a',
  ])('proves only a fixed start for %s', (source) => {
    expect(holds(source)).toBe('from-start');
  });

  it.each([
    '(a+)+b',
    '(a|a)*b',
    '(a*)*b',
    '(?:a?b?)*c',
    'a{0,200}a{0,200}a{0,200}a{0,200}b',
    '^\\s*\\w+\\s*=?\\s*\\w*\\s*$',
    '(x+x+)+y',
    '(?:\\w|\\d)+!',
    '(\\w+)\\1',
    '^.*,.*,.*,$',
  ])('proves nothing for %s', (source) => {
    expect(holds(source)).toBe('none');
  });

  it('knows that a line start inside a window stops a search from starting over', () => {
    expect(holds('^error: .*\\n +--> (?<file>[^:\\n]+):\\d+', { block: true })).toBe('search');
    expect(holds('error: .*\\n +--> (?<file>[^:\\n]+):\\d+', { block: true })).toBe('from-start');
    expect(holds('^error: .*', { flags: 's', block: true })).toBe('search');
  });

  it('counts both cases when case is ignored', () => {
    expect(holds('^a*A*b', { flags: 'i' })).toBe('none');
    expect(holds('^a*A*b')).toBe('search');
  });
});
