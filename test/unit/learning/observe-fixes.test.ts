import { describe, expect, it } from 'vitest';
import { observeFixes } from '../../../src/learning/observe-fixes.ts';
import { observed, rootOf, Session } from './session-events.ts';

const words = (sessions: Session[]) =>
  observed(...sessions).map(({ result, actions }) => [result, ...actions.map((action) => action.words)]);

describe('what happened between a failure and the next run of the same command', () => {
  it('is what acted: no readers, no checks, no bookkeeping', () => {
    const session = new Session('s')
      .fails('make test')
      .passes('cat Makefile', 'git status', 'ls -la', 'npm run lint', 'git add -A && git commit -m wip', 'make codegen')
      .passes('make test');
    expect(words([session])).toEqual([['passed', 'make codegen']]);
  });

  it('finds the run again with other verbosity, in a pipe of its own, and behind a chain', () => {
    expect(words([new Session('s').fails('pytest -q a.py').passes('make gen', 'pytest -v a.py')])).toEqual([
      ['passed', 'make gen'],
    ]);
    expect(words([new Session('s').fails('make test').passes('make gen && make test')])).toEqual([
      ['passed', 'make gen'],
    ]);
    expect(words([new Session('s').fails('make test').fails('make gen && make test')])).toEqual([
      ['again', 'make gen'],
    ]);
  });

  it('does not take a hidden status for a pass, unless the failure was seen in the same way', () => {
    expect(words([new Session('s').fails('make test').passes('make gen', 'make test | tail -3')])).toEqual([]);
    const masked = new Session('s')
      .fails('make test | tail -3', {}, { outcome: 'masked', exitCode: 0 })
      .passes('make gen', 'make test | tail -3');
    expect(words([masked])).toEqual([['passed', 'make gen']]);
  });

  it('is a flake when nothing was done', () => {
    expect(words([new Session('s').fails('make test').passes('make test')])).toEqual([['flake']]);
    expect(words([new Session('s').fails('make test').passes('cat log', 'pytest other.py', 'make test')])).toEqual([
      ['flake'],
    ]);
  });

  it('counts files that the shell wrote, and does not tell them', () => {
    const session = new Session('s').fails('make test').passes('echo 1 > cfg/level', 'make gen', 'make test');
    expect(words([session])).toEqual([['passed', null, 'make gen']]);
  });

  it('keeps work trees apart', () => {
    const here = new Session('s', '/repo').fails('make test');
    const there = new Session('s', '/repo-b').passes('make gen', 'make test').edits('x.ts');
    here.passes('make test');
    expect(words([here, there])).toEqual([['flake']]);
  });

  it('keeps sessions apart, and knows when another was at work in the same tree', () => {
    const one = new Session('one').fails('make test');
    const other = new Session('other').edits('x.ts');
    one.passes('make gen', 'make test');
    expect(words([one, other])).toEqual([['unclear', 'make gen']]);
  });

  it('follows the work into a session that goes on with it, unless the first one is still at it', () => {
    const one = new Session('one').fails('make test');
    const other = new Session('other').passes('make gen', 'make test');
    expect(words([one, other])).toEqual([['passed', 'make gen']]);
    const busy = new Session('busy').fails('make test').passes('make polish');
    expect(words([busy, new Session('next').passes('make gen', 'make test')])).toEqual([]);
  });

  it('is the way in which the run was made, where nothing else was done', () => {
    const passing = (command: string) => words([new Session('s').fails('make test').passes(command)]);
    expect(passing('REGION=eu make test')).toEqual([['passed', 'REGION=eu make test']]);
    expect(passing('source .env && make test')).toEqual([['passed', 'source .env && make test']]);
    expect(passing('SKIP_CHECKS=1 make test')).toEqual([['passed', null]]);
    expect(passing('timeout 60 make test')).toEqual([['flake']]);
    expect(words([new Session('s').fails('pytest -q').passes('uv run pytest -q')])).toEqual([
      ['passed', 'uv run pytest -q'],
    ]);
    expect(words([new Session('s').fails('make test').passes('make gen', 'REGION=eu make test')])).toEqual([
      ['passed', 'make gen'],
    ]);
  });

  it('does not give a build or a formatter the credit of what it follows', () => {
    const session = new Session('s').fails('make test').passes('make gen', 'npx prettier --write .', 'npm run build');
    expect(words([session.passes('make test')])).toEqual([['passed', 'make gen']]);
    expect(words([new Session('t').fails('make test').passes('npm run build', 'make test')])).toEqual([
      ['passed', 'npm run build'],
    ]);
  });

  it('takes several edits of one file as one, and a comment as none', () => {
    const session = new Session('s')
      .fails('make test')
      .edits('a.cfg', 'a = 1', 'a = 2')
      .edits('a.cfg', 'b = 1', 'b = 2');
    expect(words([session.passes('make test')])).toEqual([['passed', 'edit of a.cfg']]);
    expect(words([new Session('t').fails('make test').edits('a.c', '// a', '// b').passes('make test')])).toEqual([
      ['flake'],
    ]);
  });

  it('ends at the moment in which another failure took its place', () => {
    const seen = (root: string, fingerprint: string) => ({ root, fingerprint, text: `start\n${root}\nend` });
    const session = new Session('s')
      .fails('make test', seen('ledger: tables are stale', 'f1'))
      .passes('make gen')
      .fails('make test', seen('courier: no sheet', 'f2'))
      .passes('./fetch', 'make test');
    expect(words([session])).toEqual([
      ['passed', 'make gen'],
      ['passed', './fetch'],
    ]);
  });

  it('tells a command with pipes as it was typed, and paths so that they fit any work tree', () => {
    const after = (command: string) =>
      words([new Session('s').fails('make test').passes(command, 'make test')])[0]?.[1];
    expect(after('psql shop < seed.sql')).toBe('psql shop < seed.sql');
    expect(after('/repo/tools/gen --out /repo/tables 2>&1 | tail -3')).toBe('./tools/gen --out ./tables');
    expect(after('make gen && for t in a b; do ./gen $t; done')).not.toBe('make gen');
  });

  it('gives nobody the credit of a fix of ours', () => {
    const session = new Session('s').fails('make test').passes('make gen', 'make test');
    const attempt = {
      kind: 'attempt' as const,
      id: 'a',
      eventId: session.events[0]?.id ?? '',
      session: 's',
      project: 'p',
      fingerprint: 'f1',
      pattern: null,
      remedy: 'edit',
      backup: 'b1',
      result: 'fixed' as const,
      at: (session.events[0]?.at ?? 0) + 1,
    };
    expect(observeFixes(session.events, [attempt], rootOf)[0]?.result).toBe('unclear');
  });

  it('gives the same failure again to what was done since, and the pass to what came after', () => {
    const session = new Session('s')
      .fails('make test')
      .passes('npm ci')
      .fails('make test')
      .passes('make gen', 'make test');
    expect(words([session])).toEqual([
      ['again', 'npm ci'],
      ['passed', 'make gen'],
    ]);
  });

  it('waits while another failure stands before it', () => {
    const session = new Session('s')
      .fails('make test')
      .edits('a.ts')
      .fails('make test', { fingerprint: 'f2' })
      .passes('make gen', 'make test');
    expect(observed(session).map(({ fingerprint, actions }) => [fingerprint, actions.length])).toEqual([
      ['f1', 2],
      ['f2', 1],
    ]);
  });

  it('learns nothing from a failure without words', () => {
    expect(words([new Session('s').fails('make test', { signature: '' }).passes('make gen', 'make test')])).toEqual([]);
  });
});
