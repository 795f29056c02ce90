import { describe, expect, it } from 'vitest';
import { cleanOutput } from '../../../src/failure/clean-output.ts';
import { selectKeyLines } from '../../../src/failure/select-key-lines.ts';

const best = (output: string): string | undefined => selectKeyLines(cleanOutput(output).lines)[0]?.text;

describe('selectKeyLines puts first what states the cause', () => {
  it.each([
    [
      'the exception, not the frames',
      'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    f()\nKeyError: \'region\'',
      "KeyError: 'region'",
    ],
    [
      'the last of two tracebacks that were not chained',
      'Traceback (most recent call last):\n  File "a.py", line 1, in f\nOSError: gone\nusing the cache\nTraceback (most recent call last):\n  File "a.py", line 9, in <module>\nPermissionError: [Errno 13] Permission denied: \'x\'',
      "PermissionError: [Errno 13] Permission denied: 'x'",
    ],
    [
      'the compiler, not make',
      'gcc -c a.c\na.c:3:5: error: unknown type name ‘Nod’\ncompilation terminated.\nmake: *** [Makefile:4: a.o] Error 1',
      'a.c:3:5: error: unknown type name ‘Nod’',
    ],
    [
      'the linker, not its driver',
      "/usr/bin/ld: a.o: in function `main':\na.c:(.text+0x5): undefined reference to `net_init'\ncollect2: error: ld returned 1 exit status",
      "a.c:(.text+0x5): undefined reference to `net_init'",
    ],
    [
      'the first error of several',
      'src/a.ts(1,2): error TS2307: Cannot find module "./x".\nsrc/b.ts(9,2): error TS2304: Cannot find name "y".',
      'src/a.ts(1,2): error TS2307: Cannot find module "./x".',
    ],
    [
      'the message of a panic, not its place',
      "thread 'main' (12) panicked at src/main.rs:2:5:\nattempt to divide by zero\nnote: run with `RUST_BACKTRACE=1`",
      'attempt to divide by zero',
    ],
    [
      'the assertion of pytest',
      '    def test_a():\n>       assert total() == 3\nE       assert 2 == 3\nE        +  where 2 = total()\n\ntest_a.py:4: AssertionError\n1 failed in 0.1s',
      'E       assert 2 == 3',
    ],
    [
      'what a Go test said',
      '--- FAIL: TestAdd (0.00s)\n    add_test.go:7: Add(2, 3) = -1, want 5\nFAIL\nFAIL\texample.test/a\t0.001s',
      'add_test.go:7: Add(2, 3) = -1, want 5',
    ],
    [
      'the reason, not the push that failed',
      "remote: error: commits must name a ticket\n ! [remote rejected] main -> main (pre-receive hook declined)\nerror: failed to push some refs to 'x'",
      'remote: error: commits must name a ticket',
    ],
    [
      'no warning',
      'npm warn deprecated a@1: error prone\nnpm error code E404\nnpm error 404 Not Found - GET https://r.test/x\nnpm error A complete log of this run can be found in: /x',
      'npm error 404 Not Found - GET https://r.test/x',
    ],
    [
      'our code before that of others',
      'node_modules/a/b.ts(1,1): error TS2304: Cannot find name "A".\nsrc/a.ts(1,1): error TS2304: Cannot find name "B".',
      'src/a.ts(1,1): error TS2304: Cannot find name "B".',
    ],
    [
      'no log record',
      '2031-01-01 10:00:00 ERROR retrying: connection refused\nfatal: no space left',
      'fatal: no space left',
    ],
    ['the last words when nothing is known', 'a b\nkaputt im Modul sieben\n\n', 'kaputt im Modul sieben'],
  ])('%s', (_, output, expected) => {
    expect(best(output)).toBe(expected);
  });

  it('says where a line stands and repeats none', () => {
    const lines = selectKeyLines(['start', 'error: a', 'error: a', 'error: b']);
    expect(lines).toEqual([
      { line: 2, text: 'error: a' },
      { line: 4, text: 'error: b' },
    ]);
  });

  it('finds nothing in nothing', () => {
    expect(selectKeyLines([])).toEqual([]);
    expect(selectKeyLines(['', '---'])).toEqual([]);
  });
});
