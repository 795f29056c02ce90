import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';

const roots = (output: string, command: string): string[] =>
  analyse(output.split('\n'), command).flatMap(({ errors }) =>
    errors.filter(({ severity, consequence }) => severity === 'error' && !consequence).map(({ root }) => root),
  );

describe('causes below a headline, or above a cut', () => {
  it('takes what an install script said rather than that it failed', () => {
    const output = `npm error code 1
npm error path /app/node_modules/native-thing
npm error command failed
npm error command sh -c node-gyp rebuild
npm error gyp info using node-gyp@10.2.0
npm error gyp ERR! stack Error: not found: make
npm error A complete log of this run can be found in: /home/u/.npm/_logs/x.log`;
    expect(roots(output, 'npm install')).toEqual(['npm error gyp ERR! stack Error: not found: make']);
  });

  it('does not count the end of a step twice that a container log repeats', () => {
    const output = `npm error code EUSAGE
npm error
npm error \`npm ci\` can only install packages when your package.json and package-lock.json are in sync.
npm error Missing: sharp@0.33.5 from lock file
------
 > [4/6] RUN npm ci:
------
npm error Missing: sharp@0.33.5 from lock file`;
    expect(roots(output, 'docker build .')).toHaveLength(1);
  });

  it('takes what esbuild tells below its count', () => {
    const output = `Error: Transform failed with 1 error:
/app/src/cli.ts:2:22: ERROR: Expected "}" but found ";"
    at failureErrorWithLog (/app/node_modules/esbuild/lib/main.js:1467:15)`;
    expect(roots(output, 'npx tsx src/cli.ts')).toEqual(['/app/src/cli.ts:2:22: ERROR: Expected "}" but found ";"']);
  });

  it('finds the message of a panic behind a blank line', () => {
    const output = `thread 'main' panicked at build/find.rs:190:5:

Could not find directory of the installation, and this crate cannot
proceed without this knowledge.`;
    expect(roots(output, 'cargo build')).toEqual([
      'Could not find directory of the installation, and this crate cannot',
    ]);
  });

  it('reads an example of RSpec whose heading was cut off', () => {
    const output = `     Failure/Error: get "/orders/1"

     NoMethodError:
       undefined method \`gross' for an instance of Order
     # ./app/models/order.rb:7:in \`total'

2 examples, 1 failure`;
    expect(roots(output, 'rspec | tail -9')).toEqual(["undefined method `gross' for an instance of Order"]);
  });

  it('gives what stands above a cut to the last failed test of Go', () => {
    const output = `    parse_test.go:9: Parse(19) = 4, want 19
--- FAIL: TestParse (0.00s)
    --- FAIL: TestParse/row_18 (0.00s)
    --- FAIL: TestParse/row_19 (0.00s)
FAIL`;
    const [error] = analyse(output.split('\n'), 'go test -v | tail -5').flatMap(({ errors }) => errors);
    expect(error).toMatchObject({
      captures: { test: 'TestParse/row_19', actual: '4', expected: '19' },
      category: 'assertion',
    });
  });

  it('names the failed tests of cargo where only the list is left', () => {
    const output = `failures:
    tests::handles_17

test result: FAILED. 29 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.07s

error: test failed, to rerun pass \`--lib\``;
    expect(roots(output, 'cargo test | tail -6')).toEqual(['tests::handles_17']);
  });

  it('prefers the summary line of pytest that is not cut short', () => {
    const output = `FAILED tests/test_long_name.py::test_net - NameError: name 'vat_rate' is not def...
FAILED tests/test_b.py::test_net - NameError: name 'vat_rate' is not defined
2 failed in 0.1s`;
    expect(roots(output, 'pytest | tail -3')).toEqual([
      "FAILED tests/test_b.py::test_net - NameError: name 'vat_rate' is not defined",
    ]);
  });

  it('holds elements of JSX for a consequence where JSX is not allowed at all', () => {
    const output = `src/a.tsx(1,26): error TS7026: JSX element implicitly has type 'any' because no interface 'JSX.IntrinsicElements' exists.
src/a.tsx(1,26): error TS17004: Cannot use JSX unless the '--jsx' flag is provided.`;
    expect(roots(output, 'tsc')).toEqual([
      "src/a.tsx(1,26): error TS17004: Cannot use JSX unless the '--jsx' flag is provided.",
    ]);
  });

  it('knows from its hints alone that git stopped at conflicts', () => {
    const output = `hint: After resolving the conflicts, mark them with
hint: "git add/rm <pathspec>", then run`;
    expect(analyse(output.split('\n'), 'git cherry-pick main..topic | tail -2')[0]).toMatchObject({
      verdict: 'failed',
      errors: [{ category: 'merge_conflict' }],
    });
  });
});
