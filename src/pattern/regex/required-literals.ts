import type { AST } from '@eslint-community/regexpp';
import { gramRarity } from '../scan/gram-rarity.ts';
import { maxLength } from './text-length.ts';

/** Literal texts of which every match contains at least one. */
export interface RequiredLiterals {
  /** ASCII-folded; a leading `\n` stands for the start of a line. */
  texts: string[];
  /** Characters from the start of a match to the end of the literal, at most; `Infinity` when there is no bound. */
  lead: number;
}

/** What a node contributes: its exact text if it has just one, and a set of which every match contains at least one. */
interface Contribution {
  /** ASCII-folded; null when the node can match more than one text. Empty for assertions. */
  exact: string | null;
  required: RequiredLiterals | null;
}

const NOTHING: Contribution = { exact: null, required: null };

const MIN_LENGTH = 3;
const MAX_SET = 24;
const MAX_LENGTH = 60;

const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** A set is as rare as its commonest member, and every further member adds hits. */
const rarity = (set: readonly string[]): number =>
  Math.min(...set.map((literal) => gramRarity(literal))) - Math.log2(set.length);

const better = (a: RequiredLiterals | null, b: RequiredLiterals | null): RequiredLiterals | null => {
  if (!a || !b) return a ?? b;
  return rarity(b.texts) > rarity(a.texts) ? b : a;
};

const usable = (literal: string): boolean =>
  literal.replace(/^\n/, '').length >= MIN_LENGTH || literal.length > MIN_LENGTH;

/** The rarest set of required literals that the tree gives; null when it has none of three characters. */
export function requiredLiterals(tree: AST.Pattern, ignoreCase: boolean): RequiredLiterals | null {
  const found = alternatives(tree.alternatives, ignoreCase, true).required;
  if (!found || found.texts.length > MAX_SET) return null;
  return { texts: [...new Set(found.texts.map((literal) => literal.slice(0, MAX_LENGTH)))], lead: found.lead };
}

const asSet = ({ exact, required }: Contribution): RequiredLiterals | null =>
  exact !== null && usable(exact) ? { texts: [exact], lead: exact.length } : required;

function alternatives(list: readonly AST.Alternative[], ignoreCase: boolean, atStart: boolean): Contribution {
  const parts = list.map((alternative) => sequence(alternative, ignoreCase, atStart));
  const first = parts[0];
  if (parts.length === 1 && first) return first;
  const sets = parts.map(asSet).filter((set) => set !== null);
  const texts = sets.flatMap((set) => set.texts);
  const complete = sets.length === parts.length && texts.length <= MAX_SET;
  const same = parts.every((part) => part.exact !== null && part.exact === first?.exact);
  return {
    exact: same && first ? first.exact : null,
    required: complete ? { texts, lead: Math.max(...sets.map((set) => set.lead)) } : null,
  };
}

function sequence(alternative: AST.Alternative, ignoreCase: boolean, atStart: boolean): Contribution {
  let run = '';
  let whole: string | null = '';
  let best: RequiredLiterals | null = null;
  /** Characters that can stand before the element at hand. */
  let before = 0;
  const flush = (): void => {
    if (usable(run)) best = better(best, { texts: [run], lead: before });
    run = '';
  };
  alternative.elements.forEach((element, index) => {
    if (element.type === 'Assertion') {
      if (element.kind === 'start' && index === 0 && atStart) run = '\n';
      return; // reads nothing: the text before and after it touch
    }
    const part = contribution(element, ignoreCase);
    if (part.exact !== null) {
      run += part.exact;
      before += part.exact.length;
      if (whole !== null) whole += part.exact;
      return;
    }
    whole = null;
    flush();
    if (part.required) best = better(best, { ...part.required, lead: before + part.required.lead });
    before += maxLength(element);
  });
  flush();
  return { exact: whole, required: best };
}

function contribution(element: AST.Element, ignoreCase: boolean): Contribution {
  switch (element.type) {
    case 'Character':
      return character([element.value], ignoreCase);
    case 'CharacterClass': {
      if (element.negate || element.unicodeSets) return NOTHING;
      const codes = element.elements.map((item) => (item.type === 'Character' ? item.value : -1));
      return codes.includes(-1) ? NOTHING : character(codes, ignoreCase);
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
  if (min === 0) return NOTHING;
  const inner = contribution(element, ignoreCase);
  if (inner.exact === null) return { exact: null, required: inner.required };
  const text = inner.exact.repeat(Math.min(min, MAX_LENGTH));
  if (min === max && min <= MAX_LENGTH) return { exact: text, required: null };
  return { exact: null, required: usable(text) ? { texts: [text], lead: text.length } : null };
}

/** One character in one or both cases is one folded character. */
function character(codes: readonly number[], ignoreCase: boolean): Contribution {
  const folded = new Set(codes.map((code) => fold(String.fromCharCode(code))));
  const [only] = folded;
  if (folded.size !== 1 || only === undefined) return NOTHING;
  // Scanning folds ASCII only; another letter may appear in its other case when the regex ignores case.
  if (ignoreCase && only.charCodeAt(0) > 127) return NOTHING;
  return { exact: only, required: null };
}
