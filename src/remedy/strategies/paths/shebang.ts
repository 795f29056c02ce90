import { basename } from 'node:path/posix';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

const INTERPRETERS = [
  'bash',
  'sh',
  'dash',
  'zsh',
  'ksh',
  'python3',
  'python',
  'node',
  'ruby',
  'perl',
  'php',
  'lua',
  'deno',
  'bun',
  'awk',
  'make',
  'Rscript',
  'tclsh',
  'fish',
];

/** By the ending of the name: what runs such a script. */
const BY_EXTENSION: Record<string, string> = {
  sh: 'bash',
  bash: 'bash',
  py: 'python3',
  rb: 'ruby',
  pl: 'perl',
  js: 'node',
  mjs: 'node',
  php: 'php',
  lua: 'lua',
};

/** `#!/usr/bin/env name`, `#!/path/name`: the interpreter and where its name stands. */
function interpreterOf(text: string): { line: string; name: string; path: string } | null {
  const line = /^#![^\r\n]*/.exec(text)?.[0];
  const found = /^#!\s*(\S*\/env\s+(?:-S\s+)?)?(\S+)/.exec(line ?? '');
  return line && found?.[2] ? { line, name: basename(found[2]), path: found[1] ? '' : found[2] } : null;
}

/**
 * A script whose shebang names an interpreter that does not exist: the near one that does, or the same one wherever PATH has it. A script without
 * shebang gets the one of its ending. Null when the shebang is fine.
 */
export async function fixShebang(
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const named = interpreterOf(source.text);
  if (!named) {
    const right = BY_EXTENSION[source.path.split('.').at(-1) ?? ''];
    const asked = /[Ee]xec format|cannot execute/.test(input.diagnosis.root);
    if (!asked || source.text.startsWith('#!') || !right || !(await view.which(right))) return null;
    const replacements = [{ start: 0, end: 0, text: `#!/usr/bin/env ${right}${source.eol}` }];
    return editPlan(input, view, [{ source, replacements }], `${source.path} does not say what runs it:`);
  }
  const exists = named.path ? await view.which(named.path) : await view.which(named.name);
  if (exists) return null;
  const here: string[] = [];
  for (const name of INTERPRETERS) if (await view.which(name)) here.push(name);
  const right = here.includes(named.name) ? named.name : nearestUnique(named.name, here);
  if (!right)
    return refuse(`${source.path} wants \`${named.name}\` to run it, which is not installed.`, {
      steps: [`install ${named.name}, or change the first line of ${source.path}`],
    });
  const rest = named.line.slice(named.line.lastIndexOf(named.name) + named.name.length);
  // env takes one word: with options the path itself is named.
  const where = rest.trim() === '' ? `/usr/bin/env ${right}` : await view.which(right);
  const replacements = [{ start: 0, end: named.line.length, text: `#!${where}${rest}` }];
  return editPlan(
    input,
    view,
    [{ source, replacements }],
    `\`${named.path || named.name}\` does not exist here, \`${right}\` does:`,
  );
}
