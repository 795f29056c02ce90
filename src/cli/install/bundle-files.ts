import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Declarations, the library and the readers for pipes serve those who have the package, not an installed hook; and `node --test` would
 * run a `post-test.js` that it finds in the project.
 */
const NOT_INSTALLED = /^(?:types|index\.js|install\.json|post-\w+\.js)$/;

/** ES modules need to be told so where the project around them says CommonJS. */
export const MODULE_MARK = `${JSON.stringify({ private: true, type: 'module' })}\n`;

/** Files of a built bundle that an install copies, relative to it, with `/`, sorted: the entries and what is in `lib/`. */
export function bundleFiles(dist: string): string[] {
  const filesIn = (folder: string): string[] =>
    readdirSync(join(dist, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !NOT_INSTALLED.test(entry.name))
      .map((entry) => (folder === '' ? entry.name : `${folder}/${entry.name}`));
  return [...filesIn(''), ...filesIn('lib')].sort();
}
