import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'rename-near-name' };

describe.skipIf(!haveTool('php'))('rename-near-name, PHP', () => {
  const FATAL = /(?:Call to undefined|Class ".*" not found|Undefined constant)/;
  const run = ['php', '-d', 'display_errors=1', 'main.php'];
  it.each([
    ['a method of the class', '<?php\nclass Bag { function weight() { return 3; } }\nclass Box { function weigth2() { return 4; } }\necho (new Bag)->wieght();\n', '3'],
    ['a function of PHP', '<?php\necho strreev("abc");\n', 'cba'],
    ['a function of the project', '<?php\nfunction total_price() { return 5; }\necho total_prcie();\n', '5'],
    ['a class', '<?php\nclass Invoice { const ONE = 1; }\necho Invioce::ONE;\n', '1'],
  ])('corrects %s', async (_name, text, output) => {
    const project = makeProject({ 'main.php': text });
    expect((await project.heal(run, FATAL, FIX)).after.output).toBe(output);
  });
});

describe.skipIf(!haveTool('ruby'))('rename-near-name, Ruby', () => {
  const NAME = /(?:undefined (?:local variable or )?method|uninitialized constant) /;
  const run = ['ruby', 'main.rb'];
  it.each([
    ['a variable', 'def total(amount)\n  amuont * 2 # amuont\nend\n\nputs total(2)\n', '4\n'],
    ['a method', 'puts "ab".revrese\n', 'ba\n'],
    ['a constant', 'class Invoice\nend\n\nputs Invocie.new.class\n', 'Invoice\n'],
  ])('corrects %s', async (_name, text, output) => {
    const project = makeProject({ 'main.rb': text });
    expect((await project.heal(run, NAME, FIX)).after.output).toBe(output);
  });

  it('requires the one file of the project that defines a constant', async () => {
    const project = makeProject({ 'bin/go.rb': '# frozen_string_literal: true\n\nputs Units::ONE\n', 'lib/units.rb': 'module Units\n  ONE = 1\nend\n' });
    expect((await project.heal(['ruby', 'bin/go.rb'], NAME, FIX)).after.output).toBe('1\n');
    expect(project.read('bin/go.rb')).toBe("# frozen_string_literal: true\nrequire_relative '../lib/units'\n\nputs Units::ONE\n");
  });

  it('requires what the standard library defines', async () => {
    const project = makeProject({ 'main.rb': "require 'set'\n\nputs JSON.generate([1])\n" });
    expect((await project.heal(run, NAME, FIX)).after.output).toBe('[1]\n');
  });

  it('refuses when two files define the constant', async () => {
    const project = makeProject({ 'main.rb': 'puts Units\n', 'a.rb': 'module Units\nend\n', 'b.rb': 'class Units\nend\n' });
    expect(await project.propose(run, NAME, FIX)).toMatchObject({ kind: 'refuse', known: ['a.rb', 'b.rb'] });
  });
});
