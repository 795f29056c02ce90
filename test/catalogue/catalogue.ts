import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePatternFile } from '../../src/pattern/parse/parse-pattern-file.ts';
import type { PreparedPattern } from '../../src/pattern/pattern.ts';
import { preparePatterns } from '../../src/pattern/prepare-patterns.ts';
import { type FileProblem, problemLine } from '../../src/pattern/problem.ts';
import { parsePlaybookFile } from '../../src/remedy/playbook-schema.ts';
import type { Playbook } from '../../src/remedy/remedy.ts';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const files = (folder: string): { file: string; text: string }[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json5'))
    .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') }));

/** The catalogue as its source files have it, and what is wrong with them. */
export interface Catalogue {
  patterns: PreparedPattern[];
  /** File of each pattern. */
  fileOf: Map<string, string>;
  playbooks: Playbook[];
  problems: string[];
}

/** Reads patterns/ and playbooks/ as the build does. */
export function readCatalogue(): Catalogue {
  const patterns: PreparedPattern[] = [];
  const playbooks: Playbook[] = [];
  const problems: FileProblem[] = [];
  const fileOf = new Map<string, string>();
  for (const { file, text } of files('patterns')) {
    const parsed = parsePatternFile(text, { file, layer: 'built-in' });
    const prepared = preparePatterns(parsed.patterns, file);
    problems.push(...parsed.problems, ...prepared.problems);
    patterns.push(...prepared.patterns);
    for (const { id } of prepared.patterns) fileOf.set(id, file);
  }
  for (const { file, text } of files('playbooks')) {
    const parsed = parsePlaybookFile(text, { file, shipped: true });
    problems.push(...parsed.problems);
    playbooks.push(...parsed.playbooks);
  }
  return { patterns, playbooks, fileOf, problems: problems.map(problemLine) };
}
