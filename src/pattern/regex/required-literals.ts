import type { AST } from '@eslint-community/regexpp';
import { LONGEST_LITERAL } from '../scan/literal-table.ts';
import { asLiterals, better, type RequiredLiterals, rarestTwo, requiredOfAny } from './literal-sets.ts';
import { maxLength } from './text-length.ts';
import { joinVariants } from './text-variants.ts';

/** What a node contributes. All texts are ASCII-folded; null where there are too many. */
interface Contribution {
  /** All texts that it can match; `['']` for what reads nothing. */
  exact: string[] | null;
  /** What each match begins and ends with. */
  head: string[] | null;
  tail: string[] | null;
  required: RequiredLiterals | null;
}

const NOTHING: Contribution = { exact: null, head: null, tail: null, required: null };
const exactly = (texts: string[]): Contribution => ({ exact: texts, head: texts, tail: texts, required: null });
/** Members of a character class that are tried one by one. */
export const MAX_CLASS = 4;

const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The rarest set of required literals that the tree gives; null when it has none of three characters. */
export const requiredLiterals = (tree: AST.Pattern, ignoreCase: boolean): RequiredLiterals | null => {
  const { exact, required } = alternatives(tree.alternatives, ignoreCase, true);
  return better(required, exact && asLiterals(exact, 0));
};

/** The texts of all parts; null when a part has none. */
const unionOf = (lists: (string[] | null)[]): string[] | null =>
  lists.includes(null) ? null : [...new Set(lists.flatMap((list) => list ?? []))];

function alternatives(list: readonly AST.Alternative[], ignoreCase: boolean, atStart: boolean): Contribution {
  const parts = list.map((alternative) => sequence(alternative, ignoreCase, atStart));
  return {
    exact: unionOf(parts.map(({ exact }) => exact)),
    head: unionOf(parts.map(({ head }) => head)),
    tail: unionOf(parts.map(({ tail }) => tail)),
    required: requiredOfAny(parts.map(({ exact, required }) => better(required, exact && asLiterals(exact, 0)))),
  };
}

function sequence(alternative: AST.Alternative, ignoreCase: boolean, atStart: boolean): Contribution {
  const start = atStart && isLineStart(alternative.elements[0]) ? '\n' : '';
  let run: string[] = [start];
  /** The run so far is all there is: it is the exact text, or the head. */
  let whole = true;
  let head: string[] | null = null;
  const sets: RequiredLiterals[] = [];
  /** Characters that can stand before the run, and in it. */
  let before = 0;
  let inside = 0;
  const look = (texts: string[] | null): void => {
    const set = texts && asLiterals(texts, before);
    if (set) sets.push(set);
  };
  const leave = (): void => {
    if (whole) head = run;
    whole = false;
    before += inside;
    inside = 0;
  };
  for (const element of alternative.elements) {
    if (element.type === 'Assertion') continue; // reads nothing: the text before and after it touch
    const part = contribution(element, ignoreCase);
    if (part.required) sets.push({ ...part.required, lead: before + inside + part.required.lead });
    const joined = part.exact && joinVariants(run, part.exact);
    if (joined) {
      if (joined.length > run.length) look(run);
      run = joined;
      inside += maxLength(element);
      continue;
    }
    look(run);
    const reaching = part.head && joinVariants(run, part.head);
    look(reaching);
    if (whole && reaching) {
      head = reaching;
      whole = false;
    }
    leave();
    before += part.tail
      ? Math.max(0, maxLength(element) - Math.max(...part.tail.map(({ length }) => length)))
      : maxLength(element);
    run = part.tail ?? [''];
    inside = part.tail ? Math.max(...part.tail.map(({ length }) => length)) : 0;
  }
  look(run);
  const bare = start === '' && whole;
  return {
    exact: bare ? run : null,
    head: start === '' ? (whole ? run : head) : null,
    tail: whole && !bare ? null : run,
    required: rarestTwo(sets),
  };
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
  if (min === 0) return max === 1 && inner.exact ? exactly(['', ...inner.exact]) : NOTHING;
  let texts: string[] | null = inner.exact;
  for (let i = 1; texts && inner.exact && i < Math.min(min, LONGEST_LITERAL); i += 1)
    texts = joinVariants(texts, inner.exact);
  if (texts && min === max && min <= LONGEST_LITERAL) return exactly(texts);
  // More may follow; what must be there at least is a literal of its own.
  return {
    exact: null,
    head: texts ?? inner.head,
    tail: texts ?? inner.tail,
    required: better(inner.required, texts && asLiterals(texts, 0)),
  };
}

/** One of a few characters; both cases of a letter are one. */
function oneOf(codes: readonly number[], ignoreCase: boolean): Contribution {
  const folded = [...new Set(codes.map((code) => fold(String.fromCharCode(code))))];
  if (folded.length > MAX_CLASS) return NOTHING;
  // Scanning folds ASCII only; another letter may appear in its other case when the regex ignores case.
  if (ignoreCase && folded.some((char) => char.charCodeAt(0) > 127)) return NOTHING;
  return exactly(folded);
}
