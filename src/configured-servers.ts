import type { Config } from './config/schema.ts';
import { isTrusted } from './pattern/catalogue/trust.ts';
import { type DeclaredServer, isLoopback, START_MS } from './remedy/servers/declared-server.ts';
import { type Env, stateDir } from './system/paths.ts';
import type { Project } from './system/project.ts';

/** Services on this machine that the `tools` of the configuration name and say how to start. In a repository that is not trusted they are held. */
export function configuredServers(config: Config, project: Project, env: Env): DeclaredServer[] {
  const entries = Object.entries(config.tools).filter(([, { service }]) => service?.start);
  if (entries.length === 0) return [];
  const trusted = isTrusted({ stateDir: stateDir(env), projectKey: project.key, projectRoot: project.root });
  const held = trusted ? null : 'Commands of this repository run only after `heal-hooks trust`.';
  return entries.flatMap(([name, { service }]) => {
    if (!service?.start || !isLoopback(service.host ?? 'localhost')) return [];
    const { port, start, timeoutSeconds } = service;
    const timeoutMs = timeoutSeconds ? timeoutSeconds * 1000 : START_MS;
    return [{ name, declared: '.heal-hooks/config.json5', port, start, stop: null, cwd: '', timeoutMs, held }];
  });
}
