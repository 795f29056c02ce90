import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

/** A project in a throw-away folder with a HOME of its own; nothing of the real user is reachable from it. */
export interface TempProject {
  /** Realpath of the project. */
  root: string;
  home: string;
  /** The state folder (`HEAL_HOOKS_HOME`). */
  state: string;
  /** Environment for child processes: PATH of the machine, HOME and XDG folders of the test, nothing else. */
  env: Record<string, string>;
  path(...parts: string[]): string;
  write(file: string, content: string | Uint8Array, mode?: number): string;
}

const made: string[] = [];

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
});

/** Makes the project; with `git` it is a repository with one commit of `files`. Removed after the test. */
export function tempProject(files: Record<string, string> = {}, options: { git?: boolean } = {}): TempProject {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-test-')));
  made.push(base);
  const home = join(base, 'home');
  const root = join(base, 'project');
  mkdirSync(home, { recursive: true });
  mkdirSync(root, { recursive: true });
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    HEAL_HOOKS_HOME: join(home, 'state'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
  };
  const project: TempProject = {
    root,
    home,
    state: env.HEAL_HOOKS_HOME,
    env,
    path: (...parts) => join(root, ...parts),
    write(file, content, mode) {
      const path = join(root, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      if (mode !== undefined) chmodSync(path, mode);
      return path;
    },
  };
  for (const [file, content] of Object.entries(files)) project.write(file, content);
  if (options.git) {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, env, stdio: 'ignore' });
    git('init', '-q', '-b', 'main');
    git('config', 'user.email', 'dev@example.com');
    git('config', 'user.name', 'Dev');
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'start');
  }
  return project;
}
