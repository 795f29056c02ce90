import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

describe('format-file', () => {
  it.skipIf(!haveTool('gofmt', ['-h']) && !haveTool('go', ['version']))('formats Go files that a gate lists', async () => {
    const project = makeProject({ 'check.sh': 'out=$(gofmt -l .)\necho "$out"\ntest -z "$out"\n', 'a.go': 'package a\n\nfunc  A( ) int {\nreturn 1\n}\n', 'b.go': 'package a\n' });
    const { after, proposal } = await project.heal(['sh', 'check.sh'], /^(?<file>\S+\.go)$/, { strategy: 'format-file', tool: 'gofmt' });
    expect(after.exitCode).toBe(0);
    expect(proposal.plan.changes).toHaveLength(1);
    expect(project.read('a.go')).toBe('package a\n\nfunc A() int {\n\treturn 1\n}\n');
  });

  it.skipIf(!haveTool('rustfmt'))('formats Rust files that rustfmt shows', async () => {
    const project = makeProject({ 'a.rs': 'fn main( ) { }\n' });
    const { after } = await project.heal(['rustfmt', '--check', 'a.rs'], /^Diff in (?<file>[^:]+):/, { strategy: 'format-file', tool: 'rustfmt' });
    expect(after.exitCode).toBe(0);
    expect(project.read('a.rs')).toBe('fn main() {}\n');
  });

  it('refuses a formatter that it does not know', async () => {
    const project = makeProject({ 'a.txt': 'x\n' });
    expect(await project.propose(['sh', '-c', 'echo a.txt; exit 1'], /a.txt/, { strategy: 'format-file', tool: 'none' })).toMatchObject({ kind: 'refuse' });
  });
});
