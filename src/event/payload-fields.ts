/** An untrusted JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** A template that nobody filled in (`${tool_response}`): the same as an absent field. */
const UNFILLED = /^\$\{[\w.]+\}$/;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object: itself, or a JSON string of one (`mcp_tool` templates are always strings); otherwise null. */
export function fieldsOf(value: unknown): Fields | null {
  if (isFields(value)) return value;
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return isFields(parsed) ? parsed : null;
  } catch {
    return null; // a text that merely starts with a brace
  }
}

/** The first of the named fields that holds non-empty text (or a number), or null. */
export function textOf(fields: Fields | null, ...names: string[]): string | null {
  for (const name of names) {
    const value = fields?.[name];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value !== '' && !UNFILLED.test(value)) return value;
  }
  return null;
}

/** A finite number, also when a template turned it into text; otherwise null. */
export function numberOf(fields: Fields | null, name: string): number | null {
  const text = textOf(fields, name);
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

/** True for `true` and for the text "true" (templates are strings). */
export const flagOf = (fields: Fields | null, name: string): boolean =>
  fields?.[name] === true || fields?.[name] === 'true';

/** Text of a value that may be a string, a content block list of MCP (`[{type: 'text', text}]`) or an object with a message. */
export function proseOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' || UNFILLED.test(value) ? null : value;
  if (Array.isArray(value)) {
    const parts = value.map((part) => (typeof part === 'string' ? part : textOf(fieldsOf(part), 'text')));
    const joined = parts.filter((part) => part !== null).join('\n');
    return joined === '' ? null : joined;
  }
  const fields = fieldsOf(value);
  return (
    textOf(fields, 'message', 'error', 'stderr', 'stdout', 'output', 'text') ??
    (fields && 'content' in fields ? proseOf(fields.content) : null)
  );
}
