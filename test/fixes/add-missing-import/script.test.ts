import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const UNKNOWN = /ReferenceError: (?<symbol>[\w$]+) is not defined/;
const FIX = { strategy: 'add-missing-import' };

describe('add-missing-import, JavaScript', () => {
  it('imports what one module exports, in the style of the file', async () => {
    const project = makeProject({
      'package.json': '{ "type": "module" }\n',
      'src/main.js': '#!/usr/bin/env node\nimport { a } from "./a.js"\n\nconsole.log(a + double(2))\n',
      'src/a.js': 'export const a = 1;\n',
      'src/math/double.js': 'export function double(n) {\n  return n * 2;\n}\n',
    });
    expect((await project.heal(['node', 'src/main.js'], UNKNOWN, FIX)).after.output).toBe('5\n');
    expect(project.read('src/main.js')).toBe('#!/usr/bin/env node\nimport { a } from "./a.js"\nimport { double } from "./math/double.js"\n\nconsole.log(a + double(2))\n');
  });

  it('requires a core module in CommonJS', async () => {
    const project = makeProject({ 'main.js': "const os = require('node:os');\nconsole.log(path.sep === '/' || os.EOL);\n" });
    expect((await project.heal(['node', 'main.js'], UNKNOWN, FIX)).after.output).toBe('true\n');
    expect(project.read('main.js')).toContain("const path = require('node:path');");
  });

  it('corrects a slip of a name in the file', async () => {
    const project = makeProject({ 'main.js': 'const total = 3;\nconsole.log(totla);\n' });
    expect((await project.heal(['node', 'main.js'], UNKNOWN, FIX)).after.output).toBe('3\n');
  });
});
