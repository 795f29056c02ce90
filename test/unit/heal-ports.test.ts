import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/config/defaults.ts';
import { healPorts } from '../../src/heal-ports.ts';
import { findProject } from '../../src/system/project.ts';
import { tempProject } from '../support/temp-project.ts';

describe('healing a real project', () => {
  it('ends a remedial command after the time that the configuration allows', async () => {
    const { root, env } = tempProject({}, { git: true });
    const site = { project: findProject(root), cwd: root, env, unsafeFixes: true, now: Date.now };
    const ports = healPorts({ ...site, config: { ...DEFAULTS, fixes: { max: 1, timeoutSeconds: 1 } } }, () =>
      Promise.reject(new Error('not run again')),
    );
    const change = { kind: 'command' as const, argv: ['sleep', '60'], cwd: '', touches: [], timeoutMs: 300_000 };
    const plan = { owner: 'test', title: 'sleep', root, changes: [change] };
    await expect(ports.apply(plan)).rejects.toMatchObject({ why: 'it took longer than 1 s' });
  });
});
