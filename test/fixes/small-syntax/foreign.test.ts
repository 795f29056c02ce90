import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'small-syntax' };

describe.skipIf(!haveTool('go', ['version']))('Go as other languages write it', () => {
  it('joins else, and reads while, := outside functions, texts in single quotes', async () => {
    const error = /^(?<file>\S+\.go):(?<line>\d+):(?<column>\d+): /;
    for (const [outer, inner] of [
      ['', '\tif n > 5 {\n\t\tn = 1\n\t}\n\telse {\n\t\tn = 3\n\t}\n\tfmt.Println(n)\n'],
      ['', '\twhile n < 3 {\n\t\tn++\n\t}\n\tfmt.Println(n)\n'],
      ['limit := 3\n', '\tfmt.Println(limit + n)\n'],
      ['', "\tfmt.Println('3 '[:1+n])\n"],
    ]) {
      const project = makeProject({
        'go.mod': 'module example.com/m\n\ngo 1.19\n',
        'main.go': `package main\n\nimport "fmt"\n\n${outer}\nfunc main() {\n\tn := 0\n${inner}}\n`,
      });
      expect((await project.heal(['go', 'run', '.'], error, FIX)).after.output).toBe('3\n');
    }
  });
});

describe.skipIf(!haveTool('gcc'))('C conditions', () => {
  it('ends the guard of a header', async () => {
    const project = makeProject({
      'p.h': '#ifndef P_H\n#define P_H\n#ifdef __cplusplus\nextern "C" {\n#endif\nint f(void);\n#ifdef __cplusplus\n}\n#endif\n',
      'p.c': '#include "p.h"\nint main(void) { return 0; }\n',
    });
    const error = /^(?<file>\S+\.h):(?<line>\d+): error: unterminated/;
    expect((await project.heal(['gcc', '-o', 'p', 'p.c'], error, FIX)).after.exitCode).toBe(0);
  });

  it('refuses where another condition may be the open one', async () => {
    const project = makeProject({
      'p.h': '#ifndef P_H\n#define P_H\n#ifdef DEBUG\nint g(void);\nint f(void);\n#endif\n',
      'p.c': '#include "p.h"\nint main(void) { return 0; }\n',
    });
    const error = /^(?<file>\S+\.h):(?<line>\d+): error: unterminated/;
    expect((await project.propose(['gcc', '-o', 'p', 'p.c'], error, FIX)).kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('ruby'))('Ruby blocks', () => {
  it('begins a block with do', async () => {
    const project = makeProject({ 'run.rb': '[1, 2].each |n|\n  puts n\nend\n' });
    const error = /^(?<file>\S+\.rb):(?<line>\d+): syntax error/;
    expect((await project.heal(['ruby', 'run.rb'], error, FIX)).after.output).toBe('1\n2\n');
  });
});
