import { createHash } from 'node:crypto';
import { maskValues } from '../templates/mask-values.ts';

/** What one passing run printed. */
export interface Pass {
  /** UTC milliseconds. */
  at: number;
  /** Its main program. */
  family: string;
  /** Secrets taken out. */
  lines: readonly string[];
}

/** What passing runs of a project printed, by command family: masked lines as hashes, and the last outputs whole. */
export interface PassingBook {
  version: 1;
  families: Readonly<Record<string, { hashes: readonly string[]; last: readonly Pass[] }>>;
}

const MAX_FAMILIES = 40;
const MAX_HASHES = 3_000;
const LAST_OUTPUTS = 4;

export const emptyPassing: PassingBook = { version: 1, families: {} };

/** Adds passing runs, oldest first. What was not printed for long goes first. */
export function addPasses(book: PassingBook, passes: readonly Pass[]): PassingBook {
  const families = new Map(Object.entries(book.families));
  for (const pass of passes) {
    const known = families.get(pass.family) ?? { hashes: [], last: [] };
    const hashes = new Set(known.hashes);
    for (const line of pass.lines) {
      const hash = hashOf(line);
      hashes.delete(hash); // printed again: it is the newest now
      if (line.trim() !== '') hashes.add(hash);
    }
    families.delete(pass.family);
    families.set(pass.family, {
      hashes: [...hashes].slice(-MAX_HASHES),
      last: [...known.last, pass].slice(-LAST_OUTPUTS),
    });
  }
  return { version: 1, families: Object.fromEntries([...families].slice(-MAX_FAMILIES)) };
}

/** Answers whether a passing run printed such a line, of which only values by nature may differ; and the lines of the last outputs. */
export function passingLines(book: PassingBook): { wasPrinted(line: string): boolean; last: readonly string[] } {
  const families = Object.values(book.families);
  const hashes = new Set(families.flatMap((one) => one.hashes));
  return {
    wasPrinted: (line) => hashes.has(hashOf(line)),
    last: [...new Set(families.flatMap((one) => one.last).flatMap(({ lines }) => lines))],
  };
}

const hashOf = (line: string): string => createHash('sha256').update(maskValues(line)).digest('base64').slice(0, 12);
