import type { Match, Pattern } from '../pattern/pattern.ts';
import { compareMatches } from './compare-matches.ts';
import type { Finding } from './finding.ts';

/**
 * Adds the playbook whose trigger the output fulfils to the root cause: to a pattern without one of its own, or one of ours, whose
 * remedy stays; to a problem that no pattern knows; or, where nothing else was found, as the only thing known.
 */
export function offerPlaybook(ranked: readonly Finding[], triggers: readonly Match[]): Finding[] {
  const [trigger] = [...triggers].sort(compareMatches);
  if (!trigger) return [...ranked];
  const root = ranked.find(({ consequence }) => !consequence) ?? ranked[0];
  if (!root) return [findingOf(trigger)];
  return ranked.map((finding) => (finding === root ? { ...finding, match: offered(finding.match, trigger) } : finding));
}

const findingOf = (match: Match): Finding => ({
  match,
  error: null,
  tool: null,
  line: match.line,
  root: match.text,
  warning: false,
  consequence: false,
  generic: true,
});

function offered(known: Match | null, trigger: Match): Match {
  if (!known) return trigger;
  return mayTakeOver(known.pattern)
    ? { ...known, pattern: { ...known.pattern, playbook: trigger.pattern.playbook } }
    : known;
}

/** What people wrote for their own project knows it better than what we ship. */
const mayTakeOver = ({ playbook, layer }: Pattern): boolean => playbook === undefined || layer === 'built-in';
