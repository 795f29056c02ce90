import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'rename-near-name' };
const ERROR = /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):(?<column>\d+): /;
const MOD = 'module example.org/crate\n\ngo 1.19\n';
const BOX = 'package box\n\ntype Box struct {\n\tWidth, Height int\n\tLabel        string\n}\n\nfunc New(w int) *Box { return &Box{Width: w} }\n\nfunc (b *Box) Area() int { return b.Width * b.Height }\n';

describe.skipIf(!haveTool('go', ['version']))('rename-near-name, Go', () => {
  it.each([
    ['a field of another package', 'b.Widht', 'b.Width'],
    ['a method in other letter case', 'b.area()', 'b.Area()'],
    ['a function of another package', 'box.Nwe(2)', 'box.New(2)'],
    ['a function of the standard library', 'fmt.Sprnitf("")', 'fmt.Sprintf("")'],
    ['a method of a standard type', 'sb.WriteStirng("x")', 'sb.WriteString("x")'],
    ['a local name', 'latets', 'latest'],
    ['a function of the package', 'helepr()', 'helper()'],
    ['a field of a literal', 'box.Box{Lable: "x"}', 'box.Box{Label: "x"}'],
  ])('corrects %s', async (_name, wrong, right) => {
    const main = `package main\n\nimport (\n\t"fmt"\n\t"strings"\n\n\t"example.org/crate/box"\n)\n\nfunc helper() int { return 1 }\n\nfunc main() {\n\tb := box.New(1)\n\tvar sb strings.Builder\n\tlatest := helper()\n\tfmt.Println(b, sb.Len(), latest)\n\tfmt.Println(${wrong})\n}\n`;
    const project = makeProject({ 'go.mod': MOD, 'box/box.go': BOX, 'main.go': main });
    const { after } = await project.heal(['go', 'vet', '.'], ERROR, FIX);
    // A copied builder is none of our business.
    expect(after.output).not.toContain('undefined');
    expect(project.read('main.go')).toBe(main.replace(wrong, right));
  });

  it('corrects every use of a field that exists nowhere', async () => {
    const main = `package box\n\nfunc (b *Box) Sum() int {\n${'\tb.Heigth++\n'.repeat(25)}\treturn b.Heigth\n}\n`;
    const project = makeProject({ 'go.mod': MOD, 'box/box.go': BOX, 'box/sum.go': main });
    expect((await project.heal(['go', 'build', './...'], ERROR, FIX)).after.exitCode).toBe(0);
  });

  it('tells what a type has when nothing is near', async () => {
    const project = makeProject({ 'go.mod': MOD, 'box/box.go': BOX, 'main.go': 'package main\n\nimport "example.org/crate/box"\n\nfunc main() { println(box.New(1).Volume()) }\n' });
    expect(await project.propose(['go', 'build', '-o', '/dev/null', '.'], ERROR, FIX)).toMatchObject({ kind: 'refuse', known: ['`*box.Box` has Width, Height, Label, Area'] });
  });

  it('does not edit a vendored package', async () => {
    const project = makeProject({
      'go.mod': `${MOD}\nrequire example.org/dep v1.0.0\n`,
      'main.go': 'package main\n\nimport "example.org/dep"\n\nfunc main() { dep.Run() }\n',
      'vendor/modules.txt': '# example.org/dep v1.0.0\n## explicit\nexample.org/dep\n',
      'vendor/example.org/dep/dep.go': 'package dep\n\nfunc Run() { helpr() }\n\nfunc helper() {}\n',
    });
    expect(await project.propose(['go', 'build', '-mod=vendor', '-o', '/dev/null', '.'], ERROR, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('vendored') });
  });
});
