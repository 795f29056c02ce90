import type { Analysis } from '../analysis.ts';

/** An analysis of `tool` in which nothing was found yet. */
export const newAnalysis = (tool: string): Analysis => ({
  tool,
  verdict: null,
  errors: [],
  counts: {},
  failedTests: [],
  suggestions: [],
});
