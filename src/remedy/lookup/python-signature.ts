import { maskCode } from './mask-code.ts';
import { closingBracket } from './source-text.ts';

interface Parameter {
  name: string;
  required: boolean;
  /** Position among the named parameters, `self` and `cls` not counted. */
  index: number;
}

/** The parameters that a callable takes by name. */
export interface Signature {
  parameters: Parameter[];
  /** It takes any keyword (`**kwargs`). */
  open: boolean;
}

/** Top-level pieces of an argument list, with their offsets. `code` is masked; `[from, to)` lies inside the brackets. */
export function splitArguments(code: string, from: number, to: number): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i <= to; i++) {
    const char = i === to ? ',' : (code[i] ?? '');
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === ',' && (depth === 0 || i === to)) {
      const piece = code.slice(start, i);
      if (piece.trim()) pieces.push({ start: start + piece.search(/\S/), end: start + piece.trimEnd().length });
      start = i + 1;
    }
  }
  return pieces;
}

const parametersIn = (code: string, from: number, to: number, method: boolean): Signature => {
  const parameters: Parameter[] = [];
  let open = false;
  for (const { start, end } of splitArguments(code, from, to)) {
    const piece = code.slice(start, end);
    if (piece.startsWith('**')) open = true;
    const name = /^([A-Za-z_]\w*)/.exec(piece)?.[1];
    if (!name || piece.startsWith('*') || (method && /^(self|cls)$/.test(name))) continue;
    parameters.push({ name, required: !/^[^=]*=(?!=)/.test(piece), index: parameters.length });
  }
  return { parameters, open };
};

/** `[start, end)` of a class body in masked code, or null. */
export function classBody(code: string, name: string): [number, number] | null {
  const header = new RegExp(`^([ \\t]*)class[ \\t]+${name}\\b[^\\n]*`, 'm').exec(code);
  if (!header) return null;
  const start = header.index + header[0].length;
  const indent = (header[1] ?? '').length;
  const after = new RegExp(`^[ \\t]{0,${indent}}[^\\s#)\\]}]`, 'gm');
  after.lastIndex = start + 1;
  const next = after.exec(code);
  return [start, next?.index ?? code.length];
}

const functionIn = (code: string, name: string, from: number, to: number, method: boolean): Signature | null => {
  const header = new RegExp(`^[ \\t]*(?:async[ \\t]+)?def[ \\t]+${name}[ \\t]*(?:\\[[^\\]]*\\])?\\(`, 'gm');
  header.lastIndex = from;
  const found = header.exec(code);
  if (!found || found.index >= to) return null;
  const open = found.index + found[0].length - 1;
  const close = closingBracket(code, open);
  return close < 0 ? null : parametersIn(code, open + 1, close - 1, method);
};

/** Annotated names of a class body at its own indentation: the fields of a dataclass, NamedTuple or model. */
const fieldsIn = (code: string, from: number, to: number): Signature | null => {
  const indent = /\n([ \t]+)\S/.exec(code.slice(from, to))?.[1];
  if (!indent) return null;
  const fields = [...code.slice(from, to).matchAll(new RegExp(`^${indent}([A-Za-z_]\\w*)[ \\t]*:([^\\n]*)`, 'gm'))]
    .filter(
      (field) =>
        !/\bClassVar\b/.test(field[2] ?? '') && !/^(?:class|def|if|else|try|for|while|with)$/.test(field[1] ?? ''),
    )
    .map((field, index) => ({ name: field[1] ?? '', required: !/=(?!=)/.test(field[2] ?? ''), index }));
  return fields.length > 0 ? { parameters: fields, open: false } : null;
};

/**
 * Parameters of a callable as Python names it in errors: `f`, `Class.__init__`, `Class.method`, `f.<locals>.g`. Null when the text has no
 * such definition. A class without `__init__` answers with its annotated fields.
 */
export function signatureOf(text: string, qualified: string): Signature | null {
  const code = maskCode(text, 'python');
  const parts = qualified.split('.').filter((part) => part !== '<locals>');
  const name = parts.at(-1) ?? '';
  const owner = parts.at(-2);
  if (!/^\w+$/.test(name)) return null;
  if (owner === undefined || !/^\w+$/.test(owner)) {
    const body = classBody(code, name);
    return body ? constructorIn(code, body) : functionIn(code, name, 0, code.length, false);
  }
  const body = classBody(code, owner);
  if (!body) return functionIn(code, name, 0, code.length, false);
  return /^__(?:init|new)__$/.test(name) ? constructorIn(code, body) : functionIn(code, name, ...body, true);
}

const constructorIn = (code: string, body: [number, number]): Signature | null =>
  functionIn(code, '__init__', ...body, true) ?? functionIn(code, '__new__', ...body, true) ?? fieldsIn(code, ...body);
