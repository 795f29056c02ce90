import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/event/event.ts';
import { cleanOutput } from '../../../src/failure/clean-output.ts';
import { decideOutcome, mayBeMasked } from '../../../src/failure/decide-outcome.ts';
import fc from '../../support/properties.ts';

/** Whatever may be taken for the sign of a failure. */
const OUTPUT = [
  'Traceback (most recent call last):',
  "ModuleNotFoundError: No module named 'left_padding'",
  'run.sh: line 3: foo: command not found',
  'sh: 1: foo: not found',
  'Exception in thread Thread-1 (work):',
  "thread 'worker' (7) panicked at src/main.rs:3:5:",
  'psql:seed.sql:3: ERROR:  relation "orders" does not exist',
  'ORA-00942: table or view does not exist',
  '(error) ERR unknown command',
  'ERR wrong number of arguments',
  'MongoServerError: bad auth',
  '<title>500 Internal Server Error</title>',
  '{"status":500,"error":"x"}',
  'exit 1',
  'exit=1',
  'rc: 2',
  'make: *** [all] Error 1',
  'FAILED (failures=1)',
  '1 failed, 2 passed in 0.1s',
  'error: build failed',
  'npm ERR! code ELIFECYCLE',
].join('\n');

const clean = cleanOutput(OUTPUT);
const evidence = { verdict: 'failed', strongErrors: [{ text: 'error: build failed', line: 20 }] } as const;

const outcome = (command: string): string => {
  const event: Event = {
    id: 'e',
    source: 'hook',
    session: 's',
    tool: 'Bash',
    command,
    cwd: '/',
    project: 'p',
    exitCode: 0,
    output: OUTPUT,
    interrupted: false,
  };
  return decideOutcome(event, clean, { ...evidence, strongErrors: [...evidence.strongErrors] });
};

const program = fc.constantFrom(
  ...['true', 'make', 'npm test', 'pytest -q', 'cargo build', 'git status', 'cat a.log', 'go run .', 'cargo run'],
  ...[
    'python a.py',
    'node a.js',
    './run',
    'sh run.sh',
    'run.sh',
    '. ./env',
    'source env',
    'php a.php',
    'java A',
    'tsx a.ts',
  ],
  ...[
    'psql -c x',
    'redis-cli get a',
    'redis-cli flush',
    'mongosh',
    'curl -s localhost',
    'sqlplus',
    'echo $?',
    'echo "exit=$?"',
  ],
  ...[
    'bash -c "make"',
    'env A=1 make',
    'timeout 5 make',
    'set -e',
    'set -o pipefail',
    'cd x',
    'exit $rc',
    'rc=$?',
    'sudo make',
  ],
);
const command = fc.letrec<{ command: string }>((tie) => ({
  command: fc.oneof(
    { maxDepth: 4 },
    { weight: 3, arbitrary: program },
    fc
      .tuple(tie('command'), fc.constantFrom(' | ', ' || ', ' && ', '; ', ' & ', '\n', ' |& '), tie('command'))
      .map((parts) => parts.join('')),
    tie('command').map((inner) => `(${inner})`),
    tie('command').map((inner) => `{ ${inner}; }`),
    tie('command').map((inner) => `! ${inner}`),
    tie('command').map((inner) => `echo "$(${inner})"`),
    tie('command').map((inner) => `if ${inner}; then ${inner}; fi`),
    tie('command').map((inner) => `for i in 1 2; do ${inner}; done`),
    tie('command').map((inner) => `${inner} 2>&1 | tail -3`),
  ),
})).command;

describe('a command whose status 0 hides nothing', () => {
  it('has succeeded, whatever it printed', () => {
    let certain = 0;
    fc.assert(
      fc.property(command, (text) => {
        if (mayBeMasked(text)) return;
        certain += 1;
        expect(outcome(text)).toBe('succeeded');
      }),
      { numRuns: 2000 },
    );
    expect(certain).toBeGreaterThan(200);
  });

  it.each(['true', 'git status --short', 'npm test', 'mkdir -p a && touch a/b', 'cargo build 2>&1'])(
    'is %j',
    (text) => {
      expect(mayBeMasked(text)).toBe(false);
    },
  );

  it.each(['npm test | tail', 'make || true', 'make; echo done', 'python a.py', './run', 'psql -c x', 'make; echo $?'])(
    'is not %j',
    (text) => {
      expect(mayBeMasked(text)).toBe(true);
    },
  );
});
