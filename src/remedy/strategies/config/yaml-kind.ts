import { parseDocument } from 'yaml';
import type { Replacement } from '../../../transaction/plan.ts';
import { lineSpan, lineStarts } from '../../lookup/source-text.ts';
import { insertAt } from '../syntax/signs.ts';
import type { ConfigKind, ConfigVerdict } from './config-kind.ts';

const read = (text: string): ConfigVerdict => {
  const documents = text.split(/^---[ \t]*\r?$/m);
  const values: unknown[] = [];
  let before = 0;
  for (const [index, part] of documents.entries()) {
    const document = parseDocument(part, { prettyErrors: true, uniqueKeys: false, logLevel: 'silent' });
    const [error] = document.errors;
    if (error)
      return {
        ok: false,
        meaning: null,
        line: before + (error.linePos?.[0].line ?? 1),
        message: error.message.split('\n')[0] ?? '',
      };
    values.push(document.toJS({ maxAliasCount: 100 }));
    before += part.split('\n').length - (index === 0 ? 1 : 0);
  }
  return { ok: true, meaning: JSON.stringify(values), line: null, message: '' };
};

/** Tabs at line starts as spaces of the given width. */
function untabbed(text: string, width: number): Replacement[] {
  const starts = lineStarts(text);
  return text.split('\n').flatMap((line, index): Replacement[] => {
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (!indent.includes('\t')) return [];
    const start = starts[index] ?? 0;
    return [{ start, end: start + indent.length, text: indent.replaceAll('\t', ' '.repeat(width)) }];
  });
}

/** The value of `key: value` in double quotes. */
function quotedValue(text: string, line: number): Replacement[][] {
  const span = lineSpan(text, line);
  const found = /^([ \t]*(?:- +)?[^\s:#][^:#]*:[ \t]+)([^"'\s][^\n]*?)[ \t]*$/.exec(span ? text.slice(...span) : '');
  if (!span || !found?.[2] || /^[|>[{&*]/.test(found[2])) return [];
  const start = span[0] + (found[1] ?? '').length;
  const value = found[2].replace(/(\s#.*)$/, '');
  return [[{ start, end: start + value.length, text: `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"` }]];
}

/** A line whose indentation is one or two columns off the line above it. */
function aligned(text: string, line: number): Replacement[][] {
  const span = lineSpan(text, line);
  if (!span) return [];
  const own = /^ */.exec(text.slice(...span))?.[0].length ?? 0;
  for (let above = line - 1; above >= 1; above--) {
    const other = lineSpan(text, above);
    const shown = other ? text.slice(...other) : '';
    if (shown.trim() === '' || shown.trim().startsWith('#')) continue;
    const wanted = /^ */.exec(shown)?.[0].length ?? 0;
    const off = Math.abs(wanted - own);
    return off === 1 ? [[{ start: span[0], end: span[0] + own, text: ' '.repeat(wanted) }]] : [];
  }
  return [];
}

/** Signs that the lines up to the error may miss: a colon, the blank after it, a quote, a bracket. */
function signs(text: string, line: number): Replacement[][][] {
  const groups: Replacement[][][] = [];
  // A quote that never closes is noticed at the end of the file.
  const odd =
    text.split('\n').findIndex((shown) => shown.split('"').length % 2 === 0 || shown.split("'").length % 2 === 0) + 1;
  for (const at of new Set([line, line - 1, odd])) {
    const span = at >= 1 ? lineSpan(text, at) : null;
    if (!span) continue;
    const shown = text.slice(...span);
    const end = span[0] + shown.trimEnd().length;
    const glued = /^[ \t]*(?:- +)?[\w.-]+:(?=[^\s/:])/.exec(shown);
    if (glued) groups.push([[insertAt(span[0] + glued[0].length, ' ')]]);
    if (/^[ \t]*[\w.-]+$/.test(shown.trimEnd())) groups.push([[insertAt(end, ':')]]);
    for (const quote of ['"', "'"]) if (shown.split(quote).length % 2 === 0) groups.push([[insertAt(end, quote)]]);
    for (const [open, close] of ['[]', '{}'] as const)
      if (shown.split(open ?? '').length > shown.split(close ?? '').length) groups.push([[insertAt(end, close ?? '')]]);
  }
  return groups;
}

/** YAML, read by our own parser. */
export const yamlKind: ConfigKind = {
  extensions: /\.ya?ml$/,
  read: async (texts) => texts.map(read),
  candidates(text, line) {
    const tabs = /^[ ]*\t/m.test(text) ? [[2, 4, 8].map((width) => untabbed(text, width))] : [];
    return [
      ...tabs,
      ...signs(text, line),
      quotedValue(text, line),
      quotedValue(text, line - 1),
      aligned(text, line),
      aligned(text, line + 1),
    ];
  },
};
