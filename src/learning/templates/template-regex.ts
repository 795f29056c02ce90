import type { CaptureName } from '../../pattern/pattern.ts';
import { alignTemplate } from './align-template.ts';
import { captureNameOf } from './capture-name-of.ts';
import { valueClass } from './value-class.ts';

/** A regex made from a template, and the names of its groups in order. */
export interface TemplateRegex {
  source: string;
  names: CaptureName[];
}

const MAX_VALUES = 8;
const MAX_LENGTH = 512;
const MIN_LETTERS = 10;
const MIN_WORDS = 2;

const escapeLiteral = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Enough words of its own to mean one message and no other. */
export const isTelling = (template: string): boolean => {
  const literal = template.replaceAll('<*>', ' ');
  const words = literal.match(/[A-Za-z]{2,}/g) ?? [];
  return (literal.match(/[A-Za-z]/g)?.length ?? 0) >= MIN_LETTERS && words.length >= MIN_WORDS;
};

/**
 * An anchored regex that matches the examples, its values bounded and named where their name is clear. Deterministic: what may stand in a value
 * excludes what follows it, so that no text makes it go back. Null when the template is too general (`isTelling`), has more than eight values,
 * two values side by side, an example that it does not fit, or would be longer than 512 characters.
 */
export function templateRegex(template: string, examples: readonly string[]): TemplateRegex | null {
  if (!isTelling(template) || examples.length === 0) return null;
  const alignments = examples.map((example) => alignTemplate(template, example));
  const [first, ...others] = alignments;
  if (!first || first.values.length > MAX_VALUES) return null;
  const fits = others.every((other) => other?.literals.every((literal, index) => literal === first.literals[index]));
  if (!fits) return null;

  const names: CaptureName[] = [];
  let source = `^${escapeLiteral(first.literals[0] as string)}`;
  for (const index of first.values.keys()) {
    const values = alignments.map((alignment) => alignment?.values[index] as string);
    const before = first.literals[index] as string;
    const after = first.literals[index + 1] as string;
    const isLast = index === first.values.length - 1;
    const matching = after === '' && !isLast ? null : valueClass(values, before.slice(-1), after.charAt(0));
    if (matching === null) return null;
    const name = captureNameOf(before, values, names);
    if (name) names.push(name);
    source += `${name ? `(?<${name}>${matching})` : matching}${escapeLiteral(after)}`;
  }
  source += '$';
  const regex = new RegExp(source);
  if (source.length > MAX_LENGTH || !examples.every((example) => regex.test(example.trim()))) return null;
  return { source, names };
}
