// A JavaScript regex as ripgrep takes it (`--no-unicode`), so that both search for the same patterns.
import { RegExpParser } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2024 });

class Unsupported extends Error {}

const byte = (code) => `\\x${code.toString(16).padStart(2, '0')}`;
const isPlain = (code) => /[\w ]/.test(String.fromCharCode(code)) && code < 128;
/** A character as its UTF-8 bytes: without Unicode the other engine sees bytes. */
const character = (code) =>
  isPlain(code) ? String.fromCharCode(code) : [...Buffer.from(String.fromCodePoint(code))].map(byte).join('');

const SETS = { digit: '0-9', word: 'A-Za-z0-9_', space: '\\t\\n\\x0b\\x0c\\r\\x20' };
const NOT_IN_SETS = {
  digit: '\\x00-\\x2f\\x3a-\\xff',
  word: '\\x00-\\x2f\\x3a-\\x40\\x5b-\\x5e\\x60\\x7b-\\xff',
  space: '\\x00-\\x08\\x0e-\\x1f\\x21-\\xff',
};
const setOf = ({ kind, negate }) => {
  if (!(kind in SETS)) throw new Unsupported(kind);
  return (negate ? NOT_IN_SETS : SETS)[kind];
};

function classOf({ elements, negate }) {
  const inside = [];
  const beside = [];
  for (const one of elements) {
    if (one.type === 'CharacterSet') inside.push(setOf(one));
    else if (one.type === 'CharacterClassRange')
      inside.push(`${byte(one.min.value & 255)}-${byte(one.max.value & 255)}`);
    else if (one.value < 128) inside.push(byte(one.value));
    else if (!negate) beside.push(character(one.value)); // a negated class takes the bytes of wider characters anyway
  }
  if (negate) return inside.length > 0 ? `[^${inside.join('')}]` : '[\\x00-\\xff]';
  return `(?:${[...(inside.length > 0 ? [`[${inside.join('')}]`] : []), ...beside].join('|')})`;
}

const ASSERTIONS = { start: '^', end: '$' };

function node(part) {
  switch (part.type) {
    case 'Character':
      if (part.value === 10) throw new Unsupported('several lines');
      return character(part.value);
    case 'CharacterSet':
      return part.kind === 'any' ? '[^\\r\\n]' : `[${setOf(part)}]`;
    case 'CharacterClass':
      return classOf(part);
    case 'Group':
    case 'CapturingGroup':
      return `(?:${part.alternatives.map(sequence).join('|')})`;
    case 'Assertion':
      if (part.kind === 'word') return part.negate ? '\\B' : '\\b';
      if (part.kind in ASSERTIONS) return ASSERTIONS[part.kind];
      throw new Unsupported(part.kind);
    case 'Quantifier':
      return `(?:${node(part.element)})${part.raw.slice(part.element.raw.length)}`;
    default:
      throw new Unsupported(part.type);
  }
}

const sequence = ({ elements }) => elements.map(node).join('');

/** The regex for ripgrep, or null for one that it cannot have: lookaround, back-references, several lines. */
export function rustRegex(source, flags) {
  try {
    const text = parser.parsePattern(source).alternatives.map(sequence).join('|');
    return `(?${flags.includes('i') ? 'i' : ''}:${text})`;
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}
