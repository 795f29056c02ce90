/** What the reader of a file accepts beyond strict JSON. */
export interface Dialect {
  name: 'json' | 'jsonc' | 'json5';
  comments: boolean;
  trailingCommas: boolean;
  /** Single-quoted strings, unquoted keys, and the other freedoms of JSON5. */
  json5: boolean;
}

export const JSON_STRICT: Dialect = { name: 'json', comments: false, trailingCommas: false, json5: false };
export const JSON_WITH_COMMENTS: Dialect = { name: 'jsonc', comments: true, trailingCommas: true, json5: false };
export const JSON_5: Dialect = { name: 'json5', comments: true, trailingCommas: true, json5: true };

/** Files whose readers are known to accept comments, whatever their ending says. */
const COMMENTED =
  /(^|\/)((ts|js)config(\.[\w.-]+)?\.json|\.eslintrc(\.json)?|\.swcrc|devcontainer\.json|\.jshintrc|\.jscsrc|tslint\.json|api-extractor\.json|typedoc\.json|nx\.json|turbo\.json|biome\.json|angular\.json|deno\.json)$|(^|\/)\.(vscode|devcontainer|zed)\/[^/]+\.json$|\.(jsonc|code-workspace|code-snippets|sublime-[\w-]+)$/;
const FREE = /\.json5$|(^|\/)\.babelrc$/;

/** The dialect of a file, by its project-relative path. */
export function dialectOf(path: string): Dialect {
  if (FREE.test(path)) return JSON_5;
  return COMMENTED.test(path) ? JSON_WITH_COMMENTS : JSON_STRICT;
}
