// All quality gates over the catalogue, for scripts/check-patterns.mjs and test/catalogue.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from './build-catalogue.mjs';
import { loadSource, root } from './load-source.mjs';

const SOURCES = [
  'src/pattern/lint/lint-pattern.ts',
  'src/pattern/match/compile-patterns.ts',
  'src/pattern/placeholders.ts',
  'src/diagnosis/lint-competition.ts',
];

const strategiesOf = (fix) => {
  if (!fix) return [];
  return 'steps' in fix ? fix.steps.flatMap(strategiesOf) : 'strategy' in fix ? [fix.strategy] : [];
};

/** Names of the strategies that exist: their files, else the registry. */
const knownStrategies = () => {
  const folder = join(root, 'src/remedy/strategies');
  if (!existsSync(folder)) return null;
  return new Set(
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
      .map((name) => name.replace(/\.ts$/, '')),
  );
};

/** @returns {Promise<{faults: {file: string, entry: string|null, field: string|null, message: string}[], patterns: object[], playbooks: object[]}>} */
export async function catalogueFaults() {
  const { patterns, playbooks, problems } = await readCatalogue();
  const source = await loadSource(SOURCES);
  const faults = problems.filter(({ level }) => level === 'error');
  const everything = source.compilePatterns(patterns);
  const strategies = knownStrategies();
  const books = new Map(playbooks.map((playbook) => [playbook.id, playbook]));
  const ids = new Map();
  const captures = new Map();

  for (const pattern of patterns) {
    const add = ({ field, message }) => faults.push({ file: pattern.file, entry: pattern.id, field, message });
    if (ids.has(pattern.id)) add({ field: 'id', message: `is used in ${ids.get(pattern.id)}, too` });
    ids.set(pattern.id, pattern.file);
    for (const fault of source.lintPattern(pattern)) add(fault);
    const alone = source.compilePatterns([pattern]);
    const { faults: wrong, captured } = await source.lintExamples(pattern, (text) => alone.match(text.split('\n')));
    for (const fault of wrong) add(fault);
    for (const fault of source.lintPlaceholders(pattern, captured)) add(fault);
    for (const fault of await source.lintCompetition(pattern, everything)) add(fault);
    for (const name of strategiesOf(pattern.auto_fix))
      if (strategies && !strategies.has(name))
        add({ field: 'auto_fix.strategy', message: `no strategy is called ${name}` });
    if (!pattern.playbook) continue;
    if (!books.has(pattern.playbook)) add({ field: 'playbook', message: `no playbook is called ${pattern.playbook}` });
    const known = captures.get(pattern.playbook) ?? new Set();
    for (const name of captured) known.add(name);
    captures.set(pattern.playbook, known);
  }

  for (const playbook of playbooks) {
    const add = (message) => faults.push({ file: playbook.file, entry: playbook.id, field: null, message });
    const known = captures.get(playbook.id);
    if (!known) {
      add('is named by no pattern');
      continue;
    }
    const { file: _file, ...words } = playbook;
    for (const name of new Set(source.placeholdersOf(JSON.stringify(words))))
      if (!known.has(name) && !['file', 'line', 'column', 'command'].includes(name))
        add(`\`\${${name}}\` is captured by no pattern that names it`);
  }
  return { faults, patterns, playbooks };
}
