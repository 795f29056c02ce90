import { readFileSync } from 'node:fs';

/**
 * The text of a file, or null when there is none.
 * @throws what the file system says when it is there and cannot be read
 */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}
