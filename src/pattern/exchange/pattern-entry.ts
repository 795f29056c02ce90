import type { Category, Severity } from '../pattern.ts';

/** An entry in our file format, as an importer writes it. */
export interface PatternEntry {
  id: string;
  title?: string;
  error_regex: string;
  flags?: string;
  category: Category;
  severity: Severity;
  summary?: string;
  notice?: boolean;
  /** A matcher knows the form of a tool's lines, not what they mean: a pattern that does stands before it. */
  generic?: boolean;
}

/** A piece of an id out of any text: `C/C++ (gcc)` → `c-c-gcc`. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'imported';

const BY_NAME: [RegExp, Category][] = [
  [/lint|ruff|flake|pylint|clippy|rubocop|style|shellcheck|golangci|biome|oxc/, 'lint'],
  [/prettier|format|fmt|black/, 'format'],
  [/tsc|typescript|mypy|pyright|flow|type/, 'type'],
  [/jest|vitest|mocha|pytest|test/, 'test'],
  [/gcc|clang|cpp|msvc|mscompile|rustc|cargo|javac|gradle|maven|go|make|build|compile/, 'build'],
  [/python|node|ruby|php|perl/, 'runtime'],
];

/** The category that the name of a tool suggests; `other` when it suggests none. */
export const categoryOf = (name: string): Category =>
  BY_NAME.find(([form]) => form.test(name.toLowerCase()))?.[1] ?? 'other';
