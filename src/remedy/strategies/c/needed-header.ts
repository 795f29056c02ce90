import { isCpp } from '../../lookup/c-build-flags.ts';
import { cIncludes } from '../../lookup/c-includes.ts';
import { cHeaderOf, cppForm, cppHeaderOf, structHeaderOf } from '../../lookup/c-standard-headers.ts';
import type { SourceFile } from '../../remedy.ts';
import { type CompileMessage, type UnknownName, unknownName } from './compile-message.ts';

/** gcc: `did you forget to '#include <vector>'`, `include '<stdlib.h>' or provide a declaration`; clang: `include the header <string.h>`. */
const NOTED = /(?:did you forget to [‘'"`]?#include |include [‘'"`]?|include the header )<([\w./]+)>/;

/** Headers of C whose names C++ has in headers of its own name too. */
const sameHeader = (one: string, other: string): boolean =>
  one === other || cppForm(one) === other || one === cppForm(other);

const includesHeader = (text: string, header: string): boolean =>
  cIncludes(text).some(({ name, system }) => system && sameHeader(name, header));

/** C++ files that include `<string.h>` and its like go on so; others take `<cstring>`. */
const spelled = (header: string, source: SourceFile): string => {
  if (!isCpp(source.path, source.text)) return header;
  const form = cppForm(header);
  const old = cIncludes(source.text).some(({ name, system }) => system && cppForm(name) !== null);
  return form && !old ? form : header;
};

/** Structs are reported by a variable of theirs: the type stands in the source. */
const declaredType = ({ text, line }: CompileMessage, source: SourceFile): string | null => {
  const variable = /^storage size of [‘'`](\w+)[’'] isn.t known/.exec(text)?.[1];
  const written = variable ? source.text.split('\n')[line - 1] : undefined;
  return written
    ? (new RegExp(`\\b(?:struct|union)\\s+(\\w+)\\s[^;]*\\b${variable}\\b`).exec(written)?.[1] ?? null)
    : null;
};

/** Words that people also use for things of their own: they count as the standard function only where they are called. */
const isCommonWord = (name: string): boolean =>
  /^[a-z]+$/.test(name) && !/^(?:bool|true|false|errno|stdin|stdout|stderr|optarg|optind)$/.test(name);

/** The name that a message misses, and the standard header (without marks) that the file lacks for it. */
export function neededHeader(message: CompileMessage, source: SourceFile): { symbol: string; header: string } | null {
  const unknown = unknownName(message);
  const struct = unknown ? null : declaredType(message, source);
  const symbol = unknown?.symbol ?? struct;
  if (!symbol || unknown?.kind === 'member') return null;
  const noted = message.notes.map((note) => NOTED.exec(note)?.[1]).find(Boolean);
  const header = noted ?? (unknown ? tableHeader(message, unknown, source) : structHeaderOf(symbol));
  if (!header) return null;
  const written = spelled(header, source);
  return includesHeader(source.text, written) ? null : { symbol, header: written };
}

function tableHeader(message: CompileMessage, unknown: UnknownName, source: SourceFile): string | null {
  const cpp = isCpp(source.path, source.text);
  const name = unknown.symbol.split('::').at(-1) ?? unknown.symbol;
  const inStd = unknown.within === 'std' || unknown.symbol.startsWith('std::');
  if (cpp && inStd) return cppHeaderOf(name);
  if (unknown.within || unknown.symbol.includes('::')) return null;
  if (unknown.kind === 'incomplete') return structHeaderOf(name) ?? (cpp ? cppHeaderOf(name) : null);
  const called = new RegExp(`\\b${name}\\s*\\(`).test(source.text.split('\n')[message.line - 1] ?? '');
  return isCommonWord(name) && !called ? null : cHeaderOf(name);
}
