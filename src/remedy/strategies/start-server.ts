import { commandLine } from '../command-line.ts';
import { refuse } from '../plan-parts.ts';
import type { Proposal, Strategy, StrategyInput } from '../remedy.ts';
import { isLoopback } from '../servers/declared-server.ts';
import { declaredServers } from '../servers/declared-servers.ts';
import { pidFileOf } from '../servers/pid-file.ts';

interface Address {
  host: string;
  port: number;
}

const ADDRESS =
  /(?:(\[[\da-f:]{2,40}\]|\b(?:localhost|\d{1,3}(?:\.\d{1,3}){3})|(?<![\w:])::1?)(?::|['"]?, (?:port )?| port )|(?:port )(?=\d))(\d{2,5})\b/gi;

/** The address that refused: as captured, else the first one that is named beside the refusal. */
function refusedAddress({ diagnosis, report }: StrategyInput): Address | null {
  const { host, port } = diagnosis.captures;
  if (port) return { host: host ?? 'localhost', port: Number(port) };
  const near = report.failure.lines.filter((line) => /refused|connect/i.test(line));
  for (const line of [diagnosis.root, ...near]) {
    for (const [, found, digits] of line.matchAll(ADDRESS)) return { host: found ?? 'localhost', port: Number(digits) };
  }
  return null;
}

/**
 * Connection refused on a port of this machine that the project itself declares: starts that service, and nothing else. The port must answer
 * within its time and the command must pass, or the service is ended again.
 */
export const strategy: Strategy = {
  name: 'start-server',
  summary:
    'Starts the service that the project declares for the refused port (`tools`, compose, pm2, systemd user unit, npm script), verified by its port.',
  safety: 'safe',
  why: 'Only what the project declares for exactly this port of this machine is started, and ended again when it does not help.',
  async plan(input, view): Promise<Proposal> {
    const address = refusedAddress(input);
    if (!address) return refuse('The failure does not say which address refused the connection.');
    const { host, port } = address;
    if (!isLoopback(host)) return refuse(`${host}:${port} is not on this machine.`);
    const found = await declaredServers(port, input.report.failure.event.command ?? '', view);
    const [service, other] = found;
    if (!service) return refuse(`Nothing in this project is declared to serve port ${port}.`);
    const line = commandLine(service.start);
    if (other)
      return refuse(`Several services are declared for port ${port}.`, {
        known: found.map(({ name, declared }) => `${declared} declares \`${name}\``),
        steps: [`start the one that is meant: ${found.map(({ start }) => `\`${commandLine(start)}\``).join(' or ')}`],
      });
    const known = [`${service.declared} declares \`${service.name}\` for port ${port}`];
    const pid = await pidFileOf(service.name, view);
    if (pid?.running)
      return refuse(`\`${service.name}\` seems to run (process ${pid.pid}), but port ${port} does not answer.`, {
        known: [...known, `${pid.path} names process ${pid.pid}: ${pid.running}`],
        steps: [`end process ${pid.pid} if it hangs`, `start it again: \`${line}\``],
      });
    if (service.held) return refuse(service.held, { known, steps: [`start it: \`${line}\``] });
    const summary = `nothing answers on port ${port}; ${service.declared} declares \`${service.name}\` for it: \`${line}\``;
    return { kind: 'start', service, summary };
  },
};
