// Writes the reference pages that are made from the program itself, and the command list of the README. `--check` only compares.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCatalogue } from './build-catalogue.mjs';
import { loadSource } from './load-source.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const NOTE = '<!-- Made by `npm run docs`; changes here are lost. -->';

const help = (...words) =>
  execFileSync(process.execPath, [join(root, 'dist', 'cli.js'), ...words, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', HEAL_HOOKS: '' },
  }).trimEnd();

const fenced = (text) => `\`\`\`text\n${text}\n\`\`\``;

/** Every command with its path of words, sub-commands after their parent. */
const paths = (specs, before = []) =>
  specs
    .filter((spec) => !spec.hidden)
    .flatMap((spec) => [[...before, spec.name], ...paths(spec.commands ?? [], [...before, spec.name])]);

function commandsPage({ COMMANDS }) {
  const sections = paths(COMMANDS).map((words) => `## heal-hooks ${words.join(' ')}\n\n${fenced(help(...words))}`);
  return `# Commands\n\n${NOTE}\n\n${fenced(help())}\n\n${sections.join('\n\n')}\n`;
}

/** Without `optional` and `nullable`. */
const inner = (node) =>
  typeof node.unwrap === 'function' && !node.shape && !node.element ? inner(node.unwrap()) : node;

/** `key`, its default and its meaning, for each leaf of the schema. */
function rows(schema, defaults, prefix = '') {
  return Object.entries(schema.shape).flatMap(([name, field]) => {
    const key = prefix + name;
    const below = inner(field);
    const value = defaults?.[name];
    const about = field.description ?? below.description ?? '';
    if (below.shape) return [...(about ? [[key, '', about]] : []), ...rows(below, value, `${key}.`)];
    const own = [[key, value === undefined ? '' : `\`${JSON.stringify(value)}\``, about]];
    return below.valueType?.shape ? [...own, ...rows(below.valueType, undefined, `${key}.<name>.`)] : own;
  });
}

function configurationPage({ configSchema, DEFAULTS, LIMITED_KEYS }) {
  const mark = (key) => (LIMITED_KEYS.some((limited) => key === limited || key.startsWith(`${limited}.`)) ? ' ¹' : '');
  const lines = rows(configSchema, DEFAULTS).map(
    ([key, value, about]) => `| \`${key}\`${mark(key)} | ${value} | ${about} |`,
  );
  return `# Configuration

${NOTE}

Files are JSON5 (comments, trailing commas, names without quotes). Each layer is laid over the one before:

1. the defaults below
2. the user's: \`$XDG_CONFIG_HOME/heal-hooks/config.json5\`, else \`~/.config/heal-hooks/config.json5\`
3. the project's, shared by the team: \`.heal-hooks/config.json5\`
4. the environment: \`HEAL_HOOKS=0\` switches everything off, \`HEAL_HOOKS_MODE=safe|suggest|off\` sets the mode

An unknown key is named with the nearest known one, a wrong value with what would be right; the rest of the file counts.
\`heal-hooks doctor\` shows all faults.

| key | default | meaning |
|---|---|---|
${lines.join('\n')}

¹ A repository's file is not trusted: it may make heal-hooks quieter, never stronger. It may lower the mode and the limits, not raise
them; \`retention\` is the user's alone; \`verify.commands\` counts once the user has said \`heal-hooks trust\`.

\`\`\`json5
// .heal-hooks/config.json5
{
  mode: 'suggest', // change nothing, say what would help
  ignore: { files: ['vendor/**'], commands: ['*deploy*'] },
}
\`\`\`
`;
}

