import { type Fault, lintExamples, lintPattern, lintPlaceholders } from '../pattern/lint/lint-pattern.ts';
import { compilePatterns } from '../pattern/match/compile-patterns.ts';
import type { AutoFix, PreparedPattern } from '../pattern/pattern.ts';
import { lintCompetition } from './lint-competition.ts';

/** A fault and the entry that has it. */
export interface EntryFault extends Fault {
  entry: string;
}

export interface LintedPatterns {
  faults: EntryFault[];
  /** Names that the examples of each pattern capture. */
  captured: Map<string, Set<string>>;
}

/** What is known outside of the patterns; a null list is not checked. */
export interface LintContext {
  strategies: ReadonlySet<string> | null;
  playbooks: ReadonlySet<string> | null;
}

const strategiesOf = (fix: AutoFix | null | undefined): string[] => {
  if (!fix) return [];
  if ('strategy' in fix) return [fix.strategy];
  return 'steps' in fix ? fix.steps.flatMap(strategiesOf) : [];
};

/** All quality gates for a set of patterns: each by itself, its examples, and each against all others. */
export async function lintPatterns(
  patterns: readonly PreparedPattern[],
  context: LintContext,
): Promise<LintedPatterns> {
  const faults: EntryFault[] = [];
  const captured = new Map<string, Set<string>>();
  const everything = compilePatterns(patterns);
  const ids = new Set<string>();
  for (const pattern of patterns) {
    const add = (found: readonly Fault[]): void => {
      for (const fault of found) faults.push({ entry: pattern.id, ...fault });
    };
    if (ids.has(pattern.id)) add([{ field: 'id', message: 'is used twice' }]);
    ids.add(pattern.id);
    add(lintPattern(pattern));
    const alone = compilePatterns([pattern]);
    const examples = await lintExamples(pattern, (text) => alone.match(text.split('\n')));
    captured.set(pattern.id, examples.captured);
    add(examples.faults);
    add(lintPlaceholders(pattern, examples.captured));
    add(await lintCompetition(pattern, everything));
    add(unknownRemedies(pattern, context));
  }
  return { faults, captured };
}

function unknownRemedies(
  { auto_fix: fix, playbook }: PreparedPattern,
  { strategies, playbooks }: LintContext,
): Fault[] {
  const faults = strategiesOf(fix)
    .filter((name) => strategies && !strategies.has(name))
    .map((name) => ({ field: 'auto_fix.strategy', message: `no strategy is called ${name}` }));
  if (playbook && playbooks && !playbooks.has(playbook))
    faults.push({ field: 'playbook', message: `no playbook is called ${playbook}` });
  return faults;
}
