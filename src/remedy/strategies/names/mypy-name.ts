import { pythonImports } from '../../lookup/python-imports.ts';
import { importInsertion } from '../../lookup/python-insert.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { isSlip, renameAt } from '../rename-near-name.ts';

const FINDING = /^([^\s:]+\.pyi?):(\d+):(?:\d+:)? error: (.*?)\s+\[[a-z-]+\]$/;
const NEAR = /"(\w+)"(?: for "[\w. ]+"| of "[\w.]+")?;? (?:maybe|did you mean) "(\w+)"\?/;
const SUGGESTION =
  /^([^\s:]+\.pyi?):\d+:(?:\d+:)? note: Did you forget to import it from "typing"\? \(Suggestion: "from typing import (\w+)"\)/;

/** What mypy itself proposes: one near name, or names of `typing` that the file lacks. */
export async function fixMypyName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const [, file = '', line = '', message = ''] = FINDING.exec(input.diagnosis.root) ?? [];
  const path = file ? await view.resolve(file) : null;
  const source = path && (await view.guard(path)) === null ? await view.read(path) : null;
  if (!source) return refuse('The finding is not in a file of the project that may be edited.');
  const [, wrong = '', right = ''] = NEAR.exec(message) ?? [];
  if (right && isSlip(wrong, right)) {
    const here = {
      ...input,
      diagnosis: { ...input.diagnosis, locations: [{ file: source.path, line: Number(line) }] },
    };
    const plan = await renameAt(here, view, wrong, right, `mypy proposes \`${right}\`:`);
    return plan ?? refuse(`\`${wrong}\` was not found at ${file}:${line}; mypy proposes \`${right}\`.`);
  }
  const names = new Set<string>();
  for (const shown of input.report.failure.lines) {
    const [, where = '', name = ''] = SUGGESTION.exec(shown) ?? [];
    if (name && where === file) names.add(name);
  }
  if (names.size === 0) return refuse('mypy proposes no other name.');
  const known = pythonImports(source.text).find(
    ({ kind, module, indent }) => kind === 'from' && module === 'typing' && indent === '',
  );
  const last = known?.names.at(-1);
  const list = [...names].sort().join(', ');
  const edit = last
    ? { start: last.end, end: last.end, text: `, ${list}` }
    : importInsertion(source.text, `from typing import ${list}`, source.eol, true);
  return editPlan(input, view, [{ source, replacements: [edit] }], `\`${list}\` of typing is used without import:`);
}
