import type { Fault, ToolCheck } from '../tool.ts';

/** The line that says most: the last that speaks of an error, else the first. */
function tellingLine(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const telling = lines
    .filter((line) => /error\b|exception\b|cannot|not found|denied|no such|refused/i.test(line))
    .at(-1);
  return (telling ?? lines[0] ?? '').slice(0, 200);
}

/** Does the program exist, may it be executed, and does it start? */
export const checkExecutable: ToolCheck = async (tool, { view }) => {
  const [program, ...args] = tool.command ?? [];
  if (!program || !tool.command) return [];
  const fault = (what: string, why: string, command: string, repair: Fault['repair'] = null): Fault[] => [
    { tool: tool.name, check: 'executable', what, why, command, repair },
  ];
  if (!(await view.which(program))) {
    const inside = await view.resolve(program);
    const stat = inside ? await view.stat(inside) : null;
    if (inside && stat?.kind === 'file') {
      const plan = {
        owner: 'repair',
        root: view.root,
        title: `${inside} becomes executable`,
        changes: [{ kind: 'chmod' as const, path: inside, mode: stat.mode | 0o100, baseMode: stat.mode }],
      };
      const why = 'Everything that calls it ends with "Permission denied".';
      return fault(`${inside} is not executable`, why, `chmod u+x ${inside}`, { kind: 'plan', plan });
    }
    return fault(
      `\`${program}\` is not installed, or not on PATH`,
      `${tool.declared} needs it.`,
      `install ${program}, or correct its name in ${tool.declared}`,
    );
  }
  if (!tool.run) return [];
  const { exitCode, stderr, stdout } = await view.query(tool.command, { cwd: '', timeoutMs: 20_000 });
  if (exitCode === 0) return [];
  const said = tellingLine(stderr || stdout);
  return fault(
    `\`${[program, ...args].join(' ')}\` ends with status ${exitCode}${said ? `: ${said}` : ''}`,
    'It is there but does not work.',
    `heal-hooks run --apply -- ${[program, ...args].join(' ')}`,
    { kind: 'heal', argv: tool.command },
  );
};
