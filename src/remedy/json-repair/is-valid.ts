import JSON5 from 'json5';
import { type ParseError, parse } from 'jsonc-parser';
import type { Dialect } from './dialect.ts';

/** True when the real reader of the dialect accepts the text. A BOM is an error for `JSON.parse`. */
export function isValid(text: string, dialect: Dialect): boolean {
  try {
    if (dialect.name === 'json5') JSON5.parse(text);
    else if (dialect.name === 'json') JSON.parse(text);
    else {
      const errors: ParseError[] = [];
      parse(text, errors, { allowTrailingComma: dialect.trailingCommas, disallowComments: !dialect.comments });
      return errors.length === 0;
    }
    return true;
  } catch {
    return false; // that is the question
  }
}
