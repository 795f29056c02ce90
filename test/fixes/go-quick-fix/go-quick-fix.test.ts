import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'go-quick-fix' };
const ERROR = /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):(?<column>\d+): (?<message>.*)/;
const go = (files: Record<string, string>) => makeProject({ 'go.mod': 'module example.com/m\n\ngo 1.19\n', ...files });
const build = ['go', 'build', './...'];
const vet = ['go', 'vet', './...'];
const LAMP = 'package m\n\ntype Named interface{ Name() string }\n\ntype Lamp struct{ n string }\n\nfunc (l *Lamp) Name() string { return l.n }\n\nfunc (l *Lamp) Watts() int { return 9 }\n';

describe.skipIf(!haveTool('go', ['version']))('go-quick-fix', () => {
  it('takes the address of a literal and of a variable', async () => {
    const literal = go({ 'lamp.go': LAMP, 'use.go': 'package m\n\nvar first Named = Lamp{"a"}\n' });
    expect((await literal.heal(build, ERROR, FIX)).after.exitCode).toBe(0);
    const variable = go({ 'lamp.go': LAMP, 'use.go': 'package m\n\nfunc show(n Named) string { return n.Name() }\n\nfunc Use() string {\n\tlamp := Lamp{"a"}\n\treturn show(lamp)\n}\n' });
    expect((await variable.heal(build, ERROR, FIX)).after.exitCode).toBe(0);
    expect(variable.read('use.go')).toContain('show(&lamp)');
  });

  it('takes the addresses of all elements of a list', async () => {
    const list = go({ 'lamp.go': LAMP, 'use.go': 'package m\n\nvar all = []Named{Lamp{"a"}, &Lamp{"b"}, Lamp{n: "c"}}\n' });
    expect((await list.heal(build, ERROR, FIX)).after.exitCode).toBe(0);
    expect(list.read('use.go')).toContain('{&Lamp{"a"}, &Lamp{"b"}, &Lamp{n: "c"}}');
  });

  it('refuses the result of a call, which has no address', async () => {
    const project = go({ 'lamp.go': LAMP, 'use.go': 'package m\n\nfunc lamp() Lamp { return Lamp{} }\n\nvar first Named = lamp()\n' });
    expect((await project.propose(build, ERROR, FIX)).kind).toBe('refuse');
  });

  it('calls a method', async () => {
    const project = go({ 'lamp.go': LAMP, 'use.go': 'package m\n\nfunc Bright(l *Lamp) bool { return l.Watts > 5 }\n' });
    expect((await project.heal(build, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('use.go')).toContain('l.Watts() > 5');
  });

  it.each([
    ['`json: "name"`', '`json:"name"`'],
    ['`json:name`', '`json:"name"`'],
    ['`json:"a",xml:"b"`', '`json:"a" xml:"b"`'],
  ])('corrects the tag %s', async (wrong, right) => {
    const project = go({ 'a.go': `package m\n\ntype Row struct {\n\tA string ${wrong}\n}\n` });
    expect((await project.heal(vet, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('a.go')).toContain(right);
  });

  it('names a test so that it runs, unless that name is taken', async () => {
    const test = (more = '') => `package m\n\nimport "testing"\n\nfunc Testsum(t *testing.T) {}\n${more}`;
    const project = go({ 'a_test.go': test() });
    expect((await project.heal(vet, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('a_test.go')).toContain('func TestSum(');
    const taken = go({ 'a_test.go': test('\nfunc TestSum(t *testing.T) {}\n') });
    expect((await taken.propose(vet, ERROR, FIX)).kind).toBe('refuse');
  });

  it('declares a name at its first assignment, when all uses follow in the block', async () => {
    const project = go({ 'a.go': 'package m\n\nfunc Sum(v []int) int {\n\tsum = 0\n\tfor _, n := range v {\n\t\tsum += n\n\t}\n\treturn sum\n}\n' });
    const named = /^(?<file>\S+\.go):(?<line>\d+):(?<column>\d+): undefined: (?<symbol>\w+)/;
    expect((await project.heal(build, named, { strategy: 'rename-near-name' })).after.exitCode).toBe(0);
    const later = go({ 'a.go': 'package m\n\nfunc Sum(v []int) int {\n\tif len(v) > 0 {\n\t\tsum = 1\n\t}\n\treturn sum\n}\n' });
    expect((await later.propose(build, named, { strategy: 'rename-near-name' })).kind).toBe('refuse');
  });
});
