import { type FileSystem, realFiles } from '../../../src/system/file-system.ts';

/** Thrown where the process would have died. */
export class Killed extends Error {
  override name = 'Killed';
}

/** A file port that counts its calls. */
export interface CountingFiles {
  files: FileSystem;
  /** Names of the calls so far. */
  calls(): string[];
}

/** What happens at the fatal call: nothing of it, or half of what it should write. */
export type Death = 'before' | 'torn';

/**
 * The real file system, which stops at call number `at` (1-based; 0 = never): `die` runs there, and every later call dies too, so that no
 * clean-up code can do anything that a killed process could not. Syncs are counted but not carried out: a kill does not lose what the system has taken.
 */
export function killingFiles(at: number, death: Death, die: () => never): CountingFiles {
  const calls: string[] = [];
  const wrap =
    (name: string, call: (...args: never[]) => unknown) =>
    (...args: never[]): unknown => {
      calls.push(name);
      if (at > 0 && calls.length >= at) {
        if (calls.length === at && death === 'torn' && name === 'writeSync') tear(args);
        die();
      }
      return name === 'fsyncSync' ? undefined : call(...args);
    };
  const entries = Object.entries(realFiles).filter(([, call]) => typeof call === 'function');
  const files = Object.fromEntries(entries.map(([name, call]) => [name, wrap(name, call)]));
  return { files: { ...realFiles, ...files }, calls: () => calls };
}

const tear = (args: readonly unknown[]): void => {
  const [fd, bytes, offset, length, position] = args as [number, Uint8Array, number, number, number];
  realFiles.writeSync(fd, bytes, offset, Math.floor(length / 2), position);
};

/** Counts, and never dies. */
export const countingFiles = (): CountingFiles =>
  killingFiles(0, 'before', () => {
    throw new Killed();
  });
