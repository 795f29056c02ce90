import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doneWithout, muteStandby, standby } from '../support/standby.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const dist = resolve(import.meta.dirname, '..', '..', 'dist');
const TRACE = `Traceback (most recent call last):\n  File "app.py", line 1, in <module>\nModuleNotFoundError: No module named 'left_padding'\n`;
const FILES = { 'app.py': 'import left_padding\n', 'requirements.txt': 'left-padding\n', 'build.log': TRACE };

interface Said {
  stdout: string;
  stderr: string;
  status: number | null;
}

function diagnose(project: TempProject, args: readonly string[], input: string | Uint8Array = ''): Said {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(dist, 'cli.cjs'), 'diagnose', ...args], {
    input,
    cwd: project.root,
    env: project.env,
    encoding: 'utf8',
  });
  const anywhere = (text: string): string => text.replaceAll(project.root, '');
  return { stdout: anywhere(stdout), stderr: anywhere(stderr), status };
}

/** No place of the test but the same text for as long as one likes. */
const long = (size: number): string => `${'compiled one more file\n'.repeat(Math.ceil(size / 23))}${TRACE}`;

describe('a diagnosis that the standby makes for the command line', () => {
  it('says what the command line itself would say', async () => {
    const [alone, helped] = [tempProject(FILES), tempProject(FILES)];
    await standby(helped);
    const calls: [string[], (string | Uint8Array)?][] = [
      [['build.log']],
      [['build.log', '--json', '-c', 'python app.py', '-e', '1']],
      [[], TRACE],
      [['-', '-c', 'python app.py'], TRACE],
      [[], ''],
      [[], 'all is well\n'],
      [[], Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0x80]), Buffer.from(TRACE)])],
      [[], long(20_000)],
    ];
    for (const [args, input] of calls) {
      const [own, its] = [diagnose(alone, args, input), diagnose(helped, args, input)];
      expect(its, JSON.stringify(args)).toEqual(own);
    }
    expect(diagnose(alone, ['build.log']).stdout).toContain('left_padding');
    expect(doneWithout(helped)).toBe(false);
  });

  it('knows the patterns of the project, and takes the environment of the call', async () => {
    const project = tempProject({
      '.heal-hooks/error-patterns.json': JSON.stringify({
        patterns: [
          { id: 'shop/wheel', error_regex: 'the wheel is (?<expected>\\w+)', category: 'other', severity: 'low' },
        ],
      }),
    });
    await standby(project);
    expect(diagnose(project, ['--json'], 'error: the wheel is square\n').stdout).toContain('shop/wheel');
    project.env.FORCE_COLOR = '1';
    expect(diagnose(project, [], TRACE).stdout).toContain('\u001b[');
    expect(doneWithout(project)).toBe(false);
  });

  it('is left to the command line where a file is missing, or the text is long', async () => {
    const project = tempProject(FILES);
    await standby(project);
    const missing = diagnose(project, ['nowhere.log']);
    expect(missing).toMatchObject({ status: 2, stdout: '' });
    expect(missing.stderr).toContain('nowhere.log does not exist');
    expect(diagnose(project, ['--json'], long(600_000)).stdout).toContain('left_padding');
    expect(doneWithout(project)).toBe(true);
  });

  it('says in words that the input cannot be read', async () => {
    const project = tempProject(FILES);
    await standby(project);
    const folder = openSync(project.root, 'r');
    const { stderr, status } = spawnSync(process.execPath, [join(dist, 'cli.cjs'), 'diagnose'], {
      stdio: [folder, 'pipe', 'pipe'],
      cwd: project.root,
      env: project.env,
      encoding: 'utf8',
    });
    closeSync(folder);
    expect(status).toBe(2);
    expect(stderr).toContain('The file system refused');
    expect(stderr).not.toContain('    at ');
  });

  it('is made all the same, with all of the text, when the standby closes before it has answered', async () => {
    const project = tempProject(FILES);
    await muteStandby(project);
    for (const said of [diagnose(project, [], TRACE), diagnose(project, ['build.log'])]) {
      expect(said).toMatchObject({ status: 1, stderr: '' });
      expect(said.stdout).toContain('left_padding');
    }
    expect(doneWithout(project)).toBe(true);
  });
});
