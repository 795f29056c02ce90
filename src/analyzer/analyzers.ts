import type { Analyzer } from './analysis.ts';
import { bundlers } from './bundlers.ts';
import { cargo } from './cargo.ts';
import { eslint } from './eslint.ts';
import { formatters } from './formatters.ts';
import { jest } from './jest.ts';
import { mocha } from './mocha.ts';
import { node } from './node.ts';
import { nodeTest } from './node-test.ts';
import { npm } from './npm.ts';
import { pytest } from './pytest.ts';
import { python } from './python.ts';
import { pythonLint } from './python-lint.ts';
import { tap } from './tap.ts';
import { tsc } from './tsc.ts';
import { unittest } from './unittest.ts';
import { vitest } from './vitest.ts';

/** Readers of tools with a format of their own. */
export const ANALYZERS: readonly Analyzer[] = [
  pytest,
  unittest,
  cargo,
  tsc,
  eslint,
  jest,
  vitest,
  mocha,
  nodeTest,
  tap,
  bundlers,
  npm,
  pythonLint,
  formatters,
];

/** Readers of stack traces that a runtime prints, whatever tool started it. */
export const TRACES: readonly Analyzer[] = [python, node];

/** Readers of forms that many tools share; asked only when nobody else found a cause. */
export const FALLBACKS: readonly Analyzer[] = [];
