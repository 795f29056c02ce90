import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type TempProject, tempProject } from '../support/temp-project.ts';
import { knowRemedy } from '../support/user-remedy.ts';

const CLI = resolve(import.meta.dirname, '..', '..', 'dist', 'cli.js');

const FILES = {
  'data.txt': 'bad\n',
  'check.sh': '#!/bin/sh\ngrep -q bad data.txt || { touch rerun; sleep 30; }\necho "zorble: data is bad"\nexit 4\n',
};

/** A user's pattern that knows one remedial command for the failure of `check.sh`. */
async function withRemedy(mend: string): Promise<TempProject> {
  const project = tempProject({ ...FILES, mend: `#!/bin/sh\n${mend}\n` }, { git: true });
  knowRemedy(project, mend);
  return project;
}

/** Starts `run --apply`, sends the signal once the file appears, and answers the status and what was said. */
async function stopped(project: TempProject, sign: string, signal: NodeJS.Signals) {
  const child = spawn(process.execPath, [CLI, 'run', '--apply', '--', 'sh', 'check.sh'], {
    cwd: project.root,
    env: project.env,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<number | string | null>((done) => child.on('close', (code, by) => done(by ?? code)));
  for (let tries = 0; !existsSync(project.path(sign)) && tries < 1500; tries++) await sleep(20);
  child.kill(signal);
  return { status: await ended, said };
}

const left = (project: TempProject): string[] => readdirSync(project.root).filter((name) => name !== '.git');

describe('run --apply that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s in a remedial command ends that command and takes it back', async (signal, status) => {
    const project = await withRemedy('echo good > data.txt; touch begun; sleep 30; touch late');
    const end = await stopped(project, 'begun', signal);
    expect(end.status).toBe(status);
    expect(end.said).toContain('it was stopped');
    expect(readFileSync(project.path('data.txt'), 'utf8')).toBe('bad\n');
    expect(left(project).sort()).toEqual(['check.sh', 'data.txt', 'mend']);
  });

  it('while the command runs again takes the fix back, and may try it again another time', async () => {
    const project = await withRemedy('echo good > data.txt');
    const end = await stopped(project, 'rerun', 'SIGTERM');
    expect(end.status).toBe(143);
    expect(end.said).toContain('interrupted');
    expect(readFileSync(project.path('data.txt'), 'utf8')).toBe('bad\n');
    expect(readdirSync(project.state, { recursive: true }).filter((name) => String(name).includes('breaker'))).toEqual(
      [],
    );
  });
});
