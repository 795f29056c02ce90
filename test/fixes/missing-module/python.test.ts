import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { haveTool, makeProject, type TestProject } from '../project.ts';
import { makeWheel } from '../wheel.ts';

const NO_MODULE = /ModuleNotFoundError: No module named '(?<module>[\w.]+)'/;
const FIX = { strategy: 'missing-module' };
const RUN = ['.venv/bin/python', 'main.py'];

/** A project with an environment whose pip only knows the wheels of its own folder. */
function withVenv(files: Record<string, string>, own = false): TestProject {
  const project = makeProject({ '.gitignore': '.venv/\nwheels/\n', ...files });
  // The pip of the machine serves where the environment may see it; an own one takes seconds to make.
  project.run(['python3', '-m', 'venv', ...(own ? [] : ['--system-site-packages', '--without-pip']), '.venv']);
  project.write('.venv/pip.conf', `[global]\nno-index = true\nfind-links = ${join(project.root, 'wheels')}\n`);
  return project;
}

describe.skipIf(!haveTool('python3', ['-m', 'venv', '-h']))('missing-module, Python', () => {
  it('installs what requirements.txt declares into the environment of the project', async () => {
    const project = withVenv({ 'requirements.txt': 'plumb-line>=1,<2  # measuring\n', 'main.py': 'import plumb_line\nprint(plumb_line.UP)\n' });
    makeWheel(join(project.root, 'wheels'), 'plumb-line', '1.4', { 'plumb_line.py': 'UP = 1\n' });
    const { after, proposal } = await project.heal(RUN, NO_MODULE, FIX);
    expect(after).toEqual({ exitCode: 0, output: '1\n' });
    expect(proposal.plan.changes).toMatchObject([
      { kind: 'command', argv: [join(project.root, '.venv/bin/python'), '-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', 'plumb-line>=1,<2'] },
    ]);
    expect(proposal.summary).toBe(
      "`plumb_line` is not installed in .venv although requirements.txt declares plumb-line>=1,<2: `.venv/bin/python -m pip install 'plumb-line>=1,<2'`",
    );
  });

  it('knows that the distribution of an import may have another name (pyproject)', async () => {
    const project = withVenv({
      'pyproject.toml': '[project]\nname = "x"\nversion = "1"\ndependencies = [\n  "PyYAML>=9", # made up\n]\n',
      'main.py': 'import yaml.nodes\n',
    }, true);
    makeWheel(join(project.root, 'wheels'), 'PyYAML', '9.1', { 'yaml/__init__.py': '', 'yaml/nodes.py': '' });
    expect((await project.heal(RUN, NO_MODULE, FIX)).after.exitCode).toBe(0);
  });

  it('installs nothing that is not declared, and says so', async () => {
    const project = withVenv({ 'requirements.txt': 'plumbline\n', 'main.py': 'import quickgraphs\n' });
    makeWheel(join(project.root, 'wheels'), 'quickgraphs', '1', { 'quickgraphs.py': '' });
    const proposal = await project.propose(RUN, NO_MODULE, FIX);
    expect(proposal).toMatchObject({ kind: 'refuse', known: expect.arrayContaining(['requirements.txt does not list quickgraphs']) });
  });

  it('corrects a misspelled import of a declared package instead of installing the misspelling', async () => {
    const project = withVenv({ 'requirements.txt': 'plumbline\n', 'main.py': 'import plumblien\n\nprint(plumblien.UP)\n' });
    makeWheel(join(project.root, 'wheels'), 'plumbline', '1', { 'plumbline.py': 'UP = 1\n' });
    makeWheel(join(project.root, 'wheels'), 'plumblien', '1', { 'plumblien.py': 'raise SystemExit("hostile")\n' });
    project.run(['.venv/bin/python', '-m', 'pip', 'install', '-q', 'plumbline']);
    const { after } = await project.heal(RUN, NO_MODULE, FIX);
    expect(after.output).toBe('1\n');
    expect(project.read('main.py')).toBe('import plumbline\n\nprint(plumbline.UP)\n');
  });

  it('corrects a misspelled standard module only when it has what is used', async () => {
    const good = makeProject({ 'main.py': 'import jsno\n\nprint(jsno.dumps([1]))\n' });
    expect((await good.heal(['python3', 'main.py'], NO_MODULE, FIX)).after.output).toBe('[1]\n');
    const bad = makeProject({ 'main.py': 'import jsno\n\nprint(jsno.parse("[1]"))\n' });
    expect((await bad.propose(['python3', 'main.py'], NO_MODULE, FIX)).kind).toBe('refuse');
  });

  it('does not touch a Python that belongs to the machine', async () => {
    const project = makeProject({ 'requirements.txt': 'plumbline==3\n', 'main.py': 'import plumbline\n' });
    const proposal = await project.propose(['python3', 'main.py'], NO_MODULE, FIX);
    expect(proposal).toMatchObject({ kind: 'refuse', steps: ['`python3 -m venv .venv`', '`.venv/bin/python -m pip install plumbline==3`', expect.any(String)] });
  });

  it('takes the file as a whole where its lines only work together', async () => {
    const project = withVenv({ 'requirements.txt': '--only-binary :all:\nplumbline==1\n', 'main.py': 'import plumbline\n' });
    const proposal = await project.propose(RUN, NO_MODULE, FIX);
    expect(proposal).toMatchObject({ kind: 'plan', plan: { changes: [{ argv: expect.arrayContaining(['-r', 'requirements.txt']) }] } });
  });

  it('does not read a requirement that would become an option or a command', async () => {
    const project = withVenv({ 'requirements.txt': '-e git+https://example.invalid/x#egg=plumbline\n', 'main.py': 'import plumbline\n' });
    const proposal = await project.propose(RUN, NO_MODULE, FIX);
    expect(proposal).toMatchObject({ kind: 'plan', plan: { changes: [{ argv: expect.arrayContaining(['-r', 'requirements.txt']) }] } });
  });
});

describe.skipIf(!haveTool('python3'))('missing-module, started with -m', () => {
  it('corrects the module on the command line', async () => {
    const project = makeProject({ 'tools/report.py': 'print("report")\n' });
    const proposal = await project.propose(['python3', '-m', 'tools.reprot'], /No module named (?<module>[\w.]+)/, FIX);
    expect(proposal).toMatchObject({ kind: 'correct', argv: ['python3', '-m', 'tools.report'] });
  });

  it('says where a package of the project lies that is not on the path', async () => {
    const project = makeProject({ 'src/shop/__init__.py': '', 'main.py': 'import shop\n' });
    expect(await project.propose(['python3', 'main.py'], NO_MODULE, FIX)).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining('src/ is not on'),
      steps: [expect.stringContaining('PYTHONPATH=src'), expect.any(String)],
    });
  });
});
