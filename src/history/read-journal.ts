import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { JournalLine } from './journal.ts';

/** Each field that must be there, by kind of record, with its type. What is optional is checked only when present. */
const REQUIRED: Readonly<Record<JournalLine['r']['kind'], Readonly<Record<string, string>>>> = {
  event: {
    id: 'string',
    source: 'string',
    session: 'string',
    tool: 'string',
    cwd: 'string',
    project: 'string',
    outcome: 'string',
    interrupted: 'boolean',
  },
  attempt: {
    id: 'string',
    eventId: 'string',
    session: 'string',
    project: 'string',
    fingerprint: 'string',
    remedy: 'string',
    result: 'string',
  },
  run: { id: 'string', session: 'string', project: 'string' },
};
const TEXTS = ['agent', 'command', 'model', 'head', 'branch', 'status', 'backup', 'summary'];
const NUMBERS = ['durationMs', 'endedAt'];
const FAILURE = ['fingerprint', 'signature', 'category', 'root', 'text'];

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasAll = (fields: Fields, types: Readonly<Record<string, string>>): boolean =>
  Object.entries(types).every(([name, type]) => typeof fields[name] === type);

const isAbsentOr = (type: string, value: unknown): boolean =>
  value === undefined || value === null || typeof value === type;
/** A moment that a date can be made of. */
const isTime = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < 8.64e15;
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';
const isTexts = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.every((one) => typeof one === 'string'));

const isFailure = (value: unknown): boolean =>
  value === undefined ||
  (isFields(value) &&
    FAILURE.every((name) => typeof value[name] === 'string') &&
    isTextOrNull(value.pattern) &&
    isFields(value.captures));

const isRecord = (fields: Fields): boolean => {
  const kind = fields.kind;
  if (kind !== 'event' && kind !== 'attempt' && kind !== 'run') return false;
  return (
    hasAll(fields, REQUIRED[kind]) &&
    isTime(kind === 'run' ? fields.startedAt : fields.at) &&
    TEXTS.every((name) => isAbsentOr('string', fields[name])) &&
    NUMBERS.every((name) => isAbsentOr('number', fields[name])) &&
    (kind !== 'event' || fields.exitCode === null || typeof fields.exitCode === 'number') &&
    (kind !== 'attempt' || isTextOrNull(fields.pattern)) &&
    isTexts(fields.files) &&
    isTexts(fields.notices) &&
    isFailure(fields.failure)
  );
};

const isLine = (value: unknown): value is JournalLine =>
  isFields(value) && typeof value.n === 'string' && isFields(value.r) && isRecord(value.r);

/** Reads one line; null for what a crash or somebody else left there. */
export function readJournalLine(text: string): JournalLine | null {
  try {
    const value: unknown = JSON.parse(text);
    return isLine(value) ? value : null;
  } catch {
    return null; // torn or not ours; the caller counts it
  }
}

/**
 * Reads the complete lines of a segment from a byte offset on. Answers the records, the offset behind the last complete line, and
 * how many lines could not be read. Throws file system errors.
 */
export function readSegment(path: string, from: number): { lines: JournalLine[]; offset: number; unreadable: number } {
  const fd = openSync(path, 'r');
  try {
    const rest = Buffer.alloc(Math.max(0, fstatSync(fd).size - from));
    const read = readSync(fd, rest, 0, rest.length, from);
    const end = rest.subarray(0, read).lastIndexOf(10) + 1;
    const texts = rest.toString('utf8', 0, end).split('\n').filter(Boolean);
    const lines = texts.flatMap((text) => readJournalLine(text) ?? []);
    return { lines, offset: from + end, unreadable: texts.length - lines.length };
  } finally {
    closeSync(fd);
  }
}
