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
