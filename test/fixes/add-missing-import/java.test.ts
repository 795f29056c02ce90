import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'add-missing-import' };
const ERROR = /^(?<file>\S+\.java):(?<line>\d+): error: (?:cannot find symbol|package .* does not exist)/;
const javac = (...files: string[]): string[] => ['javac', '-d', 'out', ...files];

describe.skipIf(!haveTool('javac', ['-version']))('add-missing-import, Java', () => {
  it('adds every type of the JDK that the file lacks', async () => {
    const text = 'package app;\n\nimport java.util.HashMap;\n\nclass Stock {\n    private final Map<String, Integer> left = new HashMap<>();\n\n    List<String> names() {\n        List<String> all = new ArrayList<>();\n        for (Map.Entry<String, Integer> e : left.entrySet()) all.add(e.getKey());\n        return all;\n    }\n\n    Path file() { return Paths.get("a"); }\n}\n';
    const project = makeProject({ '.gitignore': 'out/\n', 'app/Stock.java': text });
    const { after } = await project.heal(javac('app/Stock.java'), ERROR, FIX);
    expect(after).toEqual({ exitCode: 0, output: '' });
    expect(project.read('app/Stock.java')).toContain('import java.nio.file.Path;\nimport java.nio.file.Paths;\nimport java.util.ArrayList;\nimport java.util.HashMap;\nimport java.util.List;\nimport java.util.Map;\n\nclass');
  });

  it('adds the first import below the package, and a type of the project', async () => {
    const project = makeProject({
      'shop/model/Item.java': 'package shop.model;\n\npublic class Item {}\n',
      'shop/Cart.java': 'package shop;\n\nclass Cart {\n    Item first;\n}\n',
    });
    expect((await project.heal(javac('shop/Cart.java', 'shop/model/Item.java'), ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('shop/Cart.java')).toBe('package shop;\n\nimport shop.model.Item;\n\nclass Cart {\n    Item first;\n}\n');
  });

  it('names the candidates when several types are meant', async () => {
    const project = makeProject({
      'a/Item.java': 'package a;\n\npublic class Item {}\n',
      'b/Item.java': 'package b;\n\npublic class Item {}\n',
      'shop/Cart.java': 'package shop;\n\nclass Cart {\n    Item first;\n}\n',
    });
    expect(await project.propose(javac('shop/Cart.java'), ERROR, FIX)).toMatchObject({ kind: 'refuse', known: ['a.Item', 'b.Item'] });
  });

  it('imports a static method as other files do', async () => {
    const project = makeProject({
      'kit/Assert.java': 'package kit;\n\npublic class Assert {\n    public static void check(boolean b) {}\n}\n',
      't/A.java': 'package t;\n\nimport static kit.Assert.check;\n\nclass A {\n    void a() { check(true); }\n}\n',
      't/B.java': 'package t;\n\nclass B {\n    void b() { check(true); }\n}\n',
    });
    expect((await project.heal(javac('kit/Assert.java', 't/A.java', 't/B.java'), ERROR, FIX)).after.exitCode).toBe(0);
  });

  it('says that a type of the package is not compiled', async () => {
    const project = makeProject({ 'src/a/One.java': 'package a;\n\nclass One {\n    Two two;\n}\n', 'src/a/Two.java': 'package a;\n\nclass Two {}\n' });
    expect(await project.propose(javac('src/a/One.java'), ERROR, FIX)).toMatchObject({ kind: 'refuse', known: ['src/a/Two.java defines `Two`'] });
  });
});
