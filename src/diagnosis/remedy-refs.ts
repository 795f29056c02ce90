import type { AutoFix, Captures, Pattern, Safety } from '../pattern/pattern.ts';
import { fillTemplate } from '../pattern/placeholders.ts';
import type { RemedyRef } from './diagnosis.ts';

/** What the pattern offers, before anybody looked into the project: the fix as its author describes it, then the playbook. */
export function remedyRefs(pattern: Pattern, captures: Captures): RemedyRef[] {
  const refs: RemedyRef[] = [];
  const fix = pattern.auto_fix ? fixRef(pattern.auto_fix, captures) : null;
  if (fix) refs.push(fix);
  if (pattern.playbook) refs.push({ kind: 'playbook', id: pattern.playbook });
  return refs;
}

function fixRef(fix: AutoFix, captures: Captures): RemedyRef | null {
  const safety: Safety = fix.safety ?? 'unsafe';
  const shown = describe(fix, captures);
  return shown && { kind: 'fix', safety, ...shown };
}

type Shown = { id: string; where: 'hook' | 'run'; summary: string };

const argvOf = (argv: readonly string[], captures: Captures): string | null => {
  const words = argv.map((word) => fillTemplate(word, captures));
  return words.includes(null) ? null : words.join(' ');
};

function describe(fix: AutoFix, captures: Captures): Shown | null {
  if ('strategy' in fix) return { id: fix.strategy, where: 'hook', summary: fix.strategy.replaceAll('-', ' ') };
  if ('retry' in fix)
    return { id: 'retry', where: 'run', summary: `run the same command again, up to ${fix.retry.max} times` };
  if ('command' in fix) {
    const argv = argvOf(fix.command, captures);
    return argv === null ? null : { id: 'command', where: 'run', summary: `run \`${argv}\`` };
  }
  if ('correct' in fix) {
    const argv = argvOf(fix.correct, captures);
    return argv === null ? null : { id: 'correct', where: 'run', summary: `run \`${argv}\` in place of the command` };
  }
  if ('steps' in fix) {
    const parts = fix.steps.map((step) => describe(step, captures)).filter((part) => part !== null);
    if (parts.length === 0) return null;
    return {
      id: 'steps',
      where: parts.every((part) => part.where === 'hook') ? 'hook' : 'run',
      summary: parts.map((part) => part.summary).join(', then '),
    };
  }
  const search = fillTemplate(fix.search, captures);
  const replace = fillTemplate(fix.replace, captures);
  if (search === null || replace === null) return null;
  return { id: 'edit', where: 'hook', summary: `replace \`${search}\` by \`${replace}\`` };
}
