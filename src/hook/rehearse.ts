import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knowledge } from '../knowledge.ts';
import { answerHook } from './answer-hook.ts';

/** How often each call is played: V8 has compiled by then what a real one needs. */
const ROUNDS = 6;

/** They end a session; what was made for the rehearsal goes with it. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** A made-up project: enough for what looks at manifests and sources to have something to look at. */
const FILES = {
  'requirements.txt': 'example-library\n',
  'app.py': 'import example_module\n\n\ndef total(prices):\n    return sum(prices)\n',
  'package.json': '{ "name": "example", "scripts": { "build": "tsc", "test": "node --test" } }\n',
  'main.ts': 'export const total = 1;\nconsole.log(totall);\n',
};

/** Commands and what they print, of the kinds that agents meet; no output is a success. */
const CALLS: readonly (readonly [command: string, output: string | null])[] = [
  [
    'python app.py',
    `Traceback (most recent call last):\n${'  File "app.py", line 1, in <module>\n'.repeat(20)}ModuleNotFoundError: No module named 'example_module'`,
  ],
  ['npx tsc --noEmit', "main.ts(2,13): error TS2304: Cannot find name 'totall'."],
  ['cargo build', 'error[E0425]: cannot find value `x` in this scope\n --> src/main.rs:2:5\n'],
  ['make test', 'main.c:3:5: error: unknown type name\nmake: *** [all] Error 1'],
  [
    'npm test',
    'FAIL src/cart.test.ts\n    at run (/app/index.js:1:1)\nError: listen EADDRINUSE: address already in use :::3000\n',
  ],
  ['pytest', 'FAILED tests/test_app.py::test_one - AssertionError: assert 1 == 2\n1 failed in 0.1s'],
  ['./run', 'something that nobody knows'],
  ['true', null],
];

/**
 * Plays made-up calls through the whole hook, in a folder of their own that is removed again, so that a process that stays has read and
 * compiled what the first real failure needs: it would take ten times as long otherwise. No program is started.
 * @param knowledge what the real calls will have
 * @param idle resolves when no real call is under way; with false when there is nothing to rehearse for any more
 */
export async function rehearse(knowledge: Knowledge, idle: () => Promise<boolean>): Promise<void> {
  let place = '';
  const remove = (): void => {
    if (place !== '') rmSync(place, { recursive: true, force: true });
  };
  const withdraw = (signal: NodeJS.Signals): void => {
    leave();
    process.kill(process.pid, signal); // now as if nobody had listened
  };
  const leave = (): void => {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, withdraw);
    remove();
  };
  // Before there is a folder: a signal that comes right after would leave it behind.
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, withdraw);
  try {
    place = mkdtempSync(join(tmpdir(), 'heal-hooks-rehearsal-'));
    const project = join(place, 'project');
    mkdirSync(project);
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(project, name), text);
    // All of the state, and no program to be found.
    const env = { HOME: place, HEAL_HOOKS_HOME: join(place, 'state'), PATH: '' };
    const world = {
      env,
      cwd: project,
      now: Date.now,
      knowledge: async () => knowledge,
      quickPass: false,
      later: (work: () => void) => work(),
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, [command, output]] of CALLS.entries()) {
        if (!(await idle())) return;
        await answerHook(JSON.stringify(payload(`${round}-${index}`, project, command, output)), world);
      }
    }
  } finally {
    leave();
  }
}

const payload = (id: string, cwd: string, command: string, output: string | null): Record<string, unknown> => ({
  session_id: `rehearsal-${id}`,
  cwd,
  tool_name: 'Bash',
  tool_use_id: `toolu_${id}`,
  tool_input: { command },
  ...(output === null
    ? { hook_event_name: 'PostToolUse', tool_response: { stdout: '', stderr: '', interrupted: false } }
    : { hook_event_name: 'PostToolUseFailure', error: `Exit code 1\n${output}` }),
});

/** Real calls come close together, and the next one is not kept waiting. Milliseconds. */
const REST = 100;

/**
 * @param last when the last real call came, in UTC milliseconds
 * @param wanted is there still somebody to answer?
 */
export const idleAfter =
  (last: () => number, wanted: () => boolean = () => true) =>
  async (): Promise<boolean> => {
    for (let left = 1; left > 0; left = last() + REST - Date.now()) await sleep(left);
    return wanted();
  };
