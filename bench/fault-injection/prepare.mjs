import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { runProgram } from './run.mjs';
import { differences, snapshot } from './snapshot.mjs';

const OWN_TOOLS = resolve(import.meta.dirname, '..', '..', 'node_modules', '.bin');

/** The environment of the commands: the machine's tools, a HOME that is thrown away, caches beside the projects. */
export function environment(home, caches) {
  const real = homedir();
  return {
    PATH: [process.env.PATH ?? '', OWN_TOOLS].join(delimiter),
    HOME: home,
    HEAL_HOOKS_HOME: join(home, 'state'),
    TMPDIR: process.env.TMPDIR ?? tmpdir(),
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    RUSTUP_HOME: process.env.RUSTUP_HOME ?? join(real, '.rustup'),
    CARGO_HOME: process.env.CARGO_HOME ?? join(real, '.cargo'),
    PYENV_ROOT: process.env.PYENV_ROOT ?? join(real, '.pyenv'),
    PYTHONDONTWRITEBYTECODE: '1',
    GOCACHE: join(caches, 'go-build'),
    GOMODCACHE: join(caches, 'go-mod'),
    GOFLAGS: '-mod=mod',
    GOPROXY: 'off',
    npm_config_cache: join(caches, 'npm'),
    npm_config_update_notifier: 'false',
  };
}

const archive = (root, path, entries) => {
  const draft = join(root, '.archive');
  for (const [name, text] of Object.entries(entries)) {
    mkdirSync(dirname(join(draft, name)), { recursive: true });
    writeFileSync(join(draft, name), text);
  }
  mkdirSync(dirname(join(root, path)), { recursive: true });
  const names = [...new Set(Object.keys(entries).map((name) => name.split('/')[0]))];
  const argv = path.endsWith('.tgz')
    ? ['tar', '-czf', join(root, path), ...names]
    : ['python3', '-m', 'zipfile', '-c', join(root, path), ...names];
  execFileSync(argv[0], argv.slice(1), { cwd: draft });
  rmSync(draft, { recursive: true });
};

const commit = (root, env, message) => {
  const git = (...args) => execFileSync('git', args, { cwd: root, env, stdio: 'ignore' });
  if (!existsSync(join(root, '.git'))) git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=Dev', '-c', 'user.email=dev@example.com', 'commit', '-q', '--allow-empty', '-m', message);
};

/** Commits everything that is there now. */
export const commitAll = commit;

/**
 * Makes a working project once: files, archives, installation, a commit. Answers its folder and the paths that its command makes by
 * itself; null when its tools are not on this machine.
 */
export async function prepare(project, folder) {
  const root = join(folder, 'working', project.name);
  const home = join(folder, 'home');
  const env = environment(home, join(folder, 'caches'));
  mkdirSync(home, { recursive: true });
  if (!existsSync(root)) {
    const draft = `${root}.draft`;
    rmSync(draft, { recursive: true, force: true });
    for (const [path, text] of Object.entries(project.files)) {
      mkdirSync(dirname(join(draft, path)), { recursive: true });
      writeFileSync(join(draft, path), text);
      if (text.startsWith('#!')) chmodSync(join(draft, path), 0o755);
    }
    for (const [path, entries] of Object.entries(project.archives ?? {})) archive(draft, path, entries);
    renameSync(draft, root); // environments of Python know their own place
    for (const argv of project.setup ?? []) {
      const { status, stderr } = await runProgram(argv, { cwd: root, env });
      if (status === 0) continue;
      rmSync(root, { recursive: true });
      return { problem: `${argv.join(' ')}: ${stderr.slice(-300)}` };
    }
    commit(root, env, 'start');
  }
  const trial = join(folder, 'trial', project.name);
  rmSync(trial, { recursive: true, force: true });
  cpSync(root, trial, { recursive: true, verbatimSymlinks: true });
  const before = snapshot(trial);
  const { status, stdout, stderr } = await runProgram(project.command, { cwd: trial, env });
  const derived = differences(before, snapshot(trial));
  rmSync(trial, { recursive: true });
  if (status !== 0) return { problem: `${project.command.join(' ')}: ${(stdout + stderr).slice(-300)}` };
  return { root, derived };
}
