import json5 from 'json5';

/** A parsed document, or why it is none. */
export type Json5Result = { value: unknown } | { error: string };

/** Parses JSON5 (and so JSON). The error names line and column. */
export function readJson5(text: string): Json5Result {
  try {
    return { value: json5.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch (error) {
    return { error: (error instanceof Error ? error.message : String(error)).replace(/^JSON5: /, '') };
  }
}
