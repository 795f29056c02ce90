import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SECRETS = {
  token: ['ghp', 'W9rT4kLm2Xc7Vb1Nq8Zs5Yd3Hf6Jg0PaRuEi'].join('_'),
  password: ['tr0ub', 'dor', '4nd3', 'lamp'].join('-'),
  long: Array.from({ length: 120 }, (_, i) => `--table=ledger_${i}`).join(' '),
};

/** The place where a scenario is played: a repository with its work trees, other repositories, a HOME and a state folder, all temporary. */
export class Stage {
  constructor({ steps }) {
    this.base = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-bench-learning-')));
    this.state = join(this.base, 'home', 'state');
    this.env = {
      PATH: process.env.PATH,
      HOME: join(this.base, 'home'),
      HEAL_HOOKS_HOME: this.state,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
    };
    mkdirSync(this.env.HOME);
    const places = new Set(['main', ...steps.map(({ place }) => place)]);
    const files = filesOf(steps);
    this.#repository(this.pathOf('main'), files, 'main');
    for (const place of places) {
      if (place.startsWith('of ')) this.#repository(this.pathOf(place), files, place);
      else if (place !== 'main') this.#git(this.pathOf('main'), 'worktree', 'add', '-q', this.pathOf(place));
    }
    for (const { place, folder } of steps) mkdirSync(join(this.pathOf(place), folder), { recursive: true });
  }

  /** The folder of a work tree or project. */
  pathOf(place) {
    return join(this.base, place.replace('of ', 'other-'));
  }

  /** Text of a scenario with line ends, paths and secrets put in. */
  text(written) {
    return written
      .replaceAll('\\n', '\n')
      .replace(
        /\{(\w+)\}/g,
        (whole, name) => SECRETS[name] ?? (existsSync(this.pathOf(name)) ? this.pathOf(name) : whole),
      );
  }

  edit(place, file, pairs) {
    const path = join(this.pathOf(place), file);
    let content = readFileSync(path, 'utf8');
    for (let i = 0; i < pairs.length; i += 2) {
      if (!content.includes(pairs[i])) throw new Error(`${file} does not hold: ${pairs[i]}`);
      content = content.replace(pairs[i], () => pairs[i + 1]);
    }
    writeFileSync(path, content);
  }

  write(place, file, content) {
    const path = join(this.pathOf(place), file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** A person brings a file back to what it was. */
  undo(place, file) {
    this.#git(this.pathOf(place), 'checkout', '-q', '--', file);
  }

  /** Something happens to what was remembered. */
  harm(how) {
    if (how === 'unwritable') {
      writeFileSync(join(this.base, 'plain-file'), '');
      this.env.HEAL_HOOKS_HOME = join(this.base, 'plain-file', 'state');
      return;
    }
    if (how === 'held') {
      const turns = join(this.state, 'history.db.owner');
      mkdirSync(turns, { recursive: true });
      writeFileSync(join(turns, '0000000999'), JSON.stringify({ pid: 1, start: null, host: 'another machine' }));
      return;
    }
    const remembered = this.#stateFiles().filter((file) => /[/\\]projects[/\\].*\.json$/.test(file));
    if (remembered.length === 0) throw new Error('nothing is remembered that could be harmed');
    for (const file of remembered) {
      rmSync(file);
      if (how === 'folder') mkdirSync(file);
      else writeFileSync(file, '{"version":1,"lessons":[[[{"seen":');
    }
  }

  /** Does this text stand anywhere in the state? */
  written(text) {
    return this.#stateFiles().some((file) => readFileSync(file).includes(text));
  }

  /** Bytes of what is remembered: all but the compiled code of the hook. */
  size() {
    const remembered = this.#stateFiles().filter((file) => !file.startsWith(join(this.state, 'code')));
    return remembered.reduce((sum, file) => sum + statSync(file).size, 0);
  }

  remove() {
    rmSync(this.base, { recursive: true, force: true, maxRetries: 3 });
  }

  #stateFiles() {
    if (!existsSync(this.state)) return [];
    return readdirSync(this.state, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  }

  #repository(folder, files, name) {
    mkdirSync(folder);
    for (const [file, { content, mode }] of Object.entries(files)) {
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      if (mode) chmodSync(path, mode);
    }
    this.#git(folder, 'init', '-q', '-b', 'main');
    this.#git(folder, 'add', '-A');
    const who = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.com'];
    this.#git(folder, ...who, 'commit', '-q', '--allow-empty', '-m', `start ${name}`);
  }

  #git(cwd, ...args) {
    execFileSync('git', args, { cwd, env: this.env, stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

/** What is there before the story begins: configuration, programs, and every file that is first named by an edit, with its old text. */
function filesOf(steps) {
  const files = {};
  for (const { verb, what, more } of steps) {
    if (verb === 'config') files['.heal-hooks/config.json5'] = { content: what };
    if (verb === 'program') {
      const [, name, script] = /^(\S+)\s+(.*)$/.exec(what);
      files[name] = { content: `#!/bin/sh\n${script}\n`, mode: 0o755 };
    }
    if (verb === 'writes') files[what] ??= null;
    if ((verb === 'edits' || verb === 'edits*') && files[what] === undefined)
      files[what] = {
        content: `${more
          .filter((_, i) => i % 2 === 0)
          .join('\n')
          .replaceAll('\\n', '\n')}\n`,
      };
  }
  return Object.fromEntries(Object.entries(files).filter(([, file]) => file));
}
