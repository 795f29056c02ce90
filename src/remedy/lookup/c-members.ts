import { outerCode, withoutDirectives } from './c-outline.ts';
import { maskCode } from './mask-code.ts';
import { closingBracket } from './source-text.ts';

const KEYWORDS =
  /^(?:public|private|protected|const|constexpr|static|virtual|override|final|noexcept|mutable|inline|explicit|friend|operator|default|delete|int|char|short|long|float|double|void|bool|unsigned|signed|struct|class|union|enum|return|if|for|while|switch|sizeof|typename|template|using|typedef|auto)$/;

/** A class or struct as written: the names that it declares, and what it derives from. */
export interface CType {
  members: string[];
  bases: string[];
}

/** Removes the insides of brackets: what remains of a class body are its declarations. */
const flat = (body: string): string => {
  let depth = 0;
  let out = '';
  for (const char of body) {
    if (/[)\]}]/.test(char)) depth = Math.max(0, depth - 1);
    out += depth > 0 && char !== '\n' ? ' ' : char;
    if (/[([{]/.test(char)) depth++;
  }
  return out;
};

const namesIn = (body: string): string[] => [
  ...new Set(
    [...flat(body).matchAll(/([A-Za-z_]\w*)\s*(?=[;,=[({:])/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !KEYWORDS.test(name)),
  ),
];

/** Start of the body of a type: by its tag, or by the name that a typedef gives it after the body. */
function bodyStart(code: string, name: string): { open: number; head: string } | null {
  const tagged = new RegExp(`\\b(?:struct|class|union)\\s+(?:[A-Z_]+\\s+)?${name}\\b([^;{}()]*)\\{`).exec(code);
  if (tagged) return { open: tagged.index + tagged[0].length - 1, head: tagged[1] ?? '' };
  for (const match of code.matchAll(/\btypedef\s+(?:struct|union)\b[^;{}()]*\{/g)) {
    const open = match.index + match[0].length - 1;
    const end = closingBracket(code, open);
    if (end > 0 && new RegExp(`^[^;]*\\b${name}\\b[^;]*;`).test(code.slice(end))) return { open, head: '' };
  }
  return null;
}

/** What a text says of the type called `name` (bare, without namespace or `struct`), or null when it does not define it. */
export function cTypeIn(text: string, name: string): CType | null {
  if (!/^[A-Za-z_]\w*$/.test(name) || !text.includes(name)) return null;
  const code = withoutDirectives(maskCode(text, 'c'));
  const found = bodyStart(code, name);
  const end = found ? closingBracket(code, found.open) : -1;
  if (!found || end < 0) return null;
  const bases = [...found.head.matchAll(/[:,]\s*(?:(?:public|private|protected|virtual)\s+)*(?:\w+::)*(\w+)/g)];
  return {
    members: namesIn(code.slice(found.open + 1, end - 1)),
    bases: bases.map((match) => match[1] ?? ''),
  };
}

/** Names that a text declares at its outer level: functions, types, variables, values of enums, macros. */
export function outerNames(text: string): string[] {
  const code = maskCode(text, 'c');
  const macros = [...code.matchAll(/^[ \t]*#[ \t]*define[ \t]+(\w+)/gm)].map((match) => match[1] ?? '');
  return [...new Set([...macros, ...(outerCode(code).match(/[A-Za-z_]\w*/g) ?? [])])].filter(
    (name) => !KEYWORDS.test(name),
  );
}
