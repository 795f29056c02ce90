import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AutoFix, Captures } from '../../../src/pattern/pattern.ts';
import { applyReplacements } from '../../../src/remedy/plan-parts.ts';
import { proposeFix } from '../../../src/remedy/propose-fix.ts';
import type { Proposal } from '../../../src/remedy/remedy.ts';
import { loadStrategy, strategyNames } from '../../../src/remedy/strategies/index.ts';
import { inputOf, makeTree, viewOf } from './support.ts';

interface Case {
  captures?: Captures;
  file?: string;
  command?: string;
}

async function propose(
  files: Record<string, string>,
  fix: AutoFix,
  { captures, file, command }: Case = {},
): Promise<{ proposal: Proposal; text: (path: string) => string }> {
  const root = makeTree(files);
  const input = inputOf({ fix, captures, command, locations: file ? [{ file, line: 1 }] : [] });
  const proposal = (await proposeFix(input.diagnosis, input.report, viewOf(root))) as Proposal;
  const text = (path: string): string => {
    const change =
      proposal.kind === 'plan'
        ? proposal.plan.changes.find((one) => one.kind === 'edit' && one.path === path)
        : undefined;
    return change?.kind === 'edit' ? applyReplacements(files[path] ?? '', change.replacements) : (files[path] ?? '');
  };
  return { proposal, text };
}

describe('edits written as data', () => {
  it('changes the one place, with captures filled in, and nothing but the difference', async () => {
    const { proposal, text } = await propose(
      { 'a.py': 'from .old import Name\nx = 1\n', 'b.py': 'from .old import Name\n' },
      { search: 'from .${module} import ${symbol}', replace: 'from .new import ${symbol}', safety: 'safe' },
      { captures: { module: 'old', symbol: 'Name' }, file: 'a.py' },
    );
    expect(text('a.py')).toBe('from .new import Name\nx = 1\n');
    expect(proposal).toMatchObject({ kind: 'plan', safety: 'safe' });
    expect(proposal.kind === 'plan' && proposal.plan.changes).toHaveLength(1);
  });

  it('is unsafe unless the pattern says otherwise', async () => {
    const { proposal } = await propose({ 'a.py': 'a\n' }, { search: 'a', replace: 'b' });
    expect(proposal).toMatchObject({ kind: 'plan', safety: 'unsafe' });
  });

  it('refuses what is in two places, and names them', async () => {
    const { proposal } = await propose(
      { 'a.py': 'x\nx\n' },
      { search: 'x', replace: 'y', safety: 'safe' },
      { file: 'a.py' },
    );
    expect(proposal).toMatchObject({ kind: 'refuse', known: ['a.py:1', 'a.py:2'] });
  });

  it('refuses what is in two files when none is named, and what is nowhere', async () => {
    expect((await propose({ 'a.py': 'x\n', 'b.py': 'x\n' }, { search: 'x', replace: 'y' })).proposal.kind).toBe(
      'refuse',
    );
    expect((await propose({ 'a.py': 'x\n' }, { search: 'z', replace: 'y' })).proposal.kind).toBe('refuse');
  });

  it('changes all places of a regex, in the named files only', async () => {
    const { text } = await propose(
      { 'a.py': 'Event(\n  data=1, kind=2)\nEvent(data=3)\nother(data=4)\n', 'b.py': 'Event(data=1)\n' },
      { search: '(\\bEvent\\([^)]*?)\\bdata=', replace: '$1payload=', regex: true, safety: 'safe' },
      { file: 'a.py' },
    );
    expect(text('a.py')).toBe('Event(\n  payload=1, kind=2)\nEvent(payload=3)\nother(data=4)\n');
    expect(text('b.py')).toBe('Event(data=1)\n');
  });

  it('takes captures literally, in a regex and in its replacement', async () => {
    const { text } = await propose(
      { 'a.js': 'f(a.b)\nf(axb)\n' },
      { search: 'f\\(${symbol}\\)', replace: 'g(${symbol}, ${key})', regex: true },
      { captures: { symbol: 'a.b', key: '$1$&' }, file: 'a.js' },
    );
    expect(text('a.js')).toBe('g(a.b, $1$&)\nf(axb)\n');
  });

  it('refuses a regex that is none, and a capture that is missing', async () => {
    expect((await propose({ 'a.js': '((' }, { search: '(a+', replace: '', regex: true })).proposal.kind).toBe('refuse');
    expect((await propose({ 'a.js': 'a' }, { search: '${symbol}', replace: 'b' })).proposal.kind).toBe('refuse');
  });

  it('edits no file that the guard protects', async () => {
    const files = { 'dist/a.js': 'x\n', 'gen.py': '# @generated\nx\n' };
    for (const file of Object.keys(files)) {
      const { proposal } = await propose(files, { search: 'x', replace: 'y', safety: 'safe' }, { file });
      expect(proposal, file).toMatchObject({ kind: 'refuse', steps: [expect.stringContaining('generat')] });
    }
  });

  it('does all steps or none', async () => {
    const step = (search: string): AutoFix => ({ search, replace: search.toUpperCase(), safety: 'safe' });
    const { text, proposal } = await propose(
      { 'a.py': 'one two\n' },
      { steps: [step('one'), step('two')], safety: 'safe' },
      { file: 'a.py' },
    );
    expect(text('a.py')).toBe('ONE TWO\n');
    expect(proposal).toMatchObject({ kind: 'plan', safety: 'safe' });
    expect(
      (await propose({ 'a.py': 'one two\n' }, { steps: [step('one'), step('three')] }, { file: 'a.py' })).proposal.kind,
    ).toBe('refuse');
  });
});

