import type { Analyzer } from './analysis.ts';
import { cargo } from './cargo.ts';
import { pytest } from './pytest.ts';

/** Readers of tools with a format of their own. */
export const ANALYZERS: readonly Analyzer[] = [pytest, cargo];

/** Readers of stack traces that a runtime prints, whatever tool started it. */
export const TRACES: readonly Analyzer[] = [];

/** Readers of forms that many tools share; asked only when nobody else found a cause. */
export const FALLBACKS: readonly Analyzer[] = [];
