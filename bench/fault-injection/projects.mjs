import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'projects');

/** All working projects that are broken here, by name. */
export async function loadProjects() {
  const names = readdirSync(FOLDER).sort();
  return Promise.all(names.map(async (name) => (await import(`./projects/${name}`)).default));
}

const TESTS =
  /(?:^|\/)tests?\/|(?:^|[._/])(?:test|smoke)\.(?:js|mjs|ts)$|_test\.(?:go|rb)$|(?:^|\/)(?:check|ci)\.(?:sh|mjs)$|OrderBookTest/;

/** Is this a file that says whether the project works? */
export const isTest = (path) => TESTS.test(path);
