import { describe, expect, it } from 'vitest';
import { forTools } from '../../../src/remedy/for-tools.ts';
import type { Playbook } from '../../../src/remedy/remedy.ts';

const playbook: Playbook = {
  id: 'p',
  title: 'P',
  trigger: '',
  severity: 'high',
  steps: [
    { action: 'search', description: 'See ${module}', command: '${see}' },
    { action: 'decide', options: { declared: 'install it (${install})', wheel: '${wheel}' } },
    { action: 'verify', description: '${check}', command: '${see}' },
    { action: 'fix', description: '${wheel}' },
  ],
  by_tool: {
    see: { npm: 'npm ls ${module}', node: 'ls node_modules', any: '' },
    install: { npm: '`npm ci`', pnpm: '`pnpm i`', any: 'its tool' },
    wheel: { python: 'take the right one', any: '' },
  },
  avoid: ['${wheel}', 'guessing'],
  success_indicators: ['it is there'],
};

describe('a playbook in the words of a tool', () => {
  it('takes the words of the most special tool that has any, name by name', () => {
    expect(forTools(playbook, ['pnpm', 'node']).steps).toEqual([
      { action: 'search', description: 'See ${module}', command: 'ls node_modules' },
      { action: 'decide', options: { declared: 'install it (`pnpm i`)' } },
      { action: 'verify', description: '${check}', command: 'ls node_modules' },
    ]);
    expect(forTools(playbook, ['npm', 'node']).steps[0]?.command).toBe('npm ls ${module}');
  });

  it('has the words for all others where the tool has none, and leaves out what then has no words', () => {
    const spoken = forTools(playbook, ['go']);
    expect(spoken.steps).toEqual([
      { action: 'search', description: 'See ${module}' },
      { action: 'decide', options: { declared: 'install it (its tool)' } },
      { action: 'verify', description: '${check}' },
    ]);
    expect(spoken.avoid).toEqual(['guessing']);
    expect(spoken).not.toHaveProperty('by_tool');
    expect(forTools(playbook, ['python']).avoid).toEqual(['take the right one', 'guessing']);
  });

  it('is left as it is without such words', () => {
    const { by_tool: _, ...plain } = playbook;
    expect(forTools(plain, ['npm'])).toEqual(plain);
  });
});
