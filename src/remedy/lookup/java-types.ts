import { maskCode } from './mask-code.ts';
import { closingBracket } from './source-text.ts';

const KEYWORDS =
  /^(?:if|for|while|switch|catch|return|new|throw|else|do|try|synchronized|super|this|assert|case|yield|instanceof)$/;

/** A Java type as written: what it declares itself and what it extends. */
export interface JavaType {
  methods: string[];
  fields: string[];
  /** Simple names of superclass and interfaces. */
  bases: string[];
}

/** Removes the insides of braces and brackets: what remains are the declarations of a body. */
const flat = (body: string): string => {
  let depth = 0;
  let out = '';
  for (const char of body) {
    if (/[)}]/.test(char)) depth = Math.max(0, depth - 1);
    out += depth > 0 && char !== '\n' ? ' ' : char;
    if (/[({]/.test(char)) depth++;
  }
  return out;
};

/** What a text says of the type of this simple name, nested ones included; null when it does not define it. */
export function javaTypeIn(text: string, name: string): JavaType | null {
  if (!/^\w+$/.test(name) || !text.includes(name)) return null;
  const code = maskCode(text, 'java');
  const head = new RegExp(`\\b(class|interface|enum|record)[ \\t]+${name}\\b([^{;]*)\\{`).exec(code);
  if (!head) return null;
  const open = head.index + head[0].length - 1;
  const end = closingBracket(code, open);
  if (end < 0) return null;
  const body = flat(code.slice(open + 1, end - 1));
  const methods = [...body.matchAll(/(?:^|[\s>\])])(\w+)\s*\(\s*\)/g)].map((match) => match[1] ?? '');
  const fields = [...body.matchAll(/[\w>\])?][ \t\n]+(\w+)\s*(?=[=;,[])/g)].map((match) => match[1] ?? '');
  for (const more of body.matchAll(/,\s*(\w+)\s*(?=[=;,])/g)) fields.push(more[1] ?? '');
  const components =
    head[1] === 'record'
      ? [...(/\(([^)]*)\)/.exec(head[2] ?? '')?.[1] ?? '').matchAll(/(\w+)\s*(?:,|$)/g)].map((match) => match[1] ?? '')
      : [];
  const constants = head[1] === 'enum' ? (/^\s*([\w\s,(){}]*?)(?:;|$)/.exec(body)?.[1] ?? '').match(/\w+/g) : null;
  const inherited = [
    ...(head[2] ?? '').matchAll(/\b(?:extends|implements)\s+([\w.<>,\s?&]+?)(?=\bimplements\b|\bpermits\b|$)/g),
  ];
  const bases = inherited.flatMap((match) => (match[1] ?? '').replace(/<[^<>]*(?:<[^<>]*>[^<>]*)*>/g, '').split(','));
  return {
    methods: [...new Set([...methods, ...components])].filter((each) => each !== name && !KEYWORDS.test(each)),
    fields: [...new Set([...fields, ...(constants ?? []), ...components])].filter((each) => !KEYWORDS.test(each)),
    bases: bases.map((base) => base.trim().split('.').at(-1) ?? '').filter((base) => /^\w+$/.test(base)),
  };
}

/** Names that the method around an offset declares: parameters and locals. */
export function javaLocals(text: string, offset: number): string[] {
  const code = maskCode(text, 'java');
  let depth = 0;
  let start = 0;
  for (let at = offset; at >= 0; at--) {
    if (code[at] === '}') depth++;
    if (code[at] === '{' && depth-- <= 0) {
      const head = code.slice(Math.max(0, code.lastIndexOf(';', at), code.lastIndexOf('}', at)), at);
      start = at - head.length;
      if (/\b(?:class|interface|enum|record)\b[^()]*$/.test(head)) break;
      depth = 0;
    }
  }
  const before = code.slice(start, offset + 400);
  return [
    ...new Set([...before.matchAll(/(?:[\w>\]]|\.\.\.)[ \t]+(\w+)\s*(?=[=;,:)])/g)].map((match) => match[1] ?? '')),
  ].filter((name) => !KEYWORDS.test(name));
}
