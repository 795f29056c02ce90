import { alignTemplate } from '../templates/align-template.ts';
import { type TemplateRegex, templateRegex } from '../templates/template-regex.ts';
import { unifyLines } from './unify-lines.ts';

/** A pattern that was found in examples. */
export interface InducedPattern extends TemplateRegex {
  template: string;
}

/** Ways of telling the values apart that are tried. */
const MAX_TRIES = 8;

/**
 * The pattern of lines that are known to be one message. Null where they have too little in common, or where no regex that is anchored,
 * bounded and deterministic fits them all (`templateRegex`).
 */
export function inducePattern(lines: readonly string[]): InducedPattern | null {
  let template = unifyLines(lines);
  for (let tries = 0; template !== null && tries < MAX_TRIES; tries++) {
    const made = templateRegex(template, lines);
    if (made) return { template, ...made };
    template = splitOnce(template, lines) ?? mergedOnce(template);
  }
  return null;
}

/** `a:b` in front of `:` is two values, where every line has it so. */
function splitOnce(template: string, lines: readonly string[]): string | null {
  const alignments = lines.map((line) => alignTemplate(template, line));
  for (let value = 0; value < (alignments[0]?.values.length ?? 0); value++) {
    const next = alignments[0]?.literals[value + 1]?.charAt(0) ?? '';
    if (!/^[:@#|]$/.test(next)) continue;
    const times = new Set(alignments.map((one) => (one?.values[value] ?? '').split(next).length - 1));
    const [count = 0] = times;
    if (times.size !== 1 || count === 0 || count > 3) continue;
    const holes = template.split('<*>');
    const before = holes.slice(0, value + 1).join('<*>');
    return `${before}${`<*>${next}`.repeat(count)}<*>${holes.slice(value + 1).join('<*>')}`;
  }
  return null;
}

/** Two values with only marks between them, the first of which may be part of the value. */
const NEIGHBOURS = /<\*>[^\w\s<]{1,3}<\*>/;

/** A value that holds the mark behind it is not to be told from it: `a:b:` is one value where `a:` was thought to be. */
const mergedOnce = (template: string): string | null =>
  NEIGHBOURS.test(template) ? template.replace(NEIGHBOURS, '<*>') : null;
