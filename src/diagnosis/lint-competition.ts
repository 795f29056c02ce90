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

/** A command that the entry's own globs allow; without globs none, so that every pattern competes. */
const commandFor = (pattern: Pattern): string | undefined =>
  pattern.commands?.[0]?.replaceAll(/[*?]/g, '').trim() || undefined;

/** Does each example of the entry win with everything loaded, and does nobody with another remedy claim its lines? */
export async function lintCompetition(pattern: Pattern, everything: Matcher): Promise<Fault[]> {
  const faults: Fault[] = [];
  const lost: Fault[] = [];
  const examples = pattern.examples?.matches ?? [];
  const command = commandFor(pattern);
  for (const [index, text] of examples.entries()) {
    const field = `examples.matches.${index}`;
    const failure = failureOfText(text);
    const matches = await everything.match(failure.lines, command === undefined ? {} : { command });
    const report = diagnose({ failure, analyses: [], matches });
    const winner = (report.diagnoses[0] ?? report.notices[0])?.match?.pattern;
    if (!mayWin(winner, pattern)) lost.push({ field, message: `is won by ${winner?.id ?? 'nobody'}` });
    if (isVague(pattern)) continue;
    const own = matches.filter((match) => match.pattern.id === pattern.id);
    const rivals = matches.filter(
      ({ pattern: other }) =>
        other.id !== pattern.id &&
        !isVague(other) &&
        !yields(other, pattern) &&
        !sameRemedy(other, pattern) &&
        !pattern.narrows?.includes(other.id),
    );
    for (const rival of rivals)
      if (own.some((match) => overlaps(match, rival)))
        faults.push({ field, message: `is matched by ${rival.pattern.id}, too, which has another remedy` });
  }
  // A generic entry is there for what no specific one knows: it has to win somewhere, not everywhere.
  return pattern.generic && lost.length < examples.length ? faults : [...lost, ...faults];
}

/** What people write for their own project is meant to stand before what we ship. */
const yields = (other: Pattern, pattern: Pattern): boolean =>
  other.layer === 'built-in' && (pattern.layer === 'user' || pattern.layer === 'project');

const isVague = ({ generic, consequence }: Pattern): boolean => generic || consequence;

/** A consequence gives way to any cause; a generic entry to any specific one, and to another generic one that says the same. */
function mayWin(winner: Pattern | undefined, pattern: Pattern): boolean {
  if (winner?.id === pattern.id) return true;
  if (winner === undefined) return false;
  return pattern.consequence || (pattern.generic && (!winner.generic || winner.category === pattern.category));
}
