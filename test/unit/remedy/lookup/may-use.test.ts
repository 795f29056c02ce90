import { expect, it } from 'vitest';
import { mayUse } from '../../../../src/remedy/lookup/may-use.ts';
import { isTestFile } from '../../../../src/remedy/lookup/test-file.ts';

it.each([
  ['app.py', 'shop/utils.py', true],
  ['app.py', 'tests/utils.py', false],
  ['src/main.ts', 'src/__mocks__/api.ts', false],
  ['lib/main.js', 'examples/options.js', false],
  ['src/main.ts', 'src/cart.test.ts', false],
  ['tests/test_cart.py', 'tests/fixtures/cart.json', true],
  ['examples/demo.js', 'tests/data.js', true],
  ['src/features/intake/form.ts', 'src/features/fields.ts', true],
  ['src/app.ts', 'src/features/fields.ts', true],
])('%s may use %s: %s', (from, to, allowed) => expect(mayUse(from, to)).toBe(allowed));

it.each([
  ['src/features/form.ts', false],
  ['features/step_definitions/cart.rb', true],
  ['t/basic.t', true],
  ['src/t/index.ts', false],
  ['tests/helpers.py', true],
  ['cart_test.go', true],
])('%s is a file of tests: %s', (path, isTest) => expect(isTestFile(path)).toBe(isTest));
