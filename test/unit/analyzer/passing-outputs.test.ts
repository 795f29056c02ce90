import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';

/** Outputs of commands that succeeded, full of words that sound like failure. */
const PASSING: [string, string, string][] = [
  [
    'pytest names',
    'pytest -v',
    'tests/test_errors.py::test_raises_import_error PASSED [ 50%]\ntests/test_errors.py::TestFailed::test_fatal PASSED [100%]\n\n====== 2 passed in 0.14s ======',
  ],
  [
    'pytest captured log of a passing test',
    'pytest -rP',
    '=========== PASSES ===========\n_____ test_retry _____\n------ Captured log call ------\nERROR retry:a.py:5 ValueError: boom\n====== 1 passed in 0.10s ======',
  ],
  [
    'expected failures',
    'python -m unittest -v',
    'test_known (t.T.test_known) ... expected failure\n\n----------------------------------------------------------------------\nRan 3 tests in 0.003s\n\nOK (expected failures=1)',
  ],
  [
    'logged exception',
    'python sync.py',
    'ERROR:root:try 1 failed, trying again\nTraceback (most recent call last):\n  File "/home/dev/project/sync.py", line 5, in <module>\n    fetch()\nConnectionResetError: [Errno 104] reset\nINFO:root:all rows written',
  ],
  [
    'dated log record with exception',
    'python job.py',
    '2026-01-02 10:00:00,123 WARNING worker: row 3 skipped\nTraceback (most recent call last):\n  File "job.py", line 2, in row\nValueError: bad row\n2026-01-02 10:00:01,000 INFO worker: done',
  ],
  [
    'cargo test with a should_panic',
    'cargo test',
    'running 1 test\ntest tests::refuses - should panic ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s',
  ],
  [
    'cargo warnings',
    'cargo build',
    'warning: unused variable: `error`\n --> src/main.rs:2:9\n  |\n2 |     let error = 1;\n  |         ^^^^^\n\nwarning: `app` (bin "app") generated 1 warning\n    Finished `dev` profile [unoptimized + debuginfo] target(s) in 0.15s',
  ],
  [
    'eslint warnings',
    'npx eslint .',
    "/home/dev/project/a.js\n  1:7  warning  'fatal' is assigned a value but never used  no-unused-vars\n\n✖ 1 problem (0 errors, 1 warning)",
  ],
  [
    'jest console.error',
    'npx jest',
    '  console.error\n    Error: expected in test\n\n      at Object.<anonymous> (a.test.js:1:20)\n\nPASS ./a.test.js\n  ✓ logs (26 ms)\n\nTest Suites: 1 passed, 1 total\nTests:       1 passed, 1 total',
  ],
  [
    'vitest stderr',
    'npx vitest run',
    ' RUN  v2.1.9 /home/dev/project\n\nstderr | a.test.js > logs\nError: simulated\n\n ✓ a.test.js (2 tests) 2ms\n\n Test Files  1 passed (1)\n      Tests  2 passed (2)',
  ],
  ['mocha titles', 'npx mocha', '  failures\n    ✔ answers Error: ECONNREFUSED\n\n  1 passing (4ms)'],
  [
    'TAP titles',
    'node --test',
    'TAP version 13\n# Subtest: error: a lost answer is asked for again\nok 1 - error: a lost answer is asked for again\n1..1\n# tests 1\n# pass 1\n# fail 0',
  ],
  ['TAP todo', 'prove -v t', 'ok 1 - works\nnot ok 2 - later # TODO not written\n1..2'],
  [
    'go test names',
    'go test -v ./...',
    '=== RUN   TestKeepsErrors\n    a_test.go:5: panic: printed by a test\n--- PASS: TestKeepsErrors (0.00s)\nPASS\nok  \texample.com/k\t0.010s',
  ],
  ['go downloads', 'go build ./...', 'go: downloading golang.org/x/text v0.3.0'],
  [
    'ignored make error',
    'make clean',
    "rmdir: failed to remove 'out': No such file or directory\nmake: [Makefile:2: clean] Error 1 (ignored)\ncleaned",
  ],
  [
    'gcc warnings',
    'make',
    "a.c: In function 'f':\na.c:2:9: warning: unused variable 'x' [-Wunused-variable]\n    2 |     int x;\n      |         ^",
  ],
  [
    'cmake checks',
    'cmake -B build',
    '-- Looking for error.h - not found\n-- Configuring done\n-- Generating done\n-- Build files have been written to: /home/dev/project/build',
  ],
  [
    'javac lint',
    'javac -Xlint:all Desk.java',
    'Desk.java:2: warning: [rawtypes] found raw type: Map\npublic class App { }\n             ^\n1 warning',
  ],
  ['maven', 'mvn test', '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0\n[INFO] BUILD SUCCESS'],
  ['gradle', './gradlew build', '> Task :test\n\nBUILD SUCCESSFUL in 2s\n3 actionable tasks: 3 executed'],
  [
    'dotnet',
    'dotnet test',
    'Passed!  - Failed:     0, Passed:     3, Skipped:     0, Total:     3, Duration: 12 ms - app.dll (net8.0)',
  ],
  ['rspec', 'rspec', '..\n\nFinished in 0.002 seconds (files took 0.08 seconds to load)\n2 examples, 0 failures'],
  ['phpunit', 'phpunit', 'PHPUnit 9.6.7 by Sebastian Bergmann and contributors.\n\n..\n\nOK (2 tests, 2 assertions)'],
  ['php lint', 'php -l faults.php', 'No syntax errors detected in faults.php'],
  ['terraform', 'terraform validate', 'Success! The configuration is valid.'],
  [
    'git log',
    'git log -1 --format=%B',
    'Join both sides\n\nCONFLICT (content): Merge conflict in lib/a.rb came from the rename.\nerror: could not apply 77ab',
  ],
  ['npm', 'npm install', 'npm warn deprecated glob@7.2.3: no longer supported\n\nadded 12 packages in 1s'],
  ['pip', 'pip install x', 'WARNING: Running pip as root\nSuccessfully installed x-1.0'],
  ['found no errors', 'npx tsc --watch', 'Found 0 errors. Watching for file changes.'],
];

describe('commands that succeeded', () => {
  it.each(PASSING)('%s', (_, command, output) => {
    const failed = analyse(output.split('\n'), command).filter((analysis) => analysis.verdict === 'failed');
    expect(failed).toEqual([]);
  });
});
