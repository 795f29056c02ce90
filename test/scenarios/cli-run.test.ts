import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heal, transcript } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';
import { RUN_TILL, TILL, till } from './till-project.ts';

const file = (name: string): string => `./snapshots/${name}.txt`;
const config = (project: TempProject): string => readFileSync(project.path('till.json'), 'utf8');

describe('heal-hooks run', () => {
  it('is a no-op in every respect for a command that passes', async () => {
    const project = till({ 'till.json': TILL['till.json'].replace('EURO', 'EUR') });
    const before = statSync(project.path('till.json')).mtimeMs;
    for (const flags of [[], ['--apply'], ['--apply', '--unsafe-fixes']]) {
      const plain = await heal(project, ['run', ...flags, '--', ...RUN_TILL]);
      expect(plain).toEqual({ status: 0, stdout: 'till: ready\n', stderr: '' });
    }
    expect(statSync(project.path('till.json')).mtimeMs).toBe(before);
  });

  it('passes output, status and arguments through', async () => {
    const project = tempProject();
    const script = "process.stdout.write(process.argv.slice(1).join('|')); process.exit(42)";
    const words = ['a b', '--json', '$HOME', '--', "it's"];
    const { status, stdout } = await heal(project, ['run', '--', 'node', '-e', script, '--', ...words]);
    expect({ status, stdout }).toEqual({ status: 42, stdout: words.join('|') });
  });

  it('takes the command without -- as well', async () => {
    const { stdout, status } = await heal(tempProject(), ['run', 'node', '-p', '1 + 1']);
    expect({ stdout, status }).toEqual({ stdout: '2\n', status: 0 });
  });

  it('keeps the status of a failure that nobody knows', async () => {
    const project = tempProject({
      'fail.mjs': "console.log('out'); console.error('frobnicator: gave up'); process.exit(7)",
    });
    await expect(await transcript(project, [['run', '--', 'node', 'fail.mjs']])).toMatchFileSnapshot(
      file('run, an unknown failure'),
    );
  });

  it('suggests the fix of a repository that is not trusted', async () => {
    const project = till();
    await expect(await transcript(project, [['run', '--apply', '--', ...RUN_TILL]])).toMatchFileSnapshot(
      file('run --apply, not trusted'),
    );
    expect(config(project)).toBe(TILL['till.json']);
  });

  it('shows the fix as a diff without --apply', async () => {
    const project = till();
    const text = await transcript(project, [['trust'], ['run', '--', ...RUN_TILL]]);
    await expect(text).toMatchFileSnapshot(file('trust, run'));
    expect(config(project)).toBe(TILL['till.json']);
  });

  it('heals with --apply and can be taken back to the byte', async () => {
    const project = till();
    await heal(project, ['trust']);
    const healed = await transcript(project, [['run', '--apply', '--', ...RUN_TILL], ['history'], ['backups']]);
    await expect(healed).toMatchFileSnapshot(file('run --apply'));
    expect(config(project)).toBe(TILL['till.json'].replace('EURO', 'EUR'));
    await expect(await transcript(project, [['rollback'], ['rollback']])).toMatchFileSnapshot(file('rollback'));
    expect(config(project)).toBe(TILL['till.json']);
  });

  it('takes a fix back that does not help', async () => {
    const project = till({ 'till.json': '{\n  "currency": "EUR",\n  "drawer": "shut"\n}\n' });
    const before = config(project);
    await heal(project, ['trust']);
    const text = await transcript(project, [['run', '--apply', '--', ...RUN_TILL]]);
    await expect(text).toMatchFileSnapshot(file('run --apply, a fix that does not help'));
    expect(config(project)).toBe(before);
  });

  it('prints one object with --json, the output of the command on stderr', async () => {
    const project = till();
    await heal(project, ['trust']);
    const { stdout, stderr, status } = await heal(project, ['run', '--apply', '--json', '--', ...RUN_TILL]);
    expect(status).toBe(0);
    expect(stderr).toBe("till: no such currency 'EURO' (till.json:2)\ntill: ready\n");
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      command: 'node till.mjs',
      exit_code: 0,
      healed: true,
      steps: [{ pattern: 'till/currency', result: 'fixed', files: ['till.json'], backup: expect.any(String) }],
      report: {
        outcome: 'failed',
        exit_code: 3,
        diagnoses: [{ pattern: 'till/currency', captures: { symbol: 'EURO' } }],
      },
    });
  });

  it('changes nothing where the project or the user says so', async () => {
    const suggest = till({ '.heal-hooks/config.json5': "{ mode: 'suggest' }" });
    await heal(suggest, ['trust']);
    expect((await heal(suggest, ['run', '--apply', '--', ...RUN_TILL])).status).toBe(3);
    expect(config(suggest)).toBe(TILL['till.json']);
    const off = till();
    await heal(off, ['trust']);
    const run = await heal(off, ['run', '--apply', '--', ...RUN_TILL], { env: { HEAL_HOOKS: '0' } });
    expect(run).toEqual({ status: 3, stdout: '', stderr: "till: no such currency 'EURO' (till.json:2)\n" });
    expect(config(off)).toBe(TILL['till.json']);
  });

  it('leaves commands in peace that the configuration excludes', async () => {
    const project = till({ '.heal-hooks/config.json5': "{ ignore: { commands: ['node till*'] } }" });
    const run = await heal(project, ['run', '--', ...RUN_TILL]);
    expect(run).toEqual({ status: 3, stdout: '', stderr: "till: no such currency 'EURO' (till.json:2)\n" });
    const input = "till: no such currency 'EURO' (till.json:2)\n";
    const piped = await heal(project, ['--command', 'node till.mjs'], { input });
    expect(piped).toEqual({ status: 0, stdout: input, stderr: '' });
  });

  it('never edits a file that the configuration protects', async () => {
    const project = till({ '.heal-hooks/config.json5': "{ ignore: { files: ['till.json'] } }" });
    await heal(project, ['trust']);
    const { status, stderr } = await heal(project, ['run', '--apply', '--', ...RUN_TILL]);
    expect(status).toBe(3);
    expect(stderr).toContain('till.json');
    expect(config(project)).toBe(TILL['till.json']);
  });

  it('goes on where its state cannot be written, and applies nothing without a backup', async () => {
    const project = till();
    await heal(project, ['trust']);
    project.write('not-a-folder', '');
    const env = { HEAL_HOOKS_HOME: project.path('not-a-folder', 'state') };
    const { status, stderr } = await heal(project, ['run', '--apply', '--', ...RUN_TILL], { env });
    expect(status).toBe(3);
    expect(stderr).toContain('not recorded');
    expect(config(project)).toBe(TILL['till.json']);
  });
});
