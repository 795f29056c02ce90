import { createHash } from 'node:crypto';
import type { PreparedPattern } from '../../src/pattern/pattern.ts';
import { loosen } from '../../src/pattern/regex/loosen.ts';

/** A regex as recheck is asked about it. */
export interface RecheckQuestion {
  source: string;
  flags: string;
  /** Under which its verdict is kept. */
  key: string;
}

/** What recheck is asked about a pattern; null where our own proof says that the regex needs a limit. */
export function recheckQuestion({ error_regex: regex, flags: given, facts }: PreparedPattern): RecheckQuestion | null {
  const oneLine = facts.block ? given : given.replace('m', '');
  // Linear from a fixed start is what `y` asks about.
  const flags =
    facts.engine === 'v8' ? oneLine : facts.engine === 'bounded' && facts.walks === 1 ? `${oneLine}y` : null;
  if (flags === null) return null;
  const source = loosen(regex);
  const key = createHash('sha256').update(`${flags}/${source}`).digest('hex').slice(0, 16);
  return { source, flags, key };
}
