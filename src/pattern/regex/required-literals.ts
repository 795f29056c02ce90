import type { AST } from '@eslint-community/regexpp';
import { gramRarity } from '../scan/gram-rarity.ts';
import { maxLength } from './text-length.ts';
import { joinVariants, withoutLonger } from './text-variants.ts';

/** Literal texts of which every match contains at least one. */
export interface RequiredLiterals {
  /** ASCII-folded; a leading `\n` stands for the start of a line. */
  texts: string[];
  /** Characters from the start of a match to the end of the literal, at most; `Infinity` when there is no bound. */
  lead: number;
}

/** What a node contributes: all texts that it can match if they are few, and a set of which every match contains at least one. */
interface Contribution {
  /** ASCII-folded; null when there are too many. `['']` for what reads nothing. */
  exact: string[] | null;
  required: RequiredLiterals | null;
}

const NOTHING: Contribution = { exact: null, required: null };
const MIN_LENGTH = 3;
/** Shorter ones are known by more than one gram: taken only when there is nothing else. */
const GOOD_LENGTH = 4;
const MAX_SET = 64;
const MAX_LENGTH = 60;
/** Members of a character class that are tried one by one. */
const MAX_CLASS = 4;

const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** A set is as rare as its commonest member, and every further member adds hits. */
const rarity = (set: readonly string[]): number =>
  Math.min(...set.map((literal) => gramRarity(literal) - (literal.length < GOOD_LENGTH ? 100 : 0))) -
  Math.log2(set.length);

const better = (a: RequiredLiterals | null, b: RequiredLiterals | null): RequiredLiterals | null => {
  if (!a || !b) return a ?? b;
  return rarity(b.texts) > rarity(a.texts) ? b : a;
};

/** The texts as a set of literals, unless one of them is too short to be found. */
function asLiterals(texts: readonly string[], before: number): RequiredLiterals | null {
  const set = withoutLonger(texts.map((text) => text.slice(0, MAX_LENGTH)));
  if (set.length === 0 || set.length > MAX_SET) return null;
  if (set.some((text) => text.length < MIN_LENGTH || text.replace(/^\n/, '').length < 2)) return null;
  return { texts: set, lead: before + Math.max(...texts.map((text) => text.length)) };
}

/** The rarest set of required literals that the tree gives; null when it has none of three characters. */
export const requiredLiterals = (tree: AST.Pattern, ignoreCase: boolean): RequiredLiterals | null => {
  const { exact, required } = alternatives(tree.alternatives, ignoreCase, true);
  return better(required, exact && asLiterals(exact, 0));
};

function alternatives(list: readonly AST.Alternative[], ignoreCase: boolean, atStart: boolean): Contribution {
  const parts = list.map((alternative) => sequence(alternative, ignoreCase, atStart));
  const texts = parts.every(({ exact }) => exact !== null) ? parts.flatMap(({ exact }) => exact ?? []) : null;
  const sets = parts
    .map(({ exact, required }) => better(required, exact && asLiterals(exact, 0)))
    .filter((set) => set !== null);
  const found = withoutLonger(sets.flatMap((set) => set.texts));
  const complete = sets.length === parts.length && found.length <= MAX_SET;
  return {
    exact: texts,
    required: complete ? { texts: found, lead: Math.max(...sets.map((set) => set.lead)) } : null,
  };
}

function sequence(alternative: AST.Alternative, ignoreCase: boolean, atStart: boolean): Contribution {
  const start = atStart && isLineStart(alternative.elements[0]) ? '\n' : '';
  let run: string[] = [start];
  let whole: string[] | null = [''];
  let best: RequiredLiterals | null = null;
  /** Characters that can stand before the run, and in it. */
  let before = 0;
  let inside = 0;
  const look = (): void => {
    best = better(best, asLiterals(run, before));
  };
  for (const element of alternative.elements) {
    if (element.type === 'Assertion') continue; // reads nothing: the text before and after it touch
    const { exact, required } = contribution(element, ignoreCase);
    if (required) best = better(best, { ...required, lead: before + inside + required.lead });
    whole = whole && exact && joinVariants(whole, exact);
    if (exact === null || exact.length > 1) look();
    const joined = exact && joinVariants(run, exact);
    if (joined) {
      run = joined;
      inside += maxLength(element);
      continue;
    }
    look();
    before += inside;
    if (exact) [run, inside] = [exact, maxLength(element)];
    else [run, before, inside] = [[''], before + maxLength(element), 0];
  }
  look();
  return { exact: start === '' ? whole : null, required: best };
}

const isLineStart = (element: AST.Element | undefined): boolean =>
  element?.type === 'Assertion' && element.kind === 'start';

function contribution(element: AST.Element, ignoreCase: boolean): Contribution {
  switch (element.type) {
    case 'Character':
      return oneOf([element.value], ignoreCase);
    case 'CharacterClass': {
      if (element.negate || element.unicodeSets) return NOTHING;
      const codes = element.elements.map((item) => (item.type === 'Character' ? item.value : -1));
      return codes.includes(-1) ? NOTHING : oneOf(codes, ignoreCase);
    }
    case 'Group':
    case 'CapturingGroup':
      return alternatives(element.alternatives, ignoreCase, false);
    case 'Quantifier':
      return repeated(element, ignoreCase);
    default:
      return NOTHING;
  }
}

function repeated({ element, min, max }: AST.Quantifier, ignoreCase: boolean): Contribution {
  const inner = contribution(element, ignoreCase);
  if (min === 0) return max === 1 && inner.exact ? { exact: ['', ...inner.exact], required: null } : NOTHING;
  let texts: string[] | null = inner.exact;
  for (let i = 1; texts && inner.exact && i < Math.min(min, MAX_LENGTH); i += 1)
    texts = joinVariants(texts, inner.exact);
  if (texts && min === max && min <= MAX_LENGTH) return { exact: texts, required: null };
  // More may follow, so the run ends here; what must be there at least is a literal of its own.
  return { exact: null, required: better(inner.required, texts && asLiterals(texts, 0)) };
}

/** One of a few characters; both cases of a letter are one. */
function oneOf(codes: readonly number[], ignoreCase: boolean): Contribution {
  const folded = [...new Set(codes.map((code) => fold(String.fromCharCode(code))))];
  if (folded.length > MAX_CLASS) return NOTHING;
  // Scanning folds ASCII only; another letter may appear in its other case when the regex ignores case.
  if (ignoreCase && folded.some((char) => char.charCodeAt(0) > 127)) return NOTHING;
  return { exact: folded, required: null };
}
