import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

describe('linters that correct what they mark as safe', () => {
  it.skipIf(!haveTool('shellcheck'))('shellcheck quotes', async () => {
    const project = makeProject({ 'run.sh': '#!/usr/bin/env bash\nname=${1:-x}\nmkdir -p out/$name\n' });
    const { after } = await project.heal(['shellcheck', 'run.sh'], /\^-+\^ (?<code>SC\d+)/, { strategy: 'format-file', tool: 'shellcheck' });
    expect(after.exitCode).toBe(0);
  });

  it.skipIf(!haveTool('rubocop'))('rubocop -a', async () => {
    const project = makeProject({
      '.rubocop.yml': 'AllCops:\n  NewCops: disable\n  SuggestExtensions: false\n',
      'a.rb': '# frozen_string_literal: true\n\nx = { :a=>1 }\nputs x[:a ]\n',
    });
    const error = /^(?<file>\S+):(?<line>\d+):(?<column>\d+): C: /;
    const { after } = await project.heal(['rubocop'], error, { strategy: 'format-file', tool: 'rubocop' });
    expect(after.exitCode).toBe(0);
  });

  it.skipIf(!haveTool('clang-format'))('clang-format', async () => {
    const project = makeProject({ 'a.c': 'int main( void ){return 0;}\n' });
    const error = /^(?<file>\S+):(?<line>\d+):(?<column>\d+): error: code should be clang-formatted/;
    const { after } = await project.heal(['clang-format', '--dry-run', '-Werror', 'a.c'], error, { strategy: 'format-file', tool: 'clang-format' });
    expect(after.exitCode).toBe(0);
  });
});
