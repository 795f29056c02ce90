import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const WITHOUT_NEW = /TypeError: Class constructor (?<symbol>\w+) cannot be invoked without 'new'/;
const SUPER = /ReferenceError: Must call super constructor/;

describe('class-use', () => {
  it('makes an instance where a class is called', async () => {
    const project = makeProject({
      'queue.js': 'class Queue {\n  size = 0;\n}\nmodule.exports = { Queue };\n',
      'run.js': "const { Queue } = require('./queue');\n\nconst queue = Queue();\nconsole.log(queue.size);\n",
    });
    const { after } = await project.heal(['node', 'run.js'], WITHOUT_NEW, { strategy: 'class-use' });
    expect(after).toEqual({ exitCode: 0, output: '0\n' });
    expect(project.read('run.js')).toContain('= new Queue();');
  });

  it('refuses when the line calls it twice', async () => {
    const project = makeProject({
      'run.js': 'class Queue {}\nclass Other {}\nconst both = [Queue(1), Queue(2)];\nconsole.log(both, Other);\n',
    });
    const proposal = await project.propose(['node', 'run.js'], WITHOUT_NEW, { strategy: 'class-use' });
    expect(proposal.kind).toBe('refuse');
  });

  it('calls super() first, when the base class wants nothing', async () => {
    const project = makeProject({
      'run.js':
        "class Base {\n  kind = 'base';\n}\n\nclass Leaf extends Base {\n  constructor(n) {\n    this.n = n;\n  }\n}\n\nconst leaf = new Leaf(2);\nconsole.log(leaf.kind, leaf.n);\n",
    });
    const { after } = await project.heal(['node', 'run.js'], SUPER, { strategy: 'class-use' });
    expect(after.output).toBe('base 2\n');
  });

  it('leaves a base class that wants arguments to a person', async () => {
    const project = makeProject({
      'run.js':
        'class Base {\n  constructor(kind) {\n    this.kind = kind;\n  }\n}\nclass Leaf extends Base {\n  constructor(n) {\n    this.n = n;\n  }\n}\nnew Leaf(2);\n',
    });
    expect((await project.propose(['node', 'run.js'], SUPER, { strategy: 'class-use' })).kind).toBe('refuse');
  });
});
