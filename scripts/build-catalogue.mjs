// Builds dist/error-patterns.json and dist/recovery-playbook.json from patterns/*.json5 and playbooks/*.json5: validated here, so that
// nothing has to be validated when they are loaded, with the facts about each regex worked out beforehand.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadSource, root as ownRoot } from './load-source.mjs';

const SOURCES = [
  'src/pattern/parse/parse-pattern-file.ts',
  'src/pattern/prepare-patterns.ts',
  'src/pattern/problem.ts',
  'src/pattern/built-file.ts',
  'src/remedy/playbook-schema.ts',
];

const json5Files = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json5'))
        .sort()
        .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    : [];

/**
 * Everything in the source files, read and checked; problems instead of an exception.
 * @param {string} root
 */
export async function readCatalogue(root = ownRoot) {
  const source = await loadSource(SOURCES);
  const problems = [];
  const patterns = [];
  const playbooks = [];
  const families = new Map();
  for (const { name, text } of json5Files(join(root, 'patterns'))) {
    const file = `patterns/${name}`;
    const parsed = source.parsePatternFile(text, { file, layer: 'built-in' });
    const prepared = source.preparePatterns(parsed.patterns, file);
    problems.push(...parsed.problems, ...prepared.problems);
    for (const pattern of prepared.patterns) {
      const [family] = pattern.id.split('/');
      const home = families.get(family) ?? file;
      families.set(family, home);
      if (home !== file)
        problems.push({
          file,
          entry: pattern.id,
          field: 'id',
          message: `${family}/… has its place in ${home}`,
          level: 'error',
        });
      patterns.push({ ...pattern, file });
    }
  }
  for (const { name, text } of json5Files(join(root, 'playbooks'))) {
    const file = `playbooks/${name}`;
    const parsed = source.parsePlaybookFile(text, { file, shipped: true });
    problems.push(...parsed.problems);
    for (const playbook of parsed.playbooks) {
      if (playbooks.some(({ id }) => id === playbook.id))
        problems.push({ file, entry: playbook.id, field: 'id', message: 'is used in another file', level: 'error' });
      playbooks.push({ ...playbook, file });
    }
  }
  return { patterns, playbooks, problems, source };
}

/**
 * @param {{root?: string, dist: string, quiet?: boolean}} options
 * @throws when an entry is wrong: a broken catalogue is not shipped
 */
export async function buildCatalogue({ root = ownRoot, dist, quiet = false }) {
  const { patterns, playbooks, problems, source } = await readCatalogue(root);
  const wrong = problems.filter(({ level }) => level === 'error');
  if (wrong.length > 0) throw new Error(`the catalogue is broken:\n${wrong.map(source.problemLine).join('\n')}`);
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'error-patterns.json'), source.encodeBuiltPatterns(patterns));
  // A line for each, so that one can be read without the others.
  const shipped = playbooks.map(({ id, file: _, ...playbook }) => `${JSON.stringify(id)}:${source.ascii(playbook)}`);
  writeFileSync(join(dist, 'recovery-playbook.json'), `{"version":1,"playbooks":{\n${shipped.join(',\n')}\n}}\n`);
  if (!quiet) console.log(`catalogue: ${patterns.length} patterns, ${playbooks.length} playbooks`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await buildCatalogue({ dist: join(ownRoot, 'dist') });
