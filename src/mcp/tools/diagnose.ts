import { type Tool, textArgument } from '../tool.ts';

/** Reads an output that the agent hands over; records nothing. */
export const diagnose: Tool = {
  name: 'diagnose',
  title: 'Diagnose an output',
  description:
    'Recognises failures in the output of a command: cause, captured names, locations, remedies, as JSON. Reads only.',
  inputSchema: {
    type: 'object',
    properties: {
      output: { type: 'string', description: 'stdout and stderr as printed' },
      command: { type: 'string', description: 'the command as typed' },
      exit_code: { type: 'number' },
    },
    required: ['output'],
  },
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async call(args, { env, cwd, now }) {
    const output = textArgument(args, 'output');
    if (output === undefined) return { text: '`output` is missing: the text that the command printed.', failed: true };
    const { readPipedText } = await import('../../event/read-piped-text.ts');
    const { diagnoseEvent } = await import('../../heal.ts');
    const { diagnosisJson } = await import('../../report/diagnosis-json.ts');
    const { findProject } = await import('../../system/project.ts');
    const { uuidV7 } = await import('../../system/uuid-v7.ts');
    const { knowledgeOnce } = await import('../../knowledge-once.ts');
    const project = findProject(cwd);
    const context = { cwd, projectOf: () => project.key, now: now(), newId: uuidV7, source: 'mcp' as const };
    const status = Number(args.exit_code ?? Number.NaN);
    const event = readPipedText(output, context, {
      command: textArgument(args, 'command'),
      ...(Number.isInteger(status) && { exitCode: status }),
    });
    const report = await diagnoseEvent(event, await knowledgeOnce(env)(project));
    return { text: JSON.stringify(diagnosisJson(report)) };
  },
};
