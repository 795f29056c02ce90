import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { filesNaming } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy } from '../remedy.ts';
import { fixModuleCalled } from './names/python-namesake.ts';

/** How the project defines a member of that name, over all its classes. */
interface Kinds {
  properties: number;
  /** Methods that can be called without arguments. */
  plain: number;
  other: number;
}

/** Methods of Python's own types that take nothing and are easily written without their parentheses. */
const OF_BUILT_INS = new Set([
  'items',
  'keys',
  'values',
  'lower',
  'upper',
  'strip',
  'split',
  'copy',
  'read',
  'readlines',
]);

async function kindsOf(name: string, view: ProjectView): Promise<Kinds> {
  const kinds: Kinds = { properties: 0, plain: 0, other: 0 };
  for (const path of await filesNaming(view, name, 'python')) {
    const code = maskCode((await view.read(path))?.text ?? '', 'python');
    for (const found of code.matchAll(
      new RegExp(`^((?:[ \\t]*@[^\\n]*\\n)*)[ \\t]+(?:async[ \\t]+)?def[ \\t]+${name}[ \\t]*\\(([^)]{0,600})\\)`, 'gm'),
    )) {
      const required = (found[2] ?? '').split(',').filter((part) => /^\s*\w+\s*(?::[^=]*)?$/.test(part));
      if (/@(?:\w+\.)*(?:cached_)?property\b/.test(found[1] ?? '')) kinds.properties += 1;
      else if (required.length === 1 && !/async|@\w+\.setter/.test(found[0])) kinds.plain += 1;
      else kinds.other += 1;
    }
    if (new RegExp(`(?:\\bself\\.|^[ \\t]+)${name}[ \\t]*(?::[^=\\n]+)?=(?!=)`, 'm').test(code)) kinds.other += 1;
  }
  return kinds;
}

/** `.name()` of a property: the empty parentheses go. */
async function readInstead(code: string, span: [number, number], view: ProjectView): Promise<Replacement[] | null> {
  const found: Replacement[] = [];
  for (const call of code.slice(...span).matchAll(/\.(\w+)([ \t]*\([ \t]*\))/g)) {
    const { properties, plain, other } = await kindsOf(call[1] ?? '', view);
    const end = span[0] + call.index + call[0].length;
    if (properties > 0 && plain + other === 0) found.push({ start: end - (call[2]?.length ?? 0), end, text: '' });
  }
  return found.length === 1 ? found : null;
}

/** `.name` of a method that takes nothing, used as a value: it is called. */
async function callInstead(
  code: string,
  span: [number, number],
  builtIn: boolean,
  view: ProjectView,
): Promise<Replacement[] | null> {
  const found: Replacement[] = [];
  for (const use of code.slice(...span).matchAll(/(?<=[\w)\]])\.(\w+)\b(?![ \t]*[(=.\w[])/g)) {
    const name = use[1] ?? '';
    const { properties, plain, other } = builtIn ? { properties: 0, plain: 0, other: 0 } : await kindsOf(name, view);
    const at = span[0] + use.index + use[0].length;
    if (builtIn ? OF_BUILT_INS.has(name) : plain > 0 && properties + other === 0)
      found.push({ start: at, end: at, text: '()' });
  }
  return found.length === 1 ? found : null;
}

/** A literal in brackets that is followed by another one on the next line: no comma stands between them. */
function missedComma({ text }: SourceFile, code: string, span: [number, number]): Replacement[] | null {
  const end = span[0] + code.slice(...span).trimEnd().length;
  const next = /^[ \t]*(?:#[^\n]*)?(?:\r?\n[ \t]*)+([([])/.exec(code.slice(end));
  return next && /[)\]}"']$/.test(text.slice(0, end)) && /^[ \t]*[([{"']/.test(text.slice(...span))
    ? [{ start: end, end, text: ',' }]
    : null;
}

/**
 * Reads a TypeError about something that is called and cannot be, or used and is a method: a property with parentheses, a method without them,
 * `NotImplemented` that is raised, two values without a comma, a module in place of what it holds.
 */
export const strategy: Strategy = {
  name: 'call-form',
  summary:
    'Reads a property that is called, calls a method that is used as a value, and puts the comma between two values that Python takes for a call.',
  safety: 'safe',
  why: 'Python found the other form impossible at this line, the project defines the member in one way only, and one place of the line fits.',
  async plan(input, view) {
    const { root } = input.diagnosis;
    if (/'module' object is not callable/.test(root)) return fixModuleCalled(input, view);
    const raised = /NotImplementedType|exceptions must derive from BaseException/.test(root);
    const comma = input.report.failure.lines.some((line) => /is not callable; perhaps you missed a comma/.test(line));
    const method = /'(builtin_function_or_method|method|function)'|\(not "(builtin_function_or_method|method)"\)/.exec(
      root,
    );
    for (const place of await failingPlaces(input, view, 'python')) {
      const source = await view.read(place.file);
      const code = source ? maskCode(source.text, 'python') : '';
      const span = place.line ? lineSpan(code, place.line) : null;
      if (!source || !span) continue;
      if (raised) {
        const found = /^\s*raise\s+NotImplemented\b/.exec(code.slice(...span));
        const end = span[0] + (found?.[0].length ?? 0);
        return found
          ? editPlan(
              input,
              view,
              [{ source, replacements: [{ start: end, end, text: 'Error' }] }],
              'Only the exception can be raised:',
            )
          : refuse(`${place.file}:${place.line} raises something else than \`NotImplemented\`.`);
      }
      const edits =
        comma && /not callable/.test(root)
          ? missedComma(source, code, span)
          : method
            ? await callInstead(code, span, /builtin/.test(method[0]), view)
            : /not callable/.test(root)
              ? await readInstead(code, span, view)
              : null;
      if (edits) return editPlan(input, view, [{ source, replacements: edits }], 'Only the other form fits there:');
      break;
    }
    return refuse('No single member at the failing line is called, or left uncalled, against its definition.');
  },
};
