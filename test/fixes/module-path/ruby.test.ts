import { describe, expect, it } from 'vitest';
import { commitAll, haveTool, makeProject } from '../project.ts';

const LOAD = /cannot load such file -- (?<module>\S+)/;
const FIX = { strategy: 'module-path' };

describe.skipIf(!haveTool('ruby'))('module-path, Ruby', () => {
  it('follows require_relative to where the file moved', async () => {
    const project = makeProject({ 'bin/go': "require_relative '../lib/units'\n\nputs Units::ONE\n", 'lib/units.rb': 'module Units\n  ONE = 1\nend\n' });
    project.run(['mkdir', '-p', 'lib/core']);
    project.run(['git', 'mv', 'lib/units.rb', 'lib/core/measures.rb']);
    commitAll(project, 'Move');
    const { after } = await project.heal(['ruby', 'bin/go'], LOAD, FIX);
    expect(after).toEqual({ exitCode: 0, output: '1\n' });
    expect(project.read('bin/go')).toContain("require_relative '../lib/core/measures'\n");
  });

  it('corrects the spelling of a require from the load path', async () => {
    const project = makeProject({ 'main.rb': "require 'tools/unist'\n\nputs ONE\n", 'lib/tools/units.rb': 'ONE = 1\n' });
    expect((await project.heal(['ruby', '-Ilib', 'main.rb'], LOAD, FIX)).after.output).toBe('1\n');
  });

  it('installs no gem, and says what the Gemfile lists', async () => {
    const project = makeProject({ 'main.rb': "require 'rakc'\n", Gemfile: "gem 'rack'\n" });
    expect(await project.propose(['ruby', 'main.rb'], LOAD, FIX)).toMatchObject({ kind: 'refuse', known: ['nearest declared gem: rack'] });
  });
});
