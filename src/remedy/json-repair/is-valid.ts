import { type ParseError, parse } from 'jsonc-parser';
import { readJson5 } from '../../pattern/parse/read-json5.ts';
import type { Dialect } from './dialect.ts';

const isStrictJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // that is the question
  }
};

/** True when the real reader of the dialect accepts the text. A BOM is an error for `JSON.parse`. */
export function isValid(text: string, dialect: Dialect): boolean {
  if (dialect.name === 'json') return isStrictJson(text);
  if (dialect.name === 'json5') return 'value' in readJson5(text);
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: dialect.trailingCommas, disallowComments: !dialect.comments });
  return errors.length === 0;
}
