import { planOf, refuse } from '../plan-parts.ts';
import type { ProjectView, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

const DENIED = [
  /(?:^|[\s:'"`])((?:\.{0,2}\/)?[\w@%+=,./-]+)['"]?: [Pp]ermission denied/,
  /[Pp]ermission denied:? ['"`]([^'"`\n]+)['"`]/,
  /(?:spawn|execve|posix_spawn)\S*:? ['"`(]?([\w@%+=,./-]+)['"`)]? (?:EACCES|failed)/,
  /spawn ([\w@%+=,./-]+) EACCES/,
];

/** Files that the failure may mean, as printed. */
function printedFiles(input: StrategyInput): string[] {
  const { path, file, command } = input.diagnosis.captures;
  const found = DENIED.map((form) => rootMatch(input, form)?.[1]);
  return [path, file, command, ...found].filter((name): name is string => name !== undefined && name !== '');
}

/** Does the file begin like something that can be started? ELF files are binary, so they are asked for by their first bytes. */
async function canRun(file: string, view: ProjectView): Promise<boolean> {
  const source = await view.read(file);
  if (source) return source.text.startsWith('#!');
  const head = await view.query(['head', '-c', '4', '--', file], { cwd: '' });
  return head.exitCode === 0 && head.stdout.startsWith('\u007fELF');
}

/**
 * Needs the file that was refused (`path`, `file`, `command` or the root line). Gives its owner the execute bit, when it is a script with a
 * shebang or an ELF file inside the project that lacks it. Nothing else about permissions is ever changed.
 */
export const strategy: Strategy = {
  name: 'execute-bit',
  summary: 'Lets the owner of a script or program of the project execute it (u+x).',
  safety: 'safe',
  why: 'Only the execute bit of the owner is set, on a file that says itself that it is to be executed; the content stays.',
  async plan(input, view) {
    for (const printed of printedFiles(input)) {
      const file = await view.resolve(printed);
      const stat = file ? await view.stat(file) : null;
      if (!file || stat?.kind !== 'file') continue;
      if (stat.mode & 0o100) return refuse(`${file} may be executed by its owner, so something else was refused.`);
      if (!(await canRun(file, view)))
        return refuse(`${file} has no shebang and is no program, so it is not meant to be executed directly.`);
      const change = { kind: 'chmod', path: file, mode: stat.mode | 0o100, baseMode: stat.mode } as const;
      return planOf(input, view, [change], `${file} lacks the execute bit of its owner: chmod u+x`);
    }
    return refuse('What was refused is no file of the project; permissions outside of it are not changed.', {
      known: printedFiles(input)
        .map((name) => `refused: ${name}`)
        .slice(0, 2),
    });
  },
};
