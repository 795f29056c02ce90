import type { AttemptRecord, EventRecord, RunRecord } from '../../../src/history/records.ts';

export const succeeded = (id: string, more: Partial<EventRecord> = {}): EventRecord => ({
  kind: 'event',
  id,
  source: 'hook',
  session: 's1',
  tool: 'Bash',
  command: 'npm test',
  cwd: '/nowhere/project',
  project: 'p1',
  exitCode: 0,
  outcome: 'succeeded',
  interrupted: false,
  at: 1000,
  ...more,
});

export const failed = (
  id: string,
  more: Partial<EventRecord> = {},
  failure: Partial<NonNullable<EventRecord['failure']>> = {},
): EventRecord =>
  succeeded(id, {
    exitCode: 1,
    outcome: 'failed',
    failure: {
      fingerprint: 'f1',
      signature: "Cannot find module '<str>'",
      pattern: 'node/missing-module',
      category: 'dependency',
      root: "Error: Cannot find module 'left-pad'",
      captures: { module: 'left-pad' },
      text: "Error: Cannot find module 'left-pad'\nRequire stack:",
      ...failure,
    },
    ...more,
  });

export const attempt = (id: string, more: Partial<AttemptRecord> = {}): AttemptRecord => ({
  kind: 'attempt',
  id,
  eventId: 'e1',
  session: 's1',
  project: 'p1',
  fingerprint: 'f1',
  pattern: 'node/missing-module',
  remedy: 'edit',
  result: 'pending',
  at: 1000,
  ...more,
});

export const run = (id: string, more: Partial<RunRecord> = {}): RunRecord => ({
  kind: 'run',
  id,
  session: 's1',
  project: 'p1',
  startedAt: 1000,
  ...more,
});
