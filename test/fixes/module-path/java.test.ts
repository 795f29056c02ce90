import { describe, expect, it } from 'vitest';
import { commitAll, haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'module-path' };
const ERROR = /^(?<file>\S+\.java):(?<line>\d+): error: (?:cannot find symbol|package (?<module>\S+) does not exist)/;
const TOOL = (home: string): string => `package ${home};\n\npublic class Tool {\n    public static int one() { return 1; }\n}\n`;

describe.skipIf(!haveTool('javac', ['-version']))('module-path, Java', () => {
  it('follows a class to its new package in every file', async () => {
    const user = (name: string): string => `package app;\n\nimport app.old.Tool;\nimport static app.old.Tool.one;\n\nclass ${name} {\n    int x = Tool.one() + one();\n}\n`;
    const project = makeProject({ 'app/core/Tool.java': TOOL('app.core'), 'app/A.java': user('A'), 'app/B.java': user('B') });
    expect((await project.heal(['javac', '-d', 'out', 'app/A.java', 'app/B.java', 'app/core/Tool.java'], ERROR, FIX)).after).toEqual({ exitCode: 0, output: '' });
    expect(project.read('app/B.java')).toContain('import static app.core.Tool.one;');
  });

  it('follows a whole package', async () => {
    const project = makeProject({ 'src/app/old/Tool.java': TOOL('app.old'), 'src/app/A.java': 'package app;\n\nimport app.old.*;\n\nclass A {\n    int x = Tool.one();\n}\n' });
    project.run(['git', 'mv', 'src/app/old', 'src/app/kit']);
    project.write('src/app/kit/Tool.java', TOOL('app.kit'));
    commitAll(project, 'Move');
    expect((await project.heal(['javac', '-d', 'out', '-sourcepath', 'src', 'src/app/A.java'], ERROR, FIX)).after.exitCode).toBe(0);
  });

  it('corrects a class of the JDK that is imported from the wrong package, and a misspelled one of the project', async () => {
    const project = makeProject({ 'app/Tool.java': TOOL('app'), 'A.java': 'import java.io.List;\nimport app.Tol;\n\nclass A {\n    List<Integer> x = List.of(Tol.one());\n}\n' });
    const argv = ['javac', '-d', 'out', 'A.java', 'app/Tool.java'];
    await project.heal(argv, ERROR, FIX);
    expect((await project.heal(argv, ERROR, FIX)).after).toEqual({ exitCode: 0, output: '' });
  });

  it('refuses for a library', async () => {
    const project = makeProject({ 'pom.xml': '<project><dependencies><dependency><groupId>org.example.kit</groupId></dependency></dependencies></project>\n', 'A.java': 'import org.example.kit.Gear;\n\nclass A { Gear g; }\n' });
    expect(await project.propose(['javac', '-d', 'out', 'A.java'], ERROR, FIX)).toMatchObject({ kind: 'refuse', known: ['pom.xml names org.example.kit'] });
  });
});
