import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line, for a shell script. */
export const watchedPath = (projectState: string): string => join(projectState, 'watched');

/** Programs that have printed what a project has learned, separated by blanks: their passing runs are looked at. */
export function watchedPrograms(projectState: string): string {
  try {
    return readFileSync(watchedPath(projectState), 'utf8').trim();
  } catch {
    return ''; // nothing was learned
  }
}
