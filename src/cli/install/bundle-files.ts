import { readdirSync } from 'node:fs';

/** Declarations and the library serve those who import the package, not an installed hook. */
const NOT_INSTALLED = /^(?:types|index\.js)$/;

/** ES modules need to be told so where the project around them says CommonJS. */
export const MODULE_MARK = `${JSON.stringify({ private: true, type: 'module' })}\n`;

/** Names of the files of a built bundle that an install copies; flat, sorted. */
export const bundleFiles = (dist: string): string[] =>
  readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_INSTALLED.test(entry.name) && entry.name !== 'install.json')
    .map((entry) => entry.name)
    .sort();
