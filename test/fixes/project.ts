import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Diagnosis, Location, Report } from '../../src/diagnosis/diagnosis.ts';
import { CAPTURE_NAMES, type AutoFix, type Captures, type Category } from '../../src/pattern/pattern.ts';
import { createProjectView } from '../../src/remedy/project-view.ts';
import { proposeFix } from '../../src/remedy/propose-fix.ts';
import type { ProjectView, Proposal } from '../../src/remedy/remedy.ts';
import { applyPlan } from '../../src/transaction/apply-plan.ts';

/** A real project in a temporary folder, with its own HOME, removed after the test. */
export interface TestProject {
  root: string;
  env: Record<string, string>;
  view(): ProjectView;
  read(path: string): string;
  exists(path: string): boolean;
  write(path: string, text: string | Uint8Array, mode?: number): void;
  run(argv: string[]): { exitCode: number; output: string };
  /** Runs the command, finds the error with `error` (groups are capture names), and asks for the fix. */
  propose(argv: string[], error: RegExp, fix: AutoFix, more?: ProposeOptions): Promise<Proposal>;
  /** propose → expect a plan → apply → run again. */
  heal(argv: string[], error: RegExp, fix: AutoFix, more?: ProposeOptions): Promise<Healed>;
}

export interface ProposeOptions {
  locations?: Location[];
  captures?: Captures;
  category?: Category;
  /** Command line as typed, where it differs from the argv joined by spaces. */
  typed?: string;
}

export interface Healed {
  proposal: Extract<Proposal, { kind: 'plan' }>;
  after: { exitCode: number; output: string };
}

/** Is the tool here? Says so once when it is not, so that a skipped test has its reason. */
export function haveTool(name: string, argv: string[] = ['--version']): boolean {
  const here = spawnSync(name, argv, { stdio: 'ignore' }).status === 0;
  if (!here) console.warn(`skipped: ${name} is not installed`);
  return here;
}

/** Makes a project with these files (`path: text`); with git it is committed. */
export function makeProject(files: Record<string, string>, options: { git?: boolean } = {}): TestProject {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-fix-')));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const root = join(base, 'project');
  const home = join(base, 'home');
  mkdirSync(root);
  mkdirSync(home);
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    PYTHONDONTWRITEBYTECODE: '1',
    NO_COLOR: '1',
    LANG: 'C.UTF-8',
    ...(process.env.CARGO_HOME ? { CARGO_HOME: process.env.CARGO_HOME } : {}),
    RUSTUP_HOME: process.env.RUSTUP_HOME ?? join(process.env.HOME ?? '', '.rustup'),
  };
  const project: TestProject = {
    root,
    env,
    view: () => createProjectView({ root, cwd: root, env }),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    exists: (path) => existsSync(join(root, path)),
    write: (path, text, mode) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      if (mode !== undefined) chmodSync(join(root, path), mode);
    },
    run: (argv) => {
      const [file = '', ...args] = argv;
      const done = spawnSync(file, args, { cwd: root, env, encoding: 'utf8', timeout: 60_000 });
      if (done.error && !('code' in done.error && done.error.code === 'EACCES')) throw done.error;
      return { exitCode: done.status ?? 126, output: `${done.stdout ?? ''}${done.stderr ?? ''}${done.error ? String(done.error) : ''}` };
    },
    propose: async (argv, error, fix, more = {}) => {
      const before = project.run(argv);
      if (before.exitCode === 0) throw new Error(`the command was expected to fail:\n${before.output}`);
      const report = reportOf(before, more.typed ?? argv.join(' '), root, error, fix, more);
      const [diagnosis] = report.diagnoses;
      if (!diagnosis) throw new Error(`the output does not contain ${error}:\n${before.output}`);
      const proposal = await proposeFix(diagnosis, report, project.view());
      if (!proposal) throw new Error('no proposal');
      return proposal;
    },
    heal: async (argv, error, fix, more) => {
      const proposal = await project.propose(argv, error, fix, more);
      if (proposal.kind !== 'plan') throw new Error(`expected a plan, got ${JSON.stringify(proposal)}`);
      await applyPlan(proposal.plan, { stateDir: join(base, 'state'), projectKey: 'test', now: Date.now, env });
      return { proposal, after: project.run(argv) };
    },
  };
  for (const [path, text] of Object.entries(files)) project.write(path, text);
  if (options.git !== false) commitAll(project, 'Import project');
  return project;
}

/** Commits everything (makes the repository on first use). */
export function commitAll(project: TestProject, message: string): void {
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.invalid', ...args], {
      cwd: project.root,
      env: project.env,
      stdio: 'ignore',
    });
  };
  if (!existsSync(join(project.root, '.git'))) git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', message);
}

/** The least report that a fix needs: one diagnosis, found with one regex. */
function reportOf(
  ran: { exitCode: number; output: string },
  command: string,
  root: string,
  error: RegExp,
  fix: AutoFix,
  more: ProposeOptions,
): Report {
  const lines = ran.output.replace(/\r\n/g, '\n').split('\n');
  const index = lines.findIndex((line) => error.test(line));
  const match = error.exec(lines[index] ?? '');
  const captures: Captures = { ...more.captures };
  for (const name of CAPTURE_NAMES) {
    const value = match?.groups?.[name];
    if (value !== undefined) captures[name] = value;
  }
  const pattern = {
    id: 'test/pattern',
    title: 'Test',
    error_regex: error.source,
    flags: 'm',
    category: more.category ?? 'other',
    severity: 'high',
    confidence: 1,
    generic: false,
    consequence: false,
    notice: false,
    auto_fix: fix,
    layer: 'built-in',
    trusted: true,
  } as const;
  const root_ = (lines[index] ?? '').trim();
  const diagnosis: Diagnosis = {
    pattern: pattern.id,
    title: pattern.title,
    category: pattern.category,
    severity: 'high',
    confidence: 1,
    root: root_,
    line: index + 1,
    captures,
    locations: more.locations ?? [],
    remedies: [],
    summary: null,
    consequences: [],
    count: 1,
    match: { pattern, line: index + 1, endLine: index + 1, text: root_, captures, literalLength: 10 },
  };
  return {
    failure: {
      event: {
        id: 'e1',
        source: 'run',
        session: 's1',
        tool: 'Bash',
        command,
        cwd: root,
        project: 'p1',
        exitCode: ran.exitCode,
        output: ran.output,
        interrupted: false,
      },
      outcome: 'failed',
      text: lines.join('\n'),
      lines,
      keyLines: [],
      signature: root_,
      fingerprint: 'f1',
    },
    diagnoses: index < 0 ? [] : [diagnosis],
    notices: [],
    analyses: [],
  };
}
