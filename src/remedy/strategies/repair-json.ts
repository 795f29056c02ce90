import { brokenFiles, textForReader } from '../json-repair/broken-files.ts';
import { describeFix } from '../json-repair/describe-fix.ts';
import { dialectOf, JSON_STRICT } from '../json-repair/dialect.ts';
import type { Fix } from '../json-repair/fix.ts';
import { isValid } from '../json-repair/is-valid.ts';
import { repairJson } from '../json-repair/repair-json.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Proposal, SourceFile, Strategy } from '../remedy.ts';

/** More than this much text taken back from the last commit is for somebody to look at. */
const MUCH = 200;

const wordsFor = (source: SourceFile, fixes: readonly Fix[]): string => {
  const [first] = fixes;
  const line = first ? `:${first.line + 1}` : '';
  const words = [...new Set(fixes.map((fix) => describeFix(fix.kind)))];
  return `${source.path}${line}: ${words.join('; ')}:`;
};

const refused = (source: SourceFile, reason: string, hasOriginal: boolean): Proposal =>
  refuse(`${source.path} is not valid JSON, and ${reason}.`, {
    steps: [
      hasOriginal
        ? `\`git diff -- ${source.path}\` shows what changed since it was valid`
        : `look at the place that the reader names in ${source.path}`,
      'correct that place by hand and run the command again',
    ],
  });

/**
 * Makes a JSON, JSONC or JSON5 file valid again with the fewest changes; comments and layout stay. When the text can be read in more than one way
 * the version of the last commit decides; edits made since stay. Refuses when that is not clear either.
 */
export const strategy: Strategy = {
  name: 'repair-json',
  summary: 'Repairs a JSON file that does not parse: commas, quotes, brackets, literals, comments.',
  safety: 'safe',
  why: 'The result is read again before it is written, and a text with two possible meanings is left alone.',
  async plan(input, view) {
    const [source, other] = await brokenFiles(input, view);
    if (!source) return refuse('No JSON file of the project fails to parse.');
    if (other) {
      return refuse('Several JSON files of the project do not parse, and the failure names none of them.', {
        known: [source.path, other.path],
      });
    }
    const original = await view.git.headText(source.path);
    const text = textForReader(source);
    const result = repairJson(text, dialectOf(source.path), original ?? undefined);
    if (result.kind === 'valid') return refuse(`${source.path} is valid for its usual reader.`);
    if (result.kind === 'refused' && isJsonLines(source.text))
      return refuse(
        `${source.path} holds several JSON documents, one on each line (JSON Lines); the reader expects one.`,
        {
          steps: ['read it line by line, each line as a document of its own', 'or write it as one array: `[…, …]`'],
          avoid: 'Removing all but the first document.',
        },
      );
    if (result.kind === 'refused') return refused(source, result.reason, original !== null);
    const { replacements, fixes } = result;
    if (text !== source.text && !result.text.startsWith('\ufeff')) {
      const content = Buffer.from(result.text, source.encoding);
      const change = { kind: 'rewrite', path: source.path, baseHash: source.hash, content } as const;
      const title = `${wordsFor(source, fixes)} writes it without`;
      const owner = input.diagnosis.pattern ?? 'heal-hooks';
      return {
        kind: 'plan',
        safety: 'safe',
        summary: title,
        plan: { owner, root: view.root, title, changes: [change] },
      };
    }
    const skipped = text.length - source.text.length;
    const shifted = replacements.map((part) => ({ ...part, start: part.start - skipped, end: part.end - skipped }));
    const much = fixes.some((fix) => fix.kind === 'as-original' && fix.text.length > MUCH);
    return editPlan(
      input,
      view,
      [{ source, replacements: shifted }],
      wordsFor(source, fixes),
      much ? 'unsafe' : 'safe',
    );
  },
};

/** Two lines or more, each a valid document. */
function isJsonLines(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => isValid(line, JSON_STRICT));
}
