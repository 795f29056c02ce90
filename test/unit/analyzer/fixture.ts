import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../../src/analyzer/analyse.ts';
import type { Analysis, ToolError } from '../../../src/analyzer/analysis.ts';

/** Lines of a captured output: `fixtures/<name>.txt`. */
export const fixtureLines = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, 'fixtures', `${name}.txt`), 'utf8').split('\n');

/** What the analyzer `tool` says about a captured output, chosen as in production: by the text and the command. */
export const analyseFixture = (name: string, tool: string, command?: string): Analysis => {
  const analysis = analyse(fixtureLines(name), command).find((each) => each.tool === tool);
  if (!analysis) throw new Error(`${tool} said nothing about ${name}`);
  return analysis;
};

/** Problems that are causes, not consequences or warnings. */
export const causes = (analysis: Analysis): ToolError[] =>
  analysis.errors.filter((error) => error.severity === 'error' && !error.consequence);
