import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const UNKNOWN = /ReferenceError: (?<symbol>\w+) is not defined/;

describe('a member that is used without `this.`', () => {
  it('gets it, in an arrow function inside a method, too', async () => {
    const project = makeProject({
      'run.js':
        'class Till {\n  rate(n) {\n    return 3 * n;\n  }\n\n  total(all) {\n    return all.map((n) => rate(n));\n  }\n}\nconsole.log(new Till().total([1, 2]).join());\n',
    });
    const { after } = await project.heal(['node', 'run.js'], UNKNOWN, { strategy: 'add-missing-import' });
    expect(after.output).toBe('3,6\n');
  });

  it('is left alone in a static method and in a plain function', async () => {
    for (const use of ['static total() {\n    return rate(1);\n  }', 'total() {\n    return (function () {\n      return rate(1);\n    })();\n  }']) {
      const call = use.startsWith('static') ? 'Till.total()' : 'new Till().total()';
      const project = makeProject({ 'run.js': `class Till {\n  rate(n) {\n    return n;\n  }\n\n  ${use}\n}\n${call};\n` });
      expect((await project.propose(['node', 'run.js'], UNKNOWN, { strategy: 'add-missing-import' })).kind).toBe('refuse');
    }
  });
});
