import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'missing-init' };
const ERROR = /^import file mismatch:/;
const RUN = ['python3', '-m', 'pytest', '-q'];

describe.skipIf(!haveTool('python3', ['-m', 'pytest', '--version']))('missing-init for test files of one name', () => {
  it('gives each of them a package', async () => {
    const project = makeProject({ 'tests/fast/test_kiln.py': 'def test_a():\n    pass\n', 'tests/slow/test_kiln.py': 'def test_b():\n    pass\n' });
    const { after, proposal } = await project.heal(RUN, ERROR, FIX);
    expect(after.output).toContain('2 passed');
    expect(proposal.summary).toContain('tests/fast/__init__.py and tests/slow/__init__.py');
  });
});
