import type { Event } from './event/event.ts';
import { diagnoseEvent } from './heal.ts';
import type { Knowledge } from './knowledge.ts';

/** Lines that every reader of outputs looks at more closely than at others. */
const SCRIPT = [
  'Traceback (most recent call last):',
  '  File "app/main.py", line 3, in <module>',
  "ModuleNotFoundError: No module named 'example'",
  'src/main.ts:4:7 - error TS2304: Cannot find name',
  'error[E0425]: cannot find value `x` in this scope',
  ' --> src/main.rs:2:5',
  'main.c:3:5: error: undeclared',
  'FAILED tests/test_app.py::test_one - AssertionError: assert 1 == 2',
  'npm ERR! code ELIFECYCLE',
  '--- FAIL: TestOne (0.00s)',
  'make: *** [all] Error 1',
  'Error: something failed',
  '    at run (/app/index.js:1:1)',
  'something that nobody knows',
];

const event = (command: string, output: string): Event => ({
  id: 'rehearsal',
  source: 'pipe',
  session: 'rehearsal',
  tool: 'Bash',
  command,
  cwd: '/',
  project: '',
  exitCode: 1,
  output,
  interrupted: false,
});

/**
 * Diagnoses made-up failures, so that a process that stays has read and compiled what the first real one needs. Nothing is kept of it.
 */
export async function rehearse(knowledge: Knowledge): Promise<void> {
  await diagnoseEvent(event('make test', SCRIPT.join('\n')), knowledge);
  await diagnoseEvent(event('./run', SCRIPT.at(-1) ?? ''), knowledge);
}
