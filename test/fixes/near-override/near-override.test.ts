import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'near-override' };
const ERROR = /error: .*(?:does not override|marked 'override')/;

describe.skipIf(!haveTool('javac', ['-version']))('near-override, Java', () => {
  const files = { 'a/Shape.java': 'package a;\n\nabstract class Shape {\n    double area() { return 0; }\n}\n', 'a/Disc.java': 'package a;\n\nclass Disc extends Shape {\n    @Override\n    double aera() {\n        return 1;\n    }\n}\n' };
  const argv = ['javac', '-d', 'out', 'a/Shape.java', 'a/Disc.java'];

  it('takes the name of the supertype', async () => {
    const project = makeProject(files);
    expect((await project.heal(argv, ERROR, FIX)).after).toEqual({ exitCode: 0, output: '' });
    expect(project.read('a/Disc.java')).toContain('double area() {');
  });

  it('refuses when others call it by its name', async () => {
    const project = makeProject({ ...files, 'a/Use.java': 'package a;\n\nclass Use {\n    double x = new Disc().aera();\n}\n' });
    expect((await project.propose(argv, ERROR, FIX)).kind).toBe('refuse');
  });
});

for (const cpp of ['g++', 'clang++']) {
  describe.skipIf(!haveTool(cpp))(`near-override, ${cpp}`, () => {
    it('takes the name of the base class in another header', async () => {
      const project = makeProject({ 'shape.hpp': '#pragma once\nstruct Shape {\n    virtual ~Shape() = default;\n    virtual double area() const { return 0; }\n};\n', 'disc.cpp': '#include "shape.hpp"\n\nclass Disc : public Shape {\npublic:\n    double aera() const override { return 1; }\n};\n\nint main() { return Disc().area() == 1 ? 0 : 1; }\n' });
      const { after } = await project.heal([cpp, '-o', 'disc', 'disc.cpp'], ERROR, FIX);
      expect(after.exitCode).toBe(0);
    });
  });
}
