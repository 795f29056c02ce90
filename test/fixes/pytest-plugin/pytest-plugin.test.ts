import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { haveTool, makeProject, type TestProject } from '../project.ts';
import { makeWheel } from '../wheel.ts';

const RUN = ['.venv/bin/python', '-m', 'pytest', '-q', '-p', 'no:cacheprovider'];
const PLUGIN = 'import pytest\n\n\ndef pytest_addoption(parser):\n    parser.addoption("--timeout")\n\n\n@pytest.fixture\ndef mocker():\n    return 1\n';

/** A project with an environment in which pytest is there (from the machine) and only the wheels of its own folder can be installed. */
function withPlugin(files: Record<string, string>, distribution: string, module: string): TestProject {
  const project = makeProject({ '.gitignore': '.venv/\nwheels/\n', ...files });
  project.run(['python3', '-m', 'venv', '--system-site-packages', '--without-pip', '.venv']);
  project.write('.venv/pip.conf', `[global]\nno-index = true\nfind-links = ${join(project.root, 'wheels')}\n`);
  makeWheel(join(project.root, 'wheels'), distribution, '9.9', {
    [`${module}.py`]: PLUGIN,
    [`${distribution.replace(/-/g, '_')}-9.9.dist-info/entry_points.txt`]: `[pytest11]\nown_${module} = ${module}\n`,
  });
  return project;
}

const noPlugin = (name: string): boolean => spawnSync('python3', ['-c', `import ${name}`], { stdio: 'ignore' }).status !== 0;

describe.skipIf(!haveTool('python3', ['-m', 'pytest', '--version']))('pytest-plugin', () => {
  it.runIf(noPlugin('pytest_timeout'))('installs the declared plugin of an option', async () => {
    const project = withPlugin({ 'requirements-dev.txt': 'pytest-timeout>=9\n', 'test_a.py': 'def test_a():\n    pass\n' }, 'pytest-timeout', 'pytest_timeout');
    const { after, proposal } = await project.heal([...RUN, '--timeout=5'], /unrecognized arguments: (?<option>\S+)/, { strategy: 'pytest-plugin' });
    expect(after.exitCode).toBe(0);
    expect(proposal.summary).toContain("'pytest-timeout>=9'");
  });

  it.runIf(noPlugin('pytest_mock'))('installs the declared plugin of a fixture', async () => {
    const project = withPlugin({ 'pyproject.toml': '[dependency-groups]\ndev = ["pytest-mock"]\n', 'test_a.py': 'def test_a(mocker):\n    assert mocker == 1\n' }, 'pytest-mock', 'pytest_mock');
    expect((await project.heal(RUN, /fixture '(?<fixture>\w+)' not found/, { strategy: 'near-fixture' })).after.exitCode).toBe(0);
  });

  it('only names a plugin that is not declared, and corrects a misspelled option', async () => {
    const project = makeProject({ 'test_a.py': 'def test_a():\n    pass\n' });
    const run = ['python3', '-m', 'pytest', '-q'];
    const error = /unrecognized arguments: (?<option>\S+)/;
    expect(await project.propose([...run, '--alluredir=x'], error, { strategy: 'pytest-plugin' })).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('allure-pytest') });
  });
});
