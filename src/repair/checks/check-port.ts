import { isLoopback } from '../../remedy/servers/declared-server.ts';
import { declaredServers } from '../../remedy/servers/declared-servers.ts';
import type { ToolCheck } from '../tool.ts';

/** Does the declared service answer on its port? */
export const checkPort: ToolCheck = async (tool, site) => {
  const { service } = tool;
  if (!service || (await site.answers(service.host, service.port))) return [];
  const [found, other] =
    service.start || !isLoopback(service.host) ? [] : await declaredServers(service.port, '', site.view);
  const only = other || found?.held ? null : found;
  const start = service.start ?? only?.start;
  const address = `${service.host}:${service.port}`;
  return [
    {
      tool: tool.name,
      check: 'service',
      what: `nothing answers at ${address}`,
      why: 'Every call of it ends with "connection refused".',
      command: start?.join(' ') ?? `start ${tool.name}, as ${tool.declared} describes it`,
      repair: start ? { kind: 'start', argv: start, stop: only?.stop ?? null, service } : null,
    },
  ];
};
