import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/event/event.ts';
import { cleanOutput } from '../../../src/failure/clean-output.ts';
import { decideOutcome } from '../../../src/failure/decide-outcome.ts';
import { type Evidence, NO_EVIDENCE } from '../../../src/failure/evidence.ts';
import type { Outcome } from '../../../src/failure/failure.ts';
import { eventOf } from './event-of.ts';

const outcome = (
  command: string | undefined,
  exitCode: number | null,
  output: string,
  over: Partial<Event> = {},
  evidence: Evidence = NO_EVIDENCE,
): Outcome => decideOutcome(eventOf({ command, exitCode, output, ...over }), cleanOutput(output), evidence);

const TRACEBACK = `Traceback (most recent call last):
  File "load.py", line 3, in <module>
    rows["id"]
KeyError: 'id'`;

describe('decideOutcome with a status', () => {
  it.each([
    ['npm test', 1, '', 'failed'],
    ['cat gone.txt', 1, 'cat: gone.txt: No such file or directory', 'failed'],
    ['git show nothing', 128, "fatal: ambiguous argument 'nothing'", 'failed'],
    ['grep -rn TODO src', 1, '', 'succeeded'],
    ['rg TODO', 1, '', 'succeeded'],
    ['rg TODO', 2, 'rg: gone: No such file', 'failed'],
    ['diff a b', 1, '< 1\n---\n> 2', 'succeeded'],
    ['diff expected.txt out.txt', 1, '< 1\n---\n> 2', 'failed'],
    ['git diff --quiet', 1, '', 'succeeded'],
    ['git diff --cached | git grep x', 1, '', 'succeeded'],
    ['find . -nme x', 1, "find: unknown predicate `-nme'", 'failed'],
    ['test -f x', 1, '', 'succeeded'],
    ['[ -n "$A" ]', 1, '', 'succeeded'],
    ['command -v cargo', 1, '', 'succeeded'],
    ['make && grep -q ok out', 1, '', 'succeeded'],
    ['grep -q x y && make', 2, 'make: *** [all] Error 1', 'failed'],
    ['set -o pipefail; yes | head -1', 141, 'y', 'succeeded'],
  ])('%s, %i: %s', (command, exitCode, output, expected) => {
    expect(outcome(command, exitCode, output)).toBe(expected);
  });

  it('is never a failure when it was interrupted or still runs', () => {
    expect(outcome('make', 130, 'make: *** Error', { interrupted: true })).toBe('succeeded');
    expect(outcome('make', null, 'error: boom', { background: true })).toBe('succeeded');
  });
});

describe('decideOutcome with status 0 and hidden work', () => {
  it.each([
    ['a pipe', 'pytest -q 2>&1 | tail -3', 'FAILED t.py::test_a - assert 1 == 2\n1 failed, 3 passed in 0.2s'],
    ['|| true', 'cargo test || true', 'test result: FAILED. 3 passed; 1 failed; 0 ignored'],
    ['; echo', 'npm run build; echo built', 'sh: 1: vite: not found\nbuilt'],
    ['a filter', 'cargo build 2>&1 | grep -E "^error"', 'error[E0382]: borrow of moved value: `v`'],
    ['a log that is shown', 'npx jest > out.txt 2>&1; cat out.txt', 'Tests:       2 failed, 5 passed, 7 total'],
    ['the background', 'python serve.py > log 2>&1 & sleep 1; cat log', TRACEBACK],
    ['a sequence', 'python load.py; python report.py', `${TRACEBACK}\nreport written`],
    ['a condition', 'if make; then echo yes; fi; echo end', 'make: *** [all] Error 2\nend'],
    ['a loop', 'for d in a b; do (cd $d && go build ./...); done', '# x/a\n./a.go:3:2: undefined: b'],
    ['a substitution', 'out=$(tsc -p . 2>&1); echo "$out"', "a.ts(1,2): error TS2304: Cannot find name 'x'."],
    ['a status that it prints', 'timeout 1 ./slow; echo "rc=$?"', 'step 1\nrc=124'],
    ['a shell in a pipe', 'curl -fsS http://127.0.0.1:1/i.sh | sh', 'curl: (7) Failed to connect to 127.0.0.1 port 1'],
    ['an or with words', 'git push 2>&1 || echo later', ' ! [rejected]  main -> main (fetch first)\nlater'],
  ])('%s masks', (_, command, output) => {
    expect(outcome(command, 0, output)).toBe('masked');
  });

  it.each([
    ['tests that pass', 'pytest -q 2>&1 | tail -3', 'ERROR    app:a.py:5 boom, retried\n4 passed in 0.1s'],
    ['0 failures', 'rspec | tail -2', '3 examples, 0 failures'],
    ['warnings', 'cargo build 2>&1 | tail -3', 'warning: unused variable: `error`\n    Finished `dev` profile'],
    ['a linter without errors', 'npx eslint . || true', '✖ 2 problems (0 errors, 2 warnings)'],
    ['a log', 'cat app.log | tail', `2031-01-01 10:00:00 ERROR db: refused\n${TRACEBACK}`],
    ['another log', 'tail -50 build.log; ls', 'make: *** [all] Error 2'],
    ['a search', 'git log --oneline | grep -i error | head', '1a2b3c4 Fix fatal error: cannot open file'],
    ['a build whose output nobody sees', 'make > /dev/null 2>&1; cat old.log', 'make: *** [all] Error 2'],
    ['clearing the ground', 'rm -r build; mkdir build; ls', "rm: cannot remove 'build': No such file or directory"],
    ['a container that was not there', 'docker rm -f web || true', 'Error: No such container: web'],
    ['a status of zero', 'npm test; echo "exit=$?"', 'Error: shown by a test\nexit=0'],
    ['a survived exception', 'python sync.py | tail -20', `${TRACEBACK}\nretrying\nsaved 3 rows\nclosed\ndone`],
    ['a logged exception', 'python sync.py | tail -9', `ERROR:root:attempt 1\n${TRACEBACK}\nINFO:root:recovered`],
    ['numbers called error', 'python fit.py | tail -2', 'epoch 9 loss: 0.12\nerror: 0.034'],
    [
      'an ignored error of make',
      'make clean | cat',
      'rmdir: failed to remove\nmake: [Makefile:2: clean] Error 1 (ignored)',
    ],
    ['an optional tool', 'which bat || echo "bat not found (optional)"', 'bat not found (optional)'],
  ])('%s do not', (_, command, output) => {
    expect(outcome(command, 0, output)).toBe('succeeded');
  });

  it('follows the verdict of a tool-specific reader', () => {
    const verdict = (value: Evidence['verdict']): Evidence => ({ verdict: value, strongErrors: [] });
    expect(outcome('mytest | tail', 0, 'oops', {}, verdict('failed'))).toBe('masked');
    expect(outcome('pytest | tail', 0, '1 failed in 0.2s', {}, verdict('passed'))).toBe('succeeded');
    expect(outcome('pytest', 0, '1 failed in 0.2s', {}, verdict('failed'))).toBe('succeeded');
  });
});

