import type { ProjectView } from '../remedy.ts';
import { composeServers } from './compose-servers.ts';
import type { DeclaredServer } from './declared-server.ts';
import { pm2Servers, unitServers } from './keeper-servers.ts';
import { scriptServers } from './script-servers.ts';

/** Of several scripts for one port, the plain one: not the one that watches or previews. */
const plainest = (servers: readonly DeclaredServer[]): DeclaredServer[] => {
  const plain = servers.filter(({ name }) => !/dev|watch|preview|debug/i.test(name));
  return plain.length === 1 ? plain : [...servers];
};

/**
 * What the project declares to serve a port of this machine; the user's own entry of `tools` comes before what is found by itself.
 * @param command the command that failed: it is no service
 */
export async function declaredServers(port: number, command: string, view: ProjectView): Promise<DeclaredServer[]> {
  const configured = view.services.filter((service) => service.port === port);
  if (configured.length > 0) return configured;
  const composed = (await composeServers(view)).filter((service) => service.port === port);
  if (composed.length > 0) return composed;
  const kept = [...(await pm2Servers(port, view)), ...(await unitServers(port, view))];
  return kept.length > 0 ? kept : plainest(await scriptServers(port, command, view));
}
