import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const UNKNOWN = /'(?<key>\w+)' not found in `markers` configuration option/;
const FIX = { strategy: 'near-marker' };
const RUN = ['python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--strict-markers'];

describe.skipIf(!haveTool('python3', ['-m', 'pytest', '--version']))('near-marker', () => {
  it.each([
    ['pytest.ini', '[pytest]\nmarkers =\n    smoke: quick ones\n    network: needs it\n'],
    ['pyproject.toml', '[tool.pytest.ini_options]\nmarkers = [\n  "smoke: quick ones",\n]\n'],
  ])('corrects a misspelled marker (%s)', async (file, text) => {
    const project = makeProject({ [file]: text, 'test_a.py': 'import pytest\n\n\n@pytest.mark.smkoe\ndef test_one():\n    assert True\n' });
    expect((await project.heal(RUN, UNKNOWN, FIX)).after.exitCode).toBe(0);
    expect(project.read('test_a.py')).toContain('@pytest.mark.smoke\n');
  });

  it('tells how to register one that is near nothing', async () => {
    const project = makeProject({ 'pytest.ini': '[pytest]\nmarkers =\n    smoke: quick\n', 'test_a.py': 'import pytest\n\n\n@pytest.mark.nightly\ndef test_one():\n    pass\n' });
    expect(await project.propose(RUN, UNKNOWN, FIX)).toMatchObject({ kind: 'refuse', known: ['pytest.ini registers smoke'] });
  });
});
