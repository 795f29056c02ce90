import { maskCode } from './mask-code.ts';
import { closingBracket } from './source-text.ts';

/** What a Go text says of a type: fields and methods, and the names of types that it embeds. */
export interface GoType {
  members: string[];
  embeds: string[];
}

const bodyOf = (code: string, type: string): string | null => {
  const head = new RegExp(
    `^(?:type[ \\t]+|[ \\t]+)${type}(?:\\[[^\\]\\n]*\\])?[ \\t]+(?:struct|interface)[ \\t]*\\{`,
    'm',
  ).exec(code);
  if (!head) return null;
  const open = head.index + head[0].length - 1;
  const end = closingBracket(code, open);
  return end < 0 ? null : code.slice(open + 1, end - 1);
};

/** Nested bodies (anonymous structs, functions) have names of their own. */
const flat = (body: string): string => {
  let depth = 0;
  let out = '';
  for (const char of body) {
    if (/[)\]}]/.test(char)) depth = Math.max(0, depth - 1);
    out += depth > 0 ? ' ' : char;
    if (/[([{]/.test(char)) depth++;
  }
  return out;
};

/** Fields, methods and embedded types that one text gives to `type`. Null when the text neither defines it nor gives it methods. */
export function goTypeIn(text: string, type: string): GoType | null {
  if (!/^\w+$/.test(type) || !text.includes(type)) return null;
  const code = maskCode(text, 'go');
  const members: string[] = [];
  const embeds: string[] = [];
  const body = bodyOf(code, type);
  for (const line of body === null ? [] : flat(body).split(/[\n;]/)) {
    const names = /^\s*(\w+(?:[ \t]*,[ \t]*\w+)*)[ \t]*(?:\(|[ \t][*[\w(])/.exec(line)?.[1];
    if (names) members.push(...names.split(/[ \t]*,[ \t]*/));
    else {
      const embedded = /^\s*\*?(?:\w+\.)?(\w+)\s*(?:$|["`])/.exec(line)?.[1];
      if (embedded) {
        embeds.push(embedded);
        members.push(embedded);
      }
    }
  }
  const receiver = new RegExp(`^func[ \\t]*\\([^)\\n]*\\b${type}(?:\\[[^\\]\\n]*\\])?\\)[ \\t]*(\\w+)[ \\t]*\\(`, 'gm');
  for (const match of code.matchAll(receiver)) members.push(match[1] ?? '');
  return body === null && members.length === 0 ? null : { members: [...new Set(members)], embeds };
}

/** Names that a Go text declares at package level. */
export function goPackageLevel(text: string): string[] {
  const code = maskCode(text, 'go');
  const names = [...code.matchAll(/^(?:func|type|var|const)[ \t]+(\w+)/gm)].map((match) => match[1] ?? '');
  for (const match of code.matchAll(/^(?:var|const|type)[ \t]*\(([\s\S]*?)^\)/gm)) {
    for (const line of flat(match[1] ?? '').split('\n')) {
      const listed = /^\s+(\w+(?:[ \t]*,[ \t]*\w+)*)/.exec(line)?.[1];
      if (listed) names.push(...listed.split(/[ \t]*,[ \t]*/));
    }
  }
  return [...new Set(names)];
}

/** Names that the function around an offset declares: parameters, `:=`, `var`, `range`. */
export function goLocals(text: string, offset: number): string[] {
  const code = maskCode(text, 'go');
  const start = code.lastIndexOf('\nfunc', offset) + 1;
  const end = code.indexOf('\n}', offset);
  const body = code.slice(start, end < 0 ? code.length : end);
  const declared = [
    ...body.matchAll(/(?:^|[\n;{(]|\b(?:for|if|switch|case))[ \t]*(\w+(?:[ \t]*,[ \t]*\w+)*)[ \t]*:=/g),
  ];
  const names = declared.flatMap((match) => (match[1] ?? '').split(/[ \t]*,[ \t]*/));
  for (const match of body.matchAll(/\b(?:var|const)[ \t]+(\w+)/g)) names.push(match[1] ?? '');
  const head = body.slice(0, Math.max(0, body.indexOf('{')));
  for (const match of head.matchAll(/[(,][ \t]*(\w+)(?=[ \t,])/g)) names.push(match[1] ?? '');
  return [...new Set(names)].filter((name) => name !== '_');
}

/** Names that Go knows everywhere. */
export const GO_BUILTINS: readonly string[] =
  'append cap clear close complex copy delete imag len make max min new panic print println real recover bool byte error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr any comparable true false nil iota return continue break'.split(
    ' ',
  );
