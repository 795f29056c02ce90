import { CATEGORIES, SEVERITIES } from '../pattern.ts';

/** A raw entry made readable for the schema, and what was changed on the way (field → note). */
export interface ReadableEntry {
  entry: Record<string, unknown>;
  notes: [field: string, message: string][];
}

const CATEGORY_ALIASES: Record<string, string> = {
  imports: 'import',
  import_error: 'import',
  module: 'import',
  dependencies: 'dependency',
  missing_dependency: 'dependency',
  syntax_error: 'syntax',
  type_error: 'type',
  name_error: 'name',
  attribute: 'name',
  asyncio: 'async',
  tests: 'test',
  permissions: 'permission',
  file: 'file_not_found',
  filesystem: 'file_not_found',
  port: 'port_in_use',
  configuration: 'config',
  compile: 'build',
  compilation: 'build',
  linker: 'link',
  warning: 'lint',
  unused: 'lint',
  rust: 'build',
};

const SEVERITY_ALIASES: Record<string, string> = {
  fatal: 'critical',
  blocker: 'critical',
  error: 'high',
  major: 'high',
  warning: 'low',
  warn: 'low',
  minor: 'low',
  note: 'info',
  hint: 'info',
};

const oneOf = (
  value: unknown,
  known: readonly string[],
  aliases: Record<string, string>,
  fallback: string,
): { value: unknown; exact: boolean } => {
  if (value === undefined) return { value: fallback, exact: true };
  if (typeof value !== 'string' || known.includes(value)) return { value, exact: true };
  const word = value
    .toLowerCase()
    .trim()
    .replace(/[\s-]+/g, '_');
  const found = known.includes(word) ? word : aliases[word];
  return { value: found ?? fallback, exact: false };
};

/** Regexes of other dialects: `(?P<name>…)` and leading inline flags are the two that people really write. */
const readRegex = (source: string, flags: unknown): { source: string; flags: unknown; changed: boolean } => {
  let read = source.replaceAll('(?P<', '(?<');
  let changed = read !== source;
  const inline = read.match(/^\(\?([aimsux]+)\)/);
  if (inline) {
    changed = true;
    read = read.slice(inline[0].length);
    const kept = [...(inline[1] ?? '')].filter((flag) => 'ims'.includes(flag));
    flags = [...new Set([...(typeof flags === 'string' ? flags : 'm'), ...kept])].join('');
  }
  return { source: read, flags, changed };
};

/**
 * Accepts the seed format word for word: a free category or severity, an `auto_fix` that is empty, a regex in Python's dialect.
 * What had to be read differently is told in the notes.
 */
export function readSeedEntry(raw: Record<string, unknown>): ReadableEntry {
  const entry: Record<string, unknown> = { ...raw };
  const notes: ReadableEntry['notes'] = [];
  const category = oneOf(raw.category, CATEGORIES, CATEGORY_ALIASES, 'other');
  if (!category.exact) notes.push(['category', `unknown category "${raw.category}" is read as "${category.value}"`]);
  entry.category = category.value;
  const severity = oneOf(raw.severity, SEVERITIES, SEVERITY_ALIASES, 'medium');
  if (!severity.exact) notes.push(['severity', `unknown severity "${raw.severity}" is read as "${severity.value}"`]);
  entry.severity = severity.value;
  if (typeof raw.error_regex === 'string') {
    const regex = readRegex(raw.error_regex, raw.flags);
    entry.error_regex = regex.source;
    if (regex.flags !== undefined) entry.flags = regex.flags;
    if (regex.changed) notes.push(['error_regex', `read as /${regex.source}/${regex.flags ?? 'm'}`]);
  }
  const fix = raw.auto_fix;
  if (typeof fix === 'object' && fix !== null && Object.keys(fix).length === 0) entry.auto_fix = null;
  return { entry, notes };
}
