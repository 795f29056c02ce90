import { describe, expect, it } from 'vitest';
import { readPipedText } from '../../../src/event/read-piped-text.ts';
import { readWrappedRun } from '../../../src/event/read-wrapped-run.ts';
import { testContext } from './context.ts';

describe('readPipedText', () => {
  it('has no exit code and no command unless told', () => {
    const event = readPipedText('boom\n', testContext());
    expect(event).toMatchObject({ source: 'pipe', exitCode: null, output: 'boom\n', interrupted: false });
    expect(event.command).toBeUndefined();
    expect(event.cut).toBeUndefined();
    expect(readPipedText('', testContext(), { command: 'make', exitCode: 2 })).toMatchObject({
      command: 'make',
      exitCode: 2,
    });
  });

  it('is not cut because it happens to be as long as the limit of the client', () => {
    expect(readPipedText('x'.repeat(30_000), testContext()).cut).toBeUndefined();
  });

  it('sees what was cut before it got here', () => {
    expect(readPipedText('a\n\n... [900 characters truncated] ...\n\nb', testContext()).cut?.lost).toBe(900);
    expect(readPipedText('a', testContext(), { lost: 12 }).cut).toEqual({ lost: 12, tailLost: false });
  });
});

describe('readWrappedRun', () => {
  it('carries the status and the time', () => {
    const run = { command: 'make -j4', exitCode: 2, output: 'x', durationMs: 250 };
    expect(readWrappedRun(run, testContext({ session: 'r1' }))).toMatchObject({
      source: 'run',
      session: 'r1',
      exitCode: 2,
      durationMs: 250,
      startedAt: testContext().now - 250,
    });
  });
});
