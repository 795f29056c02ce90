import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { parsePython } from '../lookup/python-parse.ts';
import { applyReplacements, editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
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
    for (const place of await failingPlaces(input, view, 'python')) {
      const source = await view.read(place.file);
      const [now] = source ? await parsePython([source.text], input, view) : [];
      if (!source || !now || now.ok || now.line === null) continue;
      return repaired(source, now.line, now.message ?? 'invalid syntax', input, view);
    }
    return refuse('The file with the syntax error is not part of the project, or Python reads it by now.');
  },
};
