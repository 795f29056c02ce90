import { describe, expect, it } from 'vitest';
import { commandShape } from '../../../src/failure/command-shape.ts';
import { runIdentity } from '../../../src/failure/run-identity.ts';
import { excerpt } from '../../../src/history/event-record.ts';
import { failureKeys } from '../../../src/hook/failure-keys.ts';
import { hookReply } from '../../../src/hook/hook-reply.ts';
import { maskedBy } from '../../../src/hook/masked-by.ts';
import { parsePayload } from '../../../src/hook/parse-payload.ts';
import { sampleDiagnosis, sampleEvent, sampleReport } from '../../support/sample-report.ts';

describe('runIdentity', () => {
  const key = (command: string, cwd = '/w') => runIdentity(sampleEvent({ command, cwd }), commandShape(command), '/w');

  it('is the same however the call is wrapped', () => {
    expect(key('pytest -q 2>&1 | tail -5')).toBe(key('pytest -q'));
    expect(key('cd sub && make test')).toBe(key('make test', '/w/sub'));
  });

  it('tells folders, calls and work trees apart', () => {
    const keys = ['make test', 'make', 'cd a && make test', 'cd b && make test'].map((command) => key(command));
    const event = sampleEvent({ command: 'make test', cwd: '/w' });
    keys.push(runIdentity(event, commandShape('make test'), '/other-tree'));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('failureKeys', () => {
  it('is the same for the same cause on another line, and differs for another file or value', () => {
    const of = (root: string, category: 'name' | 'assertion' = 'name') =>
      failureKeys(sampleReport([sampleDiagnosis({ root, category })]));
    expect(of('a.py:3: no b')).toEqual(of('a.py:7: no b'));
    expect(of('a.py: no b').cause).not.toBe(of('c.py: no b').cause);
    expect(of('30 != 31', 'assertion').cause).toBe(of('30 != 32', 'assertion').cause);
    expect(of('30 != 31', 'assertion').whole).not.toBe(of('30 != 32', 'assertion').whole);
  });

  it('sees progress where fewer tests fail', () => {
    const of = (failedTests: string[]) =>
      failureKeys(
        sampleReport(undefined, {
          analyses: [{ tool: 't', verdict: 'failed', errors: [], counts: {}, failedTests, suggestions: [] }],
        }),
      );
    expect(of(['a', 'b']).cause).toBe(of(['a']).cause);
    expect(of(['a', 'b']).whole).not.toBe(of(['a']).whole);
  });
});

describe('maskedBy', () => {
  it.each([
    ['pytest | tail -5', 'tail'],
    ['npm test || true', '|| true'],
    ['npm test; echo done', 'echo'],
    ['npm test &', '&'],
  ])('%s: %s', (command, owner) => expect(maskedBy(commandShape(command))).toBe(owner));
});

describe('excerpt', () => {
  const lines = Array.from({ length: 100 }, (_, n) => `line ${n + 1}`);

  it('keeps what is around the lines given, with gaps marked', () => {
    expect(excerpt(lines, [10, 90]).split('\n')).toEqual(['…', ...lines.slice(3, 16), '…', ...lines.slice(83, 96)]);
  });

  it('keeps the end when no line is given, and a bounded length always', () => {
    expect(excerpt(lines, []).split('\n').at(-1)).toBe('line 100');
    expect(
      excerpt(
        lines.map((line) => line.repeat(400)),
        [50],
      ).length,
    ).toBeLessThanOrEqual(8_100);
  });
});

describe('hookReply', () => {
  it('is null when there is nothing to say, and bounded otherwise', () => {
    expect(hookReply('PostToolUse', null)).toBeNull();
    expect(hookReply('PostToolUse', '')).toBeNull();
    expect(hookReply('X', 'a'.repeat(20_000))?.hookSpecificOutput?.additionalContext.length).toBe(9_000);
    expect(hookReply('X', null, 'note')).toEqual({ systemMessage: 'note' });
  });
});

describe('parsePayload', () => {
  it('says what is wrong with what is no JSON', () => {
    expect(parsePayload('\uFEFF {"a":1}\n')).toEqual({ json: { a: 1 } });
    expect(parsePayload('')).toMatchObject({ problem: expect.stringContaining('empty') });
    expect(parsePayload('{')).toMatchObject({ problem: expect.stringContaining('not JSON') });
  });
});
