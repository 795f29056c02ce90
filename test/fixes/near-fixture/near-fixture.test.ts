import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const MISSING = /fixture '(?<fixture>\w+)' not found/;
const FIX = { strategy: 'near-fixture' };
const RUN = ['python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider'];

describe.skipIf(!haveTool('python3', ['-m', 'pytest', '--version']))('near-fixture', () => {
  it('corrects the parameter and its uses in the one function', async () => {
    const project = makeProject({
      'conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef ledger():\n    return [1]\n',
      'test_a.py': 'def test_one(ledgr):\n    assert ledgr == [1]\n    ledgr.append(2)\n\n\ndef test_two(ledger):\n    ledgr = 3\n    assert ledgr\n',
    });
    const { after } = await project.heal(RUN, MISSING, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('test_a.py')).toBe(
      'def test_one(ledger):\n    assert ledger == [1]\n    ledger.append(2)\n\n\ndef test_two(ledger):\n    ledgr = 3\n    assert ledgr\n',
    );
  });

  it('refuses when none is near, and lists those of the project', async () => {
    const project = makeProject({
      'conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef ledger():\n    return [1]\n',
      'test_a.py': 'def test_one(database):\n    pass\n',
    });
    expect(await project.propose(RUN, MISSING, FIX)).toMatchObject({ kind: 'refuse', known: [expect.stringContaining('ledger')] });
  });
});
