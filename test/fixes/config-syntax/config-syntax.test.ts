import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'config-syntax' };

describe.skipIf(!haveTool('ruby'))('config-syntax, YAML', () => {
  const BROKEN = /Psych::SyntaxError/;
  const run = ['ruby', '-e', "require 'yaml'; puts YAML.load_file('conf/app.yml').inspect"];
  it.each([
    ['a tab', 'server:\n\tport: 1\n\thost: a # tab\tinside\n', 'server:\n  port: 1\n  host: a # tab\tinside\n'],
    ['a value with a colon', 'title: Part one: the start\nn: 1\n', 'title: "Part one: the start"\nn: 1\n'],
    ['a missing colon', 'server\n  port: 1\n', 'server:\n  port: 1\n'],
    ['a quote', 'name: "x\nport: 1\n', 'name: "x"\nport: 1\n'],
    ['a bracket', 'list: [1, 2\nport: 1\n', 'list: [1, 2]\nport: 1\n'],
    ['a column too many', 'a: 1\n b: 2\n', 'a: 1\nb: 2\n'],
  ])('puts %s right', async (_name, broken, repaired) => {
    const project = makeProject({ 'conf/app.yml': broken });
    const { after } = await project.heal(run, BROKEN, FIX);
    expect(project.read('conf/app.yml')).toBe(repaired);
    expect(after.exitCode).toBe(0);
  });

  it('refuses what it cannot place, and several broken files', async () => {
    const one = makeProject({ 'conf/app.yml': 'a: 1\n  b: 2\n c: 3\n' });
    expect((await one.propose(run, BROKEN, FIX)).kind).toBe('refuse');
    const two = makeProject({ 'conf/app.yml': '\ta: 1\n', 'b.yml': '\tb: 1\n' });
    expect(await two.propose(['sh', '-c', 'echo Psych::SyntaxError; exit 1'], BROKEN, FIX)).toMatchObject({ kind: 'refuse', known: ['b.yml', 'conf/app.yml'] });
  });
});

describe.skipIf(!haveTool('python3', ['-c', 'import tomllib']))('config-syntax, TOML', () => {
  const BROKEN = /TOMLDecodeError/;
  const run = ['python3', '-c', 'import tomllib\nprint(tomllib.load(open("app.toml", "rb")))'];
  it.each([
    ['Python literals', '[a]\non = True # yes\n', '[a]\non = true # yes\n'],
    ['a value without quotes', 'name = demo app\nn = 1\n', 'name = "demo app"\nn = 1\n'],
    ['a version without quotes', 'version = 1.2.3\n', 'version = "1.2.3"\n'],
    ['a colon', 'name: "x"\n', 'name= "x"\n'],
    ['a quote', 'name = "x\nn = 1\n', 'name = "x"\nn = 1\n'],
    ['a header', '[tool.x\nn = 1\n', '[tool.x]\nn = 1\n'],
    ['a comma between elements', 'a = [\n  "x"\n  "y",\n]\n', 'a = [\n  "x",\n  "y",\n]\n'],
  ])('puts %s right', async (_name, broken, repaired) => {
    const project = makeProject({ 'app.toml': broken });
    const { after } = await project.heal(run, BROKEN, FIX);
    expect(project.read('app.toml')).toBe(repaired);
    expect(after.exitCode).toBe(0);
  });
});
