import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const RUN = ['python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider'];

describe.skipIf(!haveTool('python3', ['-m', 'pytest', '--version']))('names that pytest knows', () => {
  it('corrects a name in parametrize', async () => {
    const project = makeProject({
      'test_a.py': 'import pytest\n\n\n@pytest.mark.parametrize("n, wanted", [(1, 2)])\n@pytest.mark.parametrize(\n    "sclae",\n    [1],\n)\ndef test_a(n, wanted, scale):\n    assert n * 2 == wanted * scale\n',
    });
    const { after } = await project.heal(RUN, /function uses no argument '(?<symbol>\w+)'/, { strategy: 'near-fixture' });
    expect(after.exitCode).toBe(0);
  });

  it('corrects an option in addopts, and refuses one that is not near', async () => {
    const files = (option: string) => ({ 'pytest.ini': `[pytest]\naddopts = -ra ${option}\n`, 'test_a.py': 'def test_a():\n    pass\n' });
    const error = /unrecognized arguments: (?<option>\S+)/;
    const project = makeProject(files('--strict-marker'));
    expect((await project.heal(RUN, error, { strategy: 'pytest-plugin' })).after.exitCode).toBe(0);
    expect(project.read('pytest.ini')).toContain('-ra --strict-markers\n');
    const other = makeProject(files('--zorgle=3'));
    expect((await other.propose(RUN, error, { strategy: 'pytest-plugin' })).kind).toBe('refuse');
  });
});
