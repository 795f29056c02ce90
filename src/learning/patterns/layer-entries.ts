import type { AutoFix, Category, Severity } from '../../pattern/pattern.ts';
import { RECOGNISES } from './attribute-failures.ts';
import type { LearnedPattern } from './learned-pattern.ts';

/** An entry of the learned layer: the seed format, with what our own needs beyond it. */
export interface LayerEntry {
  id: string;
  title: string;
  error_regex: string;
  category: Category;
  severity: Severity;
  confidence: number;
  /** Never before what people wrote. */
  generic: true;
  commands?: string[];
  auto_fix: AutoFix | null;
  occurrences: number;
  /** A person agreed to the fix. */
  agreed?: true;
  /** ISO 8601. */
  last_seen: string;
}

/** Below a generic pattern that people wrote, but one that says what it says. */
const CONFIDENCE = 0.6;

/** The patterns that recognise their message, as a pattern file has them. The fix of a trusted one is safe; any other is only shown. */
export const layerEntries = (patterns: readonly LearnedPattern[]): LayerEntry[] =>
  patterns.flatMap((one) => {
    const regex = one.edited?.regex ?? one.regex;
    return regex !== null && RECOGNISES.has(one.state) ? [entryOf(one, regex)] : [];
  });

function entryOf(one: LearnedPattern, regex: string): LayerEntry {
  const fix = one.state === 'known' && !one.origin ? null : (one.edited?.fix ?? one.remedy?.fix ?? null);
  return {
    id: one.id,
    title: one.template.replaceAll('<*>', '…').slice(0, 160),
    error_regex: regex,
    category: one.category,
    severity: 'medium',
    confidence: CONFIDENCE,
    generic: true,
    ...(one.commands && { commands: one.commands }),
    auto_fix: fix && { ...fix, safety: one.state === 'trusted' ? 'safe' : 'unsafe' },
    ...(one.state === 'trusted' && { agreed: true }),
    occurrences: one.occurrences,
    last_seen: new Date(one.lastSeen).toISOString(),
  };
}
