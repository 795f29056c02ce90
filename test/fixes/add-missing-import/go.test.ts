import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'rename-near-name' };
const UNDEFINED = /^(?<file>\S+\.go):(?<line>\d+):(?<column>\d+): undefined: (?<symbol>\w+)/;
const MOD = 'module example.org/tally\n\ngo 1.19\n';

describe.skipIf(!haveTool('go', ['version']))('add-missing-import, Go', () => {
  it('adds every standard package that the file lacks, sorted into its block', async () => {
    const project = makeProject({ 'go.mod': MOD, 'main.go': 'package main\n\nimport (\n\t"fmt"\n)\n\nfunc main() {\n\tfmt.Fprintln(os.Stdout, strings.ToUpper("a"), bytes.Count(nil, nil))\n}\n' });
    const { after } = await project.heal(['go', 'build', '-o', '/dev/null', '.'], UNDEFINED, FIX);
    expect(after).toEqual({ exitCode: 0, output: '' });
    expect(project.read('main.go')).toContain('import (\n\t"bytes"\n\t"fmt"\n\t"os"\n\t"strings"\n)\n');
  });

  it.each([
    ['without imports', 'package main\n\nfunc main() { os.Exit(0) }\n', 'package main\n\nimport "os"\n\nfunc main'],
    ['with a single import', 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println()\n\tos.Exit(0)\n}\n', 'import (\n\t"fmt"\n\t"os"\n)\n\nfunc main'],
  ])('adds an import to a file %s', async (_name, text, expected) => {
    const project = makeProject({ 'go.mod': MOD, 'main.go': text });
    expect((await project.heal(['go', 'vet', './...'], /: (?:undefined|undeclared name): (?<symbol>\w+)/, FIX)).after.exitCode).toBe(0);
    expect(project.read('main.go')).toContain(expected);
  });

  it('tells packages of one name apart by what the file uses of them', async () => {
    const project = makeProject({ 'go.mod': MOD, 'main.go': 'package main\n\nfunc main() {\n\tprintln(rand.Perm(3))\n}\n' });
    expect((await project.heal(['go', 'build', '-o', '/dev/null', '.'], UNDEFINED, FIX)).after.exitCode).toBe(0);
    expect(project.read('main.go')).toContain('import "math/rand"');
    project.write('main.go', 'package main\n\nfunc main() {\n\tprintln(template.New("a"))\n}\n');
    expect(await project.propose(['go', 'build', '-o', '/dev/null', '.'], UNDEFINED, FIX)).toMatchObject({ kind: 'refuse', known: ['html/template', 'text/template'] });
  });

  it('adds a package of the module, and no cycle', async () => {
    const project = makeProject({
      'go.mod': MOD,
      'internal/count/count.go': 'package count\n\nfunc Words(s string) int { return len(s) }\n',
      'cmd/tally/main.go': 'package main\n\nimport (\n\t"fmt"\n)\n\nfunc main() {\n\tfmt.Println(count.Words("abc"))\n}\n',
    });
    const { after } = await project.heal(['go', 'run', './cmd/tally'], UNDEFINED, FIX);
    expect(after.output).toBe('3\n');
    expect(project.read('cmd/tally/main.go')).toContain('import (\n\t"fmt"\n\n\t"example.org/tally/internal/count"\n)\n');
    project.write('internal/count/count.go', 'package count\n\nimport "example.org/tally/show"\n\nfunc Words(s string) int { return show.Len(s) }\n');
    project.write('show/show.go', 'package show\n\nfunc Len(s string) int { return len(s) + count.Words("") }\n');
    expect((await project.propose(['go', 'vet', './show'], /: (?:undefined|undeclared name): (?<symbol>\w+)/, FIX)).kind).toBe('refuse');
  });

  it('removes unused imports, and corrects a slip instead', async () => {
    const text = 'package main\n\nimport (\n\t"fmt"\n\t"os"\n\t"strings"\n)\n\nfunc main() { fmt.Println(1) }\n';
    const project = makeProject({ 'go.mod': MOD, 'main.go': text, 'slip/slip.go': 'package slip\n\nimport "strings"\n\nfunc Up(s string) string { return strngs.ToUpper(s) }\n' });
    const unused = /imported and not used/;
    const { after } = await project.heal(['go', 'run', '.'], unused, { strategy: 'remove-unused-import' });
    expect(after.output).toBe('1\n');
    expect(project.read('main.go')).toBe(text.replace('\t"os"\n\t"strings"\n', ''));
    expect((await project.heal(['go', 'build', './slip'], unused, { strategy: 'remove-unused-import' })).after.exitCode).toBe(0);
    expect(project.read('slip/slip.go')).toContain('strings.ToUpper');
  });
});
