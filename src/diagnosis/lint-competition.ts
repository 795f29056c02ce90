import type { Failure } from '../failure/failure.ts';
import type { Fault } from '../pattern/lint/lint-pattern.ts';
import type { Matcher } from '../pattern/match/compile-patterns.ts';
import type { Match, Pattern } from '../pattern/pattern.ts';
import { diagnose } from './diagnose.ts';

/** A failure made of nothing but a text: what an example is. */
export function failureOfText(text: string): Failure {
  return {
    event: {
      id: 'example',
      source: 'pipe',
      session: 'example',
      tool: 'Bash',
      cwd: '/',
      project: 'example',
      exitCode: 1,
      output: text,
      interrupted: false,
    },
    outcome: 'failed',
    text,
    lines: text.split('\n'),
    keyLines: [],
    signature: '',
    fingerprint: '',
  };
}

const sameRemedy = (a: Pattern, b: Pattern): boolean =>
  (a.playbook !== undefined && a.playbook === b.playbook) ||
  (a.auto_fix != null && JSON.stringify(a.auto_fix) === JSON.stringify(b.auto_fix));

const overlaps = (a: Match, b: Match): boolean => a.line <= b.endLine && b.line <= a.endLine;

/** Does each example of the entry win with everything loaded, and does nobody with another remedy claim its lines? */
export async function lintCompetition(pattern: Pattern, everything: Matcher): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [index, text] of (pattern.examples?.matches ?? []).entries()) {
    const field = `examples.matches.${index}`;
    const failure = failureOfText(text);
    const matches = await everything.match(failure.lines);
    const report = diagnose({ failure, analyses: [], matches });
    const winner = (report.diagnoses[0] ?? report.notices[0])?.pattern;
    if (winner !== pattern.id) faults.push({ field, message: `is won by ${winner ?? 'nobody'}` });
    const own = matches.filter((match) => match.pattern.id === pattern.id);
    for (const { pattern: other, ...place } of matches) {
      if (other.id === pattern.id || other.generic || other.consequence || pattern.generic || pattern.consequence)
        continue;
      if (!sameRemedy(other, pattern) && own.some((match) => overlaps(match, { pattern: other, ...place })))
        faults.push({ field, message: `is matched by ${other.id}, too, which has another remedy` });
    }
  }
  return faults;
}
