import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** What TypeScript proposes, and the edit of the reported line that does it. `at` is the offset of the reported column. */
const PROPOSALS: [RegExp, (found: RegExpExecArray, source: SourceFile, at: number) => Replacement | null][] = [
  [
    /Cannot find name '([\w$]+)'\. Did you mean the (?:instance|static) member '([\w$.]+)\.\1'/,
    ([, name = '', owner = ''], { text }, at) =>
      text.startsWith(name, at) ? { start: at, end: at, text: `${owner}.` } : null,
  ],
  [
    /Cannot extend an interface '([\w$.]+)'\. Did you mean 'implements'/,
    (_found, { text }, at) => {
      const before = /\bextends(\s+)$/.exec(text.slice(0, at));
      const start = before?.index ?? -1;
      return before ? { start, end: start + 'extends'.length, text: 'implements' } : null;
    },
  ],
  [
    /An import path can only end with a '\.[cm]?tsx?' extension when/,
    (_found, { text }, at) => {
      const [, path, kind = ''] = /^['"]([^'"\n]+)\.([cm]?)tsx?['"]/.exec(text.slice(at)) ?? [];
      const start = at + 1 + (path?.length ?? 0);
      return path ? { start, end: text.indexOf(text[at] ?? '', start), text: `.${kind}js` } : null;
    },
  ],
  [
    /The return type of an async function or method must be the global Promise<T> type\. Did you mean to write 'Promise<([^\n]+)>'/,
    ([, type = ''], { text }, at) =>
      text.startsWith(type, at) ? { start: at, end: at + type.length, text: `Promise<${type}>` } : null,
  ],
  [
    // A member that is no function is read, not called; what a bare name was meant to be is another question.
    /This expression is not callable(?: because it is a 'get' accessor\. Did you mean to use it without '\(\)'|\.$)/,
    (_found, { text }, at) => {
      const [called, empty = ''] = /^[\w$]+(\s*\(\s*\))/.exec(text.slice(at)) ?? [];
      const end = at + (called?.length ?? 0);
      return called && /\.\s*$/.test(text.slice(0, at)) ? { start: end - empty.length, end, text: '' } : null;
    },
  ],
  [
    /Re-exporting a type when '\w+' is (?:set|enabled) requires using 'export type'/,
    (_found, { text }, at) => (/^[\w$]/.test(text.slice(at)) ? { start: at, end: at, text: 'type ' } : null),
  ],
  [
    /Unused '@ts-expect-error' directive/,
    (_found, { text }, at) => {
      const end = text.indexOf('\n', at) + 1 || text.length;
      const start = text.lastIndexOf('\n', at - 1) + 1;
      return /^\s*\/\/ *@ts-expect-error\b/.test(text.slice(start, end)) ? { start, end, text: '' } : null;
    },
  ],
];

/** The same message at other lines of the same file: one plan answers them all. */
function everywhere(form: RegExp, file: string, input: StrategyInput): [number, number][] {
  const places = input.report.failure.lines.flatMap((line): [number, number][] => {
    const [, path = '', row, column] = form.test(line) ? (/^\s*([^\s(:]+)[(:](\d+)[,:](\d+)/.exec(line) ?? []) : [];
    return row && (path === file || file.endsWith(`/${path}`) || path.endsWith(`/${file}`))
      ? [[Number(row), Number(column)]]
      : [];
  });
  return places;
}

/**
 * Reads a message in which TypeScript names both the mistake and its one correction: a member that needs `this.` or its class, an interface that is
 * extended instead of implemented, a getter that is called. Makes that edit at the reported place.
 */
export const strategy: Strategy = {
  name: 'compiler-quick-fix',
  summary:
    'Makes the one small edit that a message of TypeScript names itself: `this.` before a member, `implements` for an interface, another extension, a second import or idle comment less.',
  safety: 'safe',
  why: 'The compiler knows the types and proposes exactly this, a word changes, and the next compilation checks it.',
  async plan(input, view) {
    if (/\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx):\d+:\d+: /.test(input.diagnosis.root))
      return (await import('./c/c-quick-fix.ts')).fixCQuickly(input, view);
    const [place] = await failingPlaces(input, view, 'typescript');
    const source = place ? await view.read(place.file) : null;
    const [, line, column] = /[(:](\d+)[,:](\d+)/.exec(input.diagnosis.root) ?? [];
    const span = source && line ? lineSpan(source.text, Number(line)) : null;
    if (!source || !span) return refuse('The failure names no place in a TypeScript file of the project.');
    const declared = /^.*\bTS2300: Duplicate identifier '([\w$]+)'/.exec(input.diagnosis.root)?.[1];
    const removed = declared
      ? (await import('./script/declared-twice.ts')).fixDeclaredTwice(declared, source, input, view)
      : null;
    if (removed) return removed;
    const literal = await (await import('./script/near-literal.ts')).fixNearLiteral(source, Number(line), input, view);
    if (literal) return literal;
    for (const [form, edit] of PROPOSALS) {
      const found = rootMatch(input, form);
      if (!found) continue;
      const places = [[Number(line), Number(column)] as const, ...everywhere(form, source.path, input)];
      const replacements = places.flatMap(([row, at]) => {
        const start = lineSpan(source.text, row)?.[0];
        return (start === undefined ? null : edit(form.exec(found[0]) ?? found, source, start + at - 1)) ?? [];
      });
      if (replacements.length > 0) return editPlan(input, view, [{ source, replacements }], 'TypeScript proposes:');
    }
    return refuse('TypeScript names no single edit of this place.');
  },
};
