import type { Declared } from '../declared.ts';

const SPEC = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(\[[^\]]*\])?\s*([^;#]*)/;

/** One PEP 508 requirement (`name[extra]>=1; marker`) → declaration, or null when the line names no distribution. */
export function readRequirement(spec: string, file: string, group: string): Declared | null {
  const found = SPEC.exec(spec.trim());
  if (!found?.[1]) return null;
  const requirement = (found[3] ?? '').trim().replace(/^\((.*)\)$/, '$1');
  if (requirement && !/^(?:[<>=!~]=?|@|===)/.test(requirement)) return null;
  return { name: found[1], requirement, spec: spec.trim(), file, group, ecosystem: 'python' };
}

/** A requirements.txt: what it lists, the files it includes (`-r`), and whether it carries options or hashes. */
export interface RequirementsFile {
  declared: Declared[];
  /** As written after `-r` or `-c`, relative to this file. */
  includes: string[];
  /** True when the lines only work together (index options, constraints, hashes, editable installs). */
  asWhole: boolean;
}

/** Reads the text of a requirements file. Names that come from `-e` or bare URLs are taken from `#egg=` only. */
export function readRequirements(text: string, file: string): RequirementsFile {
  const declared: Declared[] = [];
  const includes: string[] = [];
  let asWhole = false;
  const group = /dev|test|lint|doc/i.test(file) ? 'dev' : 'main';
  for (const raw of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const line = raw.replace(/(^|\s)#(?!egg=).*$/, '').trim();
    if (!line) continue;
    const include = /^(?:-r|--requirement|-c|--constraint)[ =]*(\S+)/.exec(line)?.[1];
    if (include) includes.push(include);
    if (line.startsWith('-') || line.includes('--hash')) asWhole = true;
    const egg = /#egg=([A-Za-z0-9._-]+)/.exec(line)?.[1];
    if (line.startsWith('-') && !egg) continue;
    const entry = egg
      ? ({ name: egg, requirement: line, spec: line, file, group, ecosystem: 'python' } as const)
      : readRequirement(line.replace(/\s--\S.*$/, ''), file, group);
    if (entry) declared.push(entry);
  }
  return { declared, includes, asWhole };
}
