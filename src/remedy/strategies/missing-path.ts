import { dirname } from 'node:path/posix';
import { failingPlaces } from '../failing-place.ts';
import { lineText } from '../lookup/source-text.ts';
import { refuse } from '../plan-parts.ts';
import { printedPathCandidates } from '../printed-path.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { correctedLiteral } from './paths/corrected-literal.ts';
import { fromExample } from './paths/from-example.ts';
import { missingFolder } from './paths/missing-folder.ts';
import { restoredFromHead } from './paths/restored-from-head.ts';

/** One explanation of a missing path; null when it does not hold. */
export type PathRepair = (path: string, input: StrategyInput, view: ProjectView) => Promise<Proposal | null>;

/** The path that was looked for, as printed. */
function printedPath(input: StrategyInput): string | null {
  const { path, target } = input.diagnosis.captures;
  // Analyzers capture the place of an error as `file`, too; what is missing stands in the message.
  const file = [input.diagnosis.captures.file].find((name) => name && input.diagnosis.root.includes(name));
  return (
    // Linkers say what the file is: `cannot open output file build/app`.
    (path ?? file ?? target)?.replace(/^(?:output|input) file /, '') ??
    rootMatch(input, /[Nn]o such file or directory[:,]?\s*(?:\w+\s+)?['"`]([^'"`\n]+)['"`]/)?.[1] ??
    rootMatch(input, /['"`‘]([^'"`‘’\n]+)['"`’][^\n]{0,40}(?:[Nn]o such file|not found|does not exist)/)?.[1] ??
    null
  );
}

/** Some messages name no path (`unable to open database file`): then the one path in quotes on the failing line is it. */
async function literalAt(input: StrategyInput, view: ProjectView): Promise<string | null> {
  if (!/unable to open database/.test(input.diagnosis.root)) return null;
  for (const place of await failingPlaces(input, view)) {
    const text = place.line ? lineText((await view.read(place.file))?.text ?? '', place.line) : '';
    const [only, other] = [...text.matchAll(/(['"])([^'"\s]*\/[^'"\s]*)\1/g)];
    if (only && !other) return only[2] ?? null;
  }
  return null;
}

/** Where the path would be inside the project: the first reading whose folder exists, else the first. Null when it lies outside. */
async function wantedPath(printed: string, input: StrategyInput, view: ProjectView): Promise<string | null> {
  // `cd folder && …`: relative paths start there.
  const entered = /(?:^|[\s;&('"])cd\s+([\w./-]+)/.exec(input.report.failure.event.command ?? '')?.[1];
  const folder = entered ? await view.resolve(entered) : null;
  const below = folder ? printedPathCandidates(printed, view.root, folder).slice(0, 1) : [];
  const candidates = [...below, ...printedPathCandidates(printed, view.root, view.cwd)].filter((path) => path !== '');
  if (below[0] && !(await view.stat(below[0]))) return below[0];
  for (const path of candidates)
    if ((await view.stat(dirname(path)))?.kind === 'directory' && dirname(path) !== '.') return path;
  return candidates[0] ?? null;
}

const whatIsThere = (folder: string, names: readonly string[]): string[] => {
  const where = folder === '.' ? 'the folder' : `${folder}/`;
  if (names.length > 0) return [`${where} holds ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`];
  return folder === '.' ? [] : [`${where} does not exist either`];
};

/**
 * Needs `path` or `file`. A missing path is one of: a mistyped word of the command (corrected), an interpreter with a CR in its name, a folder that the code wants to write into (made), a file with a committed example (copied),
 * a tracked file that was deleted (restored from HEAD), or a misspelled or moved path in the code (corrected). Otherwise the nearest names are told.
 */
export const strategy: Strategy = {
  name: 'missing-path',
  summary:
    'Makes the folder that code writes into, copies a missing file from its example or HEAD, or corrects the path in the code.',
  safety: 'safe',
  why: 'Nothing existing is overwritten; what is created comes from the repository itself, and only one explanation may hold.',
  async plan(input, view) {
    if (/: fatal error: /.test(input.diagnosis.root))
      return (await import('./c/c-include.ts')).fixCInclude(input, view);
    if (/No rule to make target|missing and no known rule|Cannot find source file/.test(input.diagnosis.root))
      return (await import('./build-path.ts')).strategy.plan(input, view);
    if (/pattern \S+: no matching files found/.test(input.diagnosis.root))
      return (await import('./go/embed-path.ts')).fixEmbedPath(input, view);
    const printed = printedPath(input);
    if (printed && /\r|\\r|\^M/.test(printed)) return (await import('./crlf-shebang.ts')).strategy.plan(input, view);
    if (/(?:^|\/)env: |bad interpreter|cannot execute|[Ee]xec format/.test(input.diagnosis.root)) {
      const shebang = await (await import('./crlf-shebang.ts')).strategy.plan(input, view);
      if (shebang.kind === 'plan') return shebang;
    }
    const corrected = await (await import('./correct-command.ts')).strategy.plan(input, view);
    if (corrected.kind === 'correct') return corrected;
    const path = await wantedPath(printed ?? (await literalAt(input, view)) ?? '', input, view);
    if (!path) return refuse('The missing path is not inside the project.');
    const there = await view.read(path);
    if (there && /^#![^\n]*\r\n/.test(there.text))
      return (await import('./crlf-shebang.ts')).strategy.plan(input, view);
    if (await view.stat(path)) return refuse(`${path} exists by now.`, { steps: ['run the command again'] });
    const extended = /TS5083|TS6053/.test(input.diagnosis.root)
      ? await (await import('./paths/manifest-literal.ts')).fixManifestLiteral(path, ['**/tsconfig*.json'], input, view)
      : null;
    if (extended) return extended;
    const repairs: PathRepair[] = [missingFolder, fromExample, restoredFromHead, correctedLiteral];
    for (const repair of repairs) {
      const proposal = await repair(path, input, view);
      if (proposal) return proposal;
    }
    const beside = (await view.entries(dirname(path))).filter((name) => name !== '.git');
    return refuse(`${path} does not exist, and nothing in the project says where it should come from.`, {
      known: whatIsThere(dirname(path), beside),
      steps: [`is it generated? run what makes ${path}`, `is it configuration? create ${path}`],
    });
  },
};