/** Every strategy with what it does and why that is safe, and how one is added. */
async function strategiesPage({ strategyNames, loadStrategy }) {
  const all = await Promise.all(strategyNames().map((name) => loadStrategy(name)));
  const rows = all.map(({ name, summary, safety, why }) => `| \`${name}\` | ${summary} | ${safety} | ${why} |`);
  return `# Strategies

${NOTE}

A strategy is code that works out one kind of fix for one failure in one project. It reads the project through a \`ProjectView\` (files, git facts,
questions to tools; nothing outside, nothing written) and answers with a plan, a corrected command, a retry, or a refusal that says why and what
is known. Patterns name strategies in \`auto_fix: { strategy: '…' }\`.

Every plan passes the same guards afterwards: no vendored, generated, ignored, minified, binary or huge file, no lockfile, nothing that may hold
secrets, no file outside the project; no command that needs other rights, starts a shell, erases, ends processes, talks to other machines or
uses force; nothing is installed that no manifest declares. The mode, the trust in the pattern and the safety decide whether it is applied.

| name | what it does | safety | why that is so |
|---|---|---|---|
${rows.join('\n')}

## Adding one

1. \`src/remedy/strategies/<name>.ts\` exports \`strategy\`; what it needs from a failure stands in its doc comment. Facts about projects and
   languages belong into \`src/remedy/lookup/\`, where others can use them.
2. One line in \`src/remedy/strategies/index.ts\`.
3. \`test/fixes/<name>/\`: a broken project, the real tool, the fix, the real tool again; and a project that it must refuse.
4. \`npm run docs\`.

A strategy acts only when exactly one thing can be meant. When several can, it refuses and names all of them: that is what the agent reads.
`;
}

/** Every pattern by its family: what it recognises, and what it leads to; and every playbook. */
async function patternsPage() {
  const { patterns, playbooks } = await readCatalogue();
  const cell = (text, most) => {
    const line = text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
    return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
  };
  const titles = new Map(playbooks.map(({ id, title }) => [id, title]));
  const fixOf = (fix) => {
    if (!fix) return '';
    const name = fix.strategy ?? ['correct', 'command', 'retry', 'search', 'steps'].find((kind) => kind in fix);
    return `\`${name}\`${fix.safety === 'safe' ? '' : ' (unsafe)'}`;
  };
  const remedyOf = ({ auto_fix: fix, playbook }) =>
    [fixOf(fix), playbook && titles.has(playbook) ? playbook : ''].filter(Boolean).join(', ') || '–';
  const groups = new Map();
  for (const one of patterns) {
    const name = one.id.split('/')[0];
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const sections = [...groups].map(([name, members]) => {
    const rows = members.map(
      (one) => `| ${one.id.slice(name.length + 1)} | ${cell(one.title, 90)} | ${one.category} | ${remedyOf(one)} |`,
    );
    return `## ${name}\n\n| ${name}/… | recognises | kind | remedy |\n|---|---|---|---|\n${rows.join('\n')}`;
  });
  const list = playbooks.map(
    ({ id, title, trigger }) => `| ${id} | ${cell(title, 90)} | ${cell(trigger ?? '', 110)} |`,
  );
  return `# Patterns

${NOTE}

What is recognised without a project's own patterns: ${patterns.length} patterns and ${playbooks.length} playbooks. The remedy names the fix
(code in [strategies](strategies.md), safe unless it says otherwise) and the playbook; what has neither only follows from another failure.
\`heal-hooks patterns show <id>\` prints one with its regex and examples, \`patterns explain\` shows why a text matched,
\`playbooks show <id>\` prints the steps.

${[...groups.keys()].map((name) => `[${name}](#${name})`).join(' · ')} · [playbooks](#playbooks)

${sections.join('\n\n')}

## playbooks

| playbook | situation | when |
|---|---|---|
${list.join('\n')}
`;
}

/** The README with what stands between the two marks of \`name\` replaced. */
function withSection(text, name, body) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`README.md has no section ${name}`);
  return `${text.slice(0, from + open.length)}\n${body}\n${text.slice(to)}`;
}

export async function makeDocs() {
  const source = await loadSource([
    'src/cli/commands.ts',
    'src/config/schema.ts',
    'src/config/defaults.ts',
    'src/config/project-limits.ts',
    'src/remedy/strategies/index.ts',
  ]);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  return {
    'docs/commands.md': commandsPage(source),
    'docs/configuration.md': configurationPage(source),
    'docs/patterns.md': await patternsPage(),
    'docs/strategies.md': await strategiesPage(source),
    'README.md': withSection(readme, 'commands', fenced(help())),
  };
}

const check = process.argv.includes('--check');
const pages = await makeDocs();
const stale = Object.entries(pages).filter(([file, text]) => {
  const path = join(root, file);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});
if (check && stale.length > 0) {
  console.error(`stale: ${stale.map(([file]) => file).join(', ')} (npm run docs)`);
  process.exitCode = 1;
}
if (!check) for (const [file, text] of stale) writeFileSync(join(root, file), text);
