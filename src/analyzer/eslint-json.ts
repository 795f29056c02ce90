import type { ToolError } from './analysis.ts';
import { lintError } from './eslint.ts';

type Json = Record<string, unknown>;
const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((each): each is Json => typeof each === 'object' && each !== null) : [];

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null; // cut in the middle: nothing that can be trusted
  }
};

/** Problems in the output of `eslint -f json`. Their root is the linter's message, since the line is the whole report. */
export const readEslintJson = (lines: readonly string[]): ToolError[] =>
  lines.flatMap((line, index) => {
    if (!line.startsWith('[{"filePath"')) return [];
    return objects(parse(line)).flatMap((report) =>
      objects(report.messages).map((message) => {
        const text = (name: string): string | undefined => {
          const value = message[name];
          return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
        };
        const groups = {
          file: typeof report.filePath === 'string' ? report.filePath : undefined,
          line: text('line'),
          column: text('column'),
          level: message.severity === 1 ? 'warning' : 'error',
          code: text('ruleId'),
          message: text('message'),
        };
        return { ...lintError(lines, index, groups), root: groups.message ?? '' };
      }),
    );
  });
