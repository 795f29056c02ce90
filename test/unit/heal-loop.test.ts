import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnosis, Report } from '../../src/diagnosis/diagnosis.ts';
import { type HealOptions, type HealPorts, healLoop } from '../../src/heal-loop.ts';
import type { Proposal } from '../../src/remedy/remedy.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'loop-'));
  mkdirSync(join(dir, 'project'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Runs the project's check: each line of `broken.txt` that is not `ok` is one error; an `echo` only beside its `cause`. */
const check = (): Report => {
  const script = `const l=require('fs').readFileSync('broken.txt','utf8').trim().split('\\n').filter((x,_,all)=>x!=='ok'&&(x!=='echo'||all.includes('cause')));
    if(l[0]==='hides') l.length=1; for(const x of l) console.log('error: '+x); process.exit(l.length?1:0)`;
  let output = '';
  let exitCode = 0;
  try {
    output = execFileSync(process.execPath, ['-e', script], { cwd: join(dir, 'project'), encoding: 'utf8' });
  } catch (error) {
    ({ stdout: output, status: exitCode } = error as { stdout: string; status: number });
  }
  const roots = output.trim().split('\n').filter(Boolean);
  return {
    failure: {
      event: {
        id: '',
        source: 'run',
        session: '',
        tool: 'run',
        cwd: dir,
        project: '',
        exitCode,
        output,
        interrupted: false,
      },
      outcome: exitCode === 0 ? 'succeeded' : 'failed',
      text: output,
      lines: roots,
      keyLines: [],
      signature: output,
      fingerprint: output,
    },
    diagnoses: roots.map(diagnosisOf),
    notices: [],
    analyses: [],
  };
};

const diagnosisOf = (root: string): Diagnosis => ({
  pattern: 'test/error',
  title: root,
  category: 'other',
  severity: 'high',
  confidence: 1,
  root,
  line: 1,
  captures: {},
  locations: [],
  remedies: [],
  summary: null,
  consequences: [],
  count: 1,
});

/** Replaces one line of the file by another, keeping a copy of the whole project as the backup. */
const portsWith = (rewrites: Record<string, string>): HealPorts => {
  let backups = 0;
  const file = join(dir, 'project', 'broken.txt');
  return {
    rerun: async () => check(),
    propose: async (diagnosis): Promise<Proposal | null> => {
      const from = diagnosis.root.replace('error: ', '');
      const to = rewrites[from];
      if (to === undefined) return null;
      const text = readFileSync(file, 'utf8');
      const start = text.indexOf(from);
      const changes = [
        {
          kind: 'edit' as const,
          path: 'broken.txt',
          baseHash: '',
          replacements: [{ start, end: start + from.length, text: to }],
        },
      ];
      return {
        kind: 'plan',
        safety: 'safe',
        summary: `${from} → ${to}`,
        plan: { owner: from, root: dir, title: from, changes },
      };
    },
    apply: async (plan) => {
      const backup = `b${backups++}`;
      cpSync(join(dir, 'project'), join(dir, backup), { recursive: true });
      let text = readFileSync(file, 'utf8');
      const edits = plan.changes.flatMap((change) => (change.kind === 'edit' ? change.replacements : []));
      for (const { start, end, text: next } of edits.toReversed()) text = text.slice(0, start) + next + text.slice(end);
      writeFileSync(file, text);
      return { backup, files: ['broken.txt'] };
    },
    restore: async (backup) => cpSync(join(dir, backup), join(dir, 'project'), { recursive: true }),
    start: () => Promise.reject(new Error('no service')),
    wait: async () => undefined,
    now: () => 0,
  };
};

const options: HealOptions = { apply: true, maxFixes: 5, deadline: 1 };
const write = (...lines: string[]): void => writeFileSync(join(dir, 'project', 'broken.txt'), `${lines.join('\n')}\n`);
const read = (): string[] =>
  readFileSync(join(dir, 'project', 'broken.txt'), 'utf8')
    .trim()
    .split('\n');

describe('healLoop', () => {
  it('fixes independent problems of one file together', async () => {
    write('one', 'two');
    const result = await healLoop(check(), portsWith({ one: 'ok', two: 'ok' }), options);
    expect(result.passed).toBe(true);
    expect(result.steps.map((step) => step.result)).toEqual(['fixed', 'fixed']);
    expect(new Set(result.steps.map((step) => step.backup)).size).toBe(1);
    expect(read()).toEqual(['ok', 'ok']);
  });

  it('fixes the problem that the first one hid', async () => {
    write('hides', 'two');
    const result = await healLoop(check(), portsWith({ hides: 'ok', two: 'ok' }), options);
    expect(result.passed).toBe(true);
    expect(result.steps.map((step) => step.diagnosis.title)).toEqual(['error: hides', 'error: two']);
  });

  it('restores everything when a failure follows that was not there before', async () => {
    write('hides', 'two');
    const result = await healLoop(check(), portsWith({ hides: 'ok' }), options);
    expect(result.passed).toBe(false);
    expect(result.steps.map((step) => step.result)).toEqual(['restored']);
    expect(read()).toEqual(['hides', 'two']);
  });

  it('keeps a fix when what still fails was there from the start', async () => {
    write('one', 'two');
    const result = await healLoop(check(), portsWith({ one: 'ok' }), options);
    expect(result.passed).toBe(false);
    expect(result.steps.map((step) => step.result)).toEqual(['kept']);
    expect(read()).toEqual(['ok', 'two']);
  });

  it('takes a fix back that leaves the same failure, and keeps its neighbour', async () => {
    write('one', 'two');
    const result = await healLoop(check(), portsWith({ one: 'ok', two: 'two ' }), options);
    expect(read()).toEqual(['ok', 'two']);
    expect(result.persistent).toBe(true);
  });

  it('only plans in a dry run', async () => {
    write('one');
    const result = await healLoop(check(), portsWith({ one: 'ok' }), { ...options, apply: false });
    expect(result.steps.map((step) => step.result)).toEqual(['planned']);
    expect(read()).toEqual(['one']);
  });

  it('takes a fix back that no run could judge, tries nothing more, and holds it against nobody', async () => {
    write('one', 'two');
    const ports = portsWith({ one: 'ok', two: 'ok' });
    let runs = 0;
    ports.rerun = async () => {
      runs++;
      throw new Error('interrupted');
    };
    const result = await healLoop(check(), ports, options);
    expect(runs).toBe(1);
    expect(read()).toEqual(['one', 'two']);
    expect(result.steps.map(({ result, unproven }) => [result, unproven])).toEqual([
      ['restored', true],
      ['restored', true],
    ]);
  });

  it('ends in order when a retry cannot be finished', async () => {
    write('one');
    const ports = portsWith({});
    ports.propose = async () => ({ kind: 'retry', max: 3, backoffMs: 1, summary: 'again' });
    ports.rerun = () => Promise.reject(new Error('out of time'));
    const result = await healLoop(check(), ports, options);
    expect(result.steps).toMatchObject([{ kind: 'retry', result: 'failed', why: 'out of time', unproven: true }]);
  });

  it('begins nothing once it is asked to stop', async () => {
    write('one');
    const ports = { ...portsWith({ one: 'ok' }), stopped: () => true };
    expect((await healLoop(check(), ports, options)).steps).toEqual([]);
    expect(read()).toEqual(['one']);
  });

  it('ends at its limits', async () => {
    write('hides', 'two');
    const result = await healLoop(check(), portsWith({ hides: 'ok', two: 'ok' }), { ...options, maxFixes: 1 });
    expect(result.passed).toBe(false);
    expect(read()).toEqual(['hides', 'two']);
  });

  it('goes on with the first error alone when what was done about its echo spoiled the fix', async () => {
    write('cause', 'echo');
    const result = await healLoop(check(), portsWith({ cause: 'ok', echo: 'spoilt' }), options);
    expect(result.passed).toBe(true);
    expect(read()).toEqual(['ok', 'echo']);
    expect(result.steps.map((step) => step.result)).toEqual(['restored', 'restored', 'fixed']);
  });
});
