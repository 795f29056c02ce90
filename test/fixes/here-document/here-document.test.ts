import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'here-document' };
const SHELL = /here-document at line (?<actual>\d+) delimited by end-of-file \(wanted `(?<symbol>[^']+)'\)/;

describe('here-document', () => {
  it('moves the last line to the margin', async () => {
    const project = makeProject({ 'a.sh': 'if true; then\n  cat <<EOF\nport=80\n  EOF\nfi\n' });
    expect((await project.heal(['bash', 'a.sh'], SHELL, FIX)).after).toEqual({ exitCode: 0, output: 'port=80\n' });
  });

  it('takes blanks behind it away', async () => {
    const project = makeProject({ 'a.sh': 'if true; then\ncat <<EOF\nport=80\nEOF \nfi\n' });
    const proposal = await project.propose(['bash', 'a.sh'], SHELL, FIX);
    expect(proposal).toMatchObject({ kind: 'plan' });
  });

  it('refuses when two lines could end it, or none', async () => {
    const two = makeProject({ 'a.sh': 'if true; then\ncat <<EOF\na\n  EOF\nb\n  EOF\nfi\n' });
    expect((await two.propose(['bash', 'a.sh'], SHELL, FIX)).kind).toBe('refuse');
    const none = makeProject({ 'a.sh': 'if true; then\ncat <<EOF\na\nfi\n' });
    expect((await none.propose(['bash', 'a.sh'], SHELL, FIX)).kind).toBe('refuse');
  });

  it.skipIf(!haveTool('ruby'))('lets it be indented in Ruby', async () => {
    const project = makeProject({ 'a.rb': 'def page\n  <<TXT\n    hello\n  TXT\nend\n\nputs page\n' });
    const error = /a\.rb:(?<line>\d+): (?:can't find string|unterminated heredoc)/;
    expect((await project.heal(['ruby', 'a.rb'], error, FIX)).after).toEqual({ exitCode: 0, output: 'hello\n' });
  });

  it('takes `local` away outside of a function', async () => {
    const error = /^(?<file>\S+): line (?<line>\d+): local: can only/;
    const project = makeProject({ 'a.sh': 'set -e\nlocal name="ana b"\necho "$name"\n' });
    expect((await project.heal(['bash', 'a.sh'], error, { strategy: 'shell-local' })).after.output).toBe('ana b\n');
    const bare = makeProject({ 'a.sh': 'set -e\nlocal a b\n' });
    expect((await bare.propose(['bash', 'a.sh'], error, { strategy: 'shell-local' })).kind).toBe('refuse');
  });
});
