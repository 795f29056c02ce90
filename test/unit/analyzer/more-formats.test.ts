import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';
import { causes } from './fixture.ts';

interface Sample {
  tool: string;
  command?: string;
  output: string;
  /** The first cause. */
  root: string;
  category: string;
  captures: Record<string, string>;
}

/** Formats of tools and versions that have no captured output here, as their sources and manuals show them. */
const SAMPLES: Record<string, Sample> = {
  'a tail of pytest 4': {
    tool: 'pytest',
    command: 'pytest -v | tail -3',
    output:
      ">       return config['region']\nE       KeyError: 'region'\n\nshop/settings.py:18: KeyError\n=== 1 failed, 2 passed in 0.12 seconds ===",
    root: "E       KeyError: 'region'",
    category: 'runtime',
    captures: { symbol: 'region', file: 'shop/settings.py', line: '18' },
  },
  'pytest internal error': {
    tool: 'pytest',
    output:
      "INTERNALERROR> Traceback (most recent call last):\nINTERNALERROR>   File \"/home/dev/project/conftest.py\", line 3, in pytest_configure\nINTERNALERROR> AttributeError: 'Config' object has no attribute 'slaveinput'",
    root: "INTERNALERROR> AttributeError: 'Config' object has no attribute 'slaveinput'",
    category: 'name',
    captures: { symbol: 'slaveinput', type: 'Config' },
  },
  'old rust panic': {
    tool: 'cargo',
    command: 'cargo test',
    output:
      "---- tests::adds stdout ----\nthread 'tests::adds' panicked at 'assertion failed: `(left == right)`\n  left: `2`,\n right: `3`', src/lib.rs:20:9\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
    root: "thread 'tests::adds' panicked at 'assertion failed: `(left == right)`",
    category: 'assertion',
    captures: { test: 'tests::adds' },
  },
  nextest: {
    tool: 'cargo',
    command: 'cargo nextest run',
    output:
      "        FAIL [   0.004s] ledger tests::adds\n\nthread 'tests::adds' panicked at src/lib.rs:20:9:\nassertion `left == right` failed\n  left: 2\n right: 3\n     Summary [   0.005s] 2 tests run: 1 passed, 1 failed, 0 skipped",
    root: 'assertion `left == right` failed',
    category: 'assertion',
    captures: { test: 'tests::adds', actual: '2', expected: '3' },
  },
  'kotlin compiler under Gradle': {
    tool: 'javac',
    output:
      "> Task :compileKotlin FAILED\ne: file:///home/dev/project/src/main/kotlin/App.kt:3:13 Unresolved reference: lst\n\nFAILURE: Build failed with an exception.\n\n* What went wrong:\nExecution failed for task ':compileKotlin'.\n> Compilation error. See log for more details\n\nBUILD FAILED in 3s",
    root: 'e: file:///home/dev/project/src/main/kotlin/App.kt:3:13 Unresolved reference: lst',
    category: 'name',
    captures: { symbol: 'lst', line: '3', column: '13' },
  },
  'Gradle dependency': {
    tool: 'gradle',
    output:
      "FAILURE: Build failed with an exception.\n\n* What went wrong:\nExecution failed for task ':compileJava'.\n> Could not resolve all files for configuration ':compileClasspath'.\n   > Could not find com.acme:core:9.9.\n     Searched in the following locations:\n\n* Try:\n> Run with --info.\n\nBUILD FAILED in 1s",
    root: '> Could not find com.acme:core:9.9.',
    category: 'dependency',
    captures: { package: 'com.acme:core:9.9' },
  },
  'Gradle test': {
    tool: 'gradle',
    output:
      'CartTest > total() FAILED\n    org.opentest4j.AssertionFailedError: expected: <4> but was: <3>\n        at app//CartTest.total(CartTest.java:12)\n\n2 tests completed, 1 failed\n\nBUILD FAILED in 2s',
    root: 'org.opentest4j.AssertionFailedError: expected: <4> but was: <3>',
    category: 'assertion',
    captures: { test: 'total', expected: '4', actual: '3' },
  },
  'C# compiler': {
    tool: 'dotnet',
    output:
      "/home/dev/project/Program.cs(3,5): error CS0103: The name 'totl' does not exist in the current context [/home/dev/project/app.csproj]\n\nBuild FAILED.",
    root: "/home/dev/project/Program.cs(3,5): error CS0103: The name 'totl' does not exist in the current context [/home/dev/project/app.csproj]",
    category: 'name',
    captures: { code: 'CS0103', symbol: 'totl', file: '/home/dev/project/Program.cs', line: '3', column: '5' },
  },
  'xUnit under dotnet test': {
    tool: 'dotnet',
    output:
      '  Failed Shop.CartTests.Total [12 ms]\n  Error Message:\n   Assert.Equal() Failure: Values differ\nExpected: 4\nActual:   3\n  Stack Trace:\n     at Shop.CartTests.Total() in /home/dev/project/CartTests.cs:line 12\n\nFailed!  - Failed:     1, Passed:     2, Skipped:     0, Total:     3',
    root: 'Assert.Equal() Failure: Values differ',
    category: 'assertion',
    captures: { test: 'Total', expected: '4', actual: '3', line: '12' },
  },
  'Swift compiler': {
    tool: 'swift',
    output: "/home/dev/project/Sources/App/main.swift:3:9: error: cannot find 'totl' in scope\nprint(totl)\n      ^~~~",
    root: "/home/dev/project/Sources/App/main.swift:3:9: error: cannot find 'totl' in scope",
    category: 'name',
    captures: { symbol: 'totl', line: '3' },
  },
  XCTest: {
    tool: 'swift',
    output:
      '/home/dev/project/Tests/AppTests/CartTests.swift:9: error: CartTests.testTotal : XCTAssertEqual failed: ("3") is not equal to ("4")\nTest Case \'CartTests.testTotal\' failed (0.002 seconds)\n\t Executed 2 tests, with 1 failure (0 unexpected) in 0.003 seconds',
    root: '/home/dev/project/Tests/AppTests/CartTests.swift:9: error: CartTests.testTotal : XCTAssertEqual failed: ("3") is not equal to ("4")',
    category: 'assertion',
    captures: { test: 'testTotal', line: '9' },
  },
  ExUnit: {
    tool: 'elixir',
    output:
      '  1) test adds (CartTest)\n     test/cart_test.exs:5\n     Assertion with == failed\n     code:  assert Cart.total() == 4\n     left:  3\n     right: 4\n     stacktrace:\n       test/cart_test.exs:6: (test)\n\n2 tests, 1 failure',
    root: 'Assertion with == failed',
    category: 'assertion',
    captures: { test: 'adds', file: 'test/cart_test.exs', actual: '3', expected: '4' },
  },
  GoogleTest: {
    tool: 'native-tests',
    output:
      '[ RUN      ] CartTest.Total\n/home/dev/project/cart_test.cc:12: Failure\nExpected equality of these values:\n  cart.total()\n    Which is: 3\n  4\n[  FAILED  ] CartTest.Total (0 ms)\n[  PASSED  ] 1 test.',
    root: 'Expected equality of these values:',
    category: 'assertion',
    captures: { test: 'CartTest.Total', file: '/home/dev/project/cart_test.cc', line: '12' },
  },
  testify: {
    tool: 'go',
    command: 'go test ./...',
    output:
      '--- FAIL: TestTotal (0.00s)\n    cart_test.go:10: \n        \tError Trace:\t/home/dev/project/cart_test.go:10\n        \tError:      \tNot equal: \n        \t            \texpected: 4\n        \t            \tactual  : 3\n        \tTest:       \tTestTotal\nFAIL\nFAIL\texample.com/shop\t0.003s',
    root: 'Error:      \tNot equal:',
    category: 'assertion',
    captures: { test: 'TestTotal', expected: '4', actual: '3', file: 'cart_test.go', line: '10' },
  },
  'Go 1.20 and newer': {
    tool: 'go',
    output: '# example.com/shop\n./cart.go:4:2: "fmt" imported and not used\n./cart.go:19:2: declared and not used: x',
    root: './cart.go:4:2: "fmt" imported and not used',
    category: 'lint',
    captures: { module: 'fmt', file: './cart.go', line: '4' },
  },
  'Apple linker': {
    tool: 'c-compiler',
    output:
      'Undefined symbols for architecture arm64:\n  "_net_init", referenced from:\n      _main in main.o\nld: symbol(s) not found for architecture arm64\nclang: error: linker command failed with exit code 1 (use -v to see invocation)',
    root: '"_net_init", referenced from:',
    category: 'link',
    captures: { symbol: '_net_init' },
  },
  MSVC: {
    tool: 'c-compiler',
    output: "C:\\shop\\cart.cpp(12,5): error C2065: 'totl': undeclared identifier [C:\\shop\\shop.vcxproj]",
    root: "C:\\shop\\cart.cpp(12,5): error C2065: 'totl': undeclared identifier [C:\\shop\\shop.vcxproj]",
    category: 'name',
    captures: { code: 'C2065', symbol: 'totl', file: 'C:\\shop\\cart.cpp', line: '12' },
  },
  'psql script': {
    tool: 'sql',
    output: 'CREATE TABLE\npsql:migrations/002.sql:7: ERROR:  relation "orders" does not exist',
    root: 'psql:migrations/002.sql:7: ERROR:  relation "orders" does not exist',
    category: 'database',
    captures: { symbol: 'orders', file: 'migrations/002.sql', line: '7' },
  },
  mysql: {
    tool: 'sql',
    output: "ERROR 1146 (42S02) at line 3: Table 'shop.orders' doesn't exist",
    root: "ERROR 1146 (42S02) at line 3: Table 'shop.orders' doesn't exist",
    category: 'database',
    captures: { code: '1146', symbol: 'shop.orders', line: '3' },
  },
  ansible: {
    tool: 'infra',
    output:
      "ERROR! couldn't resolve module/action 'copyy'. This often indicates a misspelling.\n\nThe error appears to be in '/home/dev/project/site.yml': line 4, column 7, but may\nbe elsewhere.",
    root: "ERROR! couldn't resolve module/action 'copyy'. This often indicates a misspelling.",
    category: 'import',
    captures: { module: 'copyy', file: '/home/dev/project/site.yml', line: '4' },
  },
  'docker build step': {
    tool: 'infra',
    output:
      '#8 1.234 npm error code E404\nERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    root: 'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    category: 'build',
    captures: { code: '1' },
  },
  'pip without a match': {
    tool: 'pip',
    command: 'pip install nothere==9',
    output:
      'ERROR: Could not find a version that satisfies the requirement nothere==9 (from versions: none)\nERROR: No matching distribution found for nothere==9',
    root: 'ERROR: No matching distribution found for nothere==9',
    category: 'dependency',
    captures: { package: 'nothere' },
  },
  'Ruby 3.4 quotes': {
    tool: 'ruby',
    output:
      "lib/cart.rb:7:in 'Cart#broken': undefined method 'upcase' for nil (NoMethodError)\n\tfrom bin/run:3:in '<main>'",
    root: "lib/cart.rb:7:in 'Cart#broken': undefined method 'upcase' for nil (NoMethodError)",
    category: 'name',
    captures: { symbol: 'upcase', file: 'lib/cart.rb', line: '7' },
  },
  Lua: {
    tool: 'script',
    output:
      "lua5.4: room.lua:5: attempt to index a nil value (field 'door')\nstack traceback:\n\troom.lua:5: in main chunk",
    root: "lua5.4: room.lua:5: attempt to index a nil value (field 'door')",
    category: 'type',
    captures: { symbol: 'door', file: 'room.lua', line: '5' },
  },
  Playwright: {
    tool: 'playwright',
    output:
      '  1) [chromium] › tests/login.spec.ts:3:5 › login › shows a name ─────────────\n\n    Error: expect(locator).toHaveText(expected) failed\n\n    Expected: "Ana"\n    Received: "Bo"\n\n      5 |   await page.goto("/");\n        at /home/dev/project/tests/login.spec.ts:6:30\n\n  1 failed\n    [chromium] › tests/login.spec.ts:3:5 › login › shows a name\n  2 passed (3.1s)',
    root: 'Error: expect(locator).toHaveText(expected) failed',
    category: 'assertion',
    captures: { test: 'shows a name', expected: '"Ana"', actual: '"Bo"', line: '6' },
  },
  'Playwright time-out': {
    tool: 'playwright',
    output: '  1) tests/login.spec.ts:3:5 › waits\n\n    Test timeout of 30000ms exceeded.\n\n  1 failed',
    root: 'Test timeout of 30000ms exceeded.',
    category: 'timeout',
    captures: { test: 'waits', file: 'tests/login.spec.ts', line: '3' },
  },
  'bun test': {
    tool: 'bun-test',
    output:
      'bun test v1.1.0\n\ncart.test.ts:\n3 |   expect(total()).toBe(4);\nerror: expect(received).toBe(expected)\n\nExpected: 4\nReceived: 3\n\n      at /home/dev/project/cart.test.ts:3:19\n(fail) cart > adds [0.12ms]\n\n 1 pass\n 1 fail',
    root: 'error: expect(received).toBe(expected)',
    category: 'assertion',
    captures: { test: 'adds', expected: '4', actual: '3', line: '3' },
  },
  Karma: {
    tool: 'karma',
    output:
      'Chrome Headless 120.0.0.0 (Linux x86_64) Cart adds FAILED\n\tExpected 3 to be 4.\n\t    at <Jasmine>\n\t    at UserContext.apply (src/cart.spec.js:5:25)\nChrome Headless 120.0.0.0 (Linux x86_64): Executed 2 of 2 (1 FAILED) (0.01 secs)',
    root: 'Expected 3 to be 4.',
    category: 'assertion',
    captures: { test: 'Cart adds', actual: '3', expected: '4' },
  },
  R: {
    tool: 'data-language',
    output: "Error in total(x) : object 'prices' not found\nCalls: total\nExecution halted",
    root: "Error in total(x) : object 'prices' not found",
    category: 'name',
    captures: { symbol: 'prices' },
  },
  Julia: {
    tool: 'data-language',
    output:
      'ERROR: LoadError: UndefVarError: `totl` not defined\nStacktrace:\n [1] top-level scope\n   @ ~/project/cart.jl:3',
    root: 'ERROR: LoadError: UndefVarError: `totl` not defined',
    category: 'name',
    captures: { symbol: 'totl', file: '~/project/cart.jl', line: '3' },
  },
  'an unknown checker': {
    tool: 'generic',
    output: 'conf/app.yaml:12:3: [error] wrong indentation: expected 4 but found 2  (indentation)',
    root: 'conf/app.yaml:12:3: [error] wrong indentation: expected 4 but found 2  (indentation)',
    category: 'lint',
    captures: { file: 'conf/app.yaml', line: '12' },
  },
  'a Unix tool': {
    tool: 'generic',
    output: "install: cannot create regular file '/opt/bin/app': Permission denied",
    root: "install: cannot create regular file '/opt/bin/app': Permission denied",
    category: 'permission',
    captures: { file: '/opt/bin/app', command: 'install' },
  },
};

describe('formats', () => {
  it.each(Object.entries(SAMPLES))('%s', (_, { tool, command, output, root, category, captures }) => {
    const analyses = analyse(output.split('\n'), command);
    const analysis = analyses.find((each) => each.tool === tool);
    expect(analysis, `read by ${analyses.map((each) => each.tool).join(', ')}`).toBeDefined();
    expect(causes(analysis!)[0]).toMatchObject({ root, category, captures });
  });
});