describe('commands written as data', () => {
  it('fills one word for each placeholder', async () => {
    const { proposal } = await propose(
      { 'a.sh': '' },
      { command: ['sort', '-o', '${file}', '${file}'], safety: 'safe' },
      { captures: { file: 'a b; touch c' } },
    );
    expect(proposal).toMatchObject({
      kind: 'plan',
      plan: { changes: [{ kind: 'command', argv: ['sort', '-o', 'a b; touch c', 'a b; touch c'], cwd: '' }] },
    });
  });

  it.each<[string, string[], Captures]>([
    ['sudo', ['sudo', 'sort'], {}],
    ['a shell', ['sh', '-c', 'true'], {}],
    ['force', ['git', 'push', '--force'], {}],
    ['erasing', ['rm', 'a'], {}],
    ['chmod', ['chmod', '777', 'a'], {}],
    ['ending processes', ['kill', '1'], {}],
    ['other machines', ['curl', 'https://example.invalid'], {}],
    ['an option from data', ['sort', '${file}'], { file: '--output=/etc/passwd' }],
    ['installing a captured name', ['npm', 'install', '${module}'], { module: 'left' }],
    ['installing a captured name by pip', ['python3', '-m', 'pip', 'install', '${module}'], { module: 'left' }],
    ['running a captured name', ['npx', '${command}'], { command: 'left' }],
    ['a line end', ['sort', '${file}'], { file: 'a\nb' }],
    ['a missing capture', ['sort', '${file}'], {}],
    ['an absent program', ['no-such-program-here'], {}],
  ])('refuses %s', async (_name, command, captures) => {
    expect((await propose({ 'a.txt': '' }, { command, safety: 'safe' }, { captures })).proposal.kind).toBe('refuse');
  });
});

describe('corrections written as data', () => {
  it('replaces one word of the command that was typed', async () => {
    const { proposal } = await propose(
      {},
      { correct: ['npm', 'run', '${expected}'] },
      { command: 'npm run biuld', captures: { expected: 'build' } },
    );
    expect(proposal).toMatchObject({ kind: 'correct', argv: ['npm', 'run', 'build'] });
  });

  it.each<[string, string, string[]]>([
    ['another program', 'npm run biuld', ['yarn', 'run', 'build']],
    ['more words', 'npm run biuld', ['npm', 'run', 'build', 'x']],
    ['two words changed', 'npm rnu biuld', ['npm', 'run', 'build']],
    ['a new option', 'git chekout x', ['git', '--exec-path', 'x']],
    ['a command line that needs a shell', 'npm run biuld | tee log', ['npm', 'run', 'build', '|', 'tee', 'log']],
  ])('refuses %s', async (_name, command, correct) => {
    expect((await propose({}, { correct }, { command })).proposal.kind).toBe('refuse');
  });
});

describe('strategies', () => {
  it('are named after their files and say what they do and why it is safe', async () => {
    expect(strategyNames().length).toBeGreaterThan(15);
    for (const name of strategyNames()) {
      const strategy = await loadStrategy(name);
      expect(strategy?.name).toBe(name);
      for (const text of [strategy?.summary, strategy?.why]) expect(text, name).toMatch(/^[A-Z].{20,}\.$/);
    }
    expect(await loadStrategy('toString')).toBeNull();
  });

  it('answer with a refusal when they do not exist or cannot work', async () => {
    expect((await propose({}, { strategy: 'no-such' })).proposal).toMatchObject({ kind: 'refuse' });
    for (const name of strategyNames()) {
      const { proposal } = await propose(
        { 'a.txt': '' },
        { strategy: name },
        { command: 'true', captures: { symbol: '../../x', module: '$(id)', file: join('..', '..', 'etc') } },
      );
      expect([name, proposal.kind]).toEqual([name, 'refuse']);
      if (proposal.kind === 'refuse') expect(proposal.reason, name).not.toContain('could not be computed');
    }
  });

  it('limit retries', async () => {
    expect((await propose({}, { retry: { max: 99, backoff: 9999 } })).proposal).toMatchObject({
      kind: 'retry',
      max: 5,
      backoffMs: 60_000,
    });
  });
});
