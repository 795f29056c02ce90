import { diffChars } from 'diff';
import type { Dialect } from './dialect.ts';
import type { Fix } from './fix.ts';
import { parse } from './parse.ts';
import type { Reading } from './reading.ts';
import { core, type Hunk, hunksBetween, linesWithEnds } from './text-distance.ts';
import { readLines } from './tokens.ts';

const MAX_HUNK = 4_000;
const MAX_PARTS = 24;

/** A stretch of the broken text and what the original has there. */
interface Part {
  start: number;
  end: number;
  text: string;
}

/** The differences inside of a hunk, as small as they can be told. */
function smallParts(now: string, before: string, offset: number): Part[] {
  const cut = core(now, before);
  const start = offset + cut.start;
  if (cut.a.length + cut.b.length > MAX_HUNK || cut.a === '' || cut.b === '')
    return [{ start, end: start + cut.a.length, text: cut.b }];
  const parts: Part[] = [];
  let at = start;
  let open: Part | null = null;
  for (const { added, removed, value } of diffChars(cut.a, cut.b)) {
    if (!added && !removed) {
      at += value.length;
      open = null;
      continue;
    }
    if (!open) {
      open = { start: at, end: at, text: '' };
      parts.push(open);
    }
    if (added) open.text += value;
    else {
      at += value.length;
      open.end = at;
    }
  }
  return parts.length > MAX_PARTS ? [{ start, end: start + cut.a.length, text: cut.b }] : parts;
}

/** Every difference to the original that could be the slip: single characters, lines, whole hunks. */
function differences(lines: readonly string[], hunks: readonly Hunk[]): Part[] {
  const offsets: number[] = [0];
  for (const line of lines) offsets.push((offsets.at(-1) ?? 0) + line.length);
  return hunks.flatMap(({ start, end, other }) => {
    const from = offsets[start] ?? 0;
    const now = lines.slice(start, end);
    const whole = { start: from, end: offsets[end] ?? from, text: other.join('') };
    const paired = now.length === other.length ? now.map((line, index) => ({ line, index })) : [];
    const single = paired.map(({ line, index }) => {
      const at = offsets[start + index] ?? 0;
      return { start: at, end: at + line.length, text: other[index] ?? '' };
    });
    const small = paired.length
      ? paired.flatMap(({ line, index }) => smallParts(line, other[index] ?? '', offsets[start + index] ?? 0))
      : smallParts(now.join(''), whole.text, from);
    return [...small, ...(single.length > 1 ? single : []), whole];
  });
}

const count = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Bringing back what was lost is cheap; undoing what somebody wrote is not. */
function doubtOfPart(text: string, { start, end, text: back }: Part): number {
  const removed = text.slice(start, end);
  const signs = removed.length + back.length - count(removed) - count(back);
  const undone = count(removed) > 0 ? Math.min((back === '' ? 0.8 : 0.5) + count(removed) * 0.2, 4) : 0;
  return 0.5 + Math.min(signs * 0.05, 1) + undone + Math.min(count(back) * 0.04, 1);
}

/** Readings that take one difference to the original back; all other edits made since stay. */
export function originalReadings(text: string, original: string, dialect: Dialect): Reading[] {
  const lines = linesWithEnds(text);
  const hunks = hunksBetween(lines, linesWithEnds(original));
  const readings: Reading[] = [];
  for (const part of differences(lines, hunks)) {
    const tried = readLines(text.slice(0, part.start) + part.text + text.slice(part.end));
    const parsed = parse(tried, dialect);
    if (parsed.error || parsed.fixes.length > 0) continue;
    const fix: Fix = { kind: 'as-original', line: lineAt(text, part.start), start: 0, end: 0, text: part.text };
    const guess = doubtOfPart(text, part);
    readings.push({ lines: tried, fixes: [fix], guess, doubt: guess });
  }
  return readings;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;
