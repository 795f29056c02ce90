import { messageKey } from '../induction/message-key.ts';
import { settle, VALUE } from '../templates/settle.ts';
import { isPunctuation, tokensOf } from '../templates/tokens.ts';
import type { FailureInState } from './count-states.ts';
import { isLearnedId } from './learned-pattern.ts';
import { lineOfFailure } from './line-of-failure.ts';

/** Failures that say the same, apart from the names in it. */
export interface Group {
  /** What they say (`messageKey`). */
  key: string;
  failures: FailureInState[];
  lines: Set<string>;
}

/** What is known about failures before they are grouped. */
export interface Grouping {
  /** What only follows from a cause: the cause is for us to learn. */
  isConsequence(pattern: string): boolean;
  /** Words of a failure that what settled it repeated, by fingerprint. */
  repeated: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Groups the failures that no pattern of the catalogue knows. The same whatever their order. */
export function groupMessages(failures: readonly FailureInState[], grouping: Grouping): Group[] {
  const groups = new Map<string, Group>();
  for (const one of failures) {
    const { pattern } = one.failure;
    const follows = pattern !== null && grouping.isConsequence(pattern);
    if (!follows && pattern !== null && !isLearnedId(pattern)) continue;
    const line = lineOfFailure(one.failure, follows);
    if (line !== null) add(groups, messageKey(line), { failures: [one], lines: [line] });
  }
  const united = new Map<string, Group>();
  const wider = widerKeys([...groups.values()], grouping.repeated);
  for (const { key, failures: own, lines } of groups.values())
    add(united, wider.get(key) ?? key, { failures: own, lines: [...lines] });
  return [...united.values()];
}

function add(groups: Map<string, Group>, key: string, more: { failures: FailureInState[]; lines: string[] }): void {
  const group = groups.get(key) ?? { key, failures: [], lines: new Set() };
  group.failures.push(...more.failures);
  for (const line of more.lines) group.lines.add(line);
  groups.set(key, group);
}

/**
 * Where messages differ in one word, and what settled each of them repeated that very word (`no seeds for accounts`, `seed accounts`), the
 * word is a name, and they are one message: by key, the key with the name taken out. Others that fit it belong to it.
 */
function widerKeys(groups: readonly Group[], repeated: Grouping['repeated']): Map<string, string> {
  const proven = new Map<string, Set<string>>();
  for (const { key, failures } of groups) {
    const names = new Set(failures.flatMap(({ failure }) => [...(repeated.get(failure.fingerprint) ?? [])]));
    for (const [wider, word] of withoutOneWord(key))
      if (names.has(word)) proven.set(wider, (proven.get(wider) ?? new Set()).add(word));
  }
  const wider = new Map<string, string>();
  for (const { key } of groups) {
    const fit = [...withoutOneWord(key)].map(([one]) => one).filter((one) => (proven.get(one)?.size ?? 0) >= 2);
    const [best] = fit.sort();
    if (best !== undefined) wider.set(key, best);
  }
  return wider;
}

/** The key with each of its words taken out in turn, and that word. */
function* withoutOneWord(key: string): Generator<[string, string]> {
  const tokens = tokensOf(key);
  for (const [index, token] of tokens.entries())
    if (!isPunctuation(token) && token !== VALUE) yield [settle(tokens.with(index, VALUE).join('')), token];
}
