import { maskCode } from './mask-code.ts';
import { closingBracket, lineAt } from './source-text.ts';

/** One name of a `from … import …` list. Offsets are into the file's text. */
interface ImportedName {
  name: string;
  alias: string | null;
  /** Of `name as alias` as a whole. */
  start: number;
  end: number;
}

/** An import statement of a Python file. */
export interface PythonImport {
  kind: 'from' | 'import';
  /** `a.b`, `.a`, `..`; for `import a.b as c` the dotted name. */
  module: string;
  moduleStart: number;
  moduleEnd: number;
  names: ImportedName[];
  start: number;
  end: number;
  line: number;
  indent: string;
  /** The statement stands inside a `try:` block, so its failure may be expected. */
  guarded: boolean;
}

/** All import statements of a Python source, in order. Pure; a statement that it cannot read is left out. */
export function pythonImports(text: string): PythonImport[] {
  const code = maskCode(text, 'python');
  const found: PythonImport[] = [];
  for (const match of code.matchAll(/^([ \t]*)from[ \t]+(\.*[ \t]*[\w.]*)[ \t]+import[ \t]+/gm)) {
    const start = match.index + (match[1] ?? '').length;
    const listStart = match.index + match[0].length;
    const parenthesis = code[listStart] === '(';
    const end = parenthesis ? closingBracket(code, listStart) : endOfStatement(code, listStart);
    if (end < 0) continue;
    const module = (match[2] ?? '').replace(/\s/g, '');
    const moduleStart = code.indexOf(match[2] ?? '', start + 4);
    found.push({
      kind: 'from',
      module,
      moduleStart,
      moduleEnd: moduleStart + (match[2] ?? '').length,
      names: importedNames(code, parenthesis ? listStart + 1 : listStart, parenthesis ? end - 1 : end),
      start,
      end,
      line: lineAt(text, start),
      indent: match[1] ?? '',
      guarded: insideTry(code, match.index, (match[1] ?? '').length),
    });
  }
  for (const match of code.matchAll(/^([ \t]*)import[ \t]+(?!\()/gm)) {
    const listStart = match.index + match[0].length;
    const end = endOfStatement(code, listStart);
    const start = match.index + (match[1] ?? '').length;
    for (const name of importedNames(code, listStart, end)) {
      found.push({
        kind: 'import',
        module: name.name,
        moduleStart: name.start,
        moduleEnd: name.start + name.name.length,
        names: [name],
        start,
        end,
        line: lineAt(text, start),
        indent: match[1] ?? '',
        guarded: insideTry(code, match.index, (match[1] ?? '').length),
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const endOfStatement = (code: string, from: number): number => {
  for (let i = from; i < code.length; i++) {
    if (code[i] === '\\') i += code[i + 1] === '\r' ? 2 : 1;
    else if (code[i] === '\n' || code[i] === ';') return trimEnd(code, from, i);
  }
  return trimEnd(code, from, code.length);
};

const trimEnd = (code: string, from: number, end: number): number => {
  let at = end;
  while (at > from && /\s/.test(code[at - 1] ?? '')) at--;
  return at;
};

const importedNames = (code: string, from: number, to: number): ImportedName[] =>
  [...code.slice(from, to).matchAll(/([\w.*]+)(?:\s+as\s+(\w+))?/g)].map((match) => ({
    name: match[1] ?? '',
    alias: match[2] ?? null,
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));

/** Is the nearest line above with less indentation a `try:`? */
const insideTry = (code: string, at: number, indent: number): boolean => {
  if (indent === 0) return false;
  const above = code.slice(0, at).split('\n').slice(0, -1).reverse();
  for (const line of above) {
    if (line.trim() === '') continue;
    if (line.length - line.trimStart().length < indent) return /^\s*(?:try|except\b.*)\s*:/.test(line);
  }
  return false;
};
