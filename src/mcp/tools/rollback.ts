import { type Tool, textArgument } from '../tool.ts';

/** Puts the files of a fix back as they were. */
export const rollback: Tool = {
  name: 'rollback',
  title: 'Undo a fix',
  description: 'Restores the files that a heal-hooks fix changed, exactly; refuses where they were edited since.',
  inputSchema: {
    type: 'object',
    properties: { backup: { type: 'string', description: 'id that the note named; the newest fix when absent' } },
  },
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  async call(args, { env, cwd, now }) {
    const { rollBack } = await import('../../roll-back.ts');
    const { restoredText } = await import('../../report/backup-text.ts');
    const { PLAIN } = await import('../../report/style.ts');
    const { programName } = await import('../../system/own-bundle.ts');
    const { findProject } = await import('../../system/project.ts');
    const { transactionWorld } = await import('../../transaction-world.ts');
    const { loadConfig } = await import('../../config/load-config.ts');
    const project = findProject(cwd);
    const { config } = await loadConfig(project, env);
    const program = programName(env, project.root);
    const world = transactionWorld({ project, env, config, now });
    const restored = await rollBack(textArgument(args, 'backup'), world, program);
    return { text: restoredText(restored, program, PLAIN), failed: restored.kind === 'refused' };
  },
};
