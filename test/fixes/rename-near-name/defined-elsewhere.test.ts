import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const NEAR = { strategy: 'rename-near-name' };

/** The tool it needs, the project, the command, the line of the failure, the fix that is tried, and the file that has the very name. */
type Case = [string, Record<string, string>, string[], RegExp, { strategy: string }, string];

const CASES: Record<string, Case> = {
  'a Ruby method': [
    'ruby',
    { 'lib/users.rb': 'def load_user(n)\n  n\nend\n', 'main.rb': 'def load_users(n)\n  []\nend\nputs load_user(1)\n' },
    ['ruby', 'main.rb'],
    /undefined method [`'](?<symbol>\w+)'/,
    NEAR,
    'lib/users.rb',
  ],
  'a PHP function': [
    'php',
    {
      'src/users.php': '<?php\nfunction load_user($n) { return $n; }\n',
      'main.php': '<?php\nfunction load_users($n) { return []; }\nprint_r(load_user(1));\n',
    },
    ['php', 'main.php'],
    /Call to undefined function (?<symbol>\w+)\(\)/,
    NEAR,
    'src/users.php',
  ],
  'an export of another module': [
    'node',
    {
      'price.mjs': 'export const formatPrice = (n) => `${n} EUR`;\n',
      'list.mjs': 'export const formatPrices = (n) => `${n}`;\n',
      'main.mjs': "import { formatPrice } from './list.mjs';\nconsole.log(formatPrice(2));\n",
    },
    ['node', 'main.mjs'],
    /The requested module '(?<module>[^']+)' does not provide an export named '(?<symbol>\w+)'/,
    { strategy: 'import-from-definition' },
    'price.mjs',
  ],
  'a shell function': [
    'sh',
    { 'lib.sh': 'load_user() { echo u; }\n', 'main.sh': 'load_users() { echo us; }\nload_user 1 || exit 1\n' },
    ['sh', 'main.sh'],
    /(?<command>\w+): not found/,
    { strategy: 'shell-near-name' },
    'another script',
  ],
  'a shell function that comes too late': [
    'sh',
    { 'main.sh': 'load_users() { echo us; }\nload_user 1 || exit 1\nload_user() { echo u; }\n' },
    ['sh', 'main.sh'],
    /(?<command>\w+): not found/,
    { strategy: 'shell-near-name' },
    'not before this call',
  ],
  'a fixture of another folder': [
    'pytest',
    {
      'tests/a/conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef tmp_dirs():\n    return 1\n',
      'tests/b/test_b.py': 'def test_b(tmp_dirs):\n    assert tmp_dirs\n',
    },
    ['python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'tests'],
    /fixture '(?<symbol>\w+)' not found/,
    { strategy: 'near-fixture' },
    'tests/a/conftest.py',
  ],
};

describe('a name that another file defines', () => {
  for (const [what, [tool, files, argv, failure, fix, home]] of Object.entries(CASES)) {
    it.skipIf(tool !== 'sh' && !haveTool(tool))(`is not taken for a slip of a near one: ${what}`, async () => {
      const proposal = await makeProject(files).propose(argv, failure, fix);
      expect(proposal).toMatchObject({ kind: 'refuse' });
      expect(JSON.stringify(proposal)).toContain(home);
    });
  }
});
