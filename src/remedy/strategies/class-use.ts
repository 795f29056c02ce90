import { escapeRegex } from '../../pattern/placeholders.ts';
import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { closingBracket, identifierOffsets, lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { SourceFile, Strategy } from '../remedy.ts';

/** Classes in front of the failing line that are looked at: the one around it is near. */
const MAX_CLASSES = 20;

/** `Job(…)` at the failing line: the one call of the class that lacks its `new`. */
function withNew(code: string, line: number, name: string): Replacement[] | null {
  const span = lineSpan(code, line);
  if (!span) return null;
  const calls = identifierOffsets(code, name).filter(
    (at) =>
      at >= span[0] &&
      at < span[1] &&
      /^\s*\(/.test(code.slice(at + name.length)) &&
      !/(?:\bnew\s+|[.\w$]|\bclass\s+|\bfunction\s+)$/.test(code.slice(0, at)),
  );
  const [at, another] = calls;
  return at === undefined || another !== undefined ? null : [{ start: at, end: at, text: 'new ' }];
}

/** The derived class around a line whose constructor never calls `super`, when its base class wants no arguments. */
function withSuper({ text, eol }: SourceFile, code: string, line: number): Replacement[] | null {
  const at = lineSpan(code, line)?.[0];
  if (at === undefined) return null;
  const heads = [...code.slice(0, at).matchAll(/\bclass\s+[\w$]+\s+extends\s+([\w$]+)\s*\{/g)];
  for (const head of heads.slice(-MAX_CLASSES).reverse()) {
    const open = head.index + head[0].length - 1;
    const end = closingBracket(code, open);
    if (end >= 0 && at > end) continue;
    const own = /\bconstructor\s{0,20}\([^)]{0,1000}\)\s{0,20}\{/.exec(code.slice(open, end < 0 ? undefined : end));
    const body = own ? open + own.index + own[0].length : -1;
    const bodyEnd = own ? closingBracket(code, body - 1) : -1;
    if (body < 0 || bodyEnd < 0 || /\bsuper\s*\(/.test(code.slice(body, bodyEnd))) return null;
    const base = new RegExp(`\\bclass\\s+${escapeRegex(head[1] ?? '')}(\\s+extends\\s+[\\w$]+)?\\s*\\{`).exec(code);
    if (!base || base[1]) return null;
    const baseOpen = base.index + base[0].length - 1;
    const parameters = /\bconstructor\s{0,20}\(([^)]{0,1000})\)/.exec(
      code.slice(baseOpen, closingBracket(code, baseOpen)),
    );
    if (parameters && parameters[1]?.trim() !== '') return null;
    const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', body - 1) + 1))?.[0] ?? '';
    const step = /^\r?\n([ \t]+)/.exec(text.slice(body))?.[1] ?? `${indent}  `;
    return [{ start: body, end: body, text: `${eol}${step}super();` }];
  }
  return null;
}

/**
 * Reads what JavaScript says of a class that is used like a function, or of a derived class whose constructor does not call that of its base class
 * (which takes no arguments, in the same file).
 */
export const strategy: Strategy = {
  name: 'class-use',
  summary:
    'Makes an instance with `new` where a class is called, and calls `super()` first in the constructor of a derived class.',
  safety: 'safe',
  why: 'JavaScript allows nothing else there: the code cannot have worked, and one word at the failing place changes.',
  async plan(input, view) {
    const { symbol } = input.diagnosis.captures;
    for (const place of await failingPlaces(input, view)) {
      const source = /\.[cm]?[jt]sx?$/.test(place.file) ? await view.read(place.file) : null;
      if (!source || !place.line) continue;
      const code = maskCode(source.text, 'typescript');
      const edit = /super constructor/.test(input.diagnosis.root)
        ? withSuper(source, code, place.line)
        : symbol
          ? withNew(code, place.line, symbol)
          : null;
      if (edit)
        return editPlan(
          input,
          view,
          [{ source, replacements: edit }],
          'JavaScript lets a class be used in one way only:',
        );
    }
    return refuse('At the failing place stands no single use of a class that can be completed.');
  },
};
