import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { identifierOffsets, lineSpan } from '../../lookup/source-text.ts';
import type { SourceFile } from '../../remedy.ts';
import type { JavaMessage } from './java-message.ts';

/** The three words of Java for "how many", each with its parentheses or without. */
const MANY = ['size', 'length'];

/**
 * `rows.length` of a list, `text.length` without parentheses, `text.size()`: a type has one of the three forms. Another method without arguments that is
 * written like a field gets its parentheses, too. Null when the line shows something else.
 */
export function otherForm(
  { symbol, line, column }: JavaMessage,
  methods: readonly string[],
  isArray: boolean,
  source: SourceFile,
): Replacement | null {
  const code = maskCode(source.text, 'java');
  const span = lineSpan(code, line);
  if (!symbol || !span) return null;
  const uses = identifierOffsets(code, symbol.name).filter(
    (at) => at >= span[0] && at < span[1] && /\.\s*$/.test(code.slice(0, at)),
  );
  // javac points at the dot.
  const [use, another] = uses.length > 1 && column ? uses.filter((at) => Math.abs(at - span[0] - column) <= 1) : uses;
  if (use === undefined || another !== undefined) return null;
  const end = use + symbol.name.length;
  const parentheses = /^\s*\(\s*\)/.exec(code.slice(end))?.[0] ?? '';
  if (symbol.kind === 'method' && !parentheses) return null;
  if (isArray) {
    return MANY.includes(symbol.name) ? { start: use, end: end + parentheses.length, text: 'length' } : null;
  }
  const right = methods.includes(symbol.name)
    ? symbol.name
    : MANY.includes(symbol.name)
      ? MANY.find((name) => methods.includes(name))
      : undefined;
  return right && !/^\s*=(?!=)/.test(code.slice(end))
    ? { start: use, end: end + parentheses.length, text: `${right}()` }
    : null;
}
