import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { afterDocstring } from '../lookup/python-insert.ts';
import { parsePython } from '../lookup/python-parse.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { applyReplacements, editPlan, planOf, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { syntaxCandidates } from './syntax/python-candidates.ts';

/** The one candidate that Python accepts; several are fine when they mean the same. */
async function repaired(
  source: SourceFile,
  line: number,
  message: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const groups = syntaxCandidates(source.text, line, message);
  const where = `${source.path}:${line}`;
  for (const group of groups) {
    const parses = await parsePython(
      group.map((edit) => applyReplacements(source.text, [edit])),
      input,
      view,
    );
    const accepted: { edit: Replacement; tree: string }[] = [];
    group.forEach((edit, index) => {
      const tree = parses[index]?.tree;
      if (tree) accepted.push({ edit, tree });
    });
    const [first] = accepted;
    if (!first) continue;
    if (new Set(accepted.map(({ tree }) => tree)).size > 1) {
      return refuse(`${where} can be completed in more than one way: ambiguous (${message}).`);
    }
    return editPlan(input, view, [{ source, replacements: [first.edit] }], `Python says \`${message}\`:`);
  }
  return refuse(`No single small change makes ${source.path} readable for Python (${message}).`, {
    known: [`the error is at ${where}`],
  });
}

/** `from __future__ import …` goes before every other statement, behind the docstring and the comments above. */
async function futureFirst(
  source: SourceFile,
  line: number,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const span = lineSpan(source.text, line);
  const statement = span ? source.text.slice(...span) : '';
  if (!span || !/^from[ \t]+__future__[ \t]+import[ \t]+[\w, \t]+$/.test(statement)) return null;
  const end = source.text.startsWith('\r\n', span[1]) ? span[1] + 2 : Math.min(span[1] + 1, source.text.length);
  const without = source.text.slice(0, span[0]) + source.text.slice(end);
  const at = afterDocstring(without, maskCode(without, 'python'));
  const blank = /^[ \t]*\r?\n/.test(without.slice(at)) ? '' : source.eol;
  const replacements = [
    { start: at, end: at, text: `${statement}${source.eol}${blank}` },
    { start: span[0], end, text: '' },
  ];
  const [parse] = await parsePython([applyReplacements(source.text, replacements)], input, view);
  return at < span[0] && parse?.ok
    ? editPlan(input, view, [{ source, replacements }], 'Python wants it before every other statement:')
    : null;
}

/** A source in Latin-1 that declares no encoding: written as UTF-8, where every character is the same in all Western encodings. */
async function toUtf8(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const named = rootMatch(input, /in file (\S+) on line/)?.[1];
  const places = await failingPlaces(input, view, 'python');
  for (const file of [named ? await view.resolve(named) : null, ...places.map((place) => place.file)]) {
    const source = file ? await view.read(file) : null;
    if (source?.encoding !== 'latin1') continue;
    if (/[\u0080-\u009f]/.test(source.text))
      return refuse(`${source.path} is not UTF-8, and which encoding it is in is not certain.`);
    const change = {
      kind: 'rewrite',
      path: source.path,
      baseHash: source.hash,
      content: Buffer.from(source.text, 'utf8'),
    } as const;
    return planOf(input, view, [change], `${source.path} is in Latin-1 and declares no encoding: writes it as UTF-8`);
  }
  return refuse('The file that is not UTF-8 is not part of the project.');
}

/**
 * Reads a SyntaxError. Tries the single change that the interpreter's own message asks for (a colon, `==`, a bracket, a comma, a quote) at the
 * reported place; taken only when Python then parses the whole file and no other such change gives another meaning.
 */
export const strategy: Strategy = {
  name: 'python-syntax',
  summary: 'Adds or corrects the one sign that Python misses, when the whole file then parses.',
  safety: 'safe',
  why: 'One sign changes at the place that Python reports, the whole file parses afterwards, and no other reading is possible.',
  async plan(input, view) {
    if (/Non-UTF-8 code|'utf-?8' codec can't decode/.test(input.diagnosis.root)) return toUtf8(input, view);
    for (const place of await failingPlaces(input, view, 'python')) {
      const source = await view.read(place.file);
      const [now] = source ? await parsePython([source.text], input, view) : [];
      if (!source || !now || now.ok || now.line === null) continue;
      const moved = /__future__ imports must occur/.test(now.message ?? '')
        ? await futureFirst(source, now.line, input, view)
        : null;
      if (moved) return moved;
      return repaired(source, now.line, now.message ?? 'invalid syntax', input, view);
    }
    return refuse('The file with the syntax error is not part of the project, or Python reads it by now.');
  },
};
