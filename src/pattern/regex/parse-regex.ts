import { type AST, RegExpParser } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2024 });

/** A regex as syntax tree, or the reason why it is none. */
export type ParsedRegex = { tree: AST.Pattern } | { error: string };

/** Parses a regex as Node will read it: legacy mode, named groups understood. */
export function parseRegex(source: string): ParsedRegex {
  try {
    return { tree: parser.parsePattern(source, 0, source.length, { unicode: false }) };
  } catch (error) {
    return {
      error: error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error),
    };
  }
}
