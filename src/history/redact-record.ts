import type { JournalRecord } from './records.ts';
import { redact } from './redact.ts';

/** Longest text of one field that history keeps, in characters. */
const FIELD_LIMIT = 16_384;
/** What lies beyond is not even searched for secrets; a secret cut here is shorter than any that is kept. */
const SEARCH_LIMIT = 2 * FIELD_LIMIT;

/** Fields that are ours, not text of the world: they are keys and must stay what they are. */
const KEYS = new Set(['kind', 'id', 'eventId', 'session', 'agent', 'project', 'fingerprint', 'outcome', 'source']);

const redactText = (text: string): string => {
  const redacted = redact(text.slice(0, SEARCH_LIMIT));
  const lost = redacted.length - FIELD_LIMIT + Math.max(0, text.length - SEARCH_LIMIT);
  return lost > 0 ? `${redacted.slice(0, FIELD_LIMIT)}… [${lost} more characters]` : redacted;
};

const redactValue = (value: unknown): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redactValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, KEYS.has(name) ? field : redactValue(field)]),
  );
};

/** The record as it may be written to disk: every text in it redacted and of bounded length. */
export const redactRecord = (record: JournalRecord): JournalRecord => redactValue(record) as JournalRecord;
