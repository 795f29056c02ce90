import { accessSync, constants, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, isAbsolute, join, resolve } from 'node:path';
import type { Env } from './paths.ts';

/** How a process that was asked a question answered. */
export interface ProcessResult {
  /** The program's own status; 127 when it could not be started, 124 when the time limit ended it. */
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface QueryOptions {
  /** Absolute folder to run in. */
  cwd: string;
  env: Env;
  /** Milliseconds; default 10,000. The process is killed afterwards. */
  timeoutMs?: number;
  /** Text for stdin; without it stdin is empty. */
  input?: string;
  /** Gives `input` as a file of this name instead, for programs that cannot read stdin: its path stands for the word `{input}`. */
  inputName?: string;
  /** Characters kept of stdout and of stderr each; default 4 million. The process is ended when it prints more. */
  maxOutput?: number;
}

/** Variables that would point git at another repository than the one that it is asked about. */
const GIT_REDIRECTS = /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|COMMON_DIR|NAMESPACE|PREFIX)$/;

/** The environment of a question: what the caller has, without colours, prompts, pagers and redirected repositories. */
export function queryEnv(env: Env): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !GIT_REDIRECTS.test(name)) kept[name] = value;
  }
  return {
    ...kept,
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    PAGER: 'cat',
    GIT_PAGER: 'cat',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    PYTHONDONTWRITEBYTECODE: '1',
    CARGO_NET_OFFLINE: 'true',
  };
}

/**
 * Runs a program that only answers a question: argv, never a shell. Resolves for every ending, also when the program is absent or
 * slow; it does not throw. The process library is loaded on first use because most hook calls never start a process.
 */
export async function runQuery(argv: readonly string[], options: QueryOptions): Promise<ProcessResult> {
  if (options.inputName !== undefined && options.input !== undefined) return runWithFile(argv, options);
  const [file, ...args] = argv;
  if (!file) return { exitCode: 127, stdout: '', stderr: 'no program named' };
  const { execa } = await import('execa');
  const result = await execa(file, args, {
    cwd: options.cwd,
    env: queryEnv(options.env),
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    timeout: options.timeoutMs ?? 10_000,
    maxBuffer: options.maxOutput ?? 4_000_000,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
  });
  return {
    exitCode: result.timedOut ? 124 : (result.exitCode ?? 127),
    stdout: String(result.stdout ?? ''),
    stderr: String(result.stderr ?? '') || (result.exitCode === undefined ? (result.shortMessage ?? '') : ''),
  };
}

/** The input in a private folder outside of every project, which is removed again. */
async function runWithFile(argv: readonly string[], options: QueryOptions): Promise<ProcessResult> {
  const { input = '', inputName = 'input', ...rest } = options;
  const folder = mkdtempSync(join(tmpdir(), 'heal-hooks-query-'));
  try {
    const path = join(folder, basename(inputName));
    writeFileSync(path, input, { mode: 0o600 });
    return await runQuery(
      argv.map((word) => (word === '{input}' ? path : word)),
      rest,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isExecutable = (path: string): boolean => {
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // absent or not ours to run: the same answer
  }
};

/** Absolute path of an executable: on PATH, or where the name itself points (relative to `cwd`) when it has a slash. */
export async function findExecutable(name: string, cwd: string, env: Env): Promise<string | null> {
  if (name.includes('/')) {
    const path = isAbsolute(name) ? name : resolve(cwd, name);
    return isExecutable(path) ? path : null;
  }
  for (const dir of (env.PATH ?? '').split(delimiter)) {
    if (dir && isExecutable(join(dir, name))) return join(dir, name);
  }
  return null;
}
