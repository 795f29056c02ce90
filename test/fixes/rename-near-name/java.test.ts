import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'rename-near-name' };
const ERROR = /^(?<file>\S+\.java):(?<line>\d+): error: cannot find symbol/;
const BASE = 'package yard;\n\npublic class Vehicle {\n    protected int wheels = 4;\n\n    public int speed() { return 1; }\n}\n';
const VAN = 'package yard;\n\nimport java.util.ArrayList;\nimport java.util.List;\n\npublic class Van extends Vehicle {\n    public enum Fuel { PETROL, DIESEL }\n\n    private final List<String> boxes = new ArrayList<>();\n\n    public void load(String box) { boxes.add(box); }\n\n    public int countBoxes() { return boxes.size(); }\n}\n';

describe.skipIf(!haveTool('javac', ['-version']))('rename-near-name, Java', () => {
  it.each([
    ['a method', 'van.countBoxs()', 'van.countBoxes()'],
    ['an inherited method', 'van.sped()', 'van.speed()'],
    ['a field', 'van.wheel', 'van.wheels'],
    ['a constant of an enum', 'Van.Fuel.DISEL', 'Van.Fuel.DIESEL'],
    ['a method of the JDK', 'name.lenght()', 'name.length()'],
    ['a local variable', 'cuont', 'count'],
    ['a type', 'new Vann()', 'new Van()'],
    ['a method of an imported JDK type', 'list.isEmtpy()', 'list.isEmpty()'],
  ])('corrects %s', async (_name, wrong, right) => {
    const main = `package yard;\n\nimport java.util.List;\n\nclass Main {\n    static Object run(List<String> list) {\n        Van van = new Van();\n        String name = "van";\n        int count = 2;\n        return ${wrong};\n    }\n}\n`;
    const project = makeProject({ 'yard/Vehicle.java': BASE, 'yard/Van.java': VAN, 'yard/Main.java': main });
    const { after } = await project.heal(['javac', '-d', 'out', 'yard/Main.java', 'yard/Van.java', 'yard/Vehicle.java'], ERROR, FIX);
    expect(after).toEqual({ exitCode: 0, output: '' });
    expect(project.read('yard/Main.java')).toBe(main.replace(wrong, right));
  });

  it('tells what a type has when nothing is near', async () => {
    const project = makeProject({ 'yard/Vehicle.java': BASE, 'yard/Main.java': 'package yard;\n\nclass Main {\n    int run(Vehicle v) { return v.brake(); }\n}\n' });
    expect(await project.propose(['javac', '-d', 'out', 'yard/Main.java', 'yard/Vehicle.java'], ERROR, FIX)).toMatchObject({ kind: 'refuse', known: ['yard/Vehicle.java: `Vehicle` has speed'] });
  });
});
