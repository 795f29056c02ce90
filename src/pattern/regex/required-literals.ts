import type { AST } from '@eslint-community/regexpp';
import { gramRarity } from '../scan/gram-rarity.ts';

/** What a node contributes: its exact text if it has just one, and a set of which every match contains at least one. */
interface Contribution {
  /** ASCII-folded; null when the node can match more than one text. Empty for assertions. */
  exact: string | null;
  required: string[] | null;
}

const MIN_LENGTH = 3;
const MAX_SET = 24;
const MAX_LENGTH = 60;

const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** A set is as rare as its commonest member, and every further member adds hits. */
const rarity = (set: readonly string[]): number =>
  Math.min(...set.map((literal) => gramRarity(literal))) - Math.log2(set.length);

const better = (a: string[] | null, b: string[] | null): string[] | null => {
  if (!a || !b) return a ?? b;
  return rarity(b) > rarity(a) ? b : a;
};

const usable = (literal: string): boolean =>
  literal.replace(/^\n/, '').length >= MIN_LENGTH || literal.length > MIN_LENGTH;

/**
 * The literal texts of which every match of the regex contains at least one, the rarest such set that the tree gives; null when it
 * has none of three characters. Literals are ASCII-folded; a leading `\n` stands for the start of a line.
 */
export function requiredLiterals(tree: AST.Pattern, ignoreCase: boolean): string[] | null {
  const found = alternatives(tree.alternatives, ignoreCase, true).required;
  return found && found.length <= MAX_SET ? [...new Set(found.map((literal) => literal.slice(0, MAX_LENGTH)))] : null;
}

function alternatives(list: readonly AST.Alternative[], ignoreCase: boolean, atStart: boolean): Contribution {
  const parts = list.map((alternative) => sequence(alternative, ignoreCase, atStart));
  const first = parts[0];
  if (parts.length === 1 && first) return first;
  const sets = parts.map((part) => (part.exact !== null && usable(part.exact) ? [part.exact] : part.required));
  const complete = sets.every((set) => set !== null) ? sets.flatMap((set) => set ?? []) : null;
  const same = parts.every((part) => part.exact !== null && part.exact === first?.exact);
  return {
    exact: same && first ? first.exact : null,
    required: complete && complete.length <= MAX_SET ? complete : null,
  };
}

function sequence(alternative: AST.Alternative, ignoreCase: boolean, atStart: boolean): Contribution {
  let run = '';
  let whole: string | null = '';
  let best: string[] | null = null;
  const flush = (): void => {
    if (usable(run)) best = better(best, [run]);
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
      if (whole !== null) whole += part.exact;
      return;
    }
    whole = null;
    flush();
    best = better(best, part.required);
  });
  flush();
  return { exact: whole, required: best };
}

function contribution(element: AST.Element, ignoreCase: boolean): Contribution {
  const nothing: Contribution = { exact: null, required: null };
  switch (element.type) {
    case 'Character':
      return character([element.value], ignoreCase);
    case 'CharacterClass': {
      if (element.negate || element.unicodeSets) return nothing;
      const codes = element.elements.map((item) => (item.type === 'Character' ? item.value : -1));
      return codes.includes(-1) ? nothing : character(codes, ignoreCase);
    }
    case 'Group':
    case 'CapturingGroup':
      return alternatives(element.alternatives, ignoreCase, false);
    case 'Quantifier': {
      if (element.min === 0) return nothing;
      const inner = contribution(element.element, ignoreCase);
      if (inner.exact === null) return { exact: null, required: inner.required };
      const text = inner.exact.repeat(Math.min(element.min, MAX_LENGTH));
      if (element.min === element.max && element.min <= MAX_LENGTH) return { exact: text, required: null };
      return { exact: null, required: usable(text) ? [text] : null };
    }
    default:
      return nothing;
  }
}

/** One character in one or both cases is one folded character. */
function character(codes: readonly number[], ignoreCase: boolean): Contribution {
  const folded = new Set(codes.map((code) => fold(String.fromCharCode(code))));
  const [only] = folded;
  if (folded.size !== 1 || only === undefined) return { exact: null, required: null };
  // Scanning folds ASCII only; another letter may appear in its other case when the regex ignores case.
  if (ignoreCase && only.charCodeAt(0) > 127) return { exact: null, required: null };
  return { exact: only, required: null };
}
