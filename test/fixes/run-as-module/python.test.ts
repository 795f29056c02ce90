import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /ImportError: attempted relative import with no known parent package/;
const FIX = { strategy: 'run-as-module' };
const files = { 'kiln/__init__.py': '', 'kiln/heat/__init__.py': '', 'kiln/clay.py': 'WET = 3\n', 'kiln/heat/fire.py': 'import sys\nfrom ..clay import WET\n\nprint(WET, sys.argv[1])\n' };

describe.skipIf(!haveTool('python3'))('run-as-module', () => {
  it('starts the same file as a module, with its arguments', async () => {
    const project = makeProject(files);
    const proposal = await project.propose(['python3', 'kiln/heat/fire.py', '--hot'], ERROR, FIX);
    expect(proposal).toMatchObject({ kind: 'correct', argv: ['python3', '-m', 'kiln.heat.fire', '--hot'] });
    expect(project.run(['python3', '-m', 'kiln.heat.fire', '--hot']).output).toBe('3 --hot\n');
  });

  it('refuses a file that is in no package', async () => {
    const project = makeProject({ 'heat/fire.py': 'from .clay import WET\n', 'heat/clay.py': 'WET = 3\n' });
    expect((await project.propose(['python3', 'heat/fire.py'], ERROR, FIX)).kind).toBe('refuse');
  });
});
