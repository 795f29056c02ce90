import type { RE2JS } from 're2js';
import { escapeRegex, fillTemplate } from '../pattern/placeholders.ts';
import type { Replacement } from '../transaction/plan.ts';
import { lineAt } from './lookup/source-text.ts';
import { editPlan, refuse } from './plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from './remedy.ts';

/** The edit form of `auto_fix`. `all` allows a literal search text in more than one place of the files. */
export interface EditFix {
  search: string;
  replace: string;
  files?: string[];
  regex?: boolean;
  all?: boolean;
}

type Edit = { source: SourceFile; replacements: Replacement[] };

/**
 * Plans a search/replace edit. It looks in `files` when given, else in the files that the failure names, else in the whole project.
 * A literal text must be in exactly one place unless `all`; a regex (linear engine, matched per file, `^$` per line) changes every place
 * in those files. Refuses, with the places named, when the text is absent or ambiguous.
 */
export async function planDataEdit(fix: EditFix, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const { captures } = input.diagnosis;
  const search = fillTemplate(fix.search, captures, fix.regex ? escapeRegex : undefined);
  const replace = fillTemplate(
    fix.replace.replace(/\$\{(\d)\}/g, '$$$1'),
    captures,
    fix.regex ? escapeDollar : undefined,
  );
  if (!search || replace === null) return refuse('The failure does not name what the edit would search for.');
  const find = fix.regex ? await regexFinder(search, replace) : literalFinder(search, replace);
  if (!find)
    return refuse(
      `The edit of ${input.diagnosis.pattern ?? 'this pattern'} is no regex of the linear engine: ${search}`,
    );
  const scopes = await searchScopes(fix.files, input, view);
  for (const scope of scopes) {
    const edits = await findEdits(scope, find, view);
    const places = edits.reduce((sum, edit) => sum + edit.replacements.length, 0);
    if (places === 0) continue;
    if (places > 1 && !fix.regex && !fix.all) return ambiguous(search, edits, places);
    return editPlan(input, view, edits, '');
  }
  return refuse(
    `\`${clip(search)}\` is not in ${fix.files ? fix.files.join(', ') : 'the files of this failure'}; nothing to replace.`,
  );
}

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);
const escapeDollar = (value: string): string => value.replace(/\$/g, '$$$$');

const ambiguous = (search: string, edits: Edit[], places: number): Proposal =>
  refuse(`\`${clip(search)}\` is in ${places} places, so which one is meant is ambiguous.`, {
    known: edits
      .flatMap(({ source, replacements }) =>
        replacements.map((part) => `${source.path}:${lineAt(source.text, part.start)}`),
      )
      .slice(0, 6),
  });

/** Where to look, narrowest first. */
async function searchScopes(globs: string[] | undefined, input: StrategyInput, view: ProjectView): Promise<string[][]> {
  const { captures, locations } = input.diagnosis;
  if (globs) {
    const filled = globs.map((glob) => fillTemplate(glob, captures)).filter((glob): glob is string => glob !== null);
    return [await view.list(filled)];
  }
  const printed = [...locations.map((place) => place.file), ...(captures.file ? [captures.file] : [])];
  const named = await Promise.all(printed.map((file) => view.resolve(file)));
  const files = [...new Set(named.filter((file): file is string => file !== null))];
  return [...files.map((file) => [file]), await view.list()];
}

async function findEdits(files: readonly string[], find: Finder, view: ProjectView): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (const path of files) {
    const source = await view.read(path);
    const replacements = source ? find(source.text) : [];
    if (source && replacements.length > 0) edits.push({ source, replacements });
  }
  return edits;
}

type Finder = (text: string) => Replacement[];

const literalFinder = (search: string, replace: string): Finder => {
  return (text) => {
    const found: Replacement[] = [];
    for (let at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + search.length)) {
      found.push({ start: at, end: at + search.length, text: replace });
    }
    return found;
  };
};

const regexFinder = async (search: string, replace: string): Promise<Finder | null> => {
  const { RE2JS } = await import('re2js'); // large, and few fixes need it
  let regex: RE2JS;
  try {
    regex = RE2JS.compile(search, RE2JS.MULTILINE);
  } catch {
    return null; // not a regex, or one that the linear engine cannot run: the caller says so
  }
  return (text) => {
    const found: Replacement[] = [];
    const matcher = regex.matcher(text);
    while (matcher.find()) {
      const [start, end] = [matcher.start(), matcher.end()];
      const after = replace.replace(/\$(\d|\$)/g, (_all, group: string) =>
        group === '$' ? '$' : (matcher.group(Number(group)) ?? ''),
      );
      const part = narrow(text, start, end, after);
      if (part) found.push(part);
    }
    return found;
  };
};

/** Leaves out what a replacement keeps at both ends, so that plans touch only what changes. Null when nothing changes. */
export function narrow(text: string, start: number, end: number, replacement: string): Replacement | null {
  const before = text.slice(start, end);
  if (before === replacement) return null;
  const most = Math.min(before.length, replacement.length);
  let head = 0;
  while (head < most && before[head] === replacement[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === replacement.at(-1 - tail)) tail++;
  return { start: start + head, end: end - tail, text: replacement.slice(head, replacement.length - tail) };
}
