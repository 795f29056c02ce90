import { failingPlaces } from '../failing-place.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

interface Entry {
  key: string;
  value: string;
  indent: number;
}

/** A longer line is data. */
const MAX_LINE = 2000;

/** `key = value`, `key: value`, without its comment. */
function entryOf(line: string): Entry | null {
  if (line.length > MAX_LINE) return null;
  const found = /^([ \t]*)(?:"([^"]+)"|'([^']+)'|([\w.-]+))[ \t]*[=:][ \t]*(.*?)[ \t]*$/.exec(line);
  const key = found?.[2] ?? found?.[3] ?? found?.[4];
  return key ? { key, value: (found?.[5] ?? '').replace(/\s+[#;].*$/, ''), indent: (found?.[1] ?? '').length } : null;
}

/** The earlier line of the same section that gives the same key. */
function earlier(lines: readonly string[], line: number, own: Entry): { line: number; entry: Entry } | null {
  for (let at = line - 1; at >= 1; at--) {
    const shown = lines[at - 1] ?? '';
    if (/^\s*\[/.test(shown) || /^---/.test(shown)) return null;
    const entry = entryOf(shown);
    if (shown.trim() !== '' && (/^[ \t]*/.exec(shown)?.[0].length ?? 0) < own.indent) return null;
    if (entry && entry.indent === own.indent && entry.key === own.key) return { line: at, entry };
  }
  return null;
}

/** Files that may be meant: named in the failure, else named in the code that failed. */
async function files(input: StrategyInput, view: ProjectView): Promise<SourceFile[]> {
  const NAMES = /(?<![\w@./~+-])[\w@./~+-]{1,300}\.(?:toml|ini|cfg|conf|properties|ya?ml)\b/g;
  const names = new Set(input.report.failure.text.match(NAMES) ?? []);
  for (const place of await failingPlaces(input, view))
    for (const name of (await view.read(place.file))?.text.match(NAMES) ?? []) names.add(name);
  const found = new Map<string, SourceFile>();
  for (const name of names) {
    const path = await view.resolve(name);
    const source = path ? await view.read(path) : null;
    if (source) found.set(source.path, source);
  }
  return [...found.values()];
}

/** The answer for one file whose reported line may be the second of two; null when it is not. */
function judged(source: SourceFile, line: number, input: StrategyInput, view: ProjectView): Proposal | null {
  const lines = source.text.split(/\r?\n/);
  const own = entryOf(lines[line - 1] ?? '');
  const first = own ? earlier(lines, line, own) : null;
  const span = lineSpan(source.text, line);
  if (!own || !first || !span) return null;
  if (own.value !== first.entry.value)
    return refuse(
      `${source.path} gives \`${own.key}\` twice: ${first.entry.value} (line ${first.line}) and ${own.value} (line ${line}). Which one counts is a decision.`,
      {
        steps: [`decide which of the two values is meant, and remove the other line of ${source.path}`],
      },
    );
  // A value that goes on below is more than its line.
  if (
    own.value === '' ||
    /^(?:[[{]|"""|''')[^\]}]*$/.test(own.value) ||
    (/^[ \t]+\S/.test(lines[line] ?? '') && own.indent === 0)
  )
    return refuse(`${source.path} gives \`${own.key}\` twice (lines ${first.line} and ${line}).`);
  const end = source.text.indexOf('\n', span[0]);
  const replacements = [{ start: span[0], end: end < 0 ? source.text.length : end + 1, text: '' }];
  return editPlan(
    input,
    view,
    [{ source, replacements }],
    `\`${own.key}\` stands there twice with the same value (line ${first.line}):`,
  );
}

/** Reads the complaint of a TOML, INI or YAML reader about a key that is given twice. Two equal lines: the second goes. Two values: both are told. */
export const strategy: Strategy = {
  name: 'duplicate-key',
  summary: 'Removes the second of two equal lines that give the same key of a configuration file.',
  safety: 'safe',
  why: 'Both lines say the same, the reader accepts only one, and with two different values nothing is touched.',
  async plan(input, view) {
    const printed = rootMatch(input, /\bline\s+(\d+)/)?.[1] ?? input.diagnosis.captures.line;
    for (const source of printed ? await files(input, view) : []) {
      const answer = judged(source, Number(printed), input, view);
      if (answer) return answer;
    }
    return refuse('No configuration file of the project gives a key twice at the reported line.');
  },
};
