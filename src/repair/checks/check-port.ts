import type { ToolCheck } from '../tool.ts';

/** Does the declared service answer on its port? */
export const checkPort: ToolCheck = async (tool, site) => {
  const { service } = tool;
  if (!service || (await site.answers(service.host, service.port))) return [];
  const address = `${service.host}:${service.port}`;
  return [
    {
      tool: tool.name,
      check: 'service',
      what: `nothing answers at ${address}`,
      why: 'Every call of it ends with "connection refused".',
      command: service.start?.join(' ') ?? `start ${tool.name}, as ${tool.declared} describes it`,
      repair: service.start ? { kind: 'start', argv: service.start, service } : null,
    },
  ];
};
