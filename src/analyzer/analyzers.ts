import type { Analyzer } from './analysis.ts';
import { cargo } from './cargo.ts';
import { eslint } from './eslint.ts';
import { jest } from './jest.ts';
import { mocha } from './mocha.ts';
import { pytest } from './pytest.ts';
import { python } from './python.ts';
import { tsc } from './tsc.ts';
import { unittest } from './unittest.ts';
import { vitest } from './vitest.ts';

/** Readers of tools with a format of their own. */
export const ANALYZERS: readonly Analyzer[] = [pytest, unittest, cargo, tsc, eslint, jest, vitest, mocha];

/** Readers of stack traces that a runtime prints, whatever tool started it. */
export const TRACES: readonly Analyzer[] = [python];

/** Readers of forms that many tools share; asked only when nobody else found a cause. */
export const FALLBACKS: readonly Analyzer[] = [];
