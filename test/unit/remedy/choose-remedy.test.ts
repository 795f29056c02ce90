import { describe, expect, it } from 'vitest';
import { chooseRemedy, type RemedyRules } from '../../../src/remedy/choose-remedy.ts';
import type { Proposal } from '../../../src/remedy/remedy.ts';
import type { Change } from '../../../src/transaction/plan.ts';

const edit: Change = { kind: 'edit', path: 'a', baseHash: '', replacements: [] };
const command: Change = { kind: 'command', argv: ['x'], cwd: '', touches: [], timeoutMs: 1 };
const plan = (changes: Change[], safety: 'safe' | 'unsafe' = 'safe'): Proposal => ({
  kind: 'plan',
  safety,
  summary: 's',
  plan: { owner: 'o', root: '/', title: 't', changes },
});
const rules: RemedyRules = {
  mode: 'safe',
  unsafeFixes: false,
  where: 'run',
  pattern: { trusted: true, layer: 'built-in', category: 'import' },
};

describe('chooseRemedy', () => {
  it.each<[string, Proposal, Partial<RemedyRules>, string]>([
    ['a safe edit', plan([edit]), {}, 'apply'],
    ['a safe edit in a hook', plan([edit]), { where: 'hook' }, 'apply'],
    ['a command', plan([command]), {}, 'apply'],
    ['a command in a hook', plan([edit, command]), { where: 'hook' }, 'suggest'],
    ['a correction in a hook', { kind: 'correct', argv: ['x'], summary: 's' }, { where: 'hook' }, 'suggest'],
    ['a retry', { kind: 'retry', max: 1, backoffMs: 1, summary: 's' }, {}, 'apply'],
    ['an unsafe edit', plan([edit], 'unsafe'), {}, 'suggest'],
    ['an unsafe edit that was asked for', plan([edit], 'unsafe'), { unsafeFixes: true }, 'apply'],
    ['mode suggest', plan([edit]), { mode: 'suggest', unsafeFixes: true }, 'suggest'],
    ['mode off', plan([edit]), { mode: 'off' }, 'nothing'],
    ['credentials', plan([edit]), { unsafeFixes: true, pattern: { ...rules.pattern, category: 'auth' } }, 'suggest'],
    [
      'an untrusted project pattern',
      plan([edit]),
      { unsafeFixes: true, pattern: { trusted: false, layer: 'project', category: 'import' } },
      'suggest',
    ],
    ['a refusal', { kind: 'refuse', reason: 'r' }, {}, 'suggest'],
  ])('%s', (_name, proposal, more, decision) => {
    const choice = chooseRemedy(proposal, { ...rules, ...more });
    expect(choice.decision).toBe(decision);
    expect(choice.reason === null).toBe(decision === 'apply');
  });
});
