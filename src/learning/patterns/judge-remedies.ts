import type { AttemptRecord } from '../../history/records.ts';
import { placeholdersOf } from '../../pattern/placeholders.ts';
import type { ActionFix } from '../fixes/action.ts';
import { judgeActions, type Settled } from '../judge-actions.ts';
import type { Observation } from '../observe-fixes.ts';
import { RECOGNISES } from './attribute-failures.ts';
import { entryHash } from './entry-hash.ts';
import type { LearnedPattern, LearnedRemedy } from './learned-pattern.ts';

/** What must have been seen before a remedy may be applied; a person's word comes on top. */
const FIXES = 2;
const SUCCESS = 0.75;
const FAILED_IN_A_ROW = 2;

/** Says of each pattern what settles it, and how far that makes it come. */
export function judgeRemedies(
  patterns: readonly LearnedPattern[],
  observations: readonly Observation[],
  attempts: readonly AttemptRecord[],
): LearnedPattern[] {
  const seen = groupByPattern(observations);
  const tried = groupByPattern(attempts);
  return patterns.map((one) =>
    RECOGNISES.has(one.state) ? judge(one, seen.get(one.id) ?? [], tried.get(one.id) ?? []) : one,
  );
}

function judge(
  one: LearnedPattern,
  observations: readonly Observation[],
  attempts: readonly AttemptRecord[],
): LearnedPattern {
  const texts = new Set(observations.map(({ fingerprint }) => fingerprint));
  const { settled } = judgeActions(observations, texts.size > 1 || namesOf(one) ? 'message' : 'failure');
  const best = settled.find(
    ({ fix, needs }) => fix !== null && fillable(fix, one) && needs.every((need) => one.template.includes(need)),
  );
  const own = [...attempts].filter(({ backup }) => backup !== undefined).sort((a, b) => a.at - b.at);
  const held = own.filter(({ result }) => result === 'fixed');
  const failed = own.filter(({ result }) => result === 'persistent' || result === 'restored');
  const remedy = best ? remedyOf(best, one, held, failed) : one.origin ? one.remedy : null;
  const next = { ...one, remedy };
  const last = own.filter((attempt) => held.includes(attempt) || failed.includes(attempt)).slice(-FAILED_IN_A_ROW);
  const since = one.word?.said === 'accepted' ? one.word.at : 0;
  if (last.length === FAILED_IN_A_ROW && last.every((attempt) => failed.includes(attempt) && attempt.at > since)) {
    const at = last.at(-1)?.at ?? 0;
    const what = 'its fix failed twice in a row';
    return { ...next, state: 'known', why: what, demotion: { at, because: 'fix', what } };
  }
  if (one.demotion?.because === 'fix' && one.demotion.at > since)
    return { ...next, state: 'known', why: one.demotion.what };
  if (!remedy || (!best && one.origin))
    return { ...next, state: 'known', why: settled.length > 0 ? '' : 'nothing settled it yet' };
  const short =
    remedy.times < FIXES
      ? `settled ${remedy.times} of ${FIXES} times that are needed`
      : remedy.times / remedy.of < SUCCESS
        ? `settled it only ${remedy.times} of ${remedy.of} times`
        : best && !best.unbroken
          ? 'the same failure came back after it'
          : null;
  if (short !== null) return { ...next, state: 'fixable', why: short };
  const agreed = one.word?.said === 'accepted' && one.word.about === entryHash(next);
  return agreed
    ? { ...next, state: 'trusted', why: '' }
    : { ...next, state: 'fixable', why: 'waits for a word of yours' };
}

const namesOf = ({ regex }: LearnedPattern): boolean => /\(\?</.test(regex ?? '');

/** Does the pattern name everything that the fix asks for? */
function fillable(fix: ActionFix, { regex, edited }: LearnedPattern): boolean {
  const texts = 'command' in fix ? fix.command : [fix.search, fix.replace, ...fix.files];
  const groups = [...(edited?.regex ?? regex ?? '').matchAll(/\(\?<(\w+)>/g)].map((match) => match[1]);
  return texts
    .flatMap(placeholdersOf)
    .every((name) => groups.includes(name.replace(/_(?:file|dir|stem|package)$/, '')));
}

/** Its record, with what came of it when it was applied for the agent. */
function remedyOf(
  best: Settled,
  one: LearnedPattern,
  held: readonly AttemptRecord[],
  failed: readonly AttemptRecord[],
): LearnedRemedy | null {
  const fix = one.edited?.fix ?? best.fix;
  return (
    fix && {
      fix,
      words: best.words,
      times: best.times + held.length,
      of: best.of + held.length + failed.length,
      last: Math.max(best.last, ...held.map(({ at }) => at)),
    }
  );
}

function groupByPattern<T extends { pattern: string | null }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) if (one.pattern !== null) groups.set(one.pattern, [...(groups.get(one.pattern) ?? []), one]);
  return groups;
}
