import type { AST } from '@eslint-community/regexpp';
import { linearRegex } from '../engine/linear-regex.ts';
import type { Engine, RegexFacts } from '../pattern.ts';
import { rarestGrams } from '../scan/gram-rarity.ts';
import { isAnchored } from './is-anchored.ts';
import { parseRegex } from './parse-regex.ts';
import { proveLinear } from './prove-linear.ts';
import { requiredLiterals } from './required-literals.ts';
import { soughtLiterals } from './sought-literals.ts';
import { spansLines } from './spans-lines.ts';
import { literalLength, longestMatch } from './text-length.ts';

/** Facts, or why no engine may run the regex. */
export type RegexAnalysis = { facts: RegexFacts } | { error: string };

/** JSON has no infinity. */
const finite = (count: number): number | null => (Number.isFinite(count) ? count : null);

/**
 * Decides how a regex may run. One of ours runs on V8 where its linear cost is proved; any other runs on the linear engine. Refused
 * when neither is possible, with the construct named.
 *
 * @param ours true for the built-in catalogue and for what was learned, whose regexes were made with the proof in mind
 */
export function analyseRegex(source: string, flags: string, ours: boolean): RegexAnalysis {
  const parsed = parseRegex(source);
  if ('error' in parsed) return { error: `not a valid regular expression: ${parsed.error}` };
  const block = flags.includes('s') || spansLines(parsed.tree);
  const chosen = chooseEngine(parsed.tree, source, flags, block, ours);
  if ('error' in chosen) return chosen;
  const required = requiredLiterals(parsed.tree, flags.includes('i'));
  const sought = required && soughtLiterals(parsed.tree, flags, block, required);
  return {
    facts: {
      ...chosen,
      block,
      literals: sought?.literals ?? null,
      also: sought?.also ?? null,
      around: sought?.around ?? [],
      grams: (sought?.literals ?? []).map((literal) => rarestGrams(literal)),
      anchored: !block && isAnchored(parsed.tree),
      lead: finite(sought?.lead ?? Infinity),
      reach: finite(longestMatch(parsed.tree)),
      literalLength: literalLength(parsed.tree),
    },
  };
}

function chooseEngine(
  tree: AST.Pattern,
  source: string,
  flags: string,
  block: boolean,
  ours: boolean,
): { engine: Engine; walks: number } | { error: string } {
  const proof = ours ? proveLinear(tree, flags, block) : null;
  if (proof?.holds === 'search') return { engine: 'v8', walks: 1 };
  const linear = linearRegex(source, flags);
  if ('error' in linear) {
    const why = proof?.holds === 'none' ? ` (nor is it proved linear: ${proof.because})` : '';
    return { error: `the linear-time engine does not take it: ${linear.error}${why}` };
  }
  return proof?.holds === 'from-start' ? { engine: 'bounded', walks: proof.walks } : { engine: 'linear', walks: 1 };
}
