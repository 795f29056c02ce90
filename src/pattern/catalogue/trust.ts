import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeFolder } from '../../system/make-folder.ts';

/** What the user agreed to: the content of a project's `.heal-hooks/` at that time. */
export interface TrustRecord {
  /** sha-256 hex over the names and contents of the files. */
  hash: string;
  /** UTC milliseconds. */
  at: number;
  /** Project-relative names of the files that were pinned. */
  files: string[];
}

/** The project whose trust is asked for. */
export interface TrustSubject {
  stateDir: string;
  /** Key of the project (`system/project.ts`). */
  projectKey: string;
  /** Realpath of its root. */
  projectRoot: string;
}

const FOLDER = '.heal-hooks';

const filesBelow = (folder: string): string[] => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return /\.json5?$/.test(entry.name) ? [path] : [];
    })
    .sort();
};

/** The files of a project that can make something run, and the hash of their content; null when there are none. */
export function trustContent(projectRoot: string): { hash: string; files: string[] } | null {
  const paths = filesBelow(join(projectRoot, FOLDER));
  if (paths.length === 0) return null;
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
  const files = paths.map((path) => relative(projectRoot, path).replaceAll('\\', '/'));
  paths.forEach((path, index) => {
    const bytes = readFileSync(path);
    hash.update(`${files[index]}\0${bytes.length}\0`).update(bytes);
  });
  return { hash: hash.digest('hex'), files };
}

const trustFile = (stateDir: string): string => join(stateDir, 'trust.json');

const isRecord = (value: unknown): value is TrustRecord =>
  typeof value === 'object' && value !== null && typeof (value as TrustRecord).hash === 'string';

function readAll(stateDir: string): Record<string, TrustRecord> {
  try {
    const document: unknown = JSON.parse(readFileSync(trustFile(stateDir), 'utf8'));
    const projects = (document as { projects?: unknown } | null)?.projects;
    if (typeof projects !== 'object' || projects === null) return {};
    return Object.fromEntries(Object.entries(projects).filter(([, value]) => isRecord(value)));
  } catch {
    return {}; // absent or damaged: nothing is trusted, the user is asked again
  }
}

function writeAll(stateDir: string, projects: Record<string, TrustRecord>): void {
  makeFolder(stateDir);
  const draft = `${trustFile(stateDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ version: 1, projects }, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, trustFile(stateDir));
}

/** `trusted`: exactly what the user agreed to. `changed`: it was trusted, but is not the same any more. `none`: there is nothing to trust. */
export type TrustState = 'trusted' | 'changed' | 'untrusted' | 'none';

/** How the project's patterns and playbooks stand now. A file that cannot be read is not trusted. */
export function trustState({ stateDir, projectKey, projectRoot }: TrustSubject): TrustState {
  let content: ReturnType<typeof trustContent>;
  try {
    content = trustContent(projectRoot);
  } catch {
    return 'untrusted'; // unreadable: nobody can have agreed to what is in it now
  }
  if (!content) return 'none';
  const known = readAll(stateDir)[projectKey];
  if (!known) return 'untrusted';
  return known.hash === content.hash ? 'trusted' : 'changed';
}

/** May the fixes of this project's own patterns run without asking? */
export const isTrusted = (subject: TrustSubject): boolean => trustState(subject) === 'trusted';

/** Pins the present content. Null when the project has no files to trust. */
export function trust({ stateDir, projectKey, projectRoot }: TrustSubject, now: number): TrustRecord | null {
  const content = trustContent(projectRoot);
  if (!content) return null;
  const record = { ...content, at: now };
  writeAll(stateDir, { ...readAll(stateDir), [projectKey]: record });
  return record;
}

/** Takes the agreement back. False when there was none. */
export function untrust({ stateDir, projectKey }: Pick<TrustSubject, 'stateDir' | 'projectKey'>): boolean {
  const { [projectKey]: known, ...others } = readAll(stateDir);
  if (!known) return false;
  writeAll(stateDir, others);
  return true;
}
