import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'crlf-shebang' };

describe('crlf-shebang', () => {
  it('changes the line ends of the script that cannot be started', async () => {
    const project = makeProject({});
    project.write('tool.sh', '#!/usr/bin/env bash\r\necho "a\tb"\r\n', 0o755);
    const { after } = await project.heal(['./tool.sh'], /No such file|not found|ENOENT|bad interpreter/, FIX);
    expect(after).toEqual({ exitCode: 0, output: 'a\tb\n' });
    expect(project.read('tool.sh')).toBe('#!/usr/bin/env bash\necho "a\tb"\n');
  });

  it('changes the script that the shell names', async () => {
    const project = makeProject({});
    project.write('one.sh', 'if true; then\r\n  echo yes\r\nfi\r\n');
    project.write('two.sh', 'echo no\r\n');
    const { after } = await project.heal(['bash', 'one.sh'], /one\.sh: line \d+/, FIX);
    expect(after.output).toBe('yes\n');
    expect(project.read('two.sh')).toContain('\r');
  });

  it('refuses when no script fits', async () => {
    const project = makeProject({ 'tool.sh': 'exit 1\n' });
    expect((await project.propose(['bash', '-c', 'echo "env: x: No such file"; exit 1'], /No such file/, FIX)).kind).toBe('refuse');
  });
});

describe('crlf-shebang, other first lines', () => {
  const FAILED = /No such file|not found|ENOENT|bad interpreter|required file|Exec format/;
  it.each([
    ['a misspelled interpreter', '#!/usr/bin/env bahs\necho ok\n', /^#!\/usr\/bin\/env bash\necho ok\n$/],
    ['an interpreter that is elsewhere here', '#!/opt/none/bin/bash -e\necho ok\n', /^#!\/\S*bin\/bash -e\necho ok\n$/],
  ])('puts %s right', async (_name, broken, repaired) => {
    const project = makeProject({});
    project.write('tool', broken, 0o755);
    const { after } = await project.heal(['sh', '-c', './tool'], FAILED, FIX);
    expect(project.read('tool')).toMatch(repaired);
    expect(after.output).toBe('ok\n');
  });

  it('names an interpreter that nothing here resembles', async () => {
    const project = makeProject({});
    project.write('tool', '#!/usr/bin/env no-such-interpreter\n', 0o755);
    expect(await project.propose(['./tool'], FAILED, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('no-such-interpreter') });
  });
});
