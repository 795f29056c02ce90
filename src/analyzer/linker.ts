import type { ToolError } from './analysis.ts';
import { toolError } from './reading/tool-error.ts';

const AFTERMATH =
  /(?:collect2|clang|ld)(?:\.exe)?: (?:error|fatal error): (?:ld returned|ld terminated|linker command failed)|^ld: symbol\(s\) not found/;

/** What linkers print: GNU ld and gold, lld, mold, Apple's ld, MSVC's link. */
const FORMS: readonly RegExp[] = [
  /(?:^|[\s:)])(?<file>[\w./+-]+\.(?:c|cc|cpp|cxx|m|mm|f90|rs|go|o)):(?:(?<line>\d+):|\([.\w+$]+\):) undefined reference to [`'](?<symbol>[^']+)'/,
  /undefined reference to [`'](?<symbol>[^']+)'/,
  /multiple definition of [`'](?<symbol>[^']+)'/,
  /(?:cannot find|unable to find library) -l(?<library>[\w.+-]+)/,
  /library ['`]?-?l?(?<library>[\w.+-]+)['`]? not found|library not found for -l(?<path>[\w.+-]+)/,
  /(?:^|: )error: (?:undefined|undefined hidden|duplicate) symbol: (?<symbol>.+)$/,
  /unresolved external symbol "?(?<symbol>[^"\s]+)"?(?:.*referenced in function "?(?<member>[^"\s(]+))?/,
  /fatal error LNK\d+: cannot open (?:input )?file '(?<library>[^']+)'/,
  /(?:^|: )cannot find (?<file>\S+\.(?:o|a|so|lo|la)): No such file/,
  /: file not recognized: |: file format not recognized/,
  /relocation \S+ against .*(?:recompile with -fPIC|can not be used when making)/,
  /(?:skipping incompatible|incompatible with|is incompatible with) /,
  /^duplicate symbol '?(?<symbol>[^'\s]+)'? in:/,
  /^ld: (?:fatal: |error: )?(?<path>.+)$/,
];
const APPLE_HEAD = /^Undefined symbols for architecture /;
const APPLE = /^\s+"(?<symbol>[^"]+)", referenced from:/;

/** Problems stated by a linker; the line of the driver that only reports its failure is a consequence. */
export const readLinker = (lines: readonly string[]): ToolError[] => {
  const errors: ToolError[] = [];
  lines.forEach((line, index) => {
    if (AFTERMATH.test(line)) {
      if (!line.startsWith('clang')) errors.push(toolError(lines, index, { category: 'link', consequence: true }));
      return;
    }
    const apple = APPLE.exec(line)?.groups;
    if (apple && lines.slice(Math.max(0, index - 200), index).some((each) => APPLE_HEAD.test(each))) {
      errors.push(toolError(lines, index, { captures: apple, category: 'link' }));
      return;
    }
    if (
      !/undefined|multiple definition|cannot find|find library|not found|LNK|unresolved|duplicate symbol|recogni[sz]ed|relocation|incompatible|^ld: /.test(
        line,
      )
    )
      return;
    const isLinkerLine =
      /(?:^|[\s/])(?:[\w-]*-)?ld(?:\.\w+)?(?:\.exe)?: |\(\.\w+|undefined reference|LNK\d|^mold: |^duplicate symbol|multiple definition/.test(
        line,
      );
    if (!isLinkerLine) return;
    for (const form of FORMS) {
      const match = form.exec(line);
      if (!match) continue;
      const { path, ...groups } = match.groups ?? {};
      const library = groups.library ?? (form.source.includes('not found') ? path : undefined);
      errors.push(toolError(lines, index, { captures: { ...groups, library }, category: 'link' }));
      return;
    }
  });
  return errors;
};
