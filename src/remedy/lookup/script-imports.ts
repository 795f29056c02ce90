import { languageOf } from './language.ts';
import { maskCode } from './mask-code.ts';

/** One name of an import or export clause. Offsets are into the source text. */
export interface ScriptName {
  /** Name in the other module; `default` for a default import. */
  imported: string;
  local: string;
  /** Offset of `imported` as written (of the local name for a default import). */
  at: number;
  /** `{ type X }` */
  type: boolean;
}

/** One statement (or call) that names another module. */
export interface ScriptImport {
  kind: 'import' | 'export' | 'require' | 'dynamic';
  specifier: string;
  /** Offsets of the specifier inside its quotes. */
  from: number;
  to: number;
  /** Offsets of the whole statement, its semicolon included; for calls, of the call. */
  start: number;
  end: number;
  /** `import type …` */
  typeOnly: boolean;
  /** Offsets of the part between `import`/`export` and `from`; null where there is none. */
  clause: [number, number] | null;
  names: ScriptName[];
}

const STATEMENT =
  /(?<![\w$.])(?<kind>import|export)(?<type>\s+type(?=[\s{*]))?(?:(?<clause>\s*[\w$]+\s*(?:,\s*(?:\{[^}]*\}|\*\s*as\s+[\w$]+)\s*)?|\s*\{[^}]*\}\s*|\s*\*(?:\s*as\s+[\w$]+)?\s*)from)?\s*(?<quote>["'])(?<text>[^"'\n]*)\k<quote>[ \t]*;?/g;
const CALL = /(?<![\w$.])(?<kind>require|import)\s*\(\s*(?<quote>["'`])(?<text>[^"'`\n]*)\k<quote>\s*\)/g;
const BINDING = /(?:const|let|var)\s+(?<names>\{[^}]*\}|[\w$]+)\s*=\s*$/;
const NAME = /(?<type>\btype\s+(?=[\w$]))?(?<imported>[\w$]+)(?:\s*(?:as|:)\s*(?<local>[\w$]+))?/g;

/** Every import, re-export, `require()` and dynamic `import()` of a JavaScript or TypeScript text, in order. Comments and strings do not count. */
export function scriptImports(text: string, path: string): ScriptImport[] {
  const language = languageOf(path) === 'typescript' ? 'typescript' : 'javascript';
  const code = maskCode(text, language);
  const found: ScriptImport[] = [];
  for (const match of code.matchAll(STATEMENT)) {
    const clauseText = match.groups?.clause;
    if (match.groups?.kind === 'export' && clauseText === undefined) continue;
    const from = quotedStart(match);
    const clauseAt =
      clauseText === undefined ? -1 : match.index + match[0].indexOf(clauseText, match.groups?.kind?.length ?? 0);
    found.push({
      kind: match.groups?.kind === 'export' ? 'export' : 'import',
      ...specifierAt(text, from, match.groups?.text?.length ?? 0),
      start: match.index,
      end: match.index + match[0].length,
      typeOnly: match.groups?.type !== undefined,
      clause: clauseText === undefined ? null : [clauseAt, clauseAt + clauseText.length],
      names: clauseText === undefined ? [] : namesIn(clauseText, clauseAt),
    });
  }
  for (const match of code.matchAll(CALL)) {
    const from = quotedStart(match);
    const binding = BINDING.exec(code.slice(Math.max(0, match.index - 400), match.index));
    const names = binding?.groups?.names ?? '';
    const namesAt = match.index - (binding?.[0].length ?? 0) + (binding?.[0].indexOf(names) ?? 0);
    found.push({
      kind: match.groups?.kind === 'require' ? 'require' : 'dynamic',
      ...specifierAt(text, from, match.groups?.text?.length ?? 0),
      start: match.index,
      end: match.index + match[0].length,
      typeOnly: false,
      clause: null,
      names: names.startsWith('{') ? namesIn(names, namesAt) : [],
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

const specifierAt = (text: string, from: number, length: number) => ({
  specifier: text.slice(from, from + length),
  from,
  to: from + length,
});

/** The masked text has blanks for the specifier, of the same length; it begins behind the quote. */
const quotedStart = (match: RegExpMatchArray): number => {
  const quote = match.groups?.quote ?? '"';
  const last = match[0].lastIndexOf(quote);
  return (match.index ?? 0) + match[0].lastIndexOf(quote, last - 1) + 1;
};

function namesIn(clause: string, at: number): ScriptName[] {
  const open = clause.indexOf('{');
  const names: ScriptName[] = [];
  const head = (open < 0 ? clause : clause.slice(0, open)).match(/^\s*([A-Za-z_$][\w$]*)/);
  if (head?.[1] && head[1] !== 'type')
    names.push({ imported: 'default', local: head[1], at: at + clause.indexOf(head[1]), type: false });
  if (open < 0) return names;
  for (const match of clause.slice(open).matchAll(NAME)) {
    const { imported = '', local, type } = match.groups ?? {};
    names.push({
      imported,
      local: local ?? imported,
      at: at + open + match.index + (type?.length ?? 0),
      type: type !== undefined,
    });
  }
  return names;
}
