import { type Tool, textArgument } from '../tool.ts';

/** Shows what would fix a recorded failure, or makes the change. */
export const fix: Tool = {
  name: 'fix',
  title: 'Fix a failure',
  description:
    'What would fix the last recorded failure, as a diff; `apply` makes the change, with a backup. Only edits of files.',
  inputSchema: {
    type: 'object',
    properties: {
      id: { type: 'string', description: 'of a recorded failure; the last one when absent' },
      apply: { type: 'boolean', description: 'default false: show only' },
    },
  },
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
  async call(args, context) {
    const { fixRecorded } = await import('../fix-recorded.ts');
    const { HealError } = await import('../../system/heal-error.ts');
    try {
      return { text: await fixRecorded(textArgument(args, 'id') ?? 'last', args.apply === true, context) };
    } catch (error) {
      if (error instanceof HealError) return { text: error.message, failed: true };
      throw error;
    }
  },
};
