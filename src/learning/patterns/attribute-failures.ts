import type { EventRecord } from '../../history/records.ts';
import { CAPTURE_NAMES, type Captures } from '../../pattern/pattern.ts';
import { messageFingerprint } from '../message-fingerprint.ts';
import { isLearnedId, type LearnedPattern } from './learned-pattern.ts';
import { lineOfFailure } from './line-of-failure.ts';

/** States in which a pattern recognises its message. */
export const RECOGNISES: ReadonlySet<LearnedPattern['state']> = new Set(['known', 'fixable', 'trusted']);

/**
 * The events as they would be recorded today: failures that a learned pattern recognises carry it and its names, whenever they happened. What
 * the catalogue recognised stays as it is, unless it is a consequence of the cause that was learned.
 */
export function attributeFailures(
  events: readonly EventRecord[],
  patterns: readonly LearnedPattern[],
  isConsequence: (pattern: string) => boolean,
): EventRecord[] {
  const known = patterns.flatMap((one) => {
    const source = one.edited?.regex ?? one.regex;
    return source !== null && RECOGNISES.has(one.state) ? [{ id: one.id, regex: new RegExp(source) }] : [];
  });
  const byLine = new Map<string, { id: string; captures: Captures } | null>();
  const recognise = (line: string): { id: string; captures: Captures } | null => {
    for (const { id, regex } of known) {
      const match = regex.exec(line);
      if (match) return { id, captures: namesIn(match.groups ?? {}) };
    }
    return null;
  };
  return events.map((event) => {
    const { failure } = event;
    if (!failure) return event;
    const follows = failure.pattern !== null && isConsequence(failure.pattern);
    if (!follows && failure.pattern !== null && !isLearnedId(failure.pattern)) return event;
    const line = lineOfFailure(failure, follows);
    if (line !== null && !byLine.has(line)) byLine.set(line, recognise(line));
    const found = line === null ? null : byLine.get(line);
    if (!found || line === null)
      return failure.pattern === null || follows ? event : { ...event, failure: { ...failure, pattern: null } };
    const fingerprint = messageFingerprint(failure, found.id, line);
    return { ...event, failure: { ...failure, fingerprint, pattern: found.id, captures: found.captures, root: line } };
  });
}

const namesIn = (groups: Readonly<Record<string, string>>): Captures =>
  Object.fromEntries(CAPTURE_NAMES.flatMap((name) => (groups[name] ? [[name, groups[name]]] : [])));