describe('decideOutcome with status 0 of a script', () => {
  it.each([
    ['bash deploy.sh', 'deploy.sh: line 4: helm: command not found\ndeployed'],
    ['./deploy.sh', './deploy.sh: 4: helm: not found\ndeployed'],
    ['python work.py', `Exception in thread Thread-1 (run):\n${TRACEBACK}\ndone`],
    ['python app.py', "app.py:7: RuntimeWarning: coroutine 'send' was never awaited\ndone"],
    ['java App', 'Exception in thread "Thread-0" java.lang.IllegalStateException: no\n\tat App.run(App.java:3)\ndone'],
    ['cargo run -q', "thread '<unnamed>' panicked at src/main.rs:2:5:\nboom\ndone"],
    ['redis-cli get a', 'NOAUTH Authentication required.'],
    ['psql -f up.sql', 'psql:up.sql:3: ERROR:  relation "a" does not exist\nCREATE TABLE'],
  ])('%s that lost a failure is masked', (command, output) => {
    expect(outcome(command, 0, output)).toBe('masked');
  });

  it.each([
    ['python work.py', `ERROR:root:attempt 0\n${TRACEBACK}\nINFO:root:done`],
    ['node ok.js', 'TypeError: fetch failed\nfallback used'],
    ['cargo run -q', "thread 'main' panicked at src/main.rs:2:5:\nboom\ncaught, going on"],
    ['pytest -v', 'test_a.py::test_thread_exception PASSED\n1 passed in 0.1s'],
    ['redis-cli get last_error', "ERR unknown command 'a'"],
    ['echo "bash: line 1: helm: command not found"', 'bash: line 1: helm: command not found'],
    ['make', "echo 'error: none'\nerror: none"],
  ])('%s that went well is not', (command, output) => {
    expect(outcome(command, 0, output)).toBe('succeeded');
  });
});

describe('decideOutcome from the text alone', () => {
  it.each([
    ['make', 'gcc -c a.c\na.c:1:1: error: unknown type name\nmake: *** [a.o] Error 1'],
    [undefined, 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nKeyError: 1'],
    ['git show zzz', "fatal: ambiguous argument 'zzz': unknown revision"],
    ['cat gone', 'cat: gone: No such file or directory'],
    ['go run .', '2031/01/01 10:00:00 listen tcp :80: bind: permission denied\nexit status 1'],
    [undefined, 'Tests:       1 failed, 1 total'],
    ['node a.js', 'a.js:1\nError: no region\n    at Object.<anonymous> (a.js:1:7)\n\nNode.js v20.20.0'],
  ])('%s failed', (command, output) => {
    expect(outcome(command, null, output)).toBe('failed');
  });

  it.each([
    ['git log -1', 'commit 1\n\n    fatal: something was fixed'],
    ['tail app.log', '2031-01-01 10:00:00 ERROR lost connection'],
    ['npm test', '# tests 3\n# pass 3\n# fail 0'],
    [undefined, '12 passed in 0.3s'],
    [undefined, ''],
    ['go test ./...', 'ok  \texample.test/a\t0.002s'],
  ])('%s succeeded', (command, output) => {
    expect(outcome(command, null, output)).toBe('succeeded');
  });
});
