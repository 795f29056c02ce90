import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heal, transcript } from '../support/cli.ts';
import { tempProject } from '../support/temp-project.ts';
import { till } from './till-project.ts';

const file = (name: string): string => `./snapshots/${name}.txt`;
const FAILED = "reading till.json\ntill: no such currency 'EURO' (till.json:2)\n";

describe('command | heal-hooks', () => {
  it('copies the text through and says on stderr what it means', async () => {
    const project = till();
    await expect(await transcript(project, [[]], { input: FAILED })).toMatchFileSnapshot(file('piped text'));
    const { status, stdout, stderr } = await heal(project, ['--json'], { input: FAILED });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      outcome: 'failed',
      exit_code: null,
      diagnoses: [{ pattern: 'till/currency', root: "till: no such currency 'EURO' (till.json:2)", line: 2 }],
    });
  });

  it('reads a file that a shell opened for it, and an absent stdin', () => {
    const project = till();
    const cli = resolve(import.meta.dirname, '../../dist/cli.js');
    const shell = (line: string) =>
      spawnSync('sh', ['-c', line, process.execPath, cli], { cwd: project.root, env: project.env, encoding: 'utf8' });
    project.write('failed.log', FAILED);
    const read = shell('"$0" "$1" < failed.log');
    expect(read).toMatchObject({ status: 1, stdout: FAILED });
    expect(read.stderr).toContain('till/currency');
    expect(shell('"$0" "$1" --json < failed.log').stdout).toContain('"till/currency"');
    for (const none of ['< /dev/null', '<&-'])
      expect(shell(`"$0" "$1" ${none}`)).toMatchObject({ status: 0, stdout: '' });
  });

  it('says the same into a pipe, a file and to a reader that leaves early', () => {
    const project = till();
    project.write('failed.log', FAILED);
    const cli = resolve(import.meta.dirname, '../../dist/cli.js');
    const shell = (line: string) =>
      spawnSync('sh', ['-c', line, process.execPath, cli], { cwd: project.root, env: project.env, encoding: 'utf8' });
    const { stdout } = shell('"$0" "$1" diagnose failed.log');
    expect(stdout).toContain('till/currency');
    expect(shell('"$0" "$1" diagnose failed.log > said; cat said').stdout).toBe(stdout);
    expect(shell('cat failed.log | "$0" "$1" diagnose').stdout).toBe(stdout);
    expect(shell('cat failed.log | "$0" "$1" diagnose -').stdout).toBe(stdout);
    expect(shell('{ "$0" "$1" diagnose failed.log; echo "$?" >&2; } | true').stderr).toBe('1\n');
    expect(shell('"$0" "$1" diagnose .')).toMatchObject({ status: 2, stderr: expect.stringContaining('EISDIR') });
  });

  it.skipIf(!existsSync('/dev/full'))('says that its output could not be written (needs /dev/full)', () => {
    const project = till();
    project.write('failed.log', FAILED);
    const cli = resolve(import.meta.dirname, '../../dist/cli.js');
    for (const words of ['diagnose failed.log', '--help', 'history', 'patterns list']) {
      const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$1" ${words} > /dev/full`, process.execPath, cli], {
        cwd: project.root,
        env: project.env,
        encoding: 'utf8',
      });
      expect([words, status, stderr]).toEqual([
        words,
        2,
        expect.stringMatching(/^✖ [^\n]*: ENOSPC[^\n]*\n {2}[^\n]+\n$/),
      ]);
    }
  });

  it('copies every byte, whatever it is', async () => {
    const bytes = Buffer.concat([Buffer.from([0, 255, 27, 91, 13]), randomBytes(200_000), Buffer.from('\r\n')]);
    const project = tempProject();
    const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../dist/cli.js')], {
      cwd: project.root,
      env: project.env,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stdin.end(bytes);
    await new Promise((done) => child.on('close', done));
    expect(Buffer.concat(out).equals(bytes)).toBe(true);
  });

  it('reads the signs beyond ASCII with which tools mark what failed', async () => {
    const project = tempProject();
    const said = await heal(project, ['diagnose', '--json'], {
      input: 'linting\n\n✖ 2 problems (2 errors, 0 warnings)\n',
    });
    expect(said.status).toBe(1);
    expect(JSON.parse(said.stdout)).toMatchObject({ outcome: 'failed' });
  });

  it('is silent about text that says nothing went wrong, and about no text', async () => {
    const project = till();
    expect(await heal(project, [], { input: 'till: ready\n' })).toEqual({
      status: 0,
      stdout: 'till: ready\n',
      stderr: '',
    });
    expect(await heal(project, [])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('believes the exit code that it is told', async () => {
    const project = till();
    const said = await heal(project, ['--exit-code', '1', '--command', 'make'], { input: 'strange words\n' });
    expect(said).toMatchObject({ status: 1, stdout: 'strange words\n' });
    expect(said.stderr).toContain('make failed (exit 1)');
  });

  it('only copies when it is switched off', async () => {
    const env = { HEAL_HOOKS: '0' };
    expect(await heal(till(), [], { input: FAILED, env })).toEqual({ status: 0, stdout: FAILED, stderr: '' });
  });

  it('survives a reader that leaves early', async () => {
    const project = tempProject();
    const cli = resolve(import.meta.dirname, '../../dist/cli.js');
    const child = spawn('/bin/sh', ['-c', 'yes | head -c 3000000 | "$0" "$1" | head -1', process.execPath, cli], {
      cwd: project.root,
      env: project.env,
    });
    const err: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.end();
    const status = await new Promise((done) => child.on('close', done));
    expect({ status, stderr: Buffer.concat(err).toString() }).toEqual({ status: 0, stderr: '' });
  });
});

describe('heal-hooks diagnose', () => {
  it('reads a file and records nothing unless asked', async () => {
    const project = till({ 'build.log': FAILED });
    const args = ['diagnose', 'build.log', '--command', 'node till.mjs', '--exit-code', '3'];
    const text = await transcript(project, [args, ['history'], [...args, '--record'], ['history']]);
    await expect(text).toMatchFileSnapshot(file('diagnose'));
  });

  it('says what is missing', async () => {
    await expect(await transcript(tempProject(), [['diagnose', 'nowhere.log']])).toMatchFileSnapshot(
      file('diagnose, no such file'),
    );
  });

  it('answers 0 for an output in which nothing failed', async () => {
    expect(await heal(till(), ['diagnose'], { input: 'till: ready\n' })).toEqual({
      status: 0,
      stdout: 'heal-hooks: nothing failed in this output.\n',
      stderr: '',
    });
  });

  it.each([
    ['invalid UTF-8', Buffer.from([0xff, 0xfe, 0xfa, 10])],
    ['NUL bytes', Buffer.alloc(5000)],
    ['one endless line', Buffer.alloc(3_000_000, 'x')],
    ['only escapes', Buffer.from('\u001b[31m\u001b]0;title\u0007\r\r\r')],
  ])('does not stumble over %s', async (_name, input) => {
    const { status, stderr } = await heal(tempProject(), ['diagnose', '--json'], { input });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('redacts secrets in what it prints for programs and keeps', async () => {
    const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
    const project = till();
    const { stdout } = await heal(project, ['diagnose', '--json', '--record', '-e', '1'], {
      input: `Error: bad token ${secret}\n`,
    });
    const kept = await heal(project, ['history', '--json']);
    expect(stdout + kept.stdout).not.toContain(secret);
    expect(JSON.parse(kept.stdout).events).toHaveLength(1);
  });
});

describe('heal-hooks fix', () => {
  it('fixes a recorded failure later', async () => {
    const project = till();
    await heal(project, ['trust']);
    await heal(project, ['--command', 'node till.mjs'], { input: FAILED });
    const text = await transcript(project, [
      ['fix'],
      ['fix', '--apply'],
      ['run', '--', 'node', 'till.mjs'],
      ['fix', '--apply'],
    ]);
    await expect(text).toMatchFileSnapshot(file('fix'));
  });

  it('says that there is nothing to fix', async () => {
    const { status, stderr } = await heal(tempProject(), ['fix']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/Nothing to fix: no failure is recorded in this project\./);
  });
});
