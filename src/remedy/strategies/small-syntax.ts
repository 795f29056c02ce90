import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { type Language, languageOf } from '../lookup/language.ts';
import { applyReplacements, editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { shellBlanks } from './syntax/shell-blanks.ts';
import type { SyntaxKind, SyntaxVerdict } from './syntax/syntax-kind.ts';

/** Languages with a parser that reads a text without running it. Python has a strategy of its own. */
const KINDS: Partial<Record<Language, () => Promise<SyntaxKind>>> = {
  go: async () => (await import('./syntax/go-syntax.ts')).goSyntax,
  java: async () => (await import('./syntax/java-syntax.ts')).javaSyntax,
  c: async () => (await import('./syntax/c-syntax.ts')).cSyntax,
  javascript: async () => (await import('./syntax/script-syntax.ts')).scriptSyntax,
  typescript: async () => (await import('./syntax/script-syntax.ts')).scriptSyntax,
  rust: async () => (await import('./syntax/rust-syntax.ts')).rustSyntax,
  perl: async () => (await import('./syntax/perl-syntax.ts')).perlSyntax,
  php: async () => (await import('./syntax/php-syntax.ts')).phpSyntax,
  ruby: async () => (await import('./syntax/ruby-syntax.ts')).rubySyntax,
  shell: async () => (await import('./syntax/shell-syntax.ts')).shellSyntax,
};

const WHY = 'One sign was missing or too many:';

/** Parsers are asked this often at most. */
const MAX_TRIES = 40;

/** Texts that differ in white space alone mean the same here. */
const plain = (text: string): string => text.replace(/\s+/g, '');

const isRefusal = (value: unknown): value is Proposal => typeof value === 'object' && value !== null && 'kind' in value;

/** The language of a file: by its name, or by its shebang. */
const languageIn = (source: SourceFile): Language | null =>
  languageOf(source.path) ??
  (/^#![^\n]*\b(?:ba|da|z|k)?sh\b/.test(source.text)
    ? 'shell'
    : /^#![^\n]*\bruby\b/.test(source.text)
      ? 'ruby'
      : /^#![^\n]*\bphp\b/.test(source.text)
        ? 'php'
        : null);

/** The one change of the best group that the parser accepts, or why there is none. */
async function repaired(
  source: SourceFile,
  verdict: SyntaxVerdict,
  kind: SyntaxKind,
  view: ProjectView,
): Promise<Replacement | Proposal> {
  const where = `${source.path}:${verdict.line}`;
  let tries = 0;
  const groups = kind.candidates(source.text, verdict.line ?? 1, verdict.message, verdict.offset);
  const known = await knownVerdicts(groups, source, kind, view);
  for (const group of groups) {
    const accepted: { edit: Replacement; text: string }[] = [];
    for (const edit of group) {
      if (++tries > MAX_TRIES) return refuse(`No small change makes ${source.path} readable for its parser.`);
      const text = applyReplacements(source.text, [edit]);
      const ok = known?.get(edit) ?? (known ? false : (await kind.check(text, source.path, view, verdict))?.ok);
      if (ok) accepted.push({ edit, text: plain(text) });
    }
    const [first] = accepted;
    if (!first) continue;
    if (new Set(accepted.map(({ text }) => text)).size > 1)
      return refuse(`${where} can be completed in more than one way: ambiguous.`);
    return first.edit;
  }
  return refuse(`No single small change makes ${source.path} readable for its parser.`, {
    known: [`the parser stops at ${where}`],
  });
}

/** The verdicts on all candidates at once, where the parser can be asked so. */
async function knownVerdicts(
  groups: readonly Replacement[][],
  source: SourceFile,
  kind: SyntaxKind,
  view: ProjectView,
): Promise<Map<Replacement, boolean> | null> {
  const edits = groups.flat().slice(0, MAX_TRIES);
  const verdicts = (await kind.checkEdits?.(source.text, edits, source.path, view)) ?? null;
  return verdicts && new Map(edits.map((edit, index) => [edit, verdicts[index] ?? false]));
}

/**
 * A file that does not parse for want of one sign (`;`, a bracket, a quote, `end`, `then`). Tries single changes at and just above the reported
 * line, and takes one only when the language's own parser then accepts the whole file and no other such change would do, too.
 */
export const strategy: Strategy = {
  name: 'small-syntax',
  summary: 'Adds the one sign that a parser misses, when the whole file then parses and nothing else would do.',
  safety: 'safe',
  why: 'One sign changes near the reported line, the parser accepts the whole file afterwards, and no other reading is possible.',
  async plan(input: StrategyInput, view: ProjectView) {
    const opened = /here-document|anywhere before EOF|unterminated heredoc/.test(input.diagnosis.root)
      ? await (await import('./here-document.ts')).strategy.plan(input, view)
      : null;
    if (opened?.kind === 'plan') return opened;
    const closed = /missing ending "\)"/.test(input.diagnosis.root)
      ? await (await import('./syntax/cmake-paren.ts')).fixCmakeParen(input, view)
      : null;
    if (closed) return closed;
    for (const place of await failingPlaces(input, view)) {
      const source = await view.read(place.file);
      const language = source ? languageIn(source) : null;
      const load = language ? KINDS[language] : undefined;
      if (!source || !load) continue;
      if (language === 'shell' && source.eol === '\r\n') {
        const ends = await (await import('./crlf-shebang.ts')).strategy.plan(input, view);
        if (ends.kind === 'plan') return ends;
      }
      const twice = /Identifier '([\w$]+)' has already been declared/.exec(input.diagnosis.root)?.[1];
      const removed = twice
        ? (await import('./script/declared-twice.ts')).fixDeclaredTwice(twice, source, input, view)
        : null;
      if (removed) return removed;
      if (language === 'shell') {
        const byBash = await (await import('./commands/run-by-bash.ts')).runByBash(input, view);
        const blanks =
          place.line && /missing `?\]'?/.test(input.diagnosis.root) ? shellBlanks(source, place.line, null) : null;
        if (byBash) return byBash;
        if (blanks)
          return editPlan(input, view, [{ source, replacements: blanks }], '`[` and `]` are words of their own:');
      }
      const constructed =
        language === 'java' &&
        place.line &&
        /invalid method declaration; return type required/.test(input.diagnosis.root)
          ? (await import('./java/constructor-name.ts')).fixConstructorName(source, place.line, input, view)
          : null;
      if (constructed) return constructed;
      const kind = await load();
      const verdict = await kind.check(source.text, source.path, view);
      const stated = verdict ? null : kind.stated?.(source, input);
      if (stated) return editPlan(input, view, [{ source, replacements: [stated] }], 'The sign that the tool misses:');
      if (!verdict) return refuse(`${source.path} cannot be parsed by itself here, so no change of it can be judged.`);
      if (verdict.ok) continue;
      const line = verdict.line ?? place.line ?? null;
      for (const earlier of (line === null ? null : await kind.readBefore?.(source, line, view)) ?? []) {
        const found = await kind.check(earlier.text, earlier.path, view);
        const own = found?.ok === false ? await repaired(earlier, found, kind, view) : null;
        if (own && !isRefusal(own)) return editPlan(input, view, [{ source: earlier, replacements: [own] }], WHY);
      }
      const edit = await repaired(source, { ...verdict, line }, kind, view);
      if (isRefusal(edit)) return edit;
      return editPlan(input, view, [{ source, replacements: [edit] }], WHY);
    }
    const named = input.diagnosis.captures.file ?? input.diagnosis.locations[0]?.file;
    if (named && /\.(?:jsonc?|json5)$/.test(named))
      return (await import('./repair-json.ts')).strategy.plan(input, view);
    const config = await (await import('./config-syntax.ts')).strategy.plan(input, view);
    if (config.kind === 'plan') return config;
    return refuse('The file with the syntax error is not part of the project, or its language has no parser here.');
  },
};
