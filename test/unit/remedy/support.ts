import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Diagnosis, Report } from '../../../src/diagnosis/diagnosis.ts';
import type { AutoFix, Captures, Pattern } from '../../../src/pattern/pattern.ts';
import { createProjectView } from '../../../src/remedy/project-view.ts';
import type { ProjectView, StrategyInput } from '../../../src/remedy/remedy.ts';

/** A folder with these files, removed after the test. The project is `project/` in it, so that there is an outside. */
export function makeTree(files: Record<string, string | Uint8Array>, git = true): string {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-view-')));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const root = join(base, 'project');
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  if (git) {
    run(root, 'init', '-q', '-b', 'main');
    commit(root);
  }
  return root;
}

export function run(root: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.invalid', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: dirname(root) },
  });
}

export function commit(root: string): void {
  run(root, 'add', '-A');
  run(root, 'commit', '-q', '--allow-empty', '-m', 'x');
}

export const viewOf = (root: string, cwd = root): ProjectView =>
  createProjectView({ root, cwd, env: { PATH: process.env.PATH ?? '', HOME: dirname(root) } });

/** A strategy's input for an output whose last line is the root. */
export function inputOf(options: {
  output?: string;
  root?: string;
  command?: string;
  captures?: Captures;
  locations?: Diagnosis['locations'];
  fix?: AutoFix;
  pattern?: Partial<Pattern>;
}): StrategyInput {
  const root = options.root ?? 'error';
  const lines = (options.output ?? root).split('\n');
  const captures = options.captures ?? {};
  const pattern: Pattern = {
    id: 'test/pattern',
    title: 'Test',
    error_regex: 'x',
    flags: 'm',
    category: 'other',
    severity: 'high',
    confidence: 1,
    generic: false,
    consequence: false,
    notice: false,
    auto_fix: options.fix ?? null,
    layer: 'built-in',
    trusted: true,
    ...options.pattern,
  };
  const line = Math.max(1, lines.indexOf(root) + 1);
  const diagnosis: Diagnosis = {
    pattern: pattern.id,
    title: pattern.title,
    category: pattern.category,
    severity: 'high',
    confidence: 1,
    root,
    line,
    captures,
    locations: options.locations ?? [],
    remedies: [],
    summary: null,
    consequences: [],
    count: 1,
    match: { pattern, line, endLine: line, text: root, captures, literalLength: 10 },
  };
  const report: Report = {
    failure: {
      event: {
        id: 'e',
        source: 'run',
        session: 's',
        tool: 'Bash',
        cwd: '/',
        project: 'p',
        exitCode: 1,
        output: lines.join('\n'),
        interrupted: false,
        ...(options.command === undefined ? {} : { command: options.command }),
      },
      outcome: 'failed',
      text: lines.join('\n'),
      lines,
      keyLines: [],
      signature: root,
      fingerprint: 'f',
    },
    diagnoses: [diagnosis],
    notices: [],
    analyses: [],
  };
  return { diagnosis, report, options: { ...options.fix } };
}
