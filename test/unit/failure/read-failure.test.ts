import { describe, expect, it } from 'vitest';
import { cleanOutput } from '../../../src/failure/clean-output.ts';
import { type Evidence, NO_EVIDENCE } from '../../../src/failure/evidence.ts';
import type { Failure } from '../../../src/failure/failure.ts';
import { readFailure } from '../../../src/failure/read-failure.ts';
import { eventOf } from './event-of.ts';

const read = (command: string, exitCode: number, output: string, evidence: Evidence = NO_EVIDENCE): Failure =>
  readFailure(eventOf({ command, exitCode, output }), cleanOutput(output), evidence);

describe('readFailure', () => {
  it('gives a success no key lines and an empty signature', () => {
    expect(read('make', 0, 'built')).toMatchObject({ outcome: 'succeeded', keyLines: [], signature: '' });
  });

  it('gives the same fingerprint to the same failure elsewhere, and another to another name', () => {
    const prints = [
      'a/x.py:3: error: Name "total" is not defined',
      'b/y.py:99: error: Name "total" is not defined',
      'b/y.py:99: error: Name "count" is not defined',
    ].map((line) => read('mypy .', 1, line).fingerprint);
    expect(prints[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(prints[1]).toBe(prints[0]);
    expect(prints[2]).not.toBe(prints[0]);
  });

  it('tells silent failures apart by what was run', () => {
    expect(read('./a.sh', 1, '').fingerprint).not.toBe(read('./b.sh', 1, '').fingerprint);
    expect(read('./a.sh', 1, '').signature).toBe('a.sh exit 1');
  });

  it('puts what a tool-specific reader found first, without repeating it', () => {
    const evidence: Evidence = { verdict: 'failed', strongErrors: [{ line: 2, text: 'error: b' }] };
    expect(read('x', 1, 'error: a\nerror: b', evidence).keyLines).toEqual([
      { line: 2, text: 'error: b' },
      { line: 1, text: 'error: a' },
    ]);
  });
});
