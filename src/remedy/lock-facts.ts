import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileHolders } from '../system/file-holders.ts';
import { gitProcessesIn } from '../system/git-processes.ts';
import { findProject } from '../system/project.ts';
import type { LockFacts } from './remedy.ts';

/** Reads what decides whether a lock of git is stale. `root` is a realpath; only locks of this project's own git folder count. */
export function lockFacts(root: string, printed: string): LockFacts | null {
  const { gitDir } = findProject(root);
  if (!gitDir || !printed.endsWith('.lock')) return null;
  try {
    const path = realpathSync(isAbsolute(printed) ? printed : join(root, printed));
    const own = realpathSync(gitDir);
    if (!path.startsWith(`${own}/`)) return null;
    const bytes = readFileSync(path);
    const info = statSync(path);
    const git = gitProcessesIn([root, own]);
    const open = fileHolders(path);
    return {
      path: `.git/${path.slice(own.length + 1)}`,
      hash: process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex'),
      size: info.size,
      head: bytes.subarray(0, 64).toString('latin1'),
      ageMs: Date.now() - info.mtimeMs,
      holders:
        git === null || open === null
          ? null
          : [...git.map((pid) => `git (process ${pid})`), ...open.map(({ pid, name }) => `${name} (process ${pid})`)],
    };
  } catch {
    return null; // gone by now
  }
}
