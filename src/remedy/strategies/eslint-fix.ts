import { failingPlaces } from '../failing-place.ts';
import { planOf, refuse } from '../plan-parts.ts';
import type { ProjectView, Strategy, StrategyInput } from '../remedy.ts';
import { minimalEdit } from './format/minimal-edit.ts';

/** One file in ESLint's JSON. `output` is there when its fixes change the text. */
interface LintedFile {
  filePath: string;
  errorCount: number;
  output?: string;
}

const isLintedFile = (value: unknown): value is LintedFile =>
  typeof value === 'object' && value !== null && typeof (value as LintedFile).filePath === 'string';

/** Paths that stand alone on a line, as ESLint's own format prints them above the findings. */
const printedFiles = (input: StrategyInput): string[] =>
  input.report.failure.lines.filter((line) => /^\S[^\n]{0,300}\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(line));

async function lint(files: readonly string[], view: ProjectView): Promise<LintedFile[] | null> {
  const own = 'node_modules/.bin/eslint';
  const eslint = (await view.stat(own)) ? `${view.root}/${own}` : await view.which('eslint');
  if (!eslint) return null;
  const { stdout } = await view.query([eslint, '--fix-dry-run', '--format', 'json', '--', ...files], {
    cwd: '',
    timeoutMs: 60_000,
  });
  try {
    const value: unknown = JSON.parse(stdout);
    return Array.isArray(value) ? value.filter(isLintedFile) : null;
  } catch {
    return null; // ESLint itself failed and printed words instead
  }
}

/** Asks ESLint for its fixes without letting it write, and applies the difference as edits. */
export const strategy: Strategy = {
  name: 'eslint-fix',
  summary: 'Applies the fixes that ESLint itself has for the files that it complains about.',
  safety: 'safe',
  why: 'Rules mark a fix as such only when it keeps the behaviour; the result is applied as edits with a backup, and linted again.',
  async plan(input, view) {
    const named = [...printedFiles(input), ...(await failingPlaces(input, view)).map(({ file }) => file)];
    const files = new Set<string>();
    for (const name of named) {
      const path = await view.resolve(name);
      if (path && (await view.guard(path)) === null) files.add(path);
    }
    if (files.size === 0) return refuse('The findings name no file of the project.');
    const linted = await lint([...files], view);
    if (!linted) return refuse('ESLint could not be asked for its fixes.');
    const changes = [];
    for (const { filePath, output } of linted) {
      const path = output === undefined ? null : await view.resolve(filePath);
      const source = path ? await view.read(path) : null;
      const replacement = source ? minimalEdit(source.text, output ?? source.text) : null;
      if (source && replacement)
        changes.push({ kind: 'edit' as const, path: source.path, baseHash: source.hash, replacements: [replacement] });
    }
    if (changes.length === 0) return refuse('ESLint has no fix for these findings: they need a decision.');
    const left = linted.reduce((sum, file) => sum + file.errorCount, 0);
    const rest = left > 0 ? ` ${left} finding(s) need a decision.` : '';
    return planOf(input, view, changes, `ESLint fixes ${changes.map(({ path }) => path).join(', ')}.${rest}`);
  },
};
