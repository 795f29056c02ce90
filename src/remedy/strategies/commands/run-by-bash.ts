import { basename } from 'node:path/posix';
import { commandWords } from '../../command-words.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { shellSyntax } from '../syntax/shell-syntax.ts';

/**
 * `sh script` of a script whose first line asks for bash, and which bash reads without complaint: how to run it is told (another
 * program is not started in place of the one that was typed). Null for any other
 * command or script.
 */
export async function runByBash(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const words = commandWords(input.report.failure.event.command ?? '') ?? [];
  const [program = '', ...rest] = words;
  const at = rest.findIndex((word) => !word.startsWith('-'));
  const path = /^(?:sh|dash)$/.test(basename(program)) && at >= 0 ? await view.resolve(rest[at] ?? '') : null;
  const source = path ? await view.read(path) : null;
  if (!source || !/^#![^\n]*\bbash\b/.test(source.text) || rest.slice(0, at).some((word) => !/^-[eux]+$/.test(word)))
    return null;
  const reads = (await view.which('bash')) ? await shellSyntax.check(source.text, source.path, view) : null;
  if (!reads?.ok) return null;
  return refuse(
    `${source.path} is written for bash, as its first line says, and \`${basename(program)}\` was told to run it.`,
    {
      steps: [`\`${['bash', ...rest].join(' ')}\``],
      avoid: 'Rewriting the script for sh.',
    },
  );
}
