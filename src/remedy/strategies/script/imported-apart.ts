import type { Replacement } from '../../../transaction/plan.ts';
import type { ScriptImport, ScriptName } from '../../lookup/script-imports.ts';
import type { SourceFile } from '../../remedy.ts';

/** Takes one name out of an import of several and imports it from another module, in a line of its own behind it. */
export function importedApart(
  { source, statement, name }: { source: SourceFile; statement: ScriptImport; name: ScriptName },
  specifier: string,
): Replacement[] {
  const { text, eol } = source;
  const lead = /(?:\btype\s+)?$/.exec(text.slice(0, name.at))?.[0].length ?? 0;
  const from = name.at - (name.type ? lead : 0);
  const written = /^[\w$]+(?:\s+as\s+[\w$]+|\s*:\s*[\w$]+)?/.exec(text.slice(name.at))?.[0] ?? name.imported;
  const until = name.at + written.length;
  const item = text.slice(from, until);
  // The comma goes with the name: the one behind it, else the one before.
  const behind = /^\s*,[ \t]*/.exec(text.slice(until))?.[0].length ?? 0;
  const before = behind > 0 ? 0 : (/,\s*$/.exec(text.slice(0, from))?.[0].length ?? 0);
  const lineEnd = text.indexOf('\n', statement.end);
  const at = lineEnd < 0 ? text.length : lineEnd - (text[lineEnd - 1] === '\r' ? 1 : 0);
  const quote = text[statement.to] ?? "'";
  const end = /;\s*$/.test(text.slice(statement.start, at)) ? ';' : '';
  const line =
    statement.kind === 'require'
      ? `const { ${item} } = require(${quote}${specifier}${quote})${end}`
      : `${statement.kind} ${statement.typeOnly ? 'type ' : ''}{ ${item} } from ${quote}${specifier}${quote}${end}`;
  return [
    { start: from - before, end: until + behind, text: '' },
    { start: at, end: at, text: `${eol}${line}` },
  ];
}
