import { lstatSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_FAULTS } from './file-faults.mjs';
import { commitAll } from './prepare.mjs';
import { PROJECT_FAULTS } from './project-faults.mjs';

const FILE_KINDS = Object.entries(FILE_FAULTS);
const PROJECT_KINDS = Object.entries(PROJECT_FAULTS);

/** One fault in one file that git knows; tried until one applies. */
function breakFile(site, random) {
  const files = Object.keys(site.project.files).filter((file) => file !== '.gitignore' && file !== 'README.md');
  for (let tries = 0; tries < 50; tries++) {
    const [kind, fault] = random.pick(FILE_KINDS);
    const file = random.pick(files);
    if (!lstatSync(join(site.root, file), { throwIfNoEntry: false })?.isFile()) continue;
    try {
      const what = fault({ ...site, file, random });
      if (what) return { kind, what };
    } catch (error) {
      if (!error.code) throw error; // an earlier fault stands in the way: another one then
    }
  }
  return null;
}

/**
 * Breaks a working project in a way that the seed decides: one or two faults, committed or not, with work of the user beside them.
 * Answers what was done, the command and what else holds while it runs.
 */
export function breakProject(site) {
  const { random, project, root } = site;
  const { command } = project;
  let result = null;
  while (!result) {
    if (random.chance(0.3)) {
      const [kind, fault] = random.pick(PROJECT_KINDS);
      const done = fault({ ...site, command, breakFile: (own) => breakFile(site, own)?.what });
      if (done) result = { command, ...done, kind };
    } else {
      const first = breakFile(site, random);
      const second = first && random.chance(0.25) ? breakFile(site, random) : null;
      if (first)
        result = {
          command,
          kind: first.kind,
          what: [first, second]
            .filter(Boolean)
            .map(({ what }) => what)
            .join('; '),
        };
    }
  }
  if (random.chance(0.4) && result.kind !== 'git lock left') tryCommit(root, site.env);
  if (random.chance(0.5)) result.what += note(root);
  return result;
}

/** Broken as it is, somebody may have committed it. */
function tryCommit(root, env) {
  try {
    commitAll(root, env, 'work');
  } catch (error) {
    if (error.status === undefined) throw error; // git itself refused: no repository, nothing readable
  }
}

/** Work of the user that is not committed and must survive. */
function note(root) {
  try {
    writeFileSync(join(root, 'NOTES.txt'), 'not committed\n');
    return '';
  } catch {
    return ' (no note: the folder is read-only)';
  }
}
