import type { Suggestion, ToolError } from './analysis.ts';
import { RUST_FACTS } from './facts/rust-facts.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { rustCategory } from './rustc-diagnostics.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

const parse = (line: string): Json | null => {
  if (!/^\{.*\}$/.test(line) || !line.includes('"spans"')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null; // a line that was cut in the middle says nothing that can be trusted
  }
};

/** The diagnostic in a line of `cargo --message-format=json` or `rustc --error-format=json`. */
const diagnosticIn = (line: string): { diagnostic: Json; package: string } | null => {
  const value = parse(line.trim());
  if (!value) return null;
  if (value.reason === 'compiler-message' && isObject(value.message))
    return {
      diagnostic: value.message,
      package: /([\w-]+)[@#][\w.+-]+\)?$|^([\w-]+) /.exec(text(value.package_id))?.slice(1).find(Boolean) ?? '',
    };
  return Array.isArray(value.spans) && typeof value.level === 'string' ? { diagnostic: value, package: '' } : null;
};

/** Edits that the compiler marks as machine-applicable, in the diagnostic and its children. */
const suggestionsIn = (diagnostic: Json): Suggestion[] =>
  [diagnostic, ...objects(diagnostic.children)].flatMap((part) =>
    objects(part.spans)
      .filter(
        (span) =>
          span.suggestion_applicability === 'MachineApplicable' && typeof span.suggested_replacement === 'string',
      )
      .map((span) => ({
        file: text(span.file_name),
        line: number(span.line_start),
        column: number(span.column_start),
        endLine: number(span.line_end),
        endColumn: number(span.column_end),
        replacement: text(span.suggested_replacement),
      })),
  );

/** Problems and machine-applicable suggestions in JSON lines. The root of each is the compiler's message, not the JSON around it. */
export const readCargoJson = (lines: readonly string[]): { errors: ToolError[]; suggestions: Suggestion[] } => {
  const errors: ToolError[] = [];
  const suggestions: Suggestion[] = [];
  lines.forEach((line, index) => {
    const found = line.includes('"spans"') ? diagnosticIn(line) : null;
    if (!found) return;
    const { diagnostic } = found;
    const level = text(diagnostic.level);
    if (level !== 'error' && level !== 'warning') return;
    const message = text(diagnostic.message);
    const spans = objects(diagnostic.spans);
    const span = spans.find((each) => each.is_primary === true) ?? spans[0];
    const code = isObject(diagnostic.code) ? text(diagnostic.code.code) : '';
    const stated = statedFacts(message, RUST_FACTS);
    const isCode = /^E\d{4}$/.test(code);
    suggestions.push(...suggestionsIn(diagnostic));
    errors.push({
      ...toolError(lines, index, {
        severity: level,
        captures: {
          ...stated.captures,
          ...(span
            ? {
                file: text(span.file_name),
                line: String(number(span.line_start)),
                column: String(number(span.column_start)),
              }
            : {}),
          code,
          package: found.package,
        },
        category: rustCategory(level, isCode ? code : undefined, isCode ? undefined : code, stated.category),
        consequence: /^(?:aborting due to|could not compile)/.test(message),
      }),
      root: `${level}${isCode ? `[${code}]` : ''}: ${message}`,
    });
  });
  return { errors, suggestions };
};
